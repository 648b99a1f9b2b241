-- Whether the party was told, in an event or in an answer: who never was is told of no end. Those of before were.
alter table match_told add column heard bool not null default false;
update match_told set heard = true;
