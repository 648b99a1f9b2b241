import type { EventFacts } from '../../event-facts.ts';
import { NotAsAgreed, PoisonMessage, TryLater } from '../errors.ts';

/** What a partner says of the record that it announced, when asked after all. */
export interface SourceRecord {
  /** Whose it is. */
  readonly bsns: readonly string[];
  readonly classes: readonly string[];
  /** Null when the partner's word could not be understood. */
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET' | null;
}

/** What a partner answers when the hub asks; missing is its own word that there is none. */
export type Asked<T> =
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'unavailable'; readonly cause: string };

/** Answers that waiting does not mend: the partner speaks, but not as agreed. */
const lasting: ReadonlySet<string> = new Set(['CONTRACT', 'TOO_LARGE', 'TOO_MANY_PAGES']);

/** Whether the partner cannot be asked now, but may well be later. */
export function isAway(asked: Asked<unknown>): boolean {
  return asked.state === 'unavailable' && asked.cause !== 'FORBIDDEN' && !lasting.has(asked.cause);
}

/**
 * What was found, or null when it is not there any more. Throws a TryLater when the partner is away, a PoisonMessage NOT_ALLOWED when it lets the hub not read this, and NotAsAgreed when it
 * answers what it should not.
 */
export function foundOrLater<T>(asked: Asked<T>): T | null {
  if (asked.state === 'found') return asked.value;
  if (asked.state === 'missing') return null;
  if (asked.cause === 'FORBIDDEN') throw new PoisonMessage('NOT_ALLOWED');
  if (lasting.has(asked.cause)) throw new NotAsAgreed(`a partner did not answer as agreed (${asked.cause})`);
  throw new TryLater(`a partner could not be asked (${asked.cause})`);
}

/** What the policy must know of a record that is not released but read at its source: what is not understood is left out, and so unknown. */
export function factsOf(confidentiality: SourceRecord['confidentiality']): EventFacts {
  return { release: 'NOT_RELEASED', ...(confidentiality === null ? {} : { confidentiality }) };
}
