import { levels, type Level } from '#consent/vocabulary.ts';
import type { RecordFacts } from './disclosure.ts';

/** What came out for one subject and class at one level: how many fields and records, and the facts of one such record. */
export interface TallyLine {
  readonly subject: string;
  readonly dataClass: string;
  readonly level: (typeof levels)[number];
  readonly record: RecordFacts | null;
  count: number;
}

/** Counts what the second look shows and drops, for the audit record; it never holds a value. */
export class Tally {
  readonly #lines = new Map<string, TallyLine>();

  /** Counts one field or record of a class, about a subject, decided at a level. */
  add(subject: string, dataClass: string, level: Level, record: RecordFacts | null): void {
    const key = `${subject} ${dataClass} ${level}`;
    const line = this.#lines.get(key);
    if (line) line.count += 1;
    else this.#lines.set(key, { subject, dataClass, level: levels[level], record, count: 1 });
  }

  lines(): readonly TallyLine[] {
    return [...this.#lines.values()];
  }
}
