-- Up to which number the notifications of a partner's subscription have come in: what is missing is asked for after all.
create table subscription_progress (
  source text not null,
  subscription text not null,
  last_event bigint not null,
  primary key (source, subscription)
);
