-- Whether the register of persons says that the person lives in a municipality of this hub; null until it has told.
alter table signal add column lives_here bool;
