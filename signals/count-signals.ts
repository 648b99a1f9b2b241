import type { Sql } from '#database/create-database.ts';

/** What can be said of a signal to who runs the hub: that it waits for the register of persons, was held, counts, or stands in the archive. */
export const countedStates = ['WAITING', 'HELD', 'COUNTING', 'ARCHIVED'] as const;
/** How many there are in each state, in tens. */
export type SignalCounts = Readonly<Record<(typeof countedStates)[number], number>>;

/**
 * Counts the signals by their state on a day (YYYY-MM-DD), in whole tens and no finer: nobody can find in it what became of one signal, and fewer than ten is none. How many matched is not counted: who gave a signal could see it move.
 */
export async function countSignals(sql: Sql, today: string): Promise<SignalCounts> {
  const [row] = await sql<SignalCounts>(
    `select (count(*) filter (where age_until is null and not held))::int / 10 * 10 as "WAITING", (count(*) filter (where held))::int / 10 * 10 as "HELD",
        (count(*) filter (where age_until is not null and not held))::int / 10 * 10 as "COUNTING",
        (select count(*)::int / 10 * 10 from signal_archive) as "ARCHIVED"
      from signal where withdrawn_at is null and archived_at is null and "until" >= $1::date`,
    [today],
  );
  return row ?? { WAITING: 0, HELD: 0, COUNTING: 0, ARCHIVED: 0 };
}
