-- By which id the party of a signal was told of its matches with one other recipient. It is told once, however many signals that one gave, and of the end when none of them is left: under the id that it knows.
create table match_told (
  signal_id text not null references signal (id) on delete cascade on update cascade,
  oin text not null,
  role text not null,
  match_id text not null,
  primary key (signal_id, oin, role)
);

create index on match_told (match_id);

insert into match_told (signal_id, oin, role, match_id)
  select own.id, other.oin, other.role, min(x.id) from signal_match x join signal own on own.id in (x.first_id, x.second_id)
    join signal other on other.id in (x.first_id, x.second_id) and other.id <> own.id group by own.id, other.oin, other.role;
