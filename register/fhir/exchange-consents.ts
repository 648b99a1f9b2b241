import type { Bundle } from 'fhir/r4.js';
import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { RegisteredWaiver } from '#consent/consent-records.ts';
import type { ConsentExport, WaiverChange } from '#schema/generated/register.ts';
import { holdsBsn } from '#database/holds-bsn.ts';
import { openCase, type OpenedCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { recordDecision, refuseDecision, refusedChange, type Decision } from '../waivers/decide-waiver.ts';
import { readWaiver } from '../waivers/read-waiver.ts';
import { recipientOf } from '../waivers/recipient-of.ts';
import { mayAsk, seenAbout } from '../waivers/show-waivers.ts';
import type { WaiverRow } from '../waivers/waiver.ts';
import { fromConsent, type ForeignWaiver } from './from-consent.ts';
import { toConsent } from './to-consent.ts';

/** The longest Consent that is read, in characters. */
const longest = 50_000;

/** Exports what the caller may know of the waivers about a member, as a Bundle of FHIR R4 Consents; that it was exported is recorded as a change. */
export async function exportConsents(deps: RegisterDeps, request: DeskRequest, caseId: string, memberId: string): Promise<ConsentExport> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return { json: null, problems: [problem('CASE_UNKNOWN')] };
  const seen = seenAbout(opened, memberId);
  if (seen.length === 0 && !mayAsk(opened, memberId)) return { json: null, problems: [problem('MEMBER_UNKNOWN')] };
  request.touch(caseId, [memberId]);
  await deps.database.transaction(async ({ sql }) =>
    recordChange(sql, deps.recorder, request, {
      action: 'waiver.export',
      details: { consents: seen.map(({ id }) => id).join(' ') },
      caseId,
      members: [memberId],
    }),
  );
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: seen.map((waiver) => ({ resource: toConsent(rowOf(opened, waiver)) })),
  };
  return { json: JSON.stringify(bundle, null, 2), problems: [] };
}

/**
 * Takes over one FHIR R4 Consent, with the rules of `giveWaiver` and `refuseWaiver`: what the register cannot keep exactly, holds a BSN, or stands in it already is
 * refused. It gets an id of its own here.
 */
export async function importConsent(deps: RegisterDeps, request: DeskRequest, caseId: string, json: string): Promise<WaiverChange> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refusedChange(problem('CASE_UNKNOWN'));
  const resource = json.length > longest ? undefined : parse(json);
  if (resource === undefined) return refusedChange(problem('CONSENT_NOT_JSON'));
  if (holdsBsn(json)) return refusedChange(problem('TEXT_HOLDS_BSN'));
  const { waiver, problems } = fromConsent(resource);
  if (waiver === null) return refusedChange(...problems);
  return takeOver(deps, opened, waiver);
}

async function takeOver(deps: RegisterDeps, opened: OpenedCase, waiver: ForeignWaiver): Promise<WaiverChange> {
  const { request, policy } = opened;
  const { kind, memberId, giver, withdrawnAt } = waiver;
  const asked = { ...waiver, recipients: waiver.recipients.map(recipientOf) };
  const { terms, problems } = readWaiver(kind, asked, policy.policy, request.now, true);
  const decision: Decision = { kind, memberId, givers: ['memberId' in giver ? giver.memberId : giver.outsideId], terms, withdrawnAt };
  const refused = [
    ...problems,
    ...refuseDecision(opened, decision).map((one) => (one.code === 'MEMBER_UNKNOWN' ? problem('CONSENT_OTHER_CASE') : one)),
    ...(withdrawnAt !== null && Date.parse(withdrawnAt) > request.now.getTime() ? [problem('DECIDED_WRONG', 'Consent.extension')] : []),
  ];
  if (refused.length > 0) return refusedChange(...refused);
  const known = opened.consents.waivers.some((one) => one.memberId === memberId && isSame(rowOf(opened, one), waiver));
  return known ? refusedChange(problem('CONSENT_KNOWN')) : recordDecision(deps, opened, decision);
}

/** Whether two say the same, or are the same. */
function isSame(one: WaiverRow, other: ForeignWaiver): boolean {
  return one.id === other.id || JSON.stringify(toConsent({ ...one, id: '-' })) === JSON.stringify(toConsent({ ...other, id: '-' }));
}

function rowOf({ consents }: OpenedCase, waiver: RegisteredWaiver): WaiverRow {
  const { id, memberId, giver, kind, regime, classes, recipients, purposes, decidedAt, until, withdrawnAt, evidence } = waiver;
  return {
    id,
    memberId,
    giver: consents.members.some((member) => member.id === giver) ? { memberId: giver } : { outsideId: giver },
    kind,
    regime,
    classes,
    recipients,
    purposes,
    decidedAt: new Date(decidedAt).toISOString(),
    until,
    withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt).toISOString(),
    evidence,
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
