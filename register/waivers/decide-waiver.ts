import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { PersonKey, RegisteredWaiver } from '#consent/consent-records.ts';
import { writeEvent } from '#events/outbox.ts';
import type { RegisterProblem, WaiverChange, WaiverInput } from '#schema/generated/register.ts';
import { openCase, type OpenedCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { tellTombstones, tombstoneDetails, withTombstones } from '../tombstones/with-tombstones.ts';
import { aboutWaiver } from './about-waiver.ts';
import { isOwnScope } from './may-see.ts';
import { readWaiver } from './read-waiver.ts';
import { mayAsk, standingsOf, waiverOf } from './show-waivers.ts';
import { insertWaivers } from './store.ts';
import type { WaiverRow, WaiverTerms } from './waiver.ts';

/** What is decided: by whom, about whom, on which terms. */
export interface Decision {
  readonly kind: 'GIVEN' | 'REFUSED';
  readonly memberId: string;
  readonly givers: readonly PersonKey[];
  readonly terms: WaiverTerms;
  /** When it was withdrawn, of what another register kept; null otherwise. */
  readonly withdrawnAt: string | null;
}

/** A change that was refused. */
export function refusedChange(...problems: readonly RegisterProblem[]): WaiverChange {
  return { waivers: null, stillNeeded: null, problems };
}

/**
 * Records that people waive secrecy or refuse to, one row for each of them, in one transaction. What a person decides who need not agree opens nothing; `stillNeeded`
 * says who must. To whom something closes by it is told to drop what they hold. BW 7:457, Jeugdwet 7.3.11, Wmo 5.3.3.
 */
export async function decideWaiver(
  deps: RegisterDeps,
  request: DeskRequest,
  kind: 'GIVEN' | 'REFUSED',
  input: WaiverInput,
): Promise<WaiverChange> {
  const opened = await openCase(deps, request, input.caseId);
  if (opened === null) return refusedChange(problem('CASE_UNKNOWN'));
  const evidence = input.evidence ?? (opened.person === null ? null : `zelf vastgelegd, spoor ${request.traceId}`);
  const { terms, problems } = readWaiver(kind, { ...input, evidence }, opened.policy.policy, request.now);
  const givers = [...new Set(input.givers ?? (opened.person === null ? [] : [opened.person]))];
  const decision: Decision = { kind, memberId: input.memberId, givers, terms, withdrawnAt: null };
  const refused = [...problems, ...refuseDecision(opened, decision)];
  return refused.length > 0 ? refusedChange(...refused) : recordDecision(deps, opened, decision);
}

/** Every reason why the caller may not record this decision. */
export function refuseDecision(opened: OpenedCase, decision: Decision): readonly RegisterProblem[] {
  const { memberId, givers, terms } = decision;
  if (opened.subject(memberId) === null || !(mayAsk(opened, memberId) || represents(opened, memberId))) return [problem('MEMBER_UNKNOWN')];
  if (givers.length === 0) return [problem('GIVERS_MISSING')];
  if (opened.person !== null) return givers.every((giver) => giver === opened.person) ? [] : [problem('GIVER_NOT_YOU')];
  const scope = opened.request.caller.role === 'REG' || isOwnScope(opened, terms);
  const known = givers.every((giver) => standsWith(opened, memberId, giver));
  return [...(known ? [] : [problem('GIVER_UNKNOWN')]), ...(scope ? [] : [problem('SCOPE_NOT_YOURS')])];
}

/** Whether a professional may name this person about a member: who has a say about them, or a member whom the professional knows. */
function standsWith(opened: OpenedCase, memberId: string, giver: PersonKey): boolean {
  if (personIn(opened, giver) === null) return false;
  const holders = opened.subject(memberId)?.custody?.holders ?? [];
  return giver === memberId || holders.includes(giver) || representativesOf(opened, memberId).includes(giver) || opened.attached(giver);
}

/** Records a decision that may be recorded, and answers what became of it. */
export async function recordDecision(deps: RegisterDeps, opened: OpenedCase, decision: Decision): Promise<WaiverChange> {
  const { caseId, request } = opened;
  const { kind, memberId, terms, withdrawnAt } = decision;
  const rows = decision.givers.flatMap((giver): WaiverRow[] => {
    const person = personIn(opened, giver);
    return person === null ? [] : [{ ...terms, id: deps.newId(), memberId, giver: person, kind, withdrawnAt }];
  });
  await deps.database.transaction(async ({ sql }) => {
    // A gift can close something too: it replaces what its giver decided before, and may say less, or have been withdrawn where it comes from.
    const change = async (): Promise<true> => {
      await insertWaivers(sql, rows, { ...request.caller, at: request.now });
      return true;
    };
    const tombstones = (await withTombstones(deps, request, sql, { caseId, memberId, scope: terms, change })) ?? [];
    await recordChange(sql, deps.recorder, request, {
      action: kind === 'GIVEN' ? 'waiver.give' : 'waiver.refuse',
      details: { ...detailsOf(rows), ...tombstoneDetails(tombstones) },
      caseId,
      members: [memberId],
    });
    const id = deps.newId();
    const type = typeOf(decision);
    await writeEvent(sql, {
      id,
      type,
      caseId,
      subject: memberId,
      // Who hears of a gift learns nothing of who gave it, nor of how many did: the id is that of the message.
      data: { waivers: type === given ? [id] : rows.map((row) => row.id), ...aboutWaiver({ ...terms, memberId }, opened.policy.policy) },
      occurredAt: request.now,
      traceId: request.traceId,
    });
    await tellTombstones(sql, request, tombstones);
  });
  const after = (await openCase(deps, request, caseId)) ?? opened;
  const ids = new Set(rows.map(({ id }) => id));
  const added = after.consents.waivers.filter(({ id }) => ids.has(id));
  return { waivers: added.map((waiver) => waiverOf(after, waiver)), stillNeeded: stillNeeded(after, memberId, added), problems: [] };
}

const given = 'nl.gezinsbeeld.waiver.given.v1';

/** A gift that was withdrawn where it comes from opens nothing, and is told as what it is. */
function typeOf({ kind, withdrawnAt }: Decision) {
  if (kind === 'REFUSED') return 'nl.gezinsbeeld.waiver.refused.v1';
  return withdrawnAt === null ? given : 'nl.gezinsbeeld.waiver.ended.v1';
}

function detailsOf(rows: readonly WaiverRow[]): Readonly<Record<string, string>> {
  const [first] = rows;
  return {
    waivers: rows.map(({ id }) => id).join(' '),
    givers: rows.map(({ giver }) => ('memberId' in giver ? giver.memberId : giver.outsideId)).join(' '),
    regime: first?.regime ?? '',
    classes: first?.classes.join(' ') ?? '',
    recipients: first?.recipients.join(' ') ?? '',
    purposes: first?.purposes.join(' ') ?? '',
  };
}

function stillNeeded(opened: OpenedCase, memberId: string, added: readonly RegisteredWaiver[]): readonly string[] {
  const needed = standingsOf(opened, memberId, added).flatMap((cell) => (cell.stillNeeded === null ? [] : [cell.stillNeeded]));
  if (opened.person === null || opened.self(memberId) === 'SELF') return [...new Set(needed)];
  const { regimes, ageRules, classes } = opened.policy.policy;
  const named = new Set(
    added.flatMap(({ regime, classes: names }) => [regime, ...names.map((name) => classes.find((one) => one.name === name)?.regime)]),
  );
  const rules = new Set(regimes.filter(({ id }) => named.has(id)).map(({ ageRule }) => ageRule));
  return ageRules.rules.filter(({ id }) => rules.has(id)).map(({ textNl }) => textNl);
}

function isMember({ consents }: OpenedCase, person: PersonKey): boolean {
  return consents.members.some(({ id }) => id === person);
}

function personIn(opened: OpenedCase, person: PersonKey): WaiverRow['giver'] | null {
  if (isMember(opened, person)) return { memberId: person };
  return opened.consents.outsiders.some((outsider) => outsider.person === person) ? { outsideId: person } : null;
}

function representativesOf({ consents }: OpenedCase, memberId: string): readonly PersonKey[] {
  const capacity = consents.members.find(({ id }) => id === memberId)?.capacity;
  return capacity?.state === 'REPRESENTED' ? capacity.representatives : [];
}

function represents(opened: OpenedCase, memberId: string): boolean {
  return opened.person !== null && representativesOf(opened, memberId).includes(opened.person);
}
