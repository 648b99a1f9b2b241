import type { RecordedOperation } from '#audit/read-record.ts';
import type { DisclosureLine } from '#audit/record.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { Level, type LevelName } from '#consent/vocabulary.ts';
import type { Asked, Decided, DecideAgain, PolicyOnDays } from './decide-again.ts';

/**
 * What came of deciding one record again under the version that it names: every line came out as recorded (HOLDS), there was nothing to decide (NOTHING), one
 * came out otherwise or was shown above what was decided (OTHERWISE), or it could not be done: the version is not known, or facts are missing.
 */
export type Outcome = 'HOLDS' | 'NOTHING' | 'OTHERWISE' | 'POLICY_UNKNOWN' | 'WITHOUT_FACTS';

/** Lines that would come out otherwise under a draft, alike in all that they are grouped by. */
export interface FlippedLines {
  readonly role: string;
  readonly purpose: string;
  readonly dataClass: string;
  readonly from: string;
  readonly to: LevelName;
  /** The rule that decides under the draft; null when none grants anything. */
  readonly rule: string | null;
  decisions: number;
  /** The members, and FAMILY, whom they are about. */
  readonly subjects: Set<string>;
}

/** One record decided again. */
export interface ReplayedRecord {
  readonly outcome: Outcome;
  /** How many lines have facts, and so could be decided. */
  readonly decisions: number;
  /** Null when no draft was named, or when nothing of the record can be decided under it. */
  readonly flips: readonly FlippedLines[] | null;
}

/** The versions to decide a record under: the one that it names, if that is known, and a draft, if one is named. */
export interface ReplayUnder {
  readonly own: PolicyOnDays | null;
  readonly draft: PolicyOnDays | null;
}

/** Decides one record again. Pure: the same record under the same versions gives the same result. */
export function replayRecord(record: RecordedOperation, { own, draft }: ReplayUnder): ReplayedRecord {
  const lines = record.subjects.flatMap((subject) => subject.lines);
  const day = record.decidedOn ?? amsterdamDay(record.endedAt);
  const asked: Asked = { role: record.caller.role, purpose: record.purpose, organisation: record.caller.oin };
  return {
    outcome: lines.length === 0 ? 'NOTHING' : outcomeOf(lines, own?.on(day, asked) ?? null),
    decisions: lines.reduce((count, { facts }) => count + (facts === undefined ? 0 : 1), 0),
    flips: draft === null || !hasFacts(lines) ? null : flipsOf(record, asked, draft.on(day, asked)),
  };
}

function hasFacts(lines: readonly DisclosureLine[]): boolean {
  return lines.length > 0 && lines.every(({ facts }) => facts !== undefined);
}

function outcomeOf(lines: readonly DisclosureLine[], decide: DecideAgain | null): Outcome {
  if (!hasFacts(lines)) return 'WITHOUT_FACTS';
  if (decide === null) return 'POLICY_UNKNOWN';
  let outcome: Outcome = 'HOLDS';
  for (const line of lines) {
    const again = decide(line.dataClass, line.facts ?? '');
    if (again === null) return 'WITHOUT_FACTS';
    if (!holds(line, again)) outcome = 'OTHERWISE';
  }
  return outcome;
}

function holds({ level, decided = level, reason, article }: DisclosureLine, again: Decided): boolean {
  const shown: Level | undefined = Level[level as LevelName];
  return (
    decided === again.level && reason === again.reason && article === again.article && shown !== undefined && shown <= Level[again.level]
  );
}

function flipsOf({ subjects }: RecordedOperation, { role, purpose }: Asked, decide: DecideAgain): readonly FlippedLines[] | null {
  const flips = new Map<string, FlippedLines>();
  for (const { memberId, lines } of subjects) {
    for (const { dataClass, level, decided: from = level, facts = '' } of lines) {
      const again = decide(dataClass, facts);
      if (again === null) return null;
      const { level: to, rule } = again;
      if (to === from) continue;
      const key = `${dataClass} ${from} ${to} ${rule ?? ''}`;
      const flip = flips.get(key) ?? { role, purpose, dataClass, from, to, rule, decisions: 0, subjects: new Set<string>() };
      flip.decisions += 1;
      flip.subjects.add(memberId);
      flips.set(key, flip);
    }
  }
  return [...flips.values()];
}
