import { levelNl } from '../dutch-words.ts';
import type { CellChange, Difference } from '../diff-policies.ts';
import type { Policy } from '../policy.ts';
import { roleNl } from '../dutch-words.ts';
import { capital, enumerate, sayFacts } from '../say-facts.ts';
import { classNl } from '../say-sight.ts';
import type { LevelName, Purpose } from '../vocabulary.ts';

interface Group {
  readonly change: CellChange;
  readonly difference: Difference;
  readonly purposes: Purpose[];
}

function groups(changes: readonly CellChange[], direction: 'widened' | 'narrowed'): Group[] {
  const found = new Map<string, Group>();
  for (const change of changes) {
    const difference = change[direction];
    if (difference === null) continue;
    const { role, dataClass, organisation, purpose } = change;
    const key = [role, dataClass, organisation, difference.from, difference.to, JSON.stringify(difference.facts)].join(' ');
    const group = found.get(key) ?? { change, difference, purposes: [] };
    group.purposes.push(purpose);
    found.set(key, group);
  }
  return [...found.values()];
}

function arrow(from: LevelName, to: LevelName): string {
  return `${levelNl[from]} → ${levelNl[to]}`;
}

function lines(policy: Policy, changes: readonly CellChange[], direction: 'widened' | 'narrowed'): string[] {
  let role = '';
  return groups(changes, direction)
    .sort((one, other) => roleNl[one.change.role].localeCompare(roleNl[other.change.role], 'nl'))
    .flatMap(({ change, difference, purposes }) => {
      const head = role === change.role ? [] : [`  ${capital(roleNl[change.role])}:`];
      role = change.role;
      const organisation = change.organisation === null ? '' : ` (organisatie ${change.organisation})`;
      const case_ = sayFacts(difference.facts);
      return [
        ...head,
        `    ${classNl(policy, change.dataClass)}${organisation}: ${arrow(difference.from, difference.to)}`,
        `      ${purposes.length === 1 ? 'voor het doel' : 'voor de doelen'} ${enumerate(purposes.map((purpose) => `‘${policy.purposes[purpose]}’`))}`,
        ...(case_ === '' ? [] : [`      bijvoorbeeld als ${case_}`]),
      ];
    });
}

/** What widens and what narrows, grouped by who looks and by what is seen, so that a person can read it. Names are those of the version after. */
export function sayChanges(policy: Policy, changes: readonly CellChange[]): string[] {
  const [widened, narrowed] = (['widened', 'narrowed'] as const).map((direction) => lines(policy, changes, direction));
  const count = (direction: 'widened' | 'narrowed'): string => {
    const cells = changes.filter((change) => change[direction] !== null).length;
    return `${String(cells)} ${cells === 1 ? 'combinatie' : 'combinaties'} van rol, doel en gegeven`;
  };
  return [
    ...(widened === undefined || widened.length === 0 ? [] : [`Meer zichtbaar in ${count('widened')}:`, ...widened]),
    ...(narrowed === undefined || narrowed.length === 0 ? [] : [`Minder zichtbaar in ${count('narrowed')}:`, ...narrowed]),
  ];
}
