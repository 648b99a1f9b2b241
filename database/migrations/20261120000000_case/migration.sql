create type "case_phase" as enum ('SIGNALLED', 'TRIAGE', 'ACTIVE', 'FOLLOW_UP', 'EVALUATION', 'CLOSED');
create type "triage_outcome" as enum ('MONO', 'MULTI_USER', 'MULTI_PROBLEM');
create type "life_domain" as enum ('FINANCE', 'WORK_EDUCATION', 'TIME_USE', 'HOUSING', 'DOMESTIC_RELATIONS', 'MENTAL_HEALTH', 'PHYSICAL_HEALTH', 'SUBSTANCE_USE', 'BASIC_ADL', 'INSTRUMENTAL_ADL', 'SOCIAL_NETWORK', 'SOCIETAL_PARTICIPATION', 'JUSTICE', 'PARENTING');
create type "confidentiality" as enum ('OPEN', 'RESTRICTED', 'SECRET');
create type "capacity" as enum ('CAPABLE', 'REPRESENTED', 'CURATELE', 'UNKNOWN');
create type "involvement_kind" as enum ('REGISSEUR', 'GGZ', 'POLICE', 'YOUTH', 'OTHER');
create type "waiver_kind" as enum ('GIVEN', 'REFUSED');
create type "plan_item_kind" as enum ('GOAL', 'ACTION');
create type "plan_item_status" as enum ('OPEN', 'ACTIVE', 'DONE', 'DROPPED');
create type "match_kind" as enum ('SAME_PERSON', 'SAME_HOUSEHOLD');
create type "mandatory_care_kind" as enum ('CRISIS_MEASURE', 'CARE_AUTHORISATION');

create table family_case (
  id text not null primary key,
  reference text,
  phase case_phase not null,
  triage triage_outcome,
  triage_rationale text,
  opened_at date not null,
  closed_at date,
  retention_until date
);

create table family_member (
  id text not null primary key,
  case_id text not null,
  position integer not null,
  bsn text not null,
  bsn_lookup text not null,
  subject text,
  civil_facts text,
  child_safety boolean not null default false,
  capacity capacity not null default 'CAPABLE',
  representatives text[] not null default '{}',
  unique (case_id, bsn_lookup),
  unique (case_id, subject)
);

create table outside_person (
  id text not null primary key,
  case_id text not null,
  bsn text not null,
  bsn_lookup text not null,
  subject text,
  unique (case_id, bsn_lookup),
  unique (case_id, subject)
);

create table involvement (
  id text not null primary key,
  case_id text not null,
  member_id text not null,
  kind involvement_kind not null,
  oin text not null,
  role text not null,
  organisation text not null,
  duty_phone text not null,
  subject text not null,
  professional text not null,
  purpose text not null,
  "from" date not null,
  "until" date,
  last_active date
);

create table regisseur (
  id text not null primary key,
  case_id text not null,
  backup boolean not null default false,
  oin text not null,
  role text not null,
  subject text not null,
  organisation text not null,
  duty_phone text not null,
  name text not null,
  contact text not null,
  mandate boolean not null,
  appointed_by text not null,
  "from" date not null,
  "until" date
);

create table restriction (
  member_id text not null,
  source text not null,
  primary key (member_id, source)
);

create table secrecy_waiver (
  id text not null primary key,
  member_id text not null,
  giver_member_id text,
  giver_outside_id text,
  kind waiver_kind not null,
  regime text,
  classes text[] not null default '{}',
  recipients text[] not null default '{}',
  purposes text[] not null default '{}',
  decided_at timestamptz(3) not null,
  "until" date,
  withdrawn_at timestamptz(3)
);

create table authority_set_aside (
  id text not null primary key,
  member_id text not null,
  holder_member_id text,
  holder_outside_id text,
  recorded_by text not null,
  recorded_at timestamptz(3) not null
);

create table legal_basis (
  id text not null primary key,
  case_id text not null,
  purpose text not null,
  article text not null,
  "from" date not null,
  "until" date
);

create table safety_ground (
  id text not null primary key,
  member_id text not null,
  oin text not null,
  role text not null,
  rationale text not null,
  recorded_by text not null,
  approved_by text not null,
  "from" timestamptz(3) not null,
  "until" timestamptz(3) not null
);

create table escalation (
  id text not null primary key,
  case_id text not null,
  level integer not null,
  owner text not null,
  owner_oin text not null,
  owner_role text not null,
  trigger text not null,
  decision text,
  about text[] not null default '{}',
  confidentiality confidentiality not null default 'OPEN',
  "from" date not null,
  "until" date
);

create table plan_item (
  id text not null primary key,
  case_id text not null,
  position integer not null,
  kind plan_item_kind not null,
  status plan_item_status not null,
  domain life_domain not null,
  text text not null,
  about text[] not null default '{}',
  owner text,
  owner_oin text,
  owner_role text,
  owner_member_id text,
  due date,
  confidentiality confidentiality not null default 'OPEN',
  recorded_at date not null
);

create table domain_score (
  id text not null primary key,
  member_id text not null,
  domain life_domain not null,
  score integer not null,
  scored_at date not null,
  oin text not null,
  role text not null,
  confidentiality confidentiality not null default 'OPEN'
);

create table network_member (
  id text not null primary key,
  case_id text not null,
  name text not null,
  support text not null,
  agreed boolean not null,
  supports text[] not null default '{}',
  confidentiality confidentiality not null default 'OPEN',
  recorded_at date not null
);

create table case_meeting (
  id text not null primary key,
  case_id text not null,
  subject text not null,
  held_at date not null,
  minutes text,
  decisions text[] not null default '{}',
  about text[] not null default '{}',
  attendees text[] not null default '{}',
  convener_oin text not null,
  convener_role text not null,
  confidentiality confidentiality not null default 'OPEN'
);

create table signal (
  id text not null primary key,
  case_id text not null,
  members text[] not null default '{}',
  oin text not null,
  role text not null,
  organisation text not null,
  duty_phone text not null,
  raised_at timestamptz(3) not null,
  "until" date not null
);

create table signal_match (
  id text not null primary key,
  case_id text not null,
  kind match_kind not null,
  first_id text not null,
  second_id text not null,
  matched_at date not null,
  "until" date not null,
  unique (first_id, second_id)
);

create table mandatory_care (
  id text not null primary key,
  member_id text not null,
  kind mandatory_care_kind not null,
  oin text not null,
  role text not null,
  "from" date not null,
  "until" date,
  recorded_at date not null
);

alter table family_member add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table outside_person add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table involvement add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table involvement add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table regisseur add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table restriction add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table secrecy_waiver add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table secrecy_waiver add foreign key (giver_member_id) references family_member (id) on delete cascade on update cascade;
alter table secrecy_waiver add foreign key (giver_outside_id) references outside_person (id) on delete cascade on update cascade;
alter table authority_set_aside add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table authority_set_aside add foreign key (holder_member_id) references family_member (id) on delete cascade on update cascade;
alter table authority_set_aside add foreign key (holder_outside_id) references outside_person (id) on delete cascade on update cascade;
alter table legal_basis add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table safety_ground add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table escalation add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table plan_item add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table plan_item add foreign key (owner_member_id) references family_member (id) on delete set null on update cascade;
alter table domain_score add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table network_member add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table case_meeting add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table signal add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table signal_match add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table signal_match add foreign key (first_id) references signal (id) on delete cascade on update cascade;
alter table signal_match add foreign key (second_id) references signal (id) on delete cascade on update cascade;
alter table mandatory_care add foreign key (member_id) references family_member (id) on delete cascade on update cascade;

create index on family_member (bsn_lookup);
create index on involvement (case_id, subject);
create index on involvement (member_id);
create index on regisseur (case_id);
create index on secrecy_waiver (member_id);
create index on authority_set_aside (member_id);
create index on legal_basis (case_id);
create index on safety_ground (member_id);
create index on escalation (case_id);
create index on plan_item (case_id);
create index on domain_score (member_id);
create index on network_member (case_id);
create index on case_meeting (case_id);
create index on signal (case_id);
create index on signal_match (case_id);
create index on mandatory_care (member_id);

-- What no program may write, whatever its rules say.
alter table family_case add check (phase <> 'CLOSED' or closed_at is not null);
alter table secrecy_waiver add check (num_nonnulls(giver_member_id, giver_outside_id) = 1);
alter table authority_set_aside add check (num_nonnulls(holder_member_id, holder_outside_id) = 1);
alter table safety_ground add check ("until" > "from" and "until" <= "from" + interval '72 hours');
alter table safety_ground add check (recorded_by <> approved_by);
alter table escalation add check (level between 1 and 4);
alter table domain_score add check (score between 1 and 5);
alter table plan_item add check ((owner_oin is null) = (owner_role is null));
alter table signal_match add check (first_id <> second_id);
create unique index on regisseur (case_id) where not backup and "until" is null;
