-- Filters of endpoints, and answers that are kept for requests with an Idempotency-Key.

alter table endpoint add column filter_expression varchar(4000);

-- Why the endpoint's filter could not be evaluated on the event.
alter table delivery add column filter_error varchar(500);

-- id: a hash of caller and key. answer: encrypted; null while the request is under way.
create table idempotent_request (
  id varchar(64) not null constraint idempotent_request_pk primary key,
  tenant_id varchar(36) not null,
  fingerprint varchar(64) not null,
  started_at bigint not null,
  answer blob(16M)
);
create index idempotent_request_by_time on idempotent_request (started_at);
