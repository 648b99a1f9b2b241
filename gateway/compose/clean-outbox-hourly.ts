import type { Logger } from 'pino';
import type { Database } from '#database/create-database.ts';
import { cleanOutbox } from '#events/outbox.ts';
import { errorName } from '../log.ts';
import { repeat, type Repeated } from '../repeat.ts';

/** What cleaning the outbox is done with. */
export interface CleaningDeps {
  readonly database: Pick<Database, 'sql'>;
  readonly clock: () => Date;
  readonly log: Logger;
  /** How many days an event stays after it was written; with a broker at least until it was published. */
  readonly keepDays: number;
  /** How many hours a topic would have kept an event that it refuses. */
  readonly topicHours: number;
  readonly hasBroker: boolean;
}

/** Deletes every hour the events that nobody can ask for any more. */
export function cleanOutboxHourly({ database, clock, log, keepDays, topicHours, hasBroker }: CleaningDeps): Repeated {
  return repeat(
    60,
    async () => {
      const before = new Date(clock().getTime() - keepDays * 86_400_000);
      const withheldBefore = new Date(clock().getTime() - topicHours * 3_600_000);
      const deleted = await cleanOutbox(database.sql, before, { isPublished: hasBroker, withheldBefore });
      if (deleted > 0) log.info({ deleted }, 'The outbox was cleaned');
    },
    (error) => log.error({ error: errorName(error) }, 'The outbox could not be cleaned'),
  );
}
