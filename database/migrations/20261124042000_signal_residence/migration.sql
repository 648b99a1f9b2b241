-- Whether the register of persons says that the person lives in a municipality of this hub; null until it has told.
alter table signal add column lives_here bool;
-- Who was looked at before is looked at again at once: until then there is no triage for them.
update signal set look_at = raised_at where look_at is not null and not held;
