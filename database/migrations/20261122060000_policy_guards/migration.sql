-- What must hold of policy versions whatever program writes them.

-- A proposal rests on the version that was active then. The same content can be proposed again later, on another, so this belongs to where a version stands;
-- who drafted, proposed and approved it stands in its transitions, which nobody can change.
alter table policy_version drop column based_on;
alter table policy_state
  drop column proposed_by,
  drop column approved_by,
  add column based_on text;

create unique index policy_state_one_active_key on policy_state (state) where state = 'ACTIVE';

-- What may follow what: the same table as admin/versions/transitions.ts.
alter table policy_transition add constraint policy_transition_may_follow check (
  (from_state is null and to_state in ('DRAFT', 'ACTIVE'))
  or (from_state is not null and (from_state, to_state) in (
    ('DRAFT', 'DRAFT'), ('DRAFT', 'PROPOSED'),
    ('PROPOSED', 'DRAFT'), ('PROPOSED', 'APPROVED'), ('PROPOSED', 'REJECTED'),
    ('APPROVED', 'DRAFT'), ('APPROVED', 'ACTIVE'),
    ('ACTIVE', 'RETIRED'),
    ('RETIRED', 'DRAFT'), ('RETIRED', 'PROPOSED'), ('RETIRED', 'ACTIVE'),
    ('REJECTED', 'DRAFT')
  ))
);

create function policy_refuse(what text) returns void language plpgsql as $$
begin
  raise exception 'policy version: %', what using errcode = 'insufficient_privilege';
end
$$;

-- A transition follows on where its version stands, the first version of all is the only one that is active at once, and nobody approves what they drafted or
-- proposed themselves (a withdrawal makes nobody an author).
create function policy_transition_check() returns trigger language plpgsql as $$
declare
  present policy_state%rowtype;
  since integer;
begin
  select * into present from policy_state where hash = new.hash;
  if new.from_state is distinct from present.state or new.revision <> coalesce(present.revision, 0) + 1 then
    perform policy_refuse('a transition follows on where its version stands');
  end if;
  if new.from_state is null and new.to_state = 'ACTIVE' and exists (select from policy_activation) then
    perform policy_refuse('only the first version of all is active at once');
  end if;
  select coalesce(max(revision), 0) into since from policy_transition where hash = new.hash and to_state in ('RETIRED', 'REJECTED');
  if new.to_state = 'APPROVED' and exists (
    select from policy_transition made
    where made.hash = new.hash and made.revision > since and made.by_subject = new.by_subject
      and (made.to_state = 'PROPOSED' or (made.to_state = 'DRAFT' and coalesce(made.from_state, 'DRAFT') not in ('PROPOSED', 'APPROVED')))
  ) then
    perform policy_refuse('nobody approves what they drafted or proposed themselves');
  end if;
  return new;
end
$$;

-- Where a version stands changes only by a transition that is on record.
create function policy_state_check() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then
    perform policy_refuse('where it stands is never forgotten');
  end if;
  if new.revision <> (case when tg_op = 'INSERT' then 1 else old.revision + 1 end) or (tg_op = 'UPDATE' and new.hash <> old.hash) or not exists (
    select from policy_transition made where made.hash = new.hash and made.revision = new.revision and made.to_state = new.state
  ) then
    perform policy_refuse('where it stands changes by a transition on record');
  end if;
  return new;
end
$$;

create function policy_activation_check() returns trigger language plpgsql as $$
begin
  if not exists (select from policy_state where hash = new.hash and state = 'ACTIVE') then
    perform policy_refuse('only an active version decides');
  end if;
  return new;
end
$$;

create trigger policy_transition_follows before insert on policy_transition for each row execute function policy_transition_check();
create trigger policy_state_on_record before insert or update or delete on policy_state for each row execute function policy_state_check();
create trigger policy_state_no_truncate before truncate on policy_state for each statement execute function policy_state_check();
create trigger policy_activation_of_active before insert on policy_activation for each row execute function policy_activation_check();
