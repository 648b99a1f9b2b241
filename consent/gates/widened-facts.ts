import { canonicalJson } from '../canonical-json.ts';
import type { Policy } from '../policy.ts';

const differ = (one: unknown, other: unknown): boolean => canonicalJson(one) !== canonicalJson(other);

function periods({ retention }: Policy): Map<string, number> {
  return new Map(retention.flatMap(({ classes, years }) => classes.map((name) => [name, years] as const)));
}

function longerRetention(before: Policy, after: Policy): string[] {
  const now = periods(after);
  return [...periods(before)].flatMap(([name, years]) => {
    const then = now.get(name);
    const nl = after.classes.find((info) => info.name === name)?.nl ?? name;
    if (then === undefined) return [`‘${nl}’ heeft geen bewaartermijn meer en blijft zo altijd zichtbaar (eerst ${String(years)} jaar).`];
    return then > years ? [`‘${nl}’ blijft ${String(then)} jaar zichtbaar in plaats van ${String(years)}.`] : [];
  });
}

function changedRegimes(before: Policy, after: Policy): string[] {
  return after.regimes.flatMap(({ id, nl, ageRule, consentLifts }) => {
    const old = before.regimes.find((regime) => regime.id === id);
    if (old === undefined || (old.ageRule === ageRule && old.consentLifts === consentLifts)) return [];
    return [`Het regime ‘${nl}’ gaat anders met toestemming om.`];
  });
}

function changedClasses(before: Policy, after: Policy): string[] {
  return after.classes.flatMap(({ name, nl, regime, domain, record, source }) => {
    const old = before.classes.find((info) => info.name === name);
    if (old === undefined) return [];
    const then = [old.regime, old.domain, old.record, old.source];
    return differ(then, [regime, domain, record, source])
      ? [`Het gegeven ‘${nl}’ krijgt een andere bron, een ander regime, een ander leefgebied of telt anders als stuk.`]
      : [];
  });
}

/**
 * What may show more without any cell of the table widening, in plain Dutch sentences: other age rules, regimes and sources decide other facts, and a longer
 * retention period keeps records in view. Empty when nothing of the kind changed.
 */
export function widenedFacts(before: Policy, after: Policy): string[] {
  const ages = [
    ...(differ(before.ageRules.rules, after.ageRules.rules) ? ['De regels over wie toestemming moet geven zijn anders.'] : []),
    ...(differ(before.ageRules.viewing, after.ageRules.viewing) ? ['De regels over wie mag inzien zijn anders.'] : []),
    ...(differ(before.ageRules.reopenAt, after.ageRules.reopenAt) || before.ageRules.custodyMaxAgeHours < after.ageRules.custodyMaxAgeHours
      ? ['Toestemming of gezag wordt minder vaak opnieuw bekeken.']
      : []),
  ];
  return [...ages, ...changedRegimes(before, after), ...changedClasses(before, after), ...longerRetention(before, after)];
}
