import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Sql } from '#database/create-database.ts';
import { lapseOffers } from '../lapse-offers.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { caseOfMost } from './case-of-most.ts';
import { findOffer, insertOffer, leaveOffer, readToLeave, readUnoffered, tieOffer } from './offer-store.ts';
import { findMemberships } from './store.ts';

const textNl = 'Meerdere organisaties gaven een signaal over één huishouden. Bekijk of er een triage nodig is.';

/**
 * Offers the regisseurs of this hub a triage about the matches of a signal that stand in no offer yet, when both persons are known to live in a municipality of this hub: one offer for one household, and no second one where a case of it is
 * open. In the transaction of the caller, who holds the lock on matching. What is not known offers nothing; it is looked at again whenever the register of persons answers.
 */
export async function offerTriage(sql: Sql, deps: SignalDeps, request: DeskRequest, signalId: string): Promise<void> {
  const { hubOin, newId, recorder } = deps;
  const matches = await readUnoffered(sql, signalId, amsterdamDay(request.now));
  if (matches.length === 0) return;
  const signalIds = [...new Set(matches.flatMap((match) => match.signalIds))];
  const known = await findOffer(sql, signalIds);
  const caseId = known?.caseId ?? caseOfMost(await findMemberships(sql, signalIds));
  const offerId = known?.id ?? newId();
  const matchIds = matches.map(({ id }) => id);
  await recordChange(sql, recorder, request, {
    action: 'triage.offer',
    details: { offer: offerId, matches: matchIds.join(' ') },
    caseId,
    members: [],
  });
  if (known === null) await insertOffer(sql, { id: offerId, caseId, taskId: newId(), hubOin, textNl, now: request.now });
  await tieOffer(sql, { offerId, caseId, matchIds });
}

/** Takes back what was offered about a person who lives elsewhere now, unless somebody decided about it, each offer with a record of its own; the match itself goes on. */
export async function takeBackOffers(sql: Sql, { recorder }: SignalDeps, request: DeskRequest, signalId: string): Promise<void> {
  const offers = await readToLeave(sql, signalId);
  for (const { id, caseId, matchIds } of offers) {
    await recordChange(sql, recorder, request, {
      action: 'triage.take-back',
      details: { offer: id, matches: matchIds.join(' ') },
      caseId,
      members: [],
    });
    await leaveOffer(sql, matchIds);
  }
  if (offers.length > 0) await lapseOffers(sql, request.now);
}
