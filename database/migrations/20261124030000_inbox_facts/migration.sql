-- What a source said last of an object (how confidential, to whom released): what comes late is not told on what held before.
alter table inbox_object add column facts jsonb;
-- By what cleaning reads.
create index inbox_ended on inbox (handled_at) where state <> 'WAITING';
