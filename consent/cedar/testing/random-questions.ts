import type { Question } from '../../decide.ts';
import { factNames } from '../../fact-vector.ts';
import type { Policy, Rule } from '../../policy.ts';
import type { RandomDraws } from '../../testing/random-draws.ts';
import { facts as vocabulary, purposes, roles, type Facts } from '../../vocabulary.ts';

function anyFacts(draws: RandomDraws): Facts {
  const density = 0.3 + 0.7 * draws.number();
  const known = factNames.filter(() => draws.number() < density);
  return Object.fromEntries(known.map((name) => [name, draws.one(vocabulary[name])]));
}

/** Facts that fulfil a rule: where something shows by it, small differences matter. */
function fulfilling(draws: RandomDraws, { when }: Rule): Facts {
  return Object.fromEntries(Object.entries(when).map(([fact, allowed]) => [fact, draws.one(allowed)]));
}

/** Draws random requests: half of them anywhere, half at a rule with its conditions fulfilled, so that much of it is allowed. */
export function questionDrawer(policy: Policy, rules: readonly Rule[], draws: RandomDraws): () => Question {
  const classes = policy.classes.map(({ name }) => name);
  const organisations = [...new Set(rules.flatMap(({ target }) => target.organisations ?? []))];
  const anywhere: Rule['target'] = { roles, purposes, classes, organisations };
  return () => {
    const rule = draws.number() < 0.5 ? undefined : draws.one(rules);
    const target = rule?.target ?? anywhere;
    const stated = draws.one([undefined, '00000099000000099000', ...(target.organisations ?? organisations)]);
    return {
      role: draws.one(target.roles),
      purpose: draws.one(target.purposes),
      dataClass: draws.one(target.classes),
      facts: { ...anyFacts(draws), ...(rule === undefined ? {} : fulfilling(draws, rule)) },
      ...(stated === undefined ? {} : { organisation: stated }),
    };
  };
}
