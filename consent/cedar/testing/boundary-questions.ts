import type { Question } from '../../decide.ts';
import { factNames } from '../../fact-vector.ts';
import { harmlessFacts } from '../../harmless-facts.ts';
import type { Conditions, Policy, Rule } from '../../policy.ts';
import { facts as vocabulary, purposes, roles, type FactName, type Facts } from '../../vocabulary.ts';

/** Facts that open what can be opened, for what a rule does not name itself. */
const openFacts: Facts = {
  ...harmlessFacts,
  involvement: 'ACTIVE',
  waiver: 'VALID',
  waiverNamesClass: 'YES',
  inScope: 'YES',
  release: 'RELEASED',
};

function fulfilled(when: Conditions): Facts {
  return Object.fromEntries(Object.entries(when).map(([fact, allowed]) => [fact, allowed[0]]));
}

function without(facts: Facts, name: FactName): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== name));
}

/** The facts, and all facts that differ from them in one of these: each other value, and absent. */
function withNeighbours(facts: Facts, names: readonly FactName[]): Facts[] {
  const others = (name: FactName): Facts[] =>
    vocabulary[name].filter((value) => value !== facts[name]).map((value) => ({ ...facts, [name]: value }));
  return [facts, ...names.flatMap((name) => [...others(name), without(facts, name)])];
}

/** Each name that a target lists, and the first that it does not. */
function insideAndOutside<T extends string>(chosen: readonly T[], all: readonly T[]): T[] {
  return [...chosen, ...all.filter((name) => !chosen.includes(name)).slice(0, 1)];
}

const outsider = '00000099000000099000';

function organisationsOf(rule: Rule): (string | undefined)[] {
  return [undefined, outsider, ...(rule.target.organisations ?? [])];
}

type Address = Omit<Question, 'facts'>;

const first = (rule: Rule, other: Rule = rule): Address | null => {
  const role = rule.target.roles.find((name) => other.target.roles.includes(name));
  const purpose = rule.target.purposes.find((name) => other.target.purposes.includes(name));
  const dataClass = rule.target.classes.find((name) => other.target.classes.includes(name));
  const organisation = rule.target.organisations?.[0] ?? other.target.organisations?.[0];
  if (role === undefined || purpose === undefined || dataClass === undefined) return null;
  return { role, purpose, dataClass, ...(organisation === undefined ? {} : { organisation }) };
};

/** Around one rule: its conditions and their neighbours, each fact absent, all absent; then every role, purpose, class and organisation of its target and one outside. */
function around(rule: Rule, at: Address, facts: Facts, classes: readonly string[]): Question[] {
  const { organisation: _left, ...unstated } = at;
  const named = factNames.filter((name) => rule.when[name] !== undefined);
  return [
    ...withNeighbours(facts, named).map((one) => ({ ...at, facts: one })),
    ...factNames.map((name) => ({ ...at, facts: without(facts, name) })),
    { ...at, facts: {} },
    ...insideAndOutside(rule.target.roles, roles).map((role) => ({ ...at, facts, role })),
    ...insideAndOutside(rule.target.purposes, purposes).map((purpose) => ({ ...at, facts, purpose })),
    ...insideAndOutside(rule.target.classes, classes).map((dataClass) => ({ ...at, facts, dataClass })),
    ...organisationsOf(rule).map((organisation) => ({ ...unstated, facts, ...(organisation === undefined ? {} : { organisation }) })),
  ];
}

/** Around a cap where each class of its target is open: the first grant for the class that shares a cell with it, both fulfilled, and the cap's neighbours. */
function aroundOpenCells(cap: Rule, grants: readonly Rule[]): Question[] {
  const named = factNames.filter((name) => cap.when[name] !== undefined);
  return cap.target.classes.flatMap((dataClass) => {
    const grant = grants.find((one) => one.target.classes.includes(dataClass) && first(cap, one) !== null);
    const at = grant === undefined ? null : first(cap, grant);
    if (grant === undefined || at === null) return [];
    const facts = { ...openFacts, ...fulfilled(grant.when), ...fulfilled(cap.when) };
    return withNeighbours(facts, named).map((one) => ({ ...at, dataClass, facts: one }));
  });
}

/**
 * All requests at the boundaries of these rules (those in force), each once. Per rule: facts that exactly fulfil its conditions, every one-step neighbour of
 * those, each fact absent and all absent; each role, purpose, class and organisation of its target, one outside each, and the organisation not stated. Caps
 * moreover in each class where a grant lets them be seen.
 */
export function boundaryQuestions(policy: Policy, rules: readonly Rule[]): Question[] {
  const classes = policy.classes.map(({ name }) => name);
  const grants = rules.filter(({ kind }) => kind === 'grant');
  const all = rules.flatMap((rule) => {
    const partner = rule.kind === 'cap' ? grants.find((grant) => first(rule, grant) !== null) : undefined;
    const at = first(rule, partner);
    if (at === null) return [];
    const facts = { ...openFacts, ...fulfilled(partner?.when ?? {}), ...fulfilled(rule.when) };
    return [...around(rule, at, facts, classes), ...(rule.kind === 'cap' ? aroundOpenCells(rule, grants) : [])];
  });
  const keyOf = ({ role, purpose, dataClass, organisation, facts }: Question): string =>
    [role, purpose, dataClass, organisation ?? '', ...factNames.map((name) => facts[name] ?? '')].join(' ');
  return [...new Map(all.map((question) => [keyOf(question), question])).values()];
}
