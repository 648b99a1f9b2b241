import type { NearestGrant, Verdict } from './decide.ts';
import { decodeFacts, type FactVector } from './fact-vector.ts';
import { matches } from './interpret.ts';
import type { Policy, Rule } from './policy.ts';
import { factsNamed } from './half.ts';
import { levels, Level, type FactName, type Facts, type Purpose } from './vocabulary.ts';
import { wouldChange } from './would-change.ts';

/** The reason code of a decision that no rule grants anything. */
const defaultDeny = 'DEFAULT_DENY';
/** What it says. */
const defaultDenyNl = 'Er is geen regel die dit toestaat.';

/** What a verdict is given from: the rules of one cell, and where to look for the nearest grant. */
export interface VerdictContext {
  readonly policy: Policy;
  readonly purpose: Purpose;
  /** The rules in force that are about this cell. */
  readonly rules: readonly Rule[];
  /** The grants in force for the same role and class, whatever their purpose. */
  readonly grantsForRole: readonly Rule[];
  levelOf(vector: FactVector): Level;
}

function conditionsOf(rule: Rule): number {
  return Object.keys(rule.when).length;
}

/** Of several rules that say the same: the one with the fewest conditions (what lies least in the facts), then by id; so that order never matters. */
function plainest(rules: readonly Rule[]): Rule | null {
  return [...rules].sort((one, other) => conditionsOf(one) - conditionsOf(other) || (one.id < other.id ? -1 : 1))[0] ?? null;
}

/** The rule that decided: the grant that opened, or the cap where it closed; null when nothing was granted and nothing closed it either. */
export function decidingRule(rules: readonly Rule[], facts: Facts): Rule | null {
  const matching = rules.filter((rule) => matches(rule, facts));
  const of = (kind: Rule['kind'], level: Level): Rule | null =>
    plainest(matching.filter((rule) => rule.kind === kind && Level[rule.level] === level));
  const at = (kind: Rule['kind']): Level[] => matching.filter((rule) => rule.kind === kind).map((rule) => Level[rule.level]);
  const granted = Math.max(Level.NONE, ...at('grant')) as Level;
  const capped = Math.min(Level.FULL, ...at('cap')) as Level;
  if (capped < granted || (capped === Level.NONE && granted === Level.NONE)) return of('cap', capped);
  return granted === Level.NONE ? null : of('grant', granted);
}

function needsOf(rule: Rule, facts: Facts): NearestGrant['needs'] {
  const missing = Object.entries(rule.when).filter(([fact, allowed]) => {
    const value: string = facts[fact as FactName] ?? 'UNKNOWN';
    return !(allowed as readonly string[]).includes(value);
  });
  return Object.fromEntries(missing);
}

/** The grant that comes nearest: for this purpose before others, then with the fewest facts missing, then the highest, then by id. */
export function nearestGrant(grants: readonly Rule[], purpose: Purpose, facts: Facts): NearestGrant | null {
  const distance = (rule: Rule): number =>
    (rule.target.purposes.includes(purpose) ? 0 : 1000) + 10 * Object.keys(needsOf(rule, facts)).length - Level[rule.level];
  const nearest = [...grants].sort((one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1))[0];
  if (nearest === undefined) return null;
  const { id, article, level, target } = nearest;
  return { rule: id, article, level, purposes: target.purposes, needs: needsOf(nearest, facts) };
}

/** The decision about one cell in one state as a value that carries its reasons. */
export function giveVerdict(context: VerdictContext, vector: FactVector): Verdict {
  const { policy, purpose, rules, grantsForRole, levelOf } = context;
  const facts = decodeFacts(vector);
  const rule = decidingRule(rules, facts);
  const nothingGranted = !rules.some((candidate) => candidate.kind === 'grant' && matches(candidate, facts));
  return {
    level: levels[levelOf(vector)],
    reason: rule?.reasonCode ?? defaultDeny,
    rule: rule?.id ?? null,
    article: rule?.article ?? null,
    textNl: rule?.textNl ?? defaultDenyNl,
    policy: policy.hash,
    whatWouldChange: wouldChange(factsNamed(rules), vector, levelOf),
    nearestGrant: nothingGranted ? nearestGrant(grantsForRole, purpose, facts) : null,
  };
}
