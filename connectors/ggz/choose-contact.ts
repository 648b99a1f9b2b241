import type { ContactPoint, HumanName } from './fhir-datatypes.ts';
import { filled } from './describe-concept.ts';
import { dayOf } from './fhir-date.ts';

/** The first telephone number to try (lowest rank, then work before others), without those that are old or ended; null when there is none. */
export function choosePhone(points: readonly ContactPoint[] | undefined, today: string): string | null {
  return choose(points, ['phone'], today);
}

/** The first telephone number to try, or else the first e-mail address; null when there is neither. */
export function chooseContact(points: readonly ContactPoint[] | undefined, today: string): string | null {
  return choosePhone(points, today) ?? choose(points, ['email'], today);
}

/** How somebody is called officially, as text or else made of its parts; null when nothing is known. */
export function chooseName(names: readonly HumanName[] | undefined): string | null {
  const current = (names ?? []).filter((name) => name.use !== 'old');
  const name = current.find((each) => each.use === 'official') ?? current.find((each) => each.use === 'usual') ?? current[0];
  if (name === undefined) return null;
  return filled(name.text) ?? filled([...(name.given ?? []), name.family].filter((part) => filled(part ?? undefined) !== null).join(' '));
}

function choose(points: readonly ContactPoint[] | undefined, systems: readonly string[], today: string): string | null {
  const usable = (points ?? []).filter(
    (point) => systems.includes(point.system ?? '') && filled(point.value) !== null && isCurrent(point, today),
  );
  const best = usable.toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || Number(b.use === 'work') - Number(a.use === 'work'))[0];
  return filled(best?.value);
}

function isCurrent(point: ContactPoint, today: string): boolean {
  const end = dayOf(point.period?.end);
  return point.use !== 'old' && (end === null || end >= today);
}
