-- What the policy must know of the one record that an event is about, to decide at delivery who hears of it; it is never sent. Null: the event is not about one record.
alter table outbox add column facts jsonb;
