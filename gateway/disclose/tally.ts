import { levels, type Level } from '#consent/vocabulary.ts';
import type { RecordFacts } from './disclosure.ts';

/** What came out for one class at one level on the same record facts: how many fields and records. */
export interface TallyLine {
  readonly dataClass: string;
  /** The level shown; of what was withheld, NONE. */
  readonly level: (typeof levels)[number];
  /** The record's own facts; null for what is no record. */
  readonly record: RecordFacts | null;
  count: number;
}

/**
 * Counts what the second look shows and drops, for the audit record; it never holds a value. Lines are told apart by the identity of their record facts, of
 * which `recordFactsOf` gives equal ones as one object, so there are never more lines of a class than there are different facts and levels.
 */
export class Tally {
  readonly #lines = new Map<string, Map<string, TallyLine[]>>();

  /** Counts one field or record of a class, about a subject, shown at a level. */
  add(subject: string, dataClass: string, level: Level, record: RecordFacts | null): void {
    let classes = this.#lines.get(subject);
    if (!classes) this.#lines.set(subject, (classes = new Map<string, TallyLine[]>()));
    const name = levels[level];
    const lines = classes.get(dataClass);
    const known = lines?.find((line) => line.level === name && line.record === record);
    if (known) known.count += 1;
    else if (lines) lines.push({ dataClass, level: name, record, count: 1 });
    else classes.set(dataClass, [{ dataClass, level: name, record, count: 1 }]);
  }

  /** The counted lines of each subject, in the order in which their classes and then their facts came. */
  bySubject(): ReadonlyMap<string, readonly TallyLine[]> {
    return new Map([...this.#lines].map(([subject, classes]) => [subject, [...classes.values()].flat()]));
  }
}
