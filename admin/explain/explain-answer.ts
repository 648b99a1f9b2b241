import { setImmediate } from 'node:timers/promises';
import type { Link } from '#audit/chain.ts';
import { readRecord, type RecordedOperation } from '#audit/read-record.ts';
import type { DisclosureLine } from '#audit/record.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { compilePolicy } from '#consent/compile.ts';
import type { CompiledPolicy, Verdict } from '#consent/decide.ts';
import { levelNl } from '#consent/dutch-words.ts';
import { explainVerdict, type ExplainedVerdict } from '#consent/explain-verdict.ts';
import { readFactsByName } from '#consent/facts-text.ts';
import type { Policy } from '#consent/policy.ts';
import type { LevelName, Purpose, Role } from '#consent/vocabulary.ts';
import type { Database } from '#database/create-database.ts';
import { readableVersion } from '../replay/readable-version.ts';

/** What explaining rests on. */
export interface ExplainAnswerDeps {
  readonly database: Pick<Database, 'sql'>;
  /** Gives the policy of a hash; null when there is none. */
  readonly policyByHash: (hash: string) => Promise<Policy | null>;
}

/** Why a decision of the past cannot be explained, or is explained with a warning. */
export type ExplainProblem = 'POLICY_UNKNOWN' | 'WITHOUT_FACTS' | 'NOT_AS_RECORDED';

/** One decision behind a past answer, decided again under the version that decided then. */
export interface ExplainedLine {
  readonly caller: RecordedOperation['caller'];
  readonly at: Date;
  readonly purpose: string;
  readonly caseId: string | null;
  readonly policy: string;
  /** The member, or FAMILY. */
  readonly memberId: string;
  /** As it was recorded. */
  readonly line: DisclosureLine;
  /** The Dutch name of the class in that version, or its own name. */
  readonly dataClassNl: string;
  /** In two wordings, with what would change it; null when it cannot be decided again. */
  readonly explained: ExplainedVerdict | null;
  readonly problem: ExplainProblem | null;
}

/** Explains every decision behind the answer with this trace id; empty when nothing was recorded in that trace. */
export async function explainAnswer({ database, policyByHash }: ExplainAnswerDeps, traceId: string): Promise<readonly ExplainedLine[]> {
  const rows = await database.sql<{ body: string }>(
    'select body from audit_record where trace_id = $1 order by recorded_at, writer, audit_record.sequence',
    [traceId],
  );
  const explained: ExplainedLine[] = [];
  const versionOf = versionsOnDays(policyByHash);
  for (const { body } of rows) {
    const record = readRecord((JSON.parse(body) as Link).record);
    const compiled = await versionOf(record.policy, record.decidedOn ?? amsterdamDay(record.endedAt));
    for (const { memberId, lines } of record.subjects) {
      for (const line of lines) explained.push(explainLine(record, memberId, line, compiled));
      // An answer may rest on hundreds of decisions: others get their turn in between.
      await setImmediate();
    }
  }
  return explained;
}

/** Each version as it was on a day, prepared once: the trace id is the caller's to choose, so one trace may hold any number of answers. */
function versionsOnDays(policyByHash: ExplainAnswerDeps['policyByHash']): (hash: string, day: string) => Promise<CompiledPolicy | null> {
  const prepared = new Map<string, CompiledPolicy | null>();
  return async (hash, day) => {
    const key = `${hash} ${day}`;
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const policy = await readableVersion(policyByHash, hash);
    const compiled = policy && compilePolicy(policy, day);
    prepared.set(key, compiled);
    return compiled;
  };
}

function explainLine(record: RecordedOperation, memberId: string, line: DisclosureLine, policy: CompiledPolicy | null): ExplainedLine {
  const { caller, endedAt: at, purpose, caseId } = record;
  const dataClassNl = policy?.classes.get(line.dataClass)?.nl ?? line.dataClass;
  const of = { caller, at, purpose, caseId, policy: record.policy, memberId, line, dataClassNl };
  const facts = readFactsByName(line.facts ?? '');
  if (policy === null) return { ...of, explained: null, problem: 'POLICY_UNKNOWN' };
  if (facts === null) return { ...of, explained: null, problem: 'WITHOUT_FACTS' };
  const question = { role: caller.role as Role, purpose: purpose as Purpose, dataClass: line.dataClass, facts, organisation: caller.oin };
  const { professional, officer, verdict } = explainVerdict(policy, question);
  const explained = { professional, officer: `${officer} ${sayShown(line)}`, verdict };
  return { ...of, explained, problem: isAsRecorded(line, verdict) ? null : 'NOT_AS_RECORDED' };
}

function isAsRecorded({ level, decided = level, reason, article }: DisclosureLine, verdict: Verdict): boolean {
  return verdict.level === decided && verdict.reason === reason && verdict.article === article;
}

/** What became of the decision in the answer. */
function sayShown({ count, decided, level }: DisclosureLine): string {
  if (count === 0) return 'In dit antwoord is hiervan niets getoond: er was niets, er is niet naar gevraagd of de bron gaf geen antwoord.';
  if (level === 'NONE') return `In dit antwoord is dit ${times(count)} achtergehouden.`;
  const shown = `In dit antwoord is dit ${times(count)} ${levelNl[level as LevelName]} getoond`;
  const less = 'omdat er niet meer is gevraagd, of omdat het stuk ook een gezinslid noemt van wie minder te zien is';
  return decided === undefined ? `${shown}.` : `${shown}, ${less}.`;
}

function times(count: number): string {
  return count === 1 ? 'één keer' : `${String(count)} keer`;
}
