-- Jobs that one node at a time does: whoever holds the lease.
create table lease (
  job varchar(20) not null primary key,
  holder varchar(40) not null,
  until_at timestamp not null
);
insert into lease (job, holder, until_at) values ('purge', 'nobody', timestamp('2000-01-01 00:00:00'));
insert into lease (job, holder, until_at) values ('expiry', 'nobody', timestamp('2000-01-01 00:00:00'));
insert into lease (job, holder, until_at) values ('sketches', 'nobody', timestamp('2000-01-01 00:00:00'));
