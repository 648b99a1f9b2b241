-- By its trace id a past answer is found again: the caller was given it with the answer. Like the other columns it repeats what the body says, and
-- verification compares them. Records from before are given theirs here: the one change to them that this table will ever see.
alter table audit_record add column trace_id text;

alter table audit_record disable trigger audit_record_append_only;
update audit_record set trace_id = substring(body from '"trace_id":"([0-9a-f]{32})"');
alter table audit_record enable trigger audit_record_append_only;

create index audit_record_trace_id_idx on audit_record (trace_id);
