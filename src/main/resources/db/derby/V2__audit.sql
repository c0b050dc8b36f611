-- The audit log, for Derby.

create table audit_entry (
  id varchar(40) not null primary key,
  -- empty: of the whole server
  tenant_id varchar(36) not null,
  recorded_at timestamp not null,
  actor_type varchar(16) not null,
  actor_id varchar(254) not null,
  actor_name varchar(254),
  address varchar(64),
  action varchar(64) not null,
  object_type varchar(64) not null,
  object_id varchar(254) not null,
  state_before clob(1M),
  state_after clob(1M)
);
create index audit_entry_by_tenant on audit_entry (tenant_id, recorded_at, id);
create index audit_entry_by_object on audit_entry (tenant_id, object_id, recorded_at);
-- To be purged in order of time, whosever it is.
create index audit_entry_by_time on audit_entry (recorded_at);

-- Rotated secrets, to be purged when they have expired.
create index signing_secret_by_expiry on signing_secret (expires_at);
