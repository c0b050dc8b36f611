-- Nodes that start on an empty database at once: one sets it up, the others wait for its end.
insert into lease (job, holder, until_at) values ('setup', 'nobody', timestamp('2000-01-01 00:00:00'));
