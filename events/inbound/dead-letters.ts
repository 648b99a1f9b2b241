import type { Sql } from '#database/create-database.ts';
import type { KafkaProducer } from '../kafka-producer.ts';
import { deadLetterTopic } from '../topics.ts';
import { deadReasons, type DeadReason } from './errors.ts';

/** A dead message as an operator sees it: never what it says. */
export interface DeadLetter {
  /** What the hub calls the message. */
  readonly id: string;
  readonly source: string;
  /** What its source calls the message, or a keyed hash of that when it might say more than an id should. */
  readonly messageId: string;
  readonly reason: DeadReason;
  /** The path of the field that is wrong, or null. */
  readonly place: string | null;
  readonly at: Date;
}

/** Which dead messages are put back: one (by the hub's id or its source's), those of one source, or all. */
export type Replay = { readonly message: string } | { readonly source: string } | 'ALL';

const columns = 'id, source, message_id as "messageId", outcome as reason, place, handled_at as at';

/** The dead messages, oldest first; at most a thousand. */
export async function readDeadLetters(sql: Sql): Promise<readonly DeadLetter[]> {
  return sql<DeadLetter>(`select ${columns} from inbox where state = 'DEAD' order by sequence limit 1000`);
}

/** How many messages are dead. */
export async function countDeadLetters(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }>(`select count(*)::int4 as count from inbox where state = 'DEAD'`);
  return row?.count ?? 0;
}

/** Puts dead messages back, to be handled as if they came now, and answers how many; one that was too large to be kept cannot be. */
export async function replayDeadLetters(sql: Sql, which: Replay): Promise<number> {
  const message = which !== 'ALL' && 'message' in which ? which.message : null;
  const source = which !== 'ALL' && 'source' in which ? which.source : null;
  const rows = await sql(
    `update inbox set state = 'WAITING', outcome = null, place = null, attempts = 0, retry_at = null, handled_at = null, announced_at = null
      where state = 'DEAD' and body is not null and ($1::text is null or id = $1 or message_id = $1) and ($2::text is null or source = $2) returning id`,
    [message, source],
  );
  return rows.length;
}

/** Tells operators on the dead-letter topic of the messages that died since, at least once, and answers how many. Rejects with a KafkaError; they are then told later. */
export async function tellDeadLetters(sql: Sql, producer: Pick<KafkaProducer, 'send'>, now: Date): Promise<number> {
  const letters = await sql<DeadLetter>(
    `select ${columns} from inbox where state = 'DEAD' and announced_at is null order by sequence limit 100`,
  );
  await producer.send(
    letters.map(({ id, source, messageId, reason, place, at }) => ({
      topic: deadLetterTopic,
      key: source,
      value: JSON.stringify({ id, source, messageId, reason, explanation: deadReasons[reason], place, at }),
      headers: { 'content-type': 'application/json' },
    })),
  );
  await sql(`update inbox set announced_at = $2::timestamptz where id = any ($1::text[]) and state = 'DEAD'`, [
    letters.map(({ id }) => id),
    now.toISOString(),
  ]);
  return letters.length;
}
