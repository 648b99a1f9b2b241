import type { LoggedRecord } from './read-log.ts';
import type { Flip, FlippedLines, Outcome, ReplayedRecord } from './replay-record.ts';

/** A record of which the result does not hold, or of which it cannot be said. */
export interface ReplayFinding {
  readonly writer: string;
  readonly sequence: number;
  /** Null when the record does not say it. */
  readonly traceId: string | null;
  readonly why: Exclude<Outcome, 'HOLDS' | 'NOTHING'> | 'UNREADABLE';
}

/** How many decisions of a period have the same flip. */
export interface ReplayFlip extends Flip {
  readonly decisions: number;
  readonly views: number;
  /** Different members; what concerns a family as a whole is nobody's alone. */
  readonly people: number;
}

/** What deciding a period again under a draft found. */
export interface DraftReport {
  /** Records of which decisions were decided under the draft. */
  readonly views: number;
  readonly decisions: number;
  /** Records with decisions that could not be decided again. */
  readonly notReplayed: number;
  /** Different members of whom something would come out otherwise. */
  readonly people: number;
  /** The most decisions first. */
  readonly flips: readonly ReplayFlip[];
}

/** What deciding a period again found. */
export interface ReplayReport {
  /** All records of the period. */
  readonly records: number;
  /** Decided again under the version that they name, with the same result. */
  readonly held: number;
  /** Changes, readings of the hub's own desk, and answers that there is no such case: no level was decided. */
  readonly nothingDecided: number;
  readonly otherwise: number;
  readonly policyUnknown: number;
  readonly withoutFacts: number;
  readonly unreadable: number;
  /** The first of the records that do not hold or could not be decided again; the counts say how many there are of each. */
  readonly findings: readonly ReplayFinding[];
  /** Null when no draft was named. */
  readonly draft: DraftReport | null;
}

/** How many findings are listed. */
const mostFindings = 1000;

interface CountedFlip extends Flip {
  decisions: number;
  views: number;
  readonly people: Set<string>;
}

/** Adds up what was replayed; in memory it keeps no more than the different members and kinds of flips. */
export interface ReplayCount {
  /** Null for a record that cannot be read. */
  add(logged: LoggedRecord, replayed: ReplayedRecord | null): void;
  report(draftNamed: boolean): ReplayReport;
}

/** Starts at nothing. */
export function createReplayCount(): ReplayCount {
  const outcomes: Record<Outcome | 'UNREADABLE', number> = {
    HOLDS: 0,
    NOTHING: 0,
    OTHERWISE: 0,
    POLICY_UNKNOWN: 0,
    WITHOUT_FACTS: 0,
    UNREADABLE: 0,
  };
  const findings: ReplayFinding[] = [];
  const flips = createFlipCount();
  return {
    add: (logged, replayed) => {
      const why = replayed?.outcome ?? 'UNREADABLE';
      outcomes[why] += 1;
      if (why !== 'HOLDS' && why !== 'NOTHING' && findings.length < mostFindings) {
        const { writer, sequence, traceId } = logged;
        findings.push({ writer, sequence, traceId, why });
      }
      flips.add(replayed);
    },
    report: (draftNamed) => ({
      records: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
      held: outcomes.HOLDS,
      nothingDecided: outcomes.NOTHING,
      otherwise: outcomes.OTHERWISE,
      policyUnknown: outcomes.POLICY_UNKNOWN,
      withoutFacts: outcomes.WITHOUT_FACTS,
      unreadable: outcomes.UNREADABLE,
      findings,
      draft: draftNamed ? flips.report() : null,
    }),
  };
}

interface FlipCount {
  add(replayed: ReplayedRecord | null): void;
  report(): DraftReport;
}

function createFlipCount(): FlipCount {
  const flips = new Map<string, CountedFlip>();
  let [views, decisions, notReplayed] = [0, 0, 0];
  const add = ({ role, purpose, dataClass, from, to, rule, ...lines }: FlippedLines): void => {
    const key = `${role} ${purpose} ${dataClass} ${from} ${to} ${rule ?? ''}`;
    const flip = flips.get(key) ?? { role, purpose, dataClass, from, to, rule, decisions: 0, views: 0, people: new Set<string>() };
    flip.decisions += lines.decisions;
    flip.views += 1;
    for (const subject of lines.subjects) if (subject !== 'FAMILY') flip.people.add(subject);
    flips.set(key, flip);
  };
  return {
    add: (replayed) => {
      if (replayed?.flips) {
        views += 1;
        decisions += replayed.decisions;
        replayed.flips.forEach(add);
      } else if (replayed?.outcome !== 'NOTHING') notReplayed += 1;
    },
    report: () => ({
      views,
      decisions,
      notReplayed,
      people: new Set([...flips.values()].flatMap(({ people }) => [...people])).size,
      flips: [...flips.values()]
        .map(({ people, ...flip }) => ({ ...flip, people: people.size }))
        .toSorted((one, other) => other.decisions - one.decisions || (one.dataClass < other.dataClass ? -1 : 1)),
    }),
  };
}
