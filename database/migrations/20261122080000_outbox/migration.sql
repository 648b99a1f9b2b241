-- Events that were written in the transaction of their change and wait for the relay; a published row is kept for a while and then cleaned away.
-- No foreign key on the case: that something changed in a case is still told when the case itself has gone.
create table outbox (
  sequence bigint generated always as identity primary key,
  event_id text not null unique,
  case_id text,
  type text not null,
  subject text,
  data jsonb not null,
  occurred_at timestamptz(3) not null,
  trace_id text not null,
  published_at timestamptz(3)
);

create index outbox_unpublished on outbox (sequence) where published_at is null;
create index outbox_published_at on outbox (published_at) where published_at is not null;
