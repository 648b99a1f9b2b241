import { compilePolicy, type PolicyTables } from '../compile.ts';
import type { Day } from '../consent-records.ts';
import { deadRules, type DeadRule } from '../dead-rules.ts';
import { diffPolicies, type CellChange } from '../diff-policies.ts';
import type { Policy } from '../policy.ts';
import type { Failure } from '../property.ts';
import { prove } from '../prove.ts';

/** What is found on several days, each thing once, with the first day of each. */
export interface DaysChecked {
  readonly failures: readonly (Failure & { readonly from: Day })[];
  readonly changes: readonly (CellChange & { readonly from: Day })[];
  /** Rules without effect on each day on which they are in force. */
  readonly dead: readonly DeadRule[];
}

/** The first of each, by key. */
function firsts<T>(found: readonly T[], keyOf: (one: T) => string): T[] {
  const kept = new Map<string, T>();
  for (const one of found) if (!kept.has(keyOf(one))) kept.set(keyOf(one), one);
  return [...kept.values()];
}

function changeKey({ role, purpose, dataClass, organisation, widened, narrowed }: CellChange): string {
  return [role, purpose, dataClass, organisation, widened === null, narrowed === null].join(' ');
}

function deadThroughout(days: readonly PolicyTables[]): DeadRule[] {
  const dead = days.map((tables) => new Map(deadRules(tables).map((one) => [one.rule, one])));
  const alive = new Set(
    days.flatMap(({ policy, day }, index) =>
      policy.rules
        .filter(({ id, validFrom, validUntil }) => (validFrom ?? day) <= day && day <= (validUntil ?? day) && dead[index]?.has(id) !== true)
        .map(({ id }) => id),
    ),
  );
  return firsts(
    dead.flatMap((one) => [...one.values()]),
    ({ rule }) => rule,
  ).filter(({ rule }) => !alive.has(rule));
}

/**
 * Proves a policy, compares it with the active one (null: with nothing) and looks for rules without effect, on each of these days; `tables` is the policy
 * compiled for each day. Equal versions are not compared.
 */
export function checkDays(tables: readonly PolicyTables[], active: Policy | null): DaysChecked {
  const failures = tables.flatMap((one) => prove(one).map((failure) => ({ ...failure, from: one.day })));
  const changes = tables.flatMap((one) => {
    if (active === null || active.hash === one.hash) return [];
    return diffPolicies(compilePolicy(active, one.day), one).map((change) => ({ ...change, from: one.day }));
  });
  return { failures: firsts(failures, ({ property }) => property), changes: firsts(changes, changeKey), dead: deadThroughout(tables) };
}
