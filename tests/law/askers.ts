import type { Question } from '../stage.ts';

/** Somebody who asks, for the purpose that they usually have. */
export type Asker = Pick<Question, 'role' | 'member' | 'purpose'>;

/** One asker of every kind. */
export const askers = {
  regisseur: { role: 'regisseur', purpose: 'COORD' },
  police: { role: 'police', purpose: 'COORD' },
  ggz: { role: 'ggz', purpose: 'COORD' },
  youth: { role: 'youth', purpose: 'COORD' },
  wmo: { role: 'wmo', purpose: 'COORD' },
  income: { role: 'income', purpose: 'PROVISION' },
  mayor: { role: 'mayor', purpose: 'OOV' },
  policymaker: { role: 'policymaker', purpose: 'COORD' },
  officer: { role: 'officer', purpose: 'COORD' },
  mark: { role: 'family', member: 'mark', purpose: 'RIGHTS' },
  chantal: { role: 'family', member: 'chantal', purpose: 'RIGHTS' },
  walter: { role: 'family', member: 'walter', purpose: 'RIGHTS' },
} as const satisfies Readonly<Record<string, Asker>>;

/** The askers with their names, for `test.each`. */
export const everyAsker = Object.entries(askers) as readonly (readonly [string, Asker])[];

/** A value of an answer. */
export type Value = null | string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** Calls `visit` for every value of an answer with the path of keys to it; places in lists are no part of the path. */
export const walk = (value: Value, visit: (value: Value, path: readonly string[]) => void, path: readonly string[] = []): void => {
  visit(value, path);
  if (Array.isArray(value)) for (const item of value as readonly Value[]) walk(item, visit, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, below] of Object.entries(value)) walk(below, visit, [...path, key]);
};

/** What shows at a path through an answer, lists opened and nulls left out: `['members', 'policeReports', 'summary']`. */
export const valuesAt = (value: Value, path: readonly string[]): readonly Value[] => {
  const found: Value[] = [];
  walk(value, (each, at) => {
    if (at.join('.') === path.join('.') && each !== null && !Array.isArray(each)) found.push(each);
  });
  return found;
};
