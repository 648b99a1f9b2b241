-- For which objects at their source an event tells, by keyed hashes: when one of them is withdrawn or becomes more confidential before the event is told, or told again, it is decided with what holds then.
alter table outbox add column objects text[] not null default '{}';
alter table inbox_told add column event_id text;
create index on inbox_told (event_id);
