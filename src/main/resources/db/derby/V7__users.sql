-- Users of tenants, and versions of what administrators edit.

alter table app_user add column display_name varchar(200);
alter table app_user add column last_sign_in_at timestamp;
alter table app_user add column disabled boolean not null default false;
alter table app_user add column version bigint not null default 0;
create index app_user_by_tenant on app_user (tenant_id, created_at, id);

alter table tenant add column version bigint not null default 0;
