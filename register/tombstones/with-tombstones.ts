import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { DataClassInfo, Policy } from '#consent/policy.ts';
import type { Sql } from '#database/create-database.ts';
import { writeEvent } from '#events/outbox.ts';
import { noteTombstone, type Tombstone } from '#events/tombstones.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { fallen } from './fallen.ts';
import { readSights, type Viewer } from './read-sights.ts';
import type { WaiverScope } from '../waivers/waiver.ts';
import { lockStanding, readInvolved, readWaiverScopes } from './store.ts';

/** A change that may lower what recipients see of one member. */
export interface Lowering {
  readonly caseId: string;
  readonly memberId: string;
  /** What the decision is about that changes; null is all that was ever given about this member. */
  readonly scope: WaiverScope | null;
  /** Makes the change; false when there was nothing to change. */
  change(): Promise<boolean>;
}

/**
 * Makes a change inside its transaction, and notes a tombstone for each recipient to which something closes by it: decided on what holds right before and right after, so
 * that who could never see anything is told nothing, and who may still see something on another ground need not drop it. Call it first in the transaction, and
 * `tellTombstones` last. Null when there was nothing to change.
 */
export async function withTombstones(
  deps: RegisterDeps,
  request: DeskRequest,
  sql: Sql,
  { caseId, memberId, scope, change }: Lowering,
): Promise<readonly Tombstone[] | null> {
  await lockStanding(sql, caseId, memberId);
  const scopes = scope === null ? await readWaiverScopes(sql, memberId) : [scope];
  const looked = { caseId, memberId, classes: classesIn(scopes, deps.policy(request).policy) };
  const viewers = await viewersOf(sql, request, memberId, scopes);
  const before = await readSights(deps, request, sql, viewers, looked);
  if (!(await change())) return null;
  // Who saw nothing has nothing to lose.
  const seeing = viewers.filter(({ oin, role }) => (before.get(`${oin}/${role}`)?.size ?? 0) > 0);
  const after = await readSights(deps, request, sql, seeing, looked);
  const tombstones = [...fallen(before, after)].map(([recipient, lost]): Tombstone => ({
    eventId: deps.newId(),
    recipient,
    caseId,
    memberId,
    classes: lost,
    toldAt: request.now,
  }));
  for (const tombstone of tombstones) await noteTombstone(sql, tombstone);
  return tombstones;
}

/**
 * Writes the events of the tombstones, each to its one recipient. Whether somebody withdrew, refused or counts again looks the same, also when set beside earlier events:
 * `waiver` is the id of the message, not of a decision.
 */
export async function tellTombstones(sql: Sql, { traceId }: Pick<DeskRequest, 'traceId'>, tombstones: readonly Tombstone[]): Promise<void> {
  for (const { eventId, recipient, caseId, memberId, classes, toldAt } of tombstones) {
    await writeEvent(sql, {
      id: eventId,
      type: 'nl.gezinsbeeld.waiver.withdrawn.v1',
      caseId,
      subject: memberId,
      data: { waiver: eventId, about: [{ member: memberId, classes: [...classes] }], recipients: [recipient] },
      occurredAt: toldAt,
      traceId,
    });
  }
}

/** What the record of a change says of the tombstones that it caused: their ids; nothing when there are none. */
export function tombstoneDetails(tombstones: readonly Tombstone[]): Readonly<Record<string, string>> {
  return tombstones.length === 0 ? {} : { tombstones: tombstones.map(({ eventId }) => eventId).join(' ') };
}

/** The recipients that are involved now, each for the purposes of its involvement and those for which something was decided towards it. */
async function viewersOf(sql: Sql, { now }: DeskRequest, memberId: string, scopes: readonly WaiverScope[]): Promise<readonly Viewer[]> {
  const recipients = [...new Set(scopes.flatMap((scope) => scope.recipients))];
  const involved = await readInvolved(sql, { memberId, recipients, now, today: amsterdamDay(now) });
  return involved.map((one) => {
    const decided = scopes.filter((scope) => scope.recipients.includes(`${one.oin}/${one.role}`));
    return { ...one, purposes: [...one.purposes, ...decided.flatMap(({ purposes }) => purposes)] };
  });
}

function classesIn(scopes: readonly WaiverScope[], { classes }: Policy): readonly DataClassInfo[] {
  const regimes = new Set(scopes.map(({ regime }) => regime));
  const named = new Set(scopes.flatMap((one) => one.classes));
  return classes.filter(({ name, regime }) => named.has(name) || regimes.has(regime));
}
