import type { DataClassInfo, Policy, Rule } from '../policy.ts';
import { purposes, roles, type Purpose } from '../vocabulary.ts';
import { defaultPolicy } from './default-policy.ts';

/** A class of records, ordinary unless said otherwise. */
export function aClass(name: string, changes: Partial<DataClassInfo> = {}): DataClassInfo {
  const shows = { signal: null, coarse: null, full: null };
  return { name, nl: name.toLowerCase(), source: 'hub', regime: 'HUB', category: 'ORD', domain: null, record: true, shows, ...changes };
}

/** A grant to everybody for everything of every class given, unless said otherwise. */
export function aRule(id: string, { target, ...changes }: Partial<Omit<Rule, 'target'>> & { target?: Partial<Rule['target']> } = {}): Rule {
  return {
    id,
    kind: 'grant',
    level: 'FULL',
    target: { roles, purposes, classes: ['PLAN_ITEM'], organisations: null, ...target },
    when: {},
    reasonCode: id.toUpperCase().replaceAll('-', '_'),
    article: 'AVG 6(1)(e)',
    textNl: `Regel ${id}.`,
    validFrom: null,
    validUntil: null,
    ...changes,
  };
}

/** A policy of these rules over these classes; everything else is the default policy's. */
export function aPolicy(rules: readonly Rule[], classes: readonly DataClassInfo[] = [aClass('PLAN_ITEM')]): Policy {
  const named = Object.fromEntries(purposes.map((purpose) => [purpose, purpose.toLowerCase()])) as Record<Purpose, string>;
  return { ...defaultPolicy, hash: 'sha256:test', purposes: named, classes, rules };
}

/** The default policy with some of its rules changed by id, others left out, and others added. */
export function changedPolicy(changes: Readonly<Record<string, Partial<Rule> | null>>, added: readonly Rule[] = []): Policy {
  const rules = defaultPolicy.rules.flatMap((rule) => {
    const change = changes[rule.id];
    return change === null ? [] : [{ ...rule, ...change }];
  });
  return { ...defaultPolicy, hash: 'sha256:changed', rules: [...rules, ...added] };
}
