import type { Sql } from '#database/create-database.ts';
import { raiseTask } from '#regie/raise-task.ts';
import { quota, type Given, type Giving } from './quota.ts';

/** Who gives signals: one professional of one recipient. */
export interface Giver {
  readonly oin: string;
  readonly role: string;
  /** The `sub` of the professional's token. */
  readonly subject: string;
}

/** Any number that no other two-part lock in this database has. */
const locksOfGivers = 7_320;

/** Makes those who give signals for one organisation wait for each other until the transaction ends, so that together they cannot give more than the quota. */
export async function lockGivers(sql: Sql, { oin }: Giver): Promise<void> {
  await sql(`select pg_advisory_xact_lock(${locksOfGivers}, hashtext($1))::text`, [oin]);
}

/** Counts what this professional and their organisation gave before, in any role; withdrawn and archived signals too. */
export async function countGiven(sql: Sql, { oin, subject }: Giver, now: Date): Promise<Readonly<Record<Giving, Given>>> {
  const since = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
  const counted = (who: string): string =>
    `json_build_object('day', count(*) filter (where ${who} and raised_at > $3::timestamptz), 'week', count(*) filter (where ${who} and raised_at > $4::timestamptz),
      'month', count(*) filter (where ${who}))`;
  const [row] = await sql<Record<Giving, Given>>(
    `select ${counted('own')} as professional, ${counted('true')} as organisation
      from (select id, raised_at, subject is not distinct from $2 as own from signal where oin = $1 and raised_at > $5::timestamptz
        union select id, raised_at, subject is not distinct from $2 from signal_archive where oin = $1 and raised_at > $5::timestamptz) given`,
    [oin, subject, since(1), since(7), since(quota.monthDays)],
  );
  return row ?? { professional: noneGiven, organisation: noneGiven };
}

const noneGiven: Given = { day: 0, week: 0, month: 0 };

/** What the task of a privacy officer is about when somebody gives too many signals: with the day behind it, it is raised once a day. */
const strikeOf: Readonly<Record<Giving, (giver: Giver) => string>> = {
  professional: ({ oin, subject }) => `signal-too-many:${oin}:${subject}:`,
  organisation: ({ oin }) => `signal-too-many-together:${oin}:`,
};

/** On how many earlier days of the last thirty the professional gave too many. */
export async function countStrikes(sql: Sql, giver: Giver, now: Date, today: string): Promise<number> {
  const key = strikeOf.professional(giver);
  const since = new Date(now.getTime() - quota.monthDays * 86_400_000);
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
  task: {
    readonly id: string;
    readonly giving: Giving;
    readonly hubOin: string;
    readonly textNl: string;
    readonly today: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const { id, giving, hubOin, textNl, today, now } = task;
  const about = strikeOf[giving](giver) + today;
  return raiseTask(sql, {
    id,
    caseId: null,
    memberId: null,
    kind: 'SIGNAL_TOO_MANY',
    about,
    textNl,
    oin: hubOin,
    role: 'FG',
    raisedAt: now,
    dueAt: null,
  });
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
