import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import { holdsBsn } from '#database/holds-bsn.ts';
import type { InboundMessage } from './announcement.ts';

/** What became of a message at the door: kept now, known already, not kept because its source sends too much, or not kept because it is too large, of which only a dead letter stays. */
export type Received = 'NEW' | 'DUPLICATE' | 'FLOOD' | 'TOO_LARGE';

/** A message at the door. */
export interface IncomingMessage extends InboundMessage {
  /** What the source calls this message; a second one by the same name is the same message. */
  readonly messageId: string;
}

/** How much of one source the inbox takes. */
export interface InboxLimits {
  /** The largest message, in bytes. */
  readonly maxBytes: number;
  /** The most messages of one source that wait. */
  readonly maxWaiting: number;
  /** The most new messages of one source within a minute. */
  readonly perMinute: number;
}

/** Where messages of partners are kept until they are handled. */
export interface Inbox {
  /** Keeps a message, encrypted; when it resolves what became of it is durable. After FLOOD the sender should come back, in about a minute. */
  receive(message: IncomingMessage): Promise<Received>;
}

/** What an inbox rests on. */
export interface InboxDeps {
  readonly sql: Sql;
  readonly encryption: Encryption;
  readonly newId: () => string;
  readonly limits: InboxLimits;
  /** Told of every message: its source and what became of it. */
  readonly watch?: (source: string, received: Received) => void;
}

/** Makes the inbox of a hub; several hubs on one database share it. */
export function createInbox({ sql, encryption, newId, limits, watch = () => {} }: InboxDeps): Inbox {
  return {
    receive: async (message) => {
      const received = await keep(sql, { encryption, id: newId(), limits }, message);
      watch(message.source, received);
      return received;
    },
  };
}

interface Keeping {
  readonly encryption: Encryption;
  readonly id: string;
  readonly limits: InboxLimits;
}

interface Kept {
  readonly isKnown: boolean;
  readonly isFlood: boolean;
  readonly isKept: boolean;
}

async function keep(sql: Sql, { encryption, id, limits }: Keeping, message: IncomingMessage): Promise<Received> {
  const { source, format, body, messageId, receivedAt } = message;
  const isTooLarge = Buffer.byteLength(body) > limits.maxBytes;
  const [row] = await sql<Kept>(
    `with given as (select exists (select from inbox where source = $2 and message_id = any ($3::text[])) as known,
        (select count(*) from (select from inbox where source = $2 and state = 'WAITING' limit $4) w) >= $4
          or (select count(*) from (select from inbox where source = $2
            and received_at between $8::timestamptz - interval '1 minute' and $8::timestamptz + interval '1 minute' limit $5) r) >= $5 as flood),
      kept as (insert into inbox (id, source, message_id, format, body, received_at, state, outcome, handled_at)
        select $1, $2, ($3::text[])[1], $6, $7, $8::timestamptz, $9::inbox_state, $10, case when $10::text is not null then $8::timestamptz end
        from given where not known and not flood on conflict (source, message_id) do nothing returning id)
      select known as "isKnown", flood as "isFlood", exists (select from kept) as "isKept" from given`,
    [
      id,
      source,
      namesOf(encryption, messageId),
      limits.maxWaiting,
      limits.perMinute,
      format,
      isTooLarge ? null : encryption.encrypt(placeOf('inbox', 'body', id), body),
      receivedAt.toISOString(),
      isTooLarge ? 'DEAD' : 'WAITING',
      isTooLarge ? 'TOO_LARGE' : null,
    ],
  );
  return receivedAs(row ?? { isKnown: false, isFlood: false, isKept: false }, isTooLarge);
}

function receivedAs({ isKnown, isFlood, isKept }: Kept, isTooLarge: boolean): Received {
  if (!isKept && isFlood && !isKnown) return 'FLOOD';
  if (isTooLarge) return 'TOO_LARGE';
  return isKept ? 'NEW' : 'DUPLICATE';
}

/**
 * How a message is called in the inbox: as its source calls it, or by keyed hashes, the newest first, when that may say more than an id should. That goes for what looks like a hash too: of something
 * as short as a BSN it can be guessed.
 */
function namesOf(encryption: Encryption, messageId: string): readonly string[] {
  const isPlain = /^[\w.:@/+-]{1,120}$/.test(messageId) && !/[\w-]{40}/.test(messageId) && !holdsBsn(messageId);
  return isPlain ? [messageId] : encryption.hashes(messageId);
}
