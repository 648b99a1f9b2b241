-- Subscriptions are served from the outbox: the events of one case in their order (those of no case are a group of their own), and matches of signals of whichever case.
create index outbox_case on outbox (case_id, sequence);
create index outbox_matches on outbox (sequence) where type = 'nl.gezinsbeeld.signal.matched.v1';
