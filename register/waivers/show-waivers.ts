import type { DeskRequest } from '#audit/desk-request.ts';
import { giftExpiry } from '#consent/gift-expiry.ts';
import type { ConsentSubject, RegisteredWaiver } from '#consent/consent-records.ts';
import type { Waiver, WaiverCell, WaiverRegister, WaiverStanding } from '#schema/generated/register.ts';
import { openCase, type OpenedCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { cellsOf, describeCell, type Cell } from './describe-cell.ts';
import { maySee } from './may-see.ts';
import { recipientOf } from './recipient-of.ts';
import { towards } from './towards.ts';
import type { WaiverScope } from './waiver.ts';

/**
 * Answers what was decided about one member as far as the caller may know of it, and how each cell stands. A family member who is not the person themself reads
 * only what they decided.
 */
export async function showWaivers(deps: RegisterDeps, request: DeskRequest, caseId: string, memberId: string): Promise<WaiverRegister> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return { waivers: null, standings: null, problems: [problem('CASE_UNKNOWN')] };
  const seen = seenAbout(opened, memberId);
  if (seen.length === 0 && !mayAsk(opened, memberId)) return { waivers: null, standings: null, problems: [problem('MEMBER_UNKNOWN')] };
  request.touch(caseId, [memberId]);
  return { waivers: seen.map((waiver) => waiverOf(opened, waiver)), standings: standingsOf(opened, memberId, seen), problems: [] };
}

/** The waivers and refusals about a member that the caller may know of, the oldest first. */
export function seenAbout(opened: OpenedCase, memberId: string): readonly RegisteredWaiver[] {
  return opened.consents.waivers.flatMap((waiver) => {
    const seen = waiver.memberId === memberId ? maySee(opened, waiver) : null;
    return seen === null ? [] : [seen];
  });
}

/** Whether the caller may ask what was decided about a member, also when it is nothing. */
export function mayAsk(opened: OpenedCase, memberId: string): boolean {
  return opened.request.caller.role === 'LID' ? opened.attached(memberId) : opened.involved(memberId);
}

/** A waiver as the caller reads it. */
export function waiverOf({ request, policy, subject }: OpenedCase, waiver: RegisteredWaiver): Waiver {
  const { id, memberId, giver, kind, regime, classes, recipients, purposes, decidedAt, until, withdrawnAt, evidence } = waiver;
  const standing = (): WaiverStanding => {
    if (kind === 'REFUSED') return 'REFUSED';
    if (withdrawnAt !== null) return 'WITHDRAWN';
    const person = subject(memberId);
    if (person === null || Date.parse(decidedAt) > request.now.getTime()) return 'NONE';
    return giftExpiry(waiver, person, request.now, policy.policy.ageRules) === null ? 'VALID' : 'EXPIRED';
  };
  return {
    id,
    memberId,
    giverId: giver,
    decision: kind,
    regime,
    classes,
    recipients: recipients.map(recipientOf),
    purposes,
    decidedAt: inUtc(decidedAt),
    until,
    withdrawnAt: withdrawnAt === null ? null : inUtc(withdrawnAt),
    evidence,
    standing: standing(),
  };
}

/**
 * How the cells of some waivers stand, as far as the caller may know what was decided: where a decision that they may not know of closes what they do know of, consent
 * is lacking, as if it was never given. Nothing for a family member about somebody else, since it would tell what others decided.
 */
export function standingsOf(opened: OpenedCase, memberId: string, waivers: readonly WaiverScope[]): readonly WaiverCell[] {
  const { consents, policy, request } = opened;
  const subject = opened.subject(memberId);
  if (subject === null || (request.caller.role === 'LID' && opened.self(memberId) !== 'SELF')) return [];
  const known = new Set([...consents.members, ...consents.outsiders].map(({ person }) => person));
  const told = { ...subject, waivers: seenAbout(opened, memberId) };
  const describe = (cell: Cell, as: ConsentSubject): WaiverCell =>
    describeCell(cell, towards(as, consents.setAsides, cell.recipient), request.now, policy.policy, (person) => known.has(person));
  return cellsOf(waivers, policy.policy).map((cell) => {
    const real = validGivers(describe(cell, subject));
    const overruled = validGivers(describe(cell, told)).filter((giver) => !real.includes(giver));
    return describe(cell, { ...told, waivers: told.waivers.filter(({ giver }) => !overruled.includes(giver)) });
  });
}

/** The required givers of a cell whose consent stands. */
function validGivers({ requiredGivers }: WaiverCell): readonly string[] {
  return (requiredGivers ?? []).flatMap(({ personId, standing }) =>
    standing === 'VALID' && typeof personId === 'string' ? [personId] : [],
  );
}

function inUtc(instant: string): string {
  return new Date(instant).toISOString();
}
