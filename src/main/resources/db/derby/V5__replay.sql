-- Replay jobs, and figures by hour.

create table replay (
  id varchar(40) not null constraint replay_pk primary key,
  tenant_id varchar(36) not null references tenant (id),
  from_at timestamp not null,
  to_at timestamp not null,
  event_types varchar(8000),
  endpoint_ids varchar(8000),
  choice varchar(10) not null,
  state varchar(10) not null,
  total bigint,
  opened bigint not null,
  done bigint not null,
  failed bigint not null,
  failures integer not null,
  owner varchar(36),
  lease_until timestamp,
  created_at timestamp not null,
  finished_at timestamp,
  settled boolean not null
);
create index replay_by_tenant on replay (tenant_id, created_at, id);

-- How far a job has come for one endpoint.
create table replay_target (
  id varchar(40) not null constraint replay_target_pk primary key,
  replay_id varchar(40) not null,
  endpoint_id varchar(40) not null,
  position_at timestamp not null,
  position_id varchar(36) not null,
  at_end boolean not null
);
create index replay_target_by_replay on replay_target (replay_id);

-- The deliveries that a job has opened and not yet counted. Few at any time.
create table replay_delivery (
  replay_id varchar(40) not null,
  delivery_id varchar(40) not null,
  endpoint_id varchar(40) not null,
  constraint replay_delivery_pk primary key (replay_id, delivery_id)
);

-- Added to every few seconds from memory, never by the transactions that record deliveries.
-- How many attempts ended in an hour, by how long they took (bucket, as the code numbers them);
-- bucket -1 counts the deliveries that ended.
create table hour_count (
  endpoint_id varchar(40) not null,
  hour_start timestamp not null,
  bucket integer not null,
  tenant_id varchar(36) not null,
  succeeded bigint not null,
  failed bigint not null,
  constraint hour_count_pk primary key (endpoint_id, hour_start, bucket)
);
create index hour_count_by_tenant on hour_count (tenant_id, hour_start);
