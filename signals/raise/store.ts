import type { Sql } from '#database/create-database.ts';
import type { Given } from './quota.ts';

/** Who gives signals: one professional of one recipient. */
export interface Giver {
  readonly oin: string;
  readonly role: string;
  /** The `sub` of the professional's token. */
  readonly subject: string;
}

/** Any number that no other two-part lock in this database has. */
const locksOfGivers = 7_320;

/** Makes those who give signals for one recipient wait for each other until the transaction ends, so that together they cannot give more than the quota. */
export async function lockGivers(sql: Sql, { oin, role }: Giver): Promise<void> {
  await sql(`select pg_advisory_xact_lock(${locksOfGivers}, hashtext($1))::text`, [`${oin}/${role}`]);
}

/** Counts what this professional and their recipient gave before, withdrawn and archived signals too. */
export async function countGiven(
  sql: Sql,
  { oin, role, subject }: Giver,
  now: Date,
): Promise<{ readonly professional: Given; readonly recipient: Given }> {
  const since = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const [row] = await sql<{ mine: Given; ours: Given }>(
    `select json_build_object('day', count(*) filter (where own and today), 'week', count(*) filter (where own)) as mine,
        json_build_object('day', count(*) filter (where today), 'week', count(*)) as ours
      from (select id, subject is not distinct from $3 as own, raised_at > $4::timestamptz as today from signal
          where oin = $1 and role = $2 and raised_at > $5::timestamptz
        union select id, subject is not distinct from $3, raised_at > $4::timestamptz from signal_archive
          where oin = $1 and role = $2 and raised_at > $5::timestamptz) given`,
    [oin, role, subject, since(24), since(7 * 24)],
  );
  return { professional: row?.mine ?? noneGiven, recipient: row?.ours ?? noneGiven };
}

const noneGiven: Given = { day: 0, week: 0 };

/** What somebody is said to do who gives too many signals on one day: the key of the task, which is raised once. */
const keyOfStrike = ({ oin, role, subject }: Giver): string => `signal-too-many:${oin}/${role}:${subject}:`;

/** On how many earlier days since this instant the professional gave too many. */
export async function countStrikes(sql: Sql, giver: Giver, since: Date, today: string): Promise<number> {
  const key = keyOfStrike(giver);
  const rows = await sql(
    `select id from task where kind = 'SIGNAL_TOO_MANY' and starts_with(about, $1) and length(about) = length($2) and about <> $2 and raised_at > $3::timestamptz`,
    [key, key + today, since.toISOString()],
  );
  return rows.length;
}

/** Tells the privacy officers of this hub that somebody gives too many signals, once a day; true when it was not told yet. */
export async function raiseStrike(
  sql: Sql,
  giver: Giver,
  task: { readonly id: string; readonly hubOin: string; readonly textNl: string; readonly today: string; readonly now: Date },
): Promise<boolean> {
  const rows = await sql(
    `insert into task (id, kind, about, text_nl, oin, role, raised_at) values ($1, 'SIGNAL_TOO_MANY', $2, $3, $4, 'FG', $5::timestamptz)
      on conflict (about) do nothing returning id`,
    [task.id, keyOfStrike(giver) + task.today, task.textNl, task.hubOin, task.now.toISOString()],
  );
  return rows.length === 1;
}

/** A signal as it is raised; days are YYYY-MM-DD. */
export interface NewSignal extends Giver {
  readonly id: string;
  readonly kind: 'WORRIED' | 'ACTIVE';
  readonly organisation: string;
  readonly dutyPhone: string;
  /** Encrypted, in its own place. */
  readonly bsn: string;
  readonly lookup: string;
  /** The keyed hashes of the person under every active key. */
  readonly hashes: readonly string[];
  readonly raisedAt: Date;
  readonly until: string;
  /** From when on it is looked at. */
  readonly lookAt: Date;
  readonly held: boolean;
}

/** Keeps a signal. Whatever others gave, it is the same work. */
export async function insertSignal(sql: Sql, signal: NewSignal): Promise<void> {
  const { id, oin, role, subject, kind, organisation, dutyPhone, bsn, lookup, hashes, raisedAt, until, lookAt, held } = signal;
  await sql(
    `insert into signal (id, oin, role, subject, kind, organisation, duty_phone, bsn, person_lookup, household, raised_at, "until", listed_until, look_at, held)
      values ($1, $2, $3, $4, $5::signal_kind, $6, $7, $8, $9, $10::text[], $11::timestamptz, $12::date, $12::date, $13::timestamptz, $14)`,
    [id, oin, role, subject, kind, organisation, dutyPhone, bsn, lookup, hashes, raisedAt.toISOString(), until, lookAt.toISOString(), held],
  );
}
