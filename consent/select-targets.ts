import type { PolicyErrorCode } from './errors.ts';
import { factNames } from './fact-vector.ts';
import type { WrittenRule } from './policy-file-schema.ts';
import type { Conditions, DataClassInfo } from './policy.ts';
import { facts, purposes, roles, type Purpose, type Role } from './vocabulary.ts';

/** Reports what is wrong with an item of a policy, at a path inside it. */
export type ItemProblem = (code: PolicyErrorCode, message: string, path: readonly PropertyKey[]) => void;

/** Whom and what a rule or a property is about, as it is written. */
type WrittenTargets = Pick<WrittenRule['target'], 'roles' | 'purposes' | 'classes'>;

/** The same, written out in the order of the vocabulary and of the classes. */
export interface SelectedTargets {
  readonly roles: readonly Role[];
  readonly purposes: readonly Purpose[];
  readonly classes: readonly string[];
}

function select<T extends string>(all: readonly T[], chosen: '*' | readonly string[], problem: (message: string) => void): T[] {
  if (chosen === '*') return [...all];
  const without = chosen.filter((name) => name.startsWith('!')).map((name) => name.slice(1));
  if (without.length > 0 && without.length < chosen.length) problem('noem namen of uitzonderingen met een uitroepteken, niet allebei');
  const picked = without.length > 0 ? all.filter((name) => !without.includes(name)) : all.filter((name) => chosen.includes(name));
  if (picked.length === 0) problem('hiermee blijft niemand of niets over');
  return picked;
}

function selectClasses(
  chosen: WrittenTargets['classes'],
  classes: readonly DataClassInfo[],
  path: readonly PropertyKey[],
  problem: ItemProblem,
): string[] {
  if (chosen === '@record') return classes.filter((info) => info.record).map((info) => info.name);
  const names = classes.map((info) => info.name);
  const unknown = chosen === '*' ? [] : [...chosen.entries()].filter(([, name]) => !names.includes(name.replace('!', '')));
  for (const [index, name] of unknown) {
    problem('POLICY_UNKNOWN_CLASS', `de gegevensklasse ‘${name.replace('!', '')}’ bestaat niet`, [...path, index]);
  }
  return select(names, chosen, (message) => {
    if (unknown.length === 0) problem('POLICY_TARGET', message, path); // else that is what is wrong with it
  });
}

/** Writes out the selections of a rule or a property; `path` is where they stand in it. Reports, and goes on, where they cannot be used. */
export function selectTargets(
  written: WrittenTargets,
  classes: readonly DataClassInfo[],
  path: readonly PropertyKey[],
  problem: ItemProblem,
): SelectedTargets {
  const among = <T extends string>(all: readonly T[], name: 'roles' | 'purposes', chosen: '*' | readonly string[]): T[] =>
    select(all, chosen, (message) => problem('POLICY_TARGET', message, [...path, name]));
  return {
    roles: among(roles, 'roles', written.roles),
    purposes: among(purposes, 'purposes', written.purposes),
    classes: selectClasses(written.classes, classes, [...path, 'classes'], problem),
  };
}

/** The same conditions, with facts and values in the order of the vocabulary, each value once. */
export function conditionsInOrder(when: NonNullable<WrittenRule['when']>): Conditions {
  return Object.fromEntries(
    factNames.flatMap((name) => {
      const allowed: readonly string[] | undefined = when[name];
      return allowed === undefined ? [] : [[name, facts[name].filter((value) => allowed.includes(value))]];
    }),
  );
}
