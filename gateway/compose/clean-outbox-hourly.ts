import type { Logger } from 'pino';
import type { Database } from '#database/create-database.ts';
import { expireWaiting } from '#events/expire-waiting.ts';
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
  /** How many hours a topic keeps an event: for so long it is kept for who did not get it. */
  readonly topicHours: number;
  readonly hasBroker: boolean;
}

/** Deletes every hour the events that nobody can ask for any more. */
export function cleanOutboxHourly({ database, clock, log, keepDays, topicHours, hasBroker }: CleaningDeps): Repeated {
  return repeat(
    60,
    async () => {
      const before = new Date(clock().getTime() - keepDays * 86_400_000);
      const unheard = await expireWaiting(database.sql, new Date(clock().getTime() - topicHours * 3_600_000));
      if (unheard > 0)
        log.warn(
          { unheard },
          'Events that were set aside, or that a topic refused, are as old as a topic gets: nobody hears of them any more',
        );
      const deleted = await cleanOutbox(database.sql, before, { isPublished: hasBroker });
      if (deleted > 0) log.info({ deleted }, 'The outbox was cleaned');
    },
    (error) => log.error({ error: errorName(error) }, 'The outbox could not be cleaned'),
  );
}
