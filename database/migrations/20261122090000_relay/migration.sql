-- How the relay stands with an event: a failure is tried again at retry_at, and after too many attempts the event is set aside with the name of what went wrong.
alter table outbox
  add column attempts int4 not null default 0,
  add column retry_at timestamptz(3),
  add column set_aside_at timestamptz(3),
  add column failure text;

-- What waits, by the slot that its case falls in; the relay asks for it by exactly this expression.
create index outbox_waiting on outbox ((hashtext(coalesce(case_id, '')) & 15), sequence) where published_at is null and set_aside_at is null;
create index outbox_retry on outbox (case_id) where retry_at is not null;
create index outbox_set_aside on outbox (sequence) where set_aside_at is not null;

-- Relays share the work by slot: whoever holds a slot publishes its cases, one relay at a time. Times are the database's own clock.
create table relay_slot (
  slot int4 primary key check (slot between 0 and 15),
  holder text,
  held_until timestamptz(3),
  served_at timestamptz(3) not null default 'epoch'
);
