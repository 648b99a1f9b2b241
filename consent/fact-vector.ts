import { facts as vocabulary, type FactName, type Facts } from './vocabulary.ts';

/** The facts in their fixed order. */
export const factNames = Object.keys(vocabulary) as readonly FactName[];

/** Per fact, its values in the order of their codes; UNKNOWN is the last. */
export const factValues: ReadonlyMap<FactName, readonly string[]> = new Map(
  factNames.map((name) => [name, [...vocabulary[name], 'UNKNOWN']]),
);

/** Facts as small integers, one per fact in the order of `factNames`: for asking the same facts of many cells quickly. */
export type FactVector = Uint8Array;

const codes = factNames.map((name) => new Map((factValues.get(name) ?? []).map((value, code) => [value, code])));
const unknowns = codes.map((map) => map.size - 1);
const position = new Map(factNames.map((name, index) => [name, index]));

/** The place of a fact in a vector. */
export function factPosition(name: FactName): number {
  return position.get(name) ?? 0;
}

/** The code of a value of the fact at a place; whatever is absent or foreign is UNKNOWN. */
export function factCode(place: number, value: string | undefined): number {
  const unknown = unknowns[place] ?? 0;
  return value === undefined ? unknown : (codes[place]?.get(value) ?? unknown);
}

/** Encodes facts; an absent or foreign value becomes UNKNOWN. */
export function encodeFacts(facts: Facts): FactVector {
  const vector = new Uint8Array(factNames.length);
  for (let place = 0; place < vector.length; place += 1) {
    const name = factNames[place];
    vector[place] = factCode(place, name === undefined ? undefined : facts[name]);
  }
  return vector;
}

/** A copy of the vector in which the facts named have these values: how a record's own facts are laid over its member's. */
export function withFacts(vector: FactVector, changes: Facts): FactVector {
  const copy = vector.slice();
  for (const name of Object.keys(changes) as FactName[]) {
    const place = position.get(name);
    if (place !== undefined) copy[place] = factCode(place, changes[name]);
  }
  return copy;
}

/** The facts of a vector by name; those that are UNKNOWN are left out. */
export function decodeFacts(vector: FactVector): Facts {
  const decoded: Record<string, string> = {};
  factNames.forEach((name, place) => {
    const value = factValues.get(name)?.[vector[place] ?? 0];
    if (value !== undefined && value !== 'UNKNOWN') decoded[name] = value;
  });
  return decoded;
}
