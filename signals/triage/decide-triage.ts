import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { TriageChange, TriageDeclineReason, TriageOfferRegister } from '#schema/generated/signals.ts';
import { lockMatching } from '../lock-matching.ts';
import { problem, type SignalProblemCode } from '../problem.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { decideOffer, readOffer, readOffers } from './store.ts';

/** The open offers of a triage for a regisseur of the municipality of this hub: that there is a household to look at, not which, nor who gave a signal. */
export async function showOffers(deps: SignalDeps, request: DeskRequest): Promise<TriageOfferRegister> {
  const refused = refuseTriage(deps, request);
  if (refused !== null) return { offers: null, problems: [problem(refused)] };
  const rows = await readOffers(deps.database.sql, request.caller, amsterdamDay(request.now));
  const offers = rows.map(({ id, offeredAt, samePerson, caseId }) => ({
    id,
    offeredOn: amsterdamDay(offeredAt),
    kind: samePerson ? ('SAME_PERSON' as const) : ('SAME_HOUSEHOLD' as const),
    caseId,
  }));
  return { offers, problems: [] };
}

/** Why somebody may not decide about a triage here, or null: only a regisseur of the organisation that runs this hub, for the purpose TRIAGE. */
export function refuseTriage({ hubOin }: SignalDeps, { caller, purpose }: DeskRequest): SignalProblemCode | null {
  if (purpose !== 'TRIAGE') return 'PURPOSE_NOT_TRIAGE';
  return caller.oin === hubOin && caller.role === 'REG' ? null : 'OFFER_UNKNOWN';
}

/** Declines a triage. The matches stay: the parties can still call each other. */
export async function declineTriage(
  deps: SignalDeps,
  request: DeskRequest,
  { offerId, reason }: { readonly offerId: string; readonly reason: TriageDeclineReason },
): Promise<TriageChange> {
  const refused = refuseTriage(deps, request);
  if (refused !== null) return { caseId: null, problems: [problem(refused)] };
  return deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const offer = await readOffer(sql, request.caller, amsterdamDay(request.now), offerId);
    if (offer === null) return { caseId: null, problems: [problem('OFFER_UNKNOWN')] };
    await decideOffer(sql, { id: offerId, state: 'DECLINED', caseId: offer.caseId, reason, by: request.caller, now: request.now });
    await recordChange(sql, deps.recorder, request, {
      action: 'triage.decline',
      details: { offer: offerId, reason },
      caseId: offer.caseId,
      members: [],
    });
    return { caseId: offer.caseId, problems: [] };
  });
}
