-- What waits for the relay is a list of its own, small and quick to shorten: an event that was published leaves it, and its row in the outbox is written once and never again.
drop index outbox_waiting;
drop index outbox_retry;
drop index outbox_set_aside;
drop index outbox_published_at;

create table outbox_waiting (
  sequence bigint not null references outbox on delete cascade,
  -- Empty: for whoever may hear of it. Otherwise the event was sent to all but this topic, which refused it.
  topic text not null default '',
  slot int4 not null check (slot between 0 and 15),
  case_id text,
  attempts int4 not null default 0,
  retry_at timestamptz(3),
  set_aside_at timestamptz(3),
  failure text,
  primary key (sequence, topic)
);
insert into outbox_waiting (sequence, slot, case_id, attempts, retry_at, set_aside_at, failure)
  select sequence, hashtext(coalesce(case_id, '')) & 15, case_id, attempts, retry_at, set_aside_at, failure from outbox where published_at is null;

-- In this order a relay reads its slot.
create index outbox_waiting_order on outbox_waiting (slot, sequence);
create index outbox_waiting_retry on outbox_waiting (slot) where retry_at is not null;
create index outbox_waiting_set_aside on outbox_waiting (sequence) where set_aside_at is not null;
create index outbox_waiting_topic on outbox_waiting (topic) where topic <> '';

alter table outbox
  drop column published_at,
  drop column attempts,
  drop column retry_at,
  drop column set_aside_at,
  drop column failure;
create index outbox_occurred_at on outbox using brin (occurred_at);

-- A topic that refuses everything: not there, or no right to it. It is tried again at retry_at.
create table refused_topic (
  topic text primary key,
  failure text not null,
  attempts int4 not null,
  since timestamptz(3) not null,
  retry_at timestamptz(3) not null
);
