import type { AddressedCell } from './compile.ts';
import type { Half } from './half.ts';
import { levels, type Facts, type LevelName, type Purpose, type Role } from './vocabulary.ts';

/** The smallest case in which a property fails. Facts that do not matter are left out; UNKNOWN is written where it matters. */
export interface Witness {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly dataClass: string;
  readonly organisation: string | null;
  readonly facts: Facts;
  /** The level that comes out. */
  readonly level: LevelName;
  /** For a property about a change: the facts or the purpose that it is compared with, and the level that comes out there. */
  readonly against: { readonly facts: Facts; readonly purpose: Purpose; readonly level: LevelName } | null;
}

/** A property that fails, with the rule that most likely needs another look; null when no rule but the engine is at fault. */
export interface Failure {
  /** P1 to P7, or the id of a property of the officer's own. */
  readonly property: string;
  readonly textNl: string;
  readonly witness: Witness;
  readonly rule: string | null;
}

/** How much a witness has to say: the fewer known facts, the better, and on a tie the one that names no organisation. */
export function sizeOf(witness: Witness): number {
  const known = Object.values(witness.facts).filter((value) => value !== 'UNKNOWN').length;
  return known + (witness.organisation === null ? 0 : 0.5);
}

/** The smaller of two failures; the first one found on a tie. */
export function smaller(one: Failure | null, other: Failure | null): Failure | null {
  if (one === null || other === null) return one ?? other;
  return sizeOf(other.witness) < sizeOf(one.witness) ? other : one;
}

/** The address of a cell as a witness begins. */
export function addressOf({
  role,
  purpose,
  dataClass,
  organisation,
}: AddressedCell): Pick<Witness, 'role' | 'purpose' | 'dataClass' | 'organisation'> {
  return { role, purpose, dataClass, organisation };
}

/** The name of a level. */
export function levelName(level: number): LevelName {
  return levels[level] ?? 'NONE';
}

/** The cells with those that name no organisation first, so that of two witnesses the plainer is found first. */
export function plainFirst(cells: readonly AddressedCell[]): AddressedCell[] {
  return [...cells.filter(({ organisation }) => organisation === null), ...cells.filter(({ organisation }) => organisation !== null)];
}

function findDistinct(cells: readonly AddressedCell[]): AddressedCell[] {
  const seen = new Map<Half, Set<Half>>();
  return plainFirst(cells).filter(({ cell: { grants, caps } }) => {
    const before = seen.get(grants) ?? new Set<Half>();
    if (grants.highest === 0 || caps.highest === 0 || before.has(caps)) return false;
    seen.set(grants, before.add(caps));
    return true;
  });
}

const distinct = new WeakMap<readonly AddressedCell[], readonly AddressedCell[]>();

/** The cells in which anything can show, one for each pair of halves: cells with the same halves have the same levels everywhere. */
export function distinctCells(cells: readonly AddressedCell[]): readonly AddressedCell[] {
  const known = distinct.get(cells) ?? findDistinct(cells);
  distinct.set(cells, known); // several properties are about the same cells
  return known;
}
