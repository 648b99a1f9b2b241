import type { Sql } from '#database/create-database.ts';

/** Any number that no other lock in this database has. */
const oneAtATime = 7_203_361;

/**
 * Waits until nobody else matches, withdraws or archives signals, or decides about a triage, and keeps everybody else waiting until the transaction ends. So each of them sees what the one before made durable: two
 * signals that are raised at the same moment, at two hubs, give one match. The work inside takes milliseconds; never ask a partner anything meanwhile.
 */
export async function lockMatching(sql: Sql): Promise<void> {
  await sql(`select pg_advisory_xact_lock(${oneAtATime})::text`);
}
