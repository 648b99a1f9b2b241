import { levels, type Level } from '#consent/vocabulary.ts';
import type { RecordFacts } from './disclosure.ts';

/** What came out for one class at one level: how many fields and records, and the facts of one such record. */
export interface TallyLine {
  readonly dataClass: string;
  readonly level: (typeof levels)[number];
  readonly record: RecordFacts | null;
  count: number;
}

/** Counts what the second look shows and drops, for the audit record; it never holds a value. */
export class Tally {
  readonly #lines = new Map<string, Map<string, (TallyLine | undefined)[]>>();

  /** Counts one field or record of a class, about a subject, decided at a level. */
  add(subject: string, dataClass: string, level: Level, record: RecordFacts | null): void {
    let classes = this.#lines.get(subject);
    if (!classes) this.#lines.set(subject, (classes = new Map<string, (TallyLine | undefined)[]>()));
    let lines = classes.get(dataClass);
    if (!lines) classes.set(dataClass, (lines = []));
    const line = lines[level];
    if (line) line.count += 1;
    else lines[level] = { dataClass, level: levels[level], record, count: 1 };
  }

  /** The counted lines of each subject. */
  bySubject(): ReadonlyMap<string, readonly TallyLine[]> {
    const lines = new Map<string, readonly TallyLine[]>();
    for (const [subject, classes] of this.#lines) {
      lines.set(
        subject,
        [...classes.values()].flatMap((levelled) => levelled.filter((line) => line !== undefined)),
      );
    }
    return lines;
  }
}
