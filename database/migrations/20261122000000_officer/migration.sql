-- What the privacy officer (FG) works with, and what the register of consent and rights keeps.

create type policy_state_name as enum ('DRAFT', 'PROPOSED', 'APPROVED', 'ACTIVE', 'RETIRED', 'REJECTED');
create type rights_request_kind as enum ('ACCESS', 'CORRECTION', 'ERASURE', 'RESTRICTION', 'OBJECTION');
create type rights_request_state as enum ('OPEN', 'PASSED_ON', 'GRANTED', 'REFUSED', 'WITHDRAWN');

-- A policy version: immutable, named by the hash of its content. `files` are the YAML files as they were written, [{"name", "text"}].
create table policy_version (
  hash text not null primary key,
  version text not null,
  files jsonb not null,
  based_on text,
  note text,
  created_oin text not null,
  created_by text not null,
  created_at timestamptz(3) not null
);

-- Where a version stands now; `revision` counts its transitions, so that nobody decides on what somebody else has just changed.
create table policy_state (
  hash text not null primary key,
  state policy_state_name not null,
  revision integer not null,
  widening_reason text,
  proposed_by text,
  approved_by text,
  valid_from timestamptz(3)
);

-- Every transition, for ever.
create table policy_transition (
  id bigint generated always as identity primary key,
  hash text not null,
  revision integer not null,
  from_state policy_state_name,
  to_state policy_state_name not null,
  by_oin text not null,
  by_subject text not null,
  at timestamptz(3) not null,
  reason text,
  trace_id text not null,
  unique (hash, revision)
);

-- Which version decides from when: the row with the highest number is the active one.
create table policy_activation (
  sequence bigint generated always as identity primary key,
  hash text not null,
  activated_at timestamptz(3) not null
);

alter table policy_state add foreign key (hash) references policy_version (hash) on delete restrict on update cascade;
alter table policy_transition add foreign key (hash) references policy_version (hash) on delete restrict on update cascade;
alter table policy_activation add foreign key (hash) references policy_version (hash) on delete restrict on update cascade;

create function policy_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'a policy version is immutable: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger policy_version_immutable before update or delete on policy_version for each row execute function policy_is_append_only();
create trigger policy_version_no_truncate before truncate on policy_version for each statement execute function policy_is_append_only();
create trigger policy_transition_append_only before update or delete on policy_transition for each row execute function policy_is_append_only();
create trigger policy_transition_no_truncate before truncate on policy_transition for each statement execute function policy_is_append_only();
create trigger policy_activation_append_only before update or delete on policy_activation for each row execute function policy_is_append_only();
create trigger policy_activation_no_truncate before truncate on policy_activation for each statement execute function policy_is_append_only();

-- Who recorded a waiver, and where the evidence lies: a reference, never the document itself.
alter table secrecy_waiver
  add column evidence text,
  add column recorded_oin text,
  add column recorded_role text,
  add column recorded_by text,
  add column recorded_at timestamptz(3),
  add column withdrawn_by text;

alter table authority_set_aside
  add column reason text,
  add column recorded_oin text,
  add column recorded_role text,
  add column ended_at timestamptz(3),
  add column ended_by text;

alter table legal_basis
  add column evidence text,
  add column recorded_oin text,
  add column recorded_role text,
  add column recorded_by text,
  add column recorded_at timestamptz(3);

-- A ground that nobody else approves within a day closes by itself.
alter table safety_ground
  alter column approved_by drop not null,
  add column approved_at timestamptz(3),
  add column closed_at timestamptz(3),
  add column closed_by text;

alter table restriction
  add column reason text,
  add column requested_by text,
  add column recorded_by text,
  add column recorded_at timestamptz(3);

-- Something that a human must sort out. `about` names what raised it, so that it is raised once.
create table task (
  id text not null primary key,
  case_id text,
  member_id text,
  kind text not null,
  about text not null unique,
  text_nl text not null,
  oin text,
  role text not null,
  raised_at timestamptz(3) not null,
  due_at timestamptz(3),
  done_at timestamptz(3),
  done_by text
);

-- A person's request under AVG 15 to 21, and its passing on to the source. `statement` is encrypted.
create table rights_request (
  id text not null primary key,
  case_id text not null,
  member_id text not null,
  kind rights_request_kind not null,
  state rights_request_state not null,
  revision integer not null,
  source text,
  data_class text,
  statement text,
  requested_oin text not null,
  requested_role text not null,
  requested_by text not null,
  requested_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  answered_oin text,
  answered_role text,
  answered_by text,
  answered_at timestamptz(3),
  answer_nl text
);

-- That something was destroyed, when, by whom and on what ground; nothing of what it was.
create table destruction_record (
  id text not null primary key,
  run_id text not null,
  what text not null,
  case_id text,
  subject_id text,
  rows integer not null,
  due_since date not null,
  article text not null,
  decided_oin text not null,
  decided_by text not null,
  destroyed_at timestamptz(3) not null
);

create trigger destruction_record_append_only before update or delete on destruction_record for each row execute function policy_is_append_only();
create trigger destruction_record_no_truncate before truncate on destruction_record for each statement execute function policy_is_append_only();

alter table task add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table task add foreign key (member_id) references family_member (id) on delete cascade on update cascade;
alter table rights_request add foreign key (case_id) references family_case (id) on delete cascade on update cascade;
alter table rights_request add foreign key (member_id) references family_member (id) on delete cascade on update cascade;

create index policy_transition_hash_idx on policy_transition (hash);
create index policy_state_state_idx on policy_state (state);
create index task_case_id_idx on task (case_id);
create index task_role_done_at_idx on task (role, done_at);
create index rights_request_case_id_idx on rights_request (case_id);
create index rights_request_member_id_idx on rights_request (member_id);
create index destruction_record_run_id_idx on destruction_record (run_id);
