-- What partners announced. A body is encrypted and goes as soon as the message is done; a dead message keeps it, so that it can be put back.
create type inbox_state as enum ('WAITING', 'DONE', 'DEAD');

create table inbox (
  id text primary key,
  sequence bigint generated always as identity unique,
  source text not null,
  message_id text not null,
  format text not null,
  body text,
  state inbox_state not null,
  outcome text,
  place text,
  received_at timestamptz(3) not null,
  attempts integer not null default 0,
  retry_at timestamptz(3),
  holder text,
  held_until timestamptz(3),
  handled_at timestamptz(3),
  announced_at timestamptz(3),
  unique (source, message_id)
);

create index inbox_waiting on inbox (source, sequence) where state = 'WAITING';
create index inbox_dead on inbox (sequence) where state = 'DEAD';
create index inbox_received_at on inbox (source, received_at);

-- The newest change of each object that was handled, by a keyed hash of all that it is: an older one is no news any more.
create table inbox_object (
  id text primary key,
  changed_at timestamptz(3) not null,
  handled_at timestamptz(3) not null
);

create index inbox_object_handled_at on inbox_object (handled_at);

-- Up to which message of the inbox an event has told: what was received before the event was written is told by it.
create table inbox_told (
  member_id text not null references family_member (id) on delete cascade,
  data_class text not null,
  change text not null,
  facts text not null,
  sequence bigint not null,
  told_at timestamptz(3) not null,
  primary key (member_id, data_class, change, facts)
);
