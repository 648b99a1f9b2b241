import type { Policy } from '#consent/policy.ts';
import type { WaiverScope } from './waiver.ts';

/** What of a waiver may stand in an event: about whom, of which classes (those that it lists and those of its regime), and for which recipients. */
export function aboutWaiver(
  waiver: Omit<WaiverScope, 'purposes'> & { readonly memberId: string },
  policy: Policy,
): { about: { member: string; classes: string[] }[]; recipients: string[] } {
  const { memberId: member, regime, recipients } = waiver;
  const ofRegime = policy.classes.flatMap((one) => (one.regime === regime ? [one.name] : []));
  const classes = [...new Set([...waiver.classes, ...ofRegime])].toSorted();
  return { about: classes.length === 0 ? [] : [{ member, classes }], recipients: [...recipients] };
}
