import type { PolicyTables } from './compile.ts';
import type { TableCell } from './create-cell.ts';
import { decodeFacts } from './fact-vector.ts';
import { findLower } from './find-lower.ts';
import type { Half } from './half.ts';
import { levelName } from './property.ts';
import { purposes, roles, type Facts, type LevelName, type Purpose, type Role } from './vocabulary.ts';

/** A smallest case in which two versions decide differently. */
export interface Difference {
  readonly facts: Facts;
  readonly from: LevelName;
  readonly to: LevelName;
}

/** One cell that two versions decide differently: wider in some state, narrower in some state, or both. */
export interface CellChange {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly dataClass: string;
  readonly organisation: string | null;
  readonly widened: Difference | null;
  readonly narrowed: Difference | null;
}

/** Numbers halves by content, so that halves of two versions can be known to be equal. */
function numbering(): (half: Half) => number {
  const numbers = new Map<string, number>();
  const known = new Map<Half, number>();
  return (half) => {
    const before = known.get(half);
    if (before !== undefined) return before;
    const content = `${half.facts.join(' ')} ${Buffer.from(half.table).toString('latin1')}`;
    const number = numbers.get(content) ?? numbers.size;
    numbers.set(content, number);
    known.set(half, number);
    return number;
  };
}

function difference(before: TableCell, after: TableCell, lower: TableCell, higher: TableCell): Difference | null {
  const vector = findLower(lower, higher);
  return vector === null ? null : { facts: decodeFacts(vector), from: levelName(before.level(vector)), to: levelName(after.level(vector)) };
}

function organisationsIn(before: PolicyTables, after: PolicyTables): (string | null)[] {
  const all = new Set([...before.cells, ...after.cells].map(({ organisation }) => organisation));
  return [...all];
}

/** Every cell in which two compiled policies differ, with a smallest case for what widened and for what narrowed. Exact: an empty list is equality. */
export function diffPolicies(before: PolicyTables, after: PolicyTables): CellChange[] {
  const number = numbering();
  const kept = new Map<string, Pick<CellChange, 'widened' | 'narrowed'>>();
  const compare = (one: TableCell, other: TableCell): Pick<CellChange, 'widened' | 'narrowed'> => {
    const key = [one.grants, one.caps, other.grants, other.caps].map(number).join(' ');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const same = number(one.grants) === number(other.grants) && number(one.caps) === number(other.caps);
    const found = same
      ? { widened: null, narrowed: null }
      : { widened: difference(one, other, one, other), narrowed: difference(one, other, other, one) };
    kept.set(key, found);
    return found;
  };
  const changes: CellChange[] = [];
  const classes = [...new Set([...before.classes.keys(), ...after.classes.keys()])].sort();
  for (const organisation of organisationsIn(before, after)) {
    for (const dataClass of classes) {
      for (const role of roles) {
        for (const purpose of purposes) {
          const asked = [role, purpose, dataClass, organisation ?? undefined] as const;
          const found = compare(before.cell(...asked), after.cell(...asked));
          if (found.widened !== null || found.narrowed !== null) changes.push({ role, purpose, dataClass, organisation, ...found });
        }
      }
    }
  }
  return changes;
}
