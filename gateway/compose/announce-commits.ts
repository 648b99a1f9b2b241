import type { Database } from '#database/create-database.ts';

/** A database that tells, in this process, when something was committed. */
export interface AnnouncingDatabase {
  readonly database: Database;
  /** Calls this after every transaction that was committed. */
  readonly onCommit: (listener: () => void) => void;
}

/** Makes a database tell of its commits, so that who follows the outbox need not wait for its next look. */
export const announceCommits = (database: Database): AnnouncingDatabase => {
  const listeners = new Set<() => void>();
  return {
    database: {
      ...database,
      transaction: async (run) => {
        const result = await database.transaction(run);
        for (const listener of listeners) listener();
        return result;
      },
    },
    onCommit: (listener) => void listeners.add(listener),
  };
};
