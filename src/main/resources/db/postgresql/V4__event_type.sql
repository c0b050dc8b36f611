-- The tenants' own entries in the catalogue of event types, for PostgreSQL. The built-in types are in the WAR.

-- documented: somebody described it; otherwise it only appeared in an event. Names in order of their characters.
create table event_type (
  tenant_id varchar(36) not null,
  name varchar(128) collate "C" not null,
  documented boolean not null,
  description varchar(1000),
  json_schema text,
  example text,
  enforced boolean not null,
  created_at timestamp not null,
  updated_at timestamp not null,
  constraint event_type_pk primary key (tenant_id, name)
);

-- Rises with each change that somebody makes, so that every node knows when to read the types again.
create table event_type_version (
  tenant_id varchar(36) not null primary key,
  version bigint not null
);
