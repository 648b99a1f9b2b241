import { createHash } from 'node:crypto';
import type { Telling } from './delivery-journal.ts';

/** So many are remembered at least: more than is tried again at a time, of all slots together. */
const most = 10_000;

/**
 * Remembers what is on record as told to a recipient whose topic refused it, under which policy and on which grounds. It is tried again for ever, and is on record again only when it is told on other grounds. Of more
 * than can be remembered, and by a hub that began anew, it is recorded once more: a record too many, never one too few.
 */
export class ToldBefore {
  readonly #known = new Set<string>();

  has(telling: Telling, policy: string): boolean {
    return this.#known.has(keyOf(telling, policy));
  }

  /** Only what is on record may be remembered. */
  add(telling: Telling, policy: string): void {
    this.#known.add(keyOf(telling, policy));
    const [oldest] = this.#known;
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
  }
}

function keyOf({ event: { eventId }, recipient, purpose, members, lines }: Telling, policy: string): string {
  return createHash('sha256')
    .update(JSON.stringify([eventId, recipient, purpose, policy, members, lines]))
    .digest('base64');
}
