import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import { mayHearOfMatch } from '../may-hear-of-match.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { earlierDay } from '../terms.ts';
import { noteTold } from '../told-of-match.ts';
import { caseOfMost } from './case-of-most.ts';
import { findMemberships, findOthers, insertMatch, nameMembers, type Membership, type OtherSignal } from './store.ts';

/** The signal that is matched, as it stands after it was looked at. */
export interface MatchedSignal {
  readonly id: string;
  readonly oin: string;
  readonly role: string;
  readonly raisedAt: Date;
  readonly until: string;
  /** The keyed hashes of its person, under every active key. */
  readonly hashes: readonly string[];
}

/**
 * Matches a signal with all those of other recipients about the same household, in the transaction of the caller, who holds the lock on matching. Each match is told to both parties, and shows in the open
 * case of which one of the persons is a member. Answers how many it made.
 */
export async function makeMatches(sql: Sql, deps: SignalDeps, request: DeskRequest, signal: MatchedSignal): Promise<number> {
  const today = amsterdamDay(request.now);
  const others = await findOthers(sql, signal.id, today);
  if (others.length === 0) return 0;
  const memberships = await findMemberships(sql, [signal.id, ...others.map(({ id }) => id)]);
  const caseId = caseOfMost(memberships);
  const made: { readonly id: string; readonly other: OtherSignal }[] = [];
  for (const other of others) {
    const id = deps.newId();
    const [first, second] = order(signal, other);
    const kind = signal.hashes.includes(other.personLookup) ? 'SAME_PERSON' : 'SAME_HOUSEHOLD';
    const until = earlierDay(signal.until, other.until);
    await insertMatch(sql, { id, kind, firstId: first.id, secondId: second.id, today, until, caseId });
    made.push({ id, other });
  }
  for (const { id } of [signal, ...others]) await nameMembers(sql, id, membersOf(memberships, id));
  for (const { id, other } of made) {
    await recordChange(sql, deps.recorder, request, {
      action: 'signal.match',
      details: { match: id, first: signal.id, second: other.id },
      caseId,
      members: memberships.filter((one) => one.caseId === caseId).map(({ memberId }) => memberId),
    });
  }
  await tellParties(sql, deps, request, signal, made);
  return made.length;
}

function order(one: MatchedSignal, other: OtherSignal): readonly [{ readonly id: string }, { readonly id: string }] {
  const [a, b] = [one.raisedAt.getTime(), other.raisedAt.getTime()];
  return a < b || (a === b && one.id < other.id) ? [one, other] : [other, one];
}

function membersOf(memberships: readonly Membership[], signalId: string): readonly string[] {
  return memberships.filter((one) => one.signalId === signalId).map(({ memberId }) => memberId);
}

/**
 * Tells a party of a match, unless its signal already had one with the same other recipient: how many signals another gave is not told. The event stands in no case, and nothing is told in one, so that no party learns that there is a case; at delivery
 * the policy decides again. When one of the two may not hear of it nobody is told.
 */
async function tellParties(
  sql: Sql,
  deps: SignalDeps,
  request: DeskRequest,
  signal: MatchedSignal,
  made: readonly { readonly id: string; readonly other: OtherSignal }[],
): Promise<void> {
  const policy = deps.policy(request);
  const hears = (party: { readonly oin: string; readonly role: string }): boolean =>
    mayHearOfMatch(policy, { ...party, purpose: 'SIGNAL' }).level !== 'NONE';
  for (const { id, other } of made) {
    if (!hears(signal) || !hears(other)) continue;
    const recipients = [
      ...((await noteTold(sql, { signalId: signal.id, oin: other.oin, role: other.role }, id)) ? [recipientOf(signal)] : []),
      ...((await noteTold(sql, { signalId: other.id, oin: signal.oin, role: signal.role }, id)) ? [recipientOf(other)] : []),
    ];
    if (recipients.length === 0) continue;
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.signal.matched.v1',
      caseId: null,
      subject: null,
      data: { match: id, recipients: recipients.toSorted() },
    });
  }
}

function recipientOf({ oin, role }: { readonly oin: string; readonly role: string }): string {
  return `${oin}/${role}`;
}
