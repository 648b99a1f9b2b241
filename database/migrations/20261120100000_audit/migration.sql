-- What the hub disclosed, to whom and why. Each writer (one running hub) has a chain of its own: `body` is the canonical JSON that
-- `hash` is the SHA-256 of, and it names its writer, its sequence and the hash of the record before it. The other columns repeat what
-- the body says, so that records can be found; verification compares them.
create table audit_record (
  writer text not null,
  sequence bigint not null,
  recorded_at timestamptz(3) not null,
  case_id text,
  disclosed text[] not null,
  body text not null,
  hash text not null,
  constraint audit_record_pkey primary key (writer, sequence)
);

create index audit_record_case_id_recorded_at_idx on audit_record (case_id, recorded_at);

-- Where each chain ends: without it nobody would miss records that were deleted from the end.
create table audit_head (
  writer text not null,
  sequence bigint not null,
  hash text not null,
  constraint audit_head_pkey primary key (writer)
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit record is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_record_append_only before update or delete on audit_record for each row execute function audit_is_append_only();
create trigger audit_record_no_truncate before truncate on audit_record for each statement execute function audit_is_append_only();
create trigger audit_head_no_delete before delete on audit_head for each row execute function audit_is_append_only();
create trigger audit_head_no_truncate before truncate on audit_head for each statement execute function audit_is_append_only();

-- A head only moves forward.
create trigger audit_head_forward before update on audit_head for each row
  when (new.sequence <= old.sequence or new.writer <> old.writer) execute function audit_is_append_only();
