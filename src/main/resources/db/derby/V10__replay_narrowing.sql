-- What else the events of a replay job have in common, as the event log filters them.

alter table replay add column org_id varchar(128);
alter table replay add column user_id varchar(128);
alter table replay add column body_text varchar(128);
