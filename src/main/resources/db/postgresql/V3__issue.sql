-- The issues of workspaces, for PostgreSQL. A workspace is a tenant, by its slug.

create table issue (
  tenant_id varchar(36) not null,
  issue_id varchar(64) not null,
  group_id varchar(128) not null,
  message varchar(4000) not null,
  title varchar(500),
  description varchar(8000),
  status varchar(20) not null,
  created_at timestamp not null,
  updated_at timestamp not null,
  closed_at timestamp,
  version bigint not null,
  constraint issue_pk primary key (tenant_id, issue_id)
);
create index issue_by_time on issue (tenant_id, created_at, issue_id);
create index issue_by_group on issue (tenant_id, group_id, created_at);

-- callback_expires_at: of a change made by a callback, the expiry of its token, which tells the
-- tokens of one command on one issue apart without keeping any of them.
create table issue_entry (
  id varchar(40) not null primary key,
  tenant_id varchar(36) not null,
  issue_id varchar(64) not null,
  event_id varchar(36) not null,
  change_name varchar(32) not null,
  status varchar(20) not null,
  actor_kind varchar(16) not null,
  actor_id varchar(128) not null,
  actor_name varchar(200),
  comment_text varchar(4000),
  callback_expires_at timestamp,
  created_at timestamp not null
);
create index issue_entry_by_issue on issue_entry (tenant_id, issue_id, id);

-- What the server makes for itself once, for all its nodes.
create table server_secret (
  name varchar(64) not null primary key,
  secret varchar(200) not null,
  created_at timestamp not null
);
