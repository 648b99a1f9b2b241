-- Subscriptions are served from the outbox: the events of one case in their order (those of no case are a group of their own), and what happens to matches of signals.
create index outbox_case on outbox (case_id, sequence);
create index outbox_matches on outbox (sequence) where type in ('nl.gezinsbeeld.signal.matched.v1', 'nl.gezinsbeeld.signal.ended.v1');
