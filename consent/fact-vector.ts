import { facts as vocabulary, type FactName, type Facts } from './vocabulary.ts';

/** The facts in their fixed order. */
export const factNames = Object.keys(vocabulary) as readonly FactName[];

/** Per fact, its values in the order of their codes; UNKNOWN is the last. */
export const factValues: ReadonlyMap<FactName, readonly string[]> = new Map(
  factNames.map((name) => [name, [...vocabulary[name], 'UNKNOWN']]),
);

/** Facts as small integers, one per fact in the order of `factNames`: for asking the same facts of many cells quickly. */
export type FactVector = Uint8Array;

/** How the values of one fact are coded, and at which place in a vector. */
interface Coding {
  readonly place: number;
  readonly codes: ReadonlyMap<string | undefined, number>;
  readonly unknown: number;
}

const codingOf = (name: FactName, place: number): Coding => {
  const values = factValues.get(name) ?? [];
  return { place, codes: new Map(values.map((value, code) => [value, code])), unknown: values.length - 1 };
};
const inOrder = factNames.map(codingOf);
const codings: ReadonlyMap<string, Coding> = new Map(factNames.map((name, place) => [name, codingOf(name, place)]));

/** The place of a fact in a vector. */
export function factPosition(name: FactName): number {
  return codings.get(name)?.place ?? 0;
}

/** The code of a value of the fact at a place; whatever is absent or foreign is UNKNOWN. */
export function factCode(place: number, value: string | undefined): number {
  const coding = inOrder[place];
  return coding === undefined ? 0 : (coding.codes.get(value) ?? coding.unknown);
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
  const copy = new Uint8Array(vector);
  for (const name in changes) {
    const coding = codings.get(name);
    if (coding !== undefined) copy[coding.place] = coding.codes.get(changes[name as FactName]) ?? coding.unknown;
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
