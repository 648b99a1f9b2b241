import { decodeFacts, encodeFacts, factNames, factValues, type FactVector } from './fact-vector.ts';
import type { Facts } from './vocabulary.ts';

/**
 * How facts are written down, by version: each fact with its values in the order of their codes; UNKNOWN comes after the last. A version is never altered, for
 * records of any age are read by it: when the vocabulary changes, another version is added and becomes the current one.
 */
const layouts: Readonly<Record<string, readonly string[]>> = {
  1: [
    'involvement ACTIVE NONE',
    'source OWN OTHER',
    'self SELF HOLDER OTHER',
    'view OPEN CLOSED',
    'waiver VALID NONE REFUSED WITHDRAWN EXPIRED',
    'waiverNamesClass YES NO',
    'safety OPEN NONE',
    'escalation ADMINISTRATIVE NONE',
    'inScope YES NO',
    'match MUTUAL NONE',
    'mandatoryCare RUNNING NONE',
    'secretAddress YES NO',
    'childSafety YES NO',
    'restricted YES NO',
    'ageBand U12 A12_15 A16_17 ADULT',
    'release RELEASED NOT_RELEASED',
    'confidentiality OPEN RESTRICTED SECRET',
    'retention WITHIN PAST',
  ],
};
const current = '1';

/** The vocabulary as a layout says it: the current layout must equal it. */
export const layoutOfVocabulary: readonly string[] = factNames.map((name) =>
  [name, ...(factValues.get(name) ?? []).slice(0, -1)].join(' '),
);

/** The current layout. */
export const currentLayout: readonly string[] = layouts[current] ?? [];

/** All states of the facts together can be counted exactly, so each has a number of its own. */
const sizes = factNames.map((name) => factValues.get(name)?.length ?? 1);
/** How many states there are: a test sees to it that they can be counted exactly. */
export const countOfStates: number = sizes.reduce((product, size) => product * size, 1);

const written = new Map<number, string>();
const keptTexts = 4096;

/** Writes facts as one short text, `1:` and a digit per fact in a fixed order; without personal data, and readable for ever. */
export function writeFacts(vector: FactVector): string {
  let state = 0;
  for (let at = 0; at < vector.length; at += 1) state = state * (sizes[at] as number) + (vector[at] as number);
  const known = written.get(state);
  if (known !== undefined) return known;
  if (written.size >= keptTexts) written.clear();
  const text = `${current}:${vector.join('')}`;
  written.set(state, text);
  return text;
}

/** Reads what `writeFacts` wrote, under any version; null when it is not understood. A fact that did not exist then is UNKNOWN. */
export function readFacts(text: string): FactVector | null {
  const [version = '', digits = ''] = text.split(':');
  const layout = Object.hasOwn(layouts, version) ? layouts[version] : undefined;
  if (layout === undefined || digits.length !== layout.length) return null;
  const facts: Record<string, string> = {};
  for (const [at, fact] of layout.entries()) {
    const [name = '', ...values] = fact.split(' ');
    const value = [...values, 'UNKNOWN'][digits.charCodeAt(at) - 48];
    if (value === undefined) return null;
    facts[name] = value;
  }
  return encodeFacts(facts);
}

/** The same by name; those that are UNKNOWN are left out. */
export function readFactsByName(text: string): Facts | null {
  const vector = readFacts(text);
  return vector === null ? null : decodeFacts(vector);
}
