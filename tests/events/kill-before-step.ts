import type { Database, Sql } from '#database/create-database.ts';

/** What is about to be done is a step; the process kills itself, at once, before the one with this number. */
export type Step = () => void;

/** Counts the steps of this process from 1; with null it is never killed. */
export function killBeforeStep(killAt: number | null): Step {
  let steps = 0;
  return () => {
    steps += 1;
    if (steps === killAt) process.kill(process.pid, 'SIGKILL');
  };
}

/** The same database, of which each statement is a step, and the commit of a transaction too: killed before it, nothing of the transaction is there. */
export function steppingDatabase(database: Database, step: Step): Pick<Database, 'sql' | 'transaction' | 'ping'> {
  const stepping =
    (sql: Sql): Sql =>
    async (text, params) => {
      step();
      return sql(text, params);
    };
  return {
    sql: stepping(database.sql),
    ping: database.ping,
    transaction: async (run) =>
      database.transaction(async (transaction) => {
        const result = await run({ ...transaction, sql: stepping(transaction.sql) });
        step();
        return result;
      }),
  };
}
