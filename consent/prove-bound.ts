import type { AddressedCell } from './compile.ts';
import { decodeFacts, encodeFacts, factCode, factPosition, type FactVector } from './fact-vector.ts';
import { decidingRule } from './give-verdict.ts';
import { layState, type Half } from './half.ts';
import { someState } from './joined-states.ts';
import type { Conditions } from './policy.ts';
import { addressOf, distinctCells, levelName, smaller, type Failure } from './property.ts';
import { smallestState } from './smallest-state.ts';
import type { FactName, Level } from './vocabulary.ts';

/** A property of the form: in these cells nothing shows above a level, unless one of these conditions holds. */
export interface Bound {
  readonly property: string;
  readonly textNl: string;
  about(cell: AddressedCell): boolean;
  readonly atMost: Level;
  readonly unless: readonly Conditions[];
}

type Codes = readonly (readonly [place: number, codes: ReadonlySet<number>])[];

function codesOf(conditions: Conditions): Codes {
  return Object.entries(conditions).map(([name, allowed]) => {
    const place = factPosition(name as FactName);
    return [place, new Set((allowed as readonly string[]).map((value) => factCode(place, value)))] as const;
  });
}

function isExcused(vector: FactVector, unless: readonly Codes[]): boolean {
  return unless.some((codes) => codes.every(([place, allowed]) => allowed.has(vector[place] as number)));
}

/** Whether a half alone keeps to the bound: then so does every cell with it. Facts that it does not name are UNKNOWN, which excuses nothing. */
function keepsTo(half: Half, { atMost }: Bound, unless: readonly Codes[]): boolean {
  if (half.highest <= atMost) return true;
  const scan = encodeFacts({});
  return half.table.every((level, state) => {
    if (level <= atMost) return true;
    layState(half, state, scan);
    return isExcused(scan, unless);
  });
}

function failureIn(bound: Bound, addressed: AddressedCell, unless: readonly Codes[]): Failure | null {
  const { cell, rules } = addressed;
  const excused = (vector: FactVector): boolean => isExcused(vector, unless);
  const fails = (vector: FactVector): boolean => cell.level(vector) > bound.atMost && !excused(vector);
  const scan = encodeFacts({}); // every fact that the half does not name is UNKNOWN, which excuses nothing
  for (let state = 0; state < cell.grants.table.length; state += 1) {
    if ((cell.grants.table[state] as number) <= bound.atMost) continue;
    layState(cell.grants, state, scan);
    if (excused(scan)) continue;
    const vector = scan.slice();
    const free = cell.caps.facts.filter((name) => !cell.grants.facts.includes(name));
    if (!someState(free, vector, () => fails(vector))) continue;
    const small = smallestState(cell.facts, vector, fails);
    const facts = decodeFacts(small);
    const witness = { ...addressOf(addressed), facts, level: levelName(cell.level(small)), against: null };
    const grants = rules.filter((rule) => rule.kind === 'grant');
    return { property: bound.property, textNl: bound.textNl, witness, rule: decidingRule(grants, facts)?.id ?? null };
  }
  return null;
}

/**
 * Proves an upper bound over the whole space, from the grant half or the cap half alone; the halves of a cell are joined only where both of them go beyond it.
 * Null when it holds, else the smallest failure there is.
 */
export function proveBound(cells: readonly AddressedCell[], bound: Bound): Failure | null {
  const unless = bound.unless.map(codesOf);
  const looked = new Map<Half, boolean>();
  const keeps = (half: Half): boolean => {
    const known = looked.get(half) ?? keepsTo(half, bound, unless);
    looked.set(half, known);
    return known;
  };
  let found: Failure | null = null;
  for (const addressed of distinctCells(cells.filter((cell) => bound.about(cell)))) {
    const { grants, caps } = addressed.cell;
    if (!keeps(grants) && !keeps(caps)) found = smaller(found, failureIn(bound, addressed, unless));
  }
  return found;
}
