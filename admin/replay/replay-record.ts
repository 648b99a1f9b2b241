import type { KeptLine, KeptRecord } from '#audit/record.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { Level, type LevelName } from '#consent/vocabulary.ts';
import type { Asked, Decided, DecideAgain, PolicyOnDays } from './decide-again.ts';

/**
 * What came of deciding one record again under the version that it names: every line came out as recorded (HOLDS), there was nothing to decide (NOTHING), one
 * came out otherwise or was shown above what was decided (OTHERWISE), or it could not be done: the version is not known, or facts are missing.
 */
export type Outcome = 'HOLDS' | 'NOTHING' | 'OTHERWISE' | 'POLICY_UNKNOWN' | 'WITHOUT_FACTS';

/** What would come out otherwise under a draft: who asked for what, which class, from which level to which. */
export interface Flip {
  readonly role: string;
  readonly purpose: string;
  readonly dataClass: string;
  readonly from: string;
  readonly to: LevelName;
  /** The rule that decides under the draft; null when none grants anything. */
  readonly rule: string | null;
}

/** Lines of one record with the same flip. */
export interface FlippedLines extends Flip {
  decisions: number;
  /** The members, and FAMILY, whom they are about. */
  readonly subjects: Set<string>;
}

/** One record decided again. */
export interface ReplayedRecord {
  readonly outcome: Outcome;
  /** How many lines were decided under the draft. */
  readonly decisions: number;
  /** Null when no draft was named, or when nothing of the record can be decided under it. */
  readonly flips: readonly FlippedLines[] | null;
}

/** The versions to decide a record under: the one that it names, if that is known, and a draft, if one is named. */
export interface ReplayUnder {
  readonly own: PolicyOnDays | null;
  readonly draft: PolicyOnDays | null;
}

/** What came of one line, and of every other line of the record that says the same of another member. */
interface ReplayedLine {
  readonly outcome: Outcome;
  readonly flip: FlippedLines | null;
}

/** The worst first: it is the outcome of the whole record. */
const worstFirst: readonly Outcome[] = ['WITHOUT_FACTS', 'POLICY_UNKNOWN', 'OTHERWISE', 'HOLDS', 'NOTHING'];

/**
 * Decides one record again, straight from its tables: lines that say the same of different members are decided once. Pure: the same record under the same
 * versions gives the same result.
 */
export function replayRecord(record: KeptRecord, under: ReplayUnder): ReplayedRecord {
  const { subjects } = record.body['adl.core.response'];
  const replayLine = lineReplayer(record, under);
  const outcomes = new Set<Outcome>();
  const flips = new Set<FlippedLines>();
  let decisions = 0;
  for (const { id, lines } of subjects) {
    for (const line of lines) {
      const { outcome, flip } = replayLine(line);
      outcomes.add(outcome);
      decisions += 1;
      if (flip === null) continue;
      flip.decisions += 1;
      flip.subjects.add(id);
      flips.add(flip);
    }
  }
  const outcome = worstFirst.find((one) => outcomes.has(one)) ?? 'NOTHING';
  const isReplayed = under.draft !== null && outcome !== 'NOTHING' && outcome !== 'WITHOUT_FACTS';
  return { outcome, decisions, flips: isReplayed ? [...flips] : null };
}

function lineReplayer(record: KeptRecord, { own, draft }: ReplayUnder): (line: KeptLine) => ReplayedLine {
  const { context, subject, classes } = record.body['adl.core.request'];
  const { day: recorded, facts } = record.body['adl.core.information'];
  const { verdicts } = record.body['adl.core.response'];
  const asked: Asked = { role: subject.properties.role, purpose: context.purpose, organisation: subject.properties.oin };
  const day = recorded ?? amsterdamDay(new Date(record.timestamp));
  const [decideOwn, decideDraft] = [own?.on(day, asked) ?? null, draft?.on(day, asked) ?? null];
  const flipOf = flipGrouper(asked);
  const replay = (dataClass: string, verdict: Verdict, text: string | undefined, shown: string | undefined): ReplayedLine => {
    const again = text === undefined ? null : (decideDraft?.(dataClass, text) ?? null);
    return {
      outcome: outcomeOf(verdict, shown, decideOwn, dataClass, text),
      flip: again === null || again.level === verdict[0] ? null : flipOf(dataClass, verdict[0], again),
    };
  };
  const replayed = new Map<number, ReplayedLine>();
  return ([atClass, atVerdict, atFacts, , shown]) => {
    const [ofClass, verdict, text] = [classes[atClass], verdicts[atVerdict], facts[atFacts ?? -1]];
    if (ofClass === undefined || verdict === undefined) return senseless;
    if (shown !== undefined || text === undefined || atFacts === null) return replay(ofClass[0], verdict, text, shown);
    const place = (atClass * verdicts.length + atVerdict) * facts.length + atFacts;
    const line = replayed.get(place) ?? replay(ofClass[0], verdict, text, shown);
    replayed.set(place, line);
    return line;
  };
}

/** A line that names what does not stand in the record. */
const senseless: ReplayedLine = { outcome: 'OTHERWISE', flip: null };

type Verdict = KeptRecord['body']['adl.core.response']['verdicts'][number];

function outcomeOf(verdict: Verdict, shown: string | undefined, decide: DecideAgain | null, dataClass: string, facts = ''): Outcome {
  if (facts === '') return 'WITHOUT_FACTS';
  if (decide === null) return 'POLICY_UNKNOWN';
  const again = decide(dataClass, facts);
  if (again === null) return 'WITHOUT_FACTS';
  return holds(verdict, shown, again) ? 'HOLDS' : 'OTHERWISE';
}

function holds([decided, reason, article]: Verdict, shown: string = decided, again: Decided): boolean {
  const level: Level | undefined = Level[shown as LevelName];
  return (
    decided === again.level && reason === again.reason && article === again.article && level !== undefined && level <= Level[again.level]
  );
}

/** Gives the one object for all flips of a record that are alike. */
function flipGrouper({ role, purpose }: Asked): (dataClass: string, from: string, again: Decided) => FlippedLines {
  const groups = new Map<string, FlippedLines>();
  return (dataClass, from, { level: to, rule }) => {
    const key = `${dataClass} ${from} ${to} ${rule ?? ''}`;
    const group = groups.get(key) ?? { role, purpose, dataClass, from, to, rule, decisions: 0, subjects: new Set<string>() };
    groups.set(key, group);
    return group;
  };
}
