import type { DataClassInfo, Rule } from '../policy.ts';
import { facts, Level, purposes, roles, type FactName } from '../vocabulary.ts';
import { list, quote } from './cedar-text.ts';

/** The actions, from the lowest level that shows anything to the highest: to be permitted one is to be permitted those before it. */
export const cedarActions = ['signal', 'coarse', 'full'] as const;
/** One of them. */
export type CedarAction = (typeof cedarActions)[number];

const entities = (type: string, names: readonly string[]): string[] => names.map((name) => `${type}::${quote(name)}`);

/** `variable` is one of these entities; a single one stands in the policy's scope, and needs no condition. */
function isOneOf(variable: string, members: readonly string[]): string {
  return members.length === 1 ? `${variable} == ${members.join('')}` : `${variable} in ${list(members)}`;
}

function hasValue(attribute: string, values: readonly string[]): string {
  const quoted = values.map(quote);
  return quoted.length === 1 ? `context.${attribute} == ${quoted.join('')}` : `${list(quoted)}.contains(context.${attribute})`;
}

const when = (condition: string): string => `when { ${condition} }`;
const unless = (condition: string): string => `unless { ${condition} }`;

/**
 * What a cap says about a closed list: nothing where it is about all of it, and what it leaves out where that is shorter, so that a name from outside
 * the list is closed as well.
 */
function exceptions(all: readonly string[], chosen: readonly string[], says: (names: readonly string[]) => string): string[] {
  const left = all.filter((name) => !chosen.includes(name));
  if (left.length === 0) return [];
  return [left.length < chosen.length ? unless(says(left)) : when(says(chosen))];
}

/** A grant holds only where everything that it names is stated and known. */
function grantClauses({ target, when: conditions }: Rule): string[] {
  const role = (names: readonly string[]): string => isOneOf('principal', entities('Role', names));
  const dataClass = (names: readonly string[]): string => isOneOf('resource', entities('DataClass', names));
  return [
    ...(target.roles.length === 1 ? [] : [when(role(target.roles))]),
    ...(target.classes.length === 1 ? [] : [when(dataClass(target.classes))]),
    when(hasValue('purpose', target.purposes)),
    ...(target.organisations === null ? [] : [when(`context has organisation && ${hasValue('organisation', target.organisations)}`)]),
    ...Object.entries(conditions).map(([fact, allowed]) => when(`context has ${fact} && ${hasValue(fact, allowed)}`)),
  ];
}

/** A cap holds unless a fact is known to be something else: what is absent, or no value that is known here, keeps it closed. */
function capClauses({ target, when: conditions }: Rule, classes: readonly string[]): string[] {
  const role = (names: readonly string[]): string => isOneOf('principal', entities('Role', names));
  const dataClass = (names: readonly string[]): string => isOneOf('resource', entities('DataClass', names));
  const otherwise = Object.entries(conditions).flatMap(([fact, allowed]) => {
    const others = facts[fact as FactName].filter((value) => !(allowed as readonly string[]).includes(value));
    return others.length === 0 ? [] : [unless(`context has ${fact} && ${hasValue(fact, others)}`)];
  });
  return [
    ...(target.roles.length === 1 ? [] : exceptions(roles, target.roles, role)),
    ...(target.classes.length === 1 ? [] : exceptions(classes, target.classes, dataClass)),
    ...exceptions(purposes, target.purposes, (names) => hasValue('purpose', names)),
    ...(target.organisations === null ? [] : [unless(`context has organisation && !(${hasValue('organisation', target.organisations)})`)]),
    ...otherwise,
  ];
}

function annotations(rule: Rule): string[] {
  const { id, level, reasonCode, article, textNl, validFrom, validUntil } = rule;
  const said = { id, level, reasonCode, article, textNl, validFrom, validUntil };
  return Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [`@${name}(${quote(value)})`]));
}

/**
 * One rule in force as a Cedar policy with its id, level, reason code, article, text and dates as annotations: a grant permits the actions up to its level, a
 * cap forbids those above it. Null for a rule that does neither: a grant of NONE or a cap at FULL. `classes` are all classes of the policy.
 */
export function writeCedarPolicy(rule: Rule, classes: readonly DataClassInfo[]): string | null {
  const { kind, level, target } = rule;
  const actions = kind === 'grant' ? cedarActions.slice(0, Level[level]) : cedarActions.slice(Level[level]);
  if (actions.length === 0) return null;
  const scope = [
    target.roles.length === 1 ? isOneOf('principal', entities('Role', target.roles)) : 'principal',
    kind === 'cap' && level === 'NONE' ? 'action' : isOneOf('action', entities('Action', actions)),
    target.classes.length === 1 ? isOneOf('resource', entities('DataClass', target.classes)) : 'resource',
  ];
  const names = classes.map(({ name }) => name);
  const clauses = kind === 'grant' ? grantClauses(rule) : capClauses(rule, names);
  const effect = `${kind === 'grant' ? 'permit' : 'forbid'} (${scope.join(', ')})`;
  return `${[...annotations(rule), effect, ...clauses.map((clause) => `  ${clause}`)].join('\n')};`;
}
