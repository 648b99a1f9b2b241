import { runCases, type CaseResult } from '../cases/run-cases.ts';
import { compilePolicy } from '../compile.ts';
import type { Day } from '../consent-records.ts';
import type { DeadRule } from '../dead-rules.ts';
import type { CellChange } from '../diff-policies.ts';
import { PolicyError, type PolicyProblem } from '../errors.ts';
import { loadPolicy } from '../load-policy.ts';
import type { PolicyFile } from '../policy-yaml.ts';
import type { Policy } from '../policy.ts';
import type { Failure } from '../property.ts';
import { checkDays } from './check-days.ts';
import { classGaps } from './class-gaps.ts';
import { daysOfChange } from './days-of-change.ts';
import { locateItem, type ItemPlace } from './locate-item.ts';
import { sayDeadRule } from './say-dead-rule.ts';
import { sayFailure } from './say-failure.ts';
import { widenedFacts } from './widened-facts.ts';

/** What a version is checked against. */
export interface CheckSettings {
  /** The version that is active now; null when there is none, so that nothing can widen. */
  readonly active: Policy | null;
  /** The day from which the version is to hold, Europe/Amsterdam, as YYYY-MM-DD. */
  readonly day: Day;
  /** Why it may show more than the active version, in the officer's words; null or blank when nobody wrote it. */
  readonly wideningReason: string | null;
}

/** A property that does not hold, with its smallest case in Dutch, and where the rule at fault stands. */
export interface CheckedFailure extends Failure {
  readonly witnessNl: string;
  readonly place: ItemPlace | null;
  /** The first day on which it fails. */
  readonly from: Day;
}

/** A cell that widens or narrows, and the first day on which it does. */
export interface CheckedChange extends CellChange {
  readonly from: Day;
}

/** What the gates say of a version; only a publishable one may be proposed. */
export interface PolicyCheck {
  /** The version, and its hash; null when it could not be read. */
  readonly policy: Policy | null;
  readonly hash: string | null;
  /** What must be put right before anything else: with file, line and column where there is one. */
  readonly problems: readonly PolicyProblem[];
  readonly failures: readonly CheckedFailure[];
  readonly cases: readonly CaseResult[];
  /** Rules without any effect on any day; these may stay. */
  readonly dead: readonly (DeadRule & { readonly messageNl: string })[];
  readonly changes: readonly CheckedChange[];
  /** What may show more because other facts would be decided, in Dutch. */
  readonly widenedFacts: readonly string[];
  /** Whether it shows more than the active version somewhere, so that a written reason is needed. */
  readonly needsReason: boolean;
  readonly publishable: boolean;
}

const mostDays = 24;
const nothing = { failures: [], cases: [], dead: [], changes: [], widenedFacts: [], needsReason: false, publishable: false } as const;
const nowhere = { file: null, line: null, column: null } as const;

function read(files: readonly PolicyFile[]): { readonly policy: Policy | null; readonly problems: readonly PolicyProblem[] } {
  try {
    return { policy: loadPolicy(files), problems: [] };
  } catch (error) {
    if (error instanceof PolicyError) return { policy: null, problems: error.problems };
    throw error;
  }
}

/** Where the classes of a policy stand: what is missing there has no place of its own. */
function classesPlace(files: readonly PolicyFile[], policy: Policy): Pick<PolicyProblem, 'file' | 'line' | 'column'> {
  const [first] = policy.classes;
  return (first === undefined ? null : locateItem(files, 'classes', first.name)) ?? nowhere;
}

function ended(policy: Policy, day: Day): DeadRule[] {
  const over = policy.rules.filter(({ validUntil }) => validUntil !== null && validUntil < day);
  return over.map(({ id }) => ({ rule: id, why: 'ENDED', by: [] }));
}

function checkMeaning(
  files: readonly PolicyFile[],
  policy: Policy,
  { active, day, wideningReason }: CheckSettings,
  days: readonly Day[],
): PolicyCheck {
  const tables = days.map((one) => compilePolicy(policy, one));
  const { failures, changes, dead } = checkDays(tables, active);
  const facts = active === null ? [] : widenedFacts(active, policy);
  const needsReason = facts.length > 0 || changes.some(({ widened }) => widened !== null);
  const unexplained = needsReason && (wideningReason ?? '').trim() === '';
  const missing = classesPlace(files, policy);
  const problems: PolicyProblem[] = [
    ...classGaps(policy).map(({ messageNl }) => ({ code: 'POLICY_CLASS_MISSING', message: messageNl, ...missing }) as const),
    ...(unexplained
      ? [
          {
            code: 'POLICY_WIDENS_WITHOUT_REASON',
            message: 'deze versie laat meer zien dan de versie die nu geldt; schrijf op waarom dat nodig is',
            ...nowhere,
          } as const,
        ]
      : []),
  ];
  const cases = tables.slice(0, 1).flatMap(runCases);
  return {
    policy,
    hash: policy.hash,
    problems,
    failures: failures.map((failure) => ({
      ...failure,
      witnessNl: sayFailure(policy, failure),
      place: failure.rule === null ? null : locateItem(files, 'rules', failure.rule),
    })),
    cases,
    dead: [...dead, ...ended(policy, day)].map((one) => ({ ...one, messageNl: sayDeadRule(one) })),
    changes,
    widenedFacts: facts,
    needsReason,
    publishable: problems.length === 0 && failures.length === 0 && cases.every(({ passed }) => passed),
  };
}

/**
 * Puts a policy through every gate before publishing: shape and vocabulary, the properties P1 to P7 and the officer's own on every day on which rules begin or
 * end, the test cases, rules without effect, and what widens or narrows against the active version. Pure; what is wrong is in the answer, never thrown.
 */
export function checkPolicy(files: readonly PolicyFile[], settings: CheckSettings): PolicyCheck {
  const { policy, problems } = read(files);
  if (policy === null) return { policy: null, hash: null, problems, ...nothing };
  const days = daysOfChange(settings.active === null ? [policy] : [policy, settings.active], settings.day);
  const refused = (problem: PolicyProblem): PolicyCheck => ({ policy, hash: policy.hash, ...nothing, problems: [problem] });
  if (days.length > mostDays) {
    const message = `de regels beginnen of eindigen op ${String(days.length)} verschillende dagen; hoogstens ${String(mostDays)} zijn er te controleren`;
    return refused({ code: 'POLICY_TOO_MANY_DAYS', message, ...nowhere });
  }
  try {
    return checkMeaning(files, policy, settings, days);
  } catch (error) {
    if (error instanceof PolicyError) return refused(error.problems[0] ?? { code: error.code, message: error.message, ...nowhere });
    throw error;
  }
}
