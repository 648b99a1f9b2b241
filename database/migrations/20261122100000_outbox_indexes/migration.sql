-- Marking an event as published writes to every index that it then is in: what only cleaning reads is one that costs next to nothing, and the relay has an order of its own.
drop index outbox_published_at;
create index outbox_published_at on outbox using brin (published_at);
drop index outbox_unpublished;
