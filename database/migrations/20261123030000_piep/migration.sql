-- A signal is about a person, not about a case: it is found by a keyed hash, and what it needs of the register of persons is kept no longer than it counts.
create type "signal_kind" as enum ('WORRIED', 'ACTIVE');
create type "signal_end" as enum ('EXPIRED', 'AGE', 'WITHDRAWN', 'NOT_FOUND');
create type "triage_offer_state" as enum ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED');

alter table signal alter column case_id drop not null;
alter table signal
  add column subject text,
  add column kind signal_kind,
  add column bsn text,
  add column person_lookup text,
  add column household text[] not null default '{}',
  add column age_until date,
  add column listed_until date,
  add column look_at timestamptz(3),
  add column looks int4 not null default 0,
  add column held bool not null default false,
  add column claimed_until timestamptz(3),
  add column withdrawn_at timestamptz(3),
  add column archived_at timestamptz(3);

create index on signal (oin, role, raised_at);
create index signal_household on signal using gin (household);
create index signal_look_at on signal (look_at) where look_at is not null;

-- What is left of a signal that no longer counts: who raised it and when, and a keyed hash by which it can be accounted for; for five years.
create table signal_archive (
  id text not null primary key,
  oin text not null,
  role text not null,
  subject text,
  kind signal_kind,
  person_lookup text,
  raised_at timestamptz(3) not null,
  ended_on date not null,
  ended_by signal_end not null,
  archived_at timestamptz(3) not null,
  destroy_on date not null
);

create index on signal_archive (oin, role, raised_at);
create index on signal_archive (destroy_on);

-- A match offers the municipality a triage. No foreign key on the case: that there was an offer stays accountable when the case has gone.
create table triage_offer (
  id text not null primary key,
  state triage_offer_state not null,
  offered_at timestamptz(3) not null,
  case_id text,
  decided_at timestamptz(3),
  decided_oin text,
  decided_by text,
  decline_reason text
);

create index on triage_offer (state);

alter table signal_match alter column case_id drop not null;
alter table signal_match add column offer_id text references triage_offer (id) on delete set null on update cascade;
create index on signal_match (offer_id);
create index on signal_match (second_id);

-- What no program may write: a person without the means to find them again, or anything of them once it is in the archive.
alter table signal add check ((bsn is null) = (person_lookup is null));
alter table signal add check (archived_at is null or (bsn is null and household = '{}' and look_at is null));
alter table triage_offer add check ((state in ('ACCEPTED', 'DECLINED')) = (decided_at is not null));
