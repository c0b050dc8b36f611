-- What searches of the log need not read. Neither table is written by what stores or delivers events.

-- Of a closed stretch of the log, from (inclusive) until (exclusive) by acceptance: a Bloom filter
-- over its events' types, organizations and users. Written in the background, never changed.
create table event_sketch (
  tenant_id varchar(36) not null,
  from_at timestamp not null,
  until_at timestamp not null,
  bits varchar(8000) for bit data not null,
  constraint event_sketch_pk primary key (tenant_id, from_at)
);

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

insert into failed_delivery (tenant_id, accepted_at, event_id, endpoint_id, delivery_id)
  select e.tenant_id, e.accepted_at, e.event_id, d.endpoint_id, d.id from delivery d
  join event e on e.event_id = d.event_id and e.tenant_id = d.tenant_id
  where d.state in ('failed', 'cancelled');
