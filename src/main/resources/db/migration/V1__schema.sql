-- All tables. Times are UTC; ids are prefix + UUIDv7. What the databases differ in is left to Dialect.

create table tenant (
  id varchar(36) not null primary key,
  slug varchar(63) not null unique,
  name varchar(200) not null,
  created_at timestamp not null,
  version bigint not null default 0
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
  created_at timestamp not null,
  display_name varchar(200),
  last_sign_in_at timestamp,
  disabled boolean not null default false,
  -- where what is told of endpoints is mailed
  mail_to varchar(254),
  version bigint not null default 0
);
create index app_user_by_tenant on app_user (tenant_id, created_at, id);

create table endpoint (
  id varchar(40) not null primary key,
  tenant_id varchar(36) not null references tenant (id),
  url varchar(2048) not null,
  description varchar(1000),
  event_types varchar(8000) not null,
  headers varchar(16000),
  -- what may be seen of it, as JSON
  authentication varchar(20000),
  max_in_flight integer,
  -- requests a second, over all nodes
  rate_limit integer,
  -- of its own schedule, in seconds; null where it is the server's
  retry_first_wait integer,
  retry_longest_wait integer,
  retry_limit integer,
  final_statuses varchar(250),
  -- whether deliveries keep their order, by what, and for how many seconds one may block its key
  ordering varchar(10) not null default 'none',
  ordering_key varchar(4000),
  ordering_limit integer,
  state varchar(10) not null,
  disabled_reason varchar(10),
  created_at timestamp not null,
  updated_at timestamp not null,
  deleted_at timestamp,
  version bigint not null,
  filter_expression varchar(4000),
  -- what makes the body that is sent, and what is written around it; null for neither
  transform_expression varchar(4000),
  body_format varchar(20),
  -- whether its receiver is asked by the handshake of CloudEvents webhooks
  handshake boolean not null default false
);
create index endpoint_by_tenant on endpoint (tenant_id, created_at, id);

create table signing_secret (
  id varchar(40) not null primary key,
  endpoint_id varchar(40) not null references endpoint (id),
  -- encrypted
  secret varchar(200) not null,
  created_at timestamp not null,
  expires_at timestamp
);
create index signing_secret_by_endpoint on signing_secret (endpoint_id, id);
-- Rotated secrets, to be purged when they have expired.
create index signing_secret_by_expiry on signing_secret (expires_at);

-- Of an endpoint's authentication, what may not be seen.
create table endpoint_secret (
  endpoint_id varchar(40) not null primary key references endpoint (id),
  -- encrypted
  secret varchar(32000) not null
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

-- From when on an endpoint that has a rate may get the request after those that nodes have taken
-- turns for.
create table endpoint_turn (
  endpoint_id varchar(40) not null primary key references endpoint (id),
  next_at timestamp not null
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
  body ${blob} not null,
  -- of the trace that it belongs to: traceparent and tracestate (W3C Trace Context)
  trace_parent varchar(55),
  trace_state varchar(512),
  -- the id first: a group's ids are looked up with one IN, which Derby probes by the leading column only
  constraint event_pk primary key (event_id, tenant_id)
);
create index event_by_time on event (tenant_id, accepted_at, event_id);

-- due_at: when somebody must look at the delivery again. For a pending one a moment after its
-- wake-up should have come; for a retrying one its next attempt; for a delivering one the end of
-- its claim, which for a new delivery is the same moment; null when it is finished. One index on it serves retries, lost wake-ups and leases.
-- A delivery's row is made half as long as it will be: with the usual fifth of a page kept for what grows, most rows would
-- be continued on another page of Derby's when they end.
${half_empty_pages}
create table delivery (
  id varchar(40) not null,
  tenant_id varchar(36) not null,
  event_id varchar(36) not null,
  endpoint_id varchar(40) not null,
  state varchar(10) not null,
  due_at timestamp,
  claim varchar(40),
  attempts integer not null,
  manual boolean not null,
  -- a person has asked for one more attempt after its time, which is made whenever it can be
  overtime boolean not null default false,
  replay boolean not null,
  bytes integer not null,
  created_at timestamp not null,
  expires_at timestamp not null,
  finished_at timestamp,
  last_status integer,
  last_error varchar(500),
  -- why the endpoint's filter could not be evaluated on the event
  filter_error varchar(500),
  -- of an endpoint that keeps order: deliveries of one key go one after the other
  order_key varchar(200),
  -- of a first attempt that went well, which has no row in attempt then: when it began, how long it took,
  -- where it went, and headers and body as the code packs them
  started_at timestamp,
  duration_ms integer,
  url varchar(2048),
  exchange ${bytes_2000}
);
${usual_pages}
alter table delivery add constraint delivery_pk primary key (id);
-- With when its time is over: those that are over are looked for among all that wait, each minute.
create index delivery_due on delivery (endpoint_id, due_at, expires_at);
create index delivery_by_event on delivery (event_id);
create index delivery_by_endpoint on delivery (endpoint_id, id);

-- The lines of endpoints that keep order: one for each key that has something to send. Its head goes; the rest
-- waits, with a due time later than all others, for the one before it. Its row is the lock on the line: numbers
-- are given under it, without gaps, so that their order is that of the commits.
create table order_line (
  endpoint_id varchar(40) not null,
  order_key varchar(200) not null,
  head_id varchar(40) not null,
  head_number bigint not null,
  head_since timestamp not null,
  last_number bigint not null,
  constraint order_line_pk primary key (endpoint_id, order_key)
);
-- Those behind the heads. One that has ended meanwhile is passed over when its turn comes.
create table order_place (
  endpoint_id varchar(40) not null,
  order_key varchar(200) not null,
  place_number bigint not null,
  delivery_id varchar(40) not null,
  constraint order_place_pk primary key (endpoint_id, order_key, place_number)
);

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
  request_headers ${bytes_32000} not null,
  response_headers ${bytes_32000},
  response_body ${bytes_32000},
  response_truncated boolean not null,
  -- of the body that was sent, where it was not the event's: it is in sent_body
  body_hash varchar(64)
);
create index attempt_by_delivery on attempt (delivery_id, attempt_number);

-- What was sent in the place of an event's body, once for all attempts that sent the same.
-- hash: SHA-256, in hexadecimal.
create table sent_body (
  delivery_id varchar(40) not null,
  hash varchar(64) not null,
  tenant_id varchar(36) not null,
  body ${blob} not null,
  constraint sent_body_pk primary key (delivery_id, hash)
);

-- The audit log.
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
  state_before ${clob},
  state_after ${clob}
);
create index audit_entry_by_tenant on audit_entry (tenant_id, recorded_at, id);
create index audit_entry_by_object on audit_entry (tenant_id, object_id, recorded_at);
-- For the purge, which deletes the oldest entries of all tenants first.
create index audit_entry_by_time on audit_entry (recorded_at);

-- The issues of workspaces. A workspace is a tenant, by its slug.
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
  -- encrypted
  secret varchar(200) not null,
  created_at timestamp not null
);

-- The tenants' own entries in the catalogue of event types. The built-in types are in the WAR.
-- documented: somebody described it; otherwise it only appeared in an event. Names in order of their characters.
create table event_type (
  tenant_id varchar(36) not null,
  name varchar(128) ${by_character} not null,
  documented boolean not null,
  description varchar(1000),
  json_schema varchar(32000),
  example varchar(32000),
  enforced boolean not null,
  -- where in an event its subject stands
  subject varchar(200),
  created_at timestamp not null,
  updated_at timestamp not null,
  constraint event_type_pk primary key (tenant_id, name)
);

-- Rises with each change that somebody makes, so that every node knows when to read the types again.
create table event_type_version (
  tenant_id varchar(36) not null primary key,
  version bigint not null
);

-- Replay jobs.
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
  settled boolean not null,
  org_id varchar(128),
  user_id varchar(128),
  body_text varchar(128)
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

-- Written every few seconds from memory, never by the transactions that record deliveries. What one run of a
-- node counted of an endpoint, or of a tenant (scope_id is its id then), in a minute or in 60, as the code packs it.
create table figure_count (
  scope_id varchar(40) not null,
  minutes integer not null,
  start_at timestamp not null,
  run varchar(40) not null,
  tenant_id varchar(36) not null,
  counts ${bytes_32000} not null,
  constraint figure_count_pk primary key (scope_id, minutes, start_at, run)
);
create index figure_count_by_tenant on figure_count (tenant_id, minutes, start_at);

-- Answers that are kept for requests with an Idempotency-Key.
-- id: a hash of caller and key. answer: encrypted; null while the request is under way.
create table idempotent_request (
  id varchar(64) not null constraint idempotent_request_pk primary key,
  tenant_id varchar(36) not null,
  fingerprint varchar(64) not null,
  started_at bigint not null,
  answer ${blob}
);
create index idempotent_request_by_time on idempotent_request (started_at);

-- Who is signed in to the console, or has opened a link to a portal. The id is a hash of what the browser has.
create table console_session (
  id varchar(64) not null primary key,
  -- a user, or a link
  holder varchar(64) not null,
  notices ${bytes_32000},
  created_at timestamp not null,
  seen_at timestamp not null
);
create index console_session_by_holder on console_session (holder);
create index console_session_by_seen_at on console_session (seen_at);

create table portal_link (
  id varchar(40) not null primary key,
  tenant_id varchar(36) not null references tenant (id),
  token_hash varchar(64) not null unique,
  read_only boolean not null,
  theme varchar(8),
  -- who made it, and with whom it ends
  maker_type varchar(16) not null,
  maker_id varchar(128) not null,
  maker_name varchar(254) not null,
  created_at timestamp not null,
  expires_at timestamp not null,
  revoked_at timestamp
);
create index portal_link_by_tenant on portal_link (tenant_id, created_at, id);
create index portal_link_by_expiry on portal_link (expires_at);

-- What searches of the log need not read. Neither table is written by what stores or delivers events.

-- Of a closed stretch of the log, from (inclusive) until (exclusive) by acceptance: a Bloom filter
-- over its events' types, organizations and users. Written in the background, never changed.
create table event_sketch (
  tenant_id varchar(36) not null,
  from_at timestamp not null,
  until_at timestamp not null,
  bits ${bytes_8000} not null,
  constraint event_sketch_pk primary key (tenant_id, from_at)
);
-- Beside the other columns, not compressed: it is random, and a search reads many.
${plain_bits}

-- The deliveries that failed or were cancelled, at any time: one may have been tried again since. One row each time.
create table failed_delivery (
  tenant_id varchar(36) not null,
  accepted_at timestamp not null,
  event_id varchar(36) not null,
  endpoint_id varchar(40) not null,
  delivery_id varchar(40) not null
);
create index failed_delivery_by_time on failed_delivery (tenant_id, accepted_at, event_id);
create index failed_delivery_by_endpoint on failed_delivery (endpoint_id, delivery_id);

-- What the tenants' people are to be told of. Few rows at any time: each becomes an event, and is mailed after that.
-- told_at: when it became one; only what is to be mailed stays.
create table notice (
  id varchar(40) not null constraint notice_pk primary key,
  tenant_id varchar(36) not null,
  endpoint_id varchar(40) not null,
  kind varchar(20) not null,
  reason varchar(10),
  times integer not null,
  since_at timestamp not null,
  until_at timestamp not null,
  delivery_ids varchar(400),
  told_at timestamp
);
create index notice_by_told on notice (told_at, id);
create index notice_by_tenant on notice (tenant_id, id);

-- Of what its tenant was told already, so that it is not told of it again and again.
create table endpoint_told (
  endpoint_id varchar(40) not null constraint endpoint_told_pk primary key,
  failing_since timestamp,
  failing_at timestamp,
  failed_at timestamp,
  skipped_at timestamp
);

-- Jobs that one node at a time does: whoever holds the lease.
create table lease (
  job varchar(20) not null primary key,
  holder varchar(40) not null,
  until_at timestamp not null
);
insert into lease (job, holder, until_at) values ('purge', 'nobody', '2000-01-01 00:00:00');
insert into lease (job, holder, until_at) values ('expiry', 'nobody', '2000-01-01 00:00:00');
insert into lease (job, holder, until_at) values ('sketches', 'nobody', '2000-01-01 00:00:00');
insert into lease (job, holder, until_at) values ('notices', 'nobody', '2000-01-01 00:00:00');
insert into lease (job, holder, until_at) values ('order', 'nobody', '2000-01-01 00:00:00');
-- Nodes that start on an empty database at once: one sets it up, the others wait for its end.
insert into lease (job, holder, until_at) values ('setup', 'nobody', '2000-01-01 00:00:00');

-- Before settled_at, one row, nothing will be added to the log any more. Of each node: before edge_at it
-- will commit nothing any more, and told rises each time that it says so.
create table event_settled (
  settled_at timestamp not null
);
insert into event_settled (settled_at) values ('1970-01-01 00:00:00');
create table event_edge (
  node varchar(1000) not null primary key,
  edge_at timestamp not null,
  told bigint not null
);

-- Of each tenant the last event, in the order of its log, that was deleted because it was old. Before it there may be some with an attempt under way.
create table event_purged (
  tenant_id varchar(36) not null constraint event_purged_pk primary key,
  accepted_at timestamp not null,
  event_id varchar(36) not null
);
