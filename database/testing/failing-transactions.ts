import type { Database } from '../create-database.ts';

/** The same database, except that a statement of a transaction fails where `fails` says so, when everything before it was carried out in that transaction. */
export function failingTransactions(database: Database, fails: (statement: string) => boolean): Database {
  return {
    ...database,
    transaction: async (run) =>
      database.transaction(async (transaction) =>
        run({
          ...transaction,
          sql: async (text, params) => {
            if (fails(text)) throw new Error('there is no room');
            return transaction.sql(text, params);
          },
        }),
      ),
  };
}
