-- That a recipient was told to drop what it holds of some classes about a member, by which event, and whether it confirmed that it did.
-- Goes with its case: what the recipient must do then is in the event of the destruction itself.
create table tombstone (
  event_id text not null primary key,
  oin text not null,
  role text not null,
  case_id text not null references family_case (id) on delete cascade on update cascade,
  member_id text not null references family_member (id) on delete cascade on update cascade,
  classes text[] not null,
  told_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  confirmed_by text,
  check ((confirmed_at is null) = (confirmed_by is null))
);

create index on tombstone (case_id);
create index on tombstone (member_id);
create index on tombstone (told_at, event_id);
create index tombstone_open on tombstone (told_at, event_id) where confirmed_at is null;
