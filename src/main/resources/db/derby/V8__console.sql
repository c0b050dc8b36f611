-- Who is signed in to the console. The id is a hash of what the browser has.

create table console_session (
  id varchar(64) not null primary key,
  user_id varchar(64) not null,
  tenant_id varchar(64),
  notice varchar(8000) for bit data,
  created_at timestamp not null,
  seen_at timestamp not null
);
create index console_session_by_user on console_session (user_id);
create index console_session_by_seen_at on console_session (seen_at);
