import { generateFamilies } from './generate-families.ts';
import type { Family, Person } from './person.ts';
import { publicFamilies } from './public-families.ts';
import { specialFamilies } from './special-families.ts';

const day = '2026-11-20';

/**
 * The sandbox's one synthetic data set: F1 to F6 of the public BRP test set, F7 and F8 for special cases, and 48 generated families for volume.
 * Custody is as it stood on the sandbox's set day, 2026-11-20; who is a minor is decided again whenever it is asked.
 */
export const families: readonly Family[] = [...publicFamilies(day), ...specialFamilies, ...generateFamilies(48, 20_261_120, day)];

/** Everybody in the data set by BSN. */
export const allPersons: ReadonlyMap<string, Person> = new Map(
  families.flatMap((family) => family.members.map((person) => [person.bsn, person])),
);

/** The person with this BSN, or null when the data set has nobody with it. */
export function personByBsn(bsn: string): Person | null {
  return allPersons.get(bsn) ?? null;
}

/** The family with this id (F1 … F8, G001 … G048); throws for any other id. */
export function familyById(id: string): Family {
  const found = families.find((family) => family.id === id);
  if (found === undefined) throw new Error(`the data set has no family ${id}`);
  return found;
}
