import { dayNl } from '#consent/dutch-dates.ts';
import type { DestructionKind, RetentionPlanView } from './retention-plan.ts';

const kindNl: Readonly<Record<DestructionKind, string>> = {
  CASE: 'gezinsdossier',
  WAIVER: 'toestemming',
  SAFETY_GROUND: 'veiligheidsgrond',
  TASK: 'taak',
  REQUEST: 'verzoek',
  OUTSIDE_PERSON: 'persoon buiten het gezin',
};

/** A plan of destruction in plain Dutch, a line for each thing. */
export function describePlan({ due, hash, held, today }: RetentionPlanView): string {
  const total = due.reduce((sum, { rows }) => sum + rows, 0);
  return [
    due.length === 0
      ? `Op ${dayNl(today)} is er niets dat vernietigd moet worden.`
      : `Op ${dayNl(today)} moet dit vernietigd worden (samen ${total} ${total === 1 ? 'gegeven' : 'gegevens'}):`,
    ...due.map(
      ({ what, id, caseId, dueSince, article, reasonNl }) =>
        `  ${kindNl[what]} ${id}${what === 'CASE' ? '' : ` in dossier ${caseId}`}: sinds ${dayNl(dueSince)}. ${reasonNl} (${article})`,
    ),
    ...(held.length === 0 ? [] : ['De termijn is voorbij, maar dit blijft nog:']),
    ...held.map(({ what, id, reasonNl }) => `  ${kindNl[what]} ${id}: ${reasonNl}`),
    ...(due.length === 0 ? [] : [`Kenmerk van dit plan (voor --plan): ${hash}`]),
  ].join('\n');
}
