import { createHash } from 'node:crypto';
import { dayAfter, yearsAfter } from '#consent/calendar.ts';
import { canonicalJson } from '#consent/canonical-json.ts';
import type { Policy } from '#consent/policy.ts';
import { dayNl } from '#consent/dutch-dates.ts';
import { filePeriod, keepingPeriods, outsiderArticle } from './periods.ts';
import type { CaseAge, EndedItem, RetentionData, WaiverAge } from './retention-data.ts';
import type { DestructionKind, DueItem, HeldItem, RetentionPlanView } from './retention-plan.ts';

/**
 * What must be destroyed on a day, and why (AVG 5(1)(e)): closed cases after their period, with everything in them, and what ended long ago in cases that go on.
 * A case with a request that waits for its answer, or that is needed for a legal claim, is held. Pure; equal data give an equal hash, in any order.
 */
export function planDestruction(data: RetentionData, policy: Pick<Policy, 'retention'>, today: string): RetentionPlanView {
  const overdue = data.cases.flatMap((one) => {
    const since = dueSinceOf(one, policy);
    return since !== null && since.dueSince <= today ? [{ one, ...since }] : [];
  });
  const held = overdue.flatMap(({ one }) => heldOf(one));
  const heldIds = new Set(held.map(({ id }) => id));
  const cases = overdue.filter(({ one }) => !heldIds.has(one.id)).map(({ one, ...since }) => caseItem(one, since));
  const gone = new Set(overdue.map(({ one }) => one.id));
  const stays = ({ caseId }: { readonly caseId: string }): boolean => !gone.has(caseId);
  const due = [
    ...cases,
    ...dueWaivers(data.waivers.filter(stays), today),
    ...ended('SAFETY_GROUND', data.grounds.filter(stays), today),
    ...ended('TASK', data.tasks.filter(stays), today),
    ...ended('REQUEST', data.requests.filter(stays), today),
    ...dueOutsiders(data.outsiders.filter(stays), today),
  ].toSorted(byKey);
  return { hash: hashOf(due), today, due, held: held.toSorted(byKey) };
}

interface Since {
  readonly dueSince: string;
  readonly article: string;
}

function dueSinceOf({ closed, closedAt, isYouthFile, retentionUntil }: CaseAge, policy: Pick<Policy, 'retention'>): Since | null {
  const period = filePeriod(policy, isYouthFile);
  if (!closed || period === null) return null;
  if (retentionUntil !== null) return { dueSince: dayAfter(retentionUntil), article: period.article };
  return closedAt === null ? null : { dueSince: yearsAfter(closedAt, period.years), article: period.article };
}

function caseItem({ closedAt, id, isYouthFile, rows }: CaseAge, since: Since): DueItem {
  const file = isYouthFile ? 'een dossier met jeugdhulp' : 'een dossier van de gemeente';
  const closed = closedAt === null ? '' : `Het dossier is gesloten op ${dayNl(closedAt)}. `;
  return { what: 'CASE', id, caseId: id, ...since, reasonNl: `${closed}De bewaartermijn van ${file} is voorbij.`, rows };
}

function heldOf({ claimed, id, openRequests }: CaseAge): readonly HeldItem[] {
  const reasons = [
    ...(openRequests > 0 ? ['Er loopt nog een verzoek van een gezinslid over de eigen gegevens. Beantwoord dat eerst.'] : []),
    ...(claimed ? ['De gegevens zijn nodig voor een rechtsvordering (AVG 18, lid 1, onder c).'] : []),
  ];
  return reasons.length === 0 ? [] : [{ what: 'CASE', id, caseId: id, reasonNl: reasons.join(' ') }];
}

/**
 * A waiver that ended goes only when nothing older of the same giver about the same member stays: the newest decides, so without it the older would speak
 * again. A refusal has no end and goes with its case.
 */
function dueWaivers(waivers: readonly WaiverAge[], today: string): readonly DueItem[] {
  const { years, article } = keepingPeriods.WAIVER;
  const isOver = ({ endedOn, kind }: WaiverAge): boolean => kind === 'GIVEN' && endedOn !== null && yearsAfter(endedOn, years) <= today;
  const wouldSpeak = (newer: WaiverAge): boolean =>
    waivers.some(
      (older) =>
        older.id !== newer.id &&
        older.memberId === newer.memberId &&
        older.giver === newer.giver &&
        older.decidedAt <= newer.decidedAt &&
        !isOver(older),
    );
  return waivers.flatMap((waiver) =>
    isOver(waiver) && waiver.endedOn !== null && !wouldSpeak(waiver)
      ? [item('WAIVER', waiver, yearsAfter(waiver.endedOn, years), article, `De toestemming is meer dan ${years} jaar voorbij.`)]
      : [],
  );
}

const endedNl = {
  SAFETY_GROUND: 'De veiligheidsgrond is voorbij, en de termijn om er verantwoording over af te leggen ook.',
  TASK: 'De taak is meer dan een jaar geleden afgehandeld.',
  REQUEST: 'Het verzoek is afgehandeld, en de termijn om er verantwoording over af te leggen is voorbij.',
} as const;

function ended(what: keyof typeof endedNl, items: readonly EndedItem[], today: string): readonly DueItem[] {
  const { years, article } = keepingPeriods[what];
  return items.flatMap((one) => {
    const since = yearsAfter(one.endedOn, years);
    return since <= today ? [item(what, one, since, article, endedNl[what])] : [];
  });
}

function dueOutsiders(outsiders: RetentionData['outsiders'], today: string): readonly DueItem[] {
  const reason = 'Deze persoon heeft geen gezag meer over een gezinslid, vertegenwoordigt niemand en heeft geen toestemming gegeven.';
  return outsiders.flatMap((one) =>
    one.neededByNobodySince !== null && one.neededByNobodySince <= today
      ? [item('OUTSIDE_PERSON', one, one.neededByNobodySince, outsiderArticle, reason)]
      : [],
  );
}

function item(
  what: DestructionKind,
  { id, caseId }: { readonly id: string; readonly caseId: string },
  dueSince: string,
  article: string,
  reasonNl: string,
): DueItem {
  return { what, id, caseId, dueSince, article, reasonNl, rows: 1 };
}

function byKey(one: { what: string; id: string }, other: { what: string; id: string }): number {
  const [a, b] = [`${one.what} ${one.id}`, `${other.what} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

function hashOf(due: readonly DueItem[]): string {
  return `sha256:${createHash('sha256').update(canonicalJson(due)).digest('hex')}`;
}
