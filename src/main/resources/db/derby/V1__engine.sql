-- The engine's tables, for Derby. Times are UTC; ids are prefix + UUIDv7.

create table tenant (
  id varchar(36) not null primary key,
  slug varchar(63) not null unique,
  name varchar(200) not null,
  created_at timestamp not null
);

create table api_key (
  id varchar(40) not null primary key,
  tenant_id varchar(36) not null references tenant (id),
  name varchar(200) not null,
  prefix varchar(16) not null,
  hash varchar(64) not null unique,
  scopes varchar(200) not null,
  created_at timestamp not null,
  expires_at timestamp,
  revoked_at timestamp,
  last_used_at timestamp
);
create index api_key_by_tenant on api_key (tenant_id, created_at, id);

create table app_user (
  id varchar(40) not null primary key,
  tenant_id varchar(36) references tenant (id),
  name varchar(254) not null unique,
  password_hash varchar(500) not null,
  role varchar(16) not null,
  created_at timestamp not null
);

create table endpoint (
  id varchar(40) not null primary key,
  tenant_id varchar(36) not null references tenant (id),
  url varchar(2048) not null,
  description varchar(1000),
  event_types varchar(8000) not null,
  headers varchar(16000),
  max_in_flight integer,
  state varchar(10) not null,
  disabled_reason varchar(10),
  created_at timestamp not null,
  updated_at timestamp not null,
  deleted_at timestamp,
  version bigint not null
);
create index endpoint_by_tenant on endpoint (tenant_id, created_at, id);

create table signing_secret (
  id varchar(40) not null primary key,
  endpoint_id varchar(40) not null references endpoint (id),
  secret varchar(120) not null,
  created_at timestamp not null,
  expires_at timestamp
);

-- Rises with each change of a tenant's endpoints, so that every node knows when to read them again.
create table endpoint_version (
  tenant_id varchar(36) not null primary key references tenant (id),
  version bigint not null
);

-- Failures since the last 2xx. Apart from endpoint, which people edit.
create table endpoint_health (
  endpoint_id varchar(40) not null primary key references endpoint (id),
  failures integer not null,
  failing_since timestamp
);

-- The next three are written in groups on the hot path, where keeping indexes is the largest part
-- of the work: no foreign keys, few and short indexes that lead with what tells rows apart.

create table event (
  tenant_id varchar(36) not null,
  event_id varchar(36) not null,
  event_type varchar(128) not null,
  occurred_at timestamp not null,
  accepted_at timestamp not null,
  org_id varchar(128) not null,
  user_id varchar(128) not null,
  role varchar(64) not null,
  body blob(16M) not null,
  -- the id first: a group's ids are looked up with one IN, which Derby probes by the leading column only
  constraint event_pk primary key (event_id, tenant_id)
);
create index event_by_time on event (tenant_id, accepted_at, event_id);

-- due_at: when somebody must look at the delivery again. For a pending one a moment after its
-- wake-up should have come; for a retrying one its next attempt; for a delivering one the end of
-- its claim, which for a new delivery is the same moment; null when it is finished. One index on it serves retries, lost wake-ups and leases.
create table delivery (
  id varchar(40) not null constraint delivery_pk primary key,
  tenant_id varchar(36) not null,
  event_id varchar(36) not null,
  endpoint_id varchar(40) not null,
  state varchar(10) not null,
  due_at timestamp,
  claim varchar(40),
  attempts integer not null,
  manual boolean not null,
  replay boolean not null,
  bytes integer not null,
  created_at timestamp not null,
  expires_at timestamp not null,
  finished_at timestamp,
  last_status integer,
  last_error varchar(500)
);
create index delivery_due on delivery (endpoint_id, due_at);
create index delivery_by_event on delivery (event_id);
create index delivery_by_endpoint on delivery (endpoint_id, id);

create table attempt (
  delivery_id varchar(40) not null,
  id varchar(40) not null,
  tenant_id varchar(36) not null,
  attempt_number integer not null,
  manual boolean not null,
  started_at timestamp not null,
  duration_ms integer not null,
  url varchar(2048) not null,
  status integer,
  error_kind varchar(32),
  error_text varchar(500),
  request_headers varchar(32000) for bit data not null,
  response_headers varchar(32000) for bit data,
  response_body varchar(32000) for bit data,
  response_truncated boolean not null
);
create index attempt_by_delivery on attempt (delivery_id);
