-- Signals are counted for an organisation as a whole, and found by whom they are about.
create index on signal (oin, raised_at);
create index on signal_archive (oin, raised_at);
drop index signal_archive_oin_role_raised_at_idx;
create index on signal (person_lookup) where person_lookup is not null;
create index on signal_archive (person_lookup) where person_lookup is not null;
