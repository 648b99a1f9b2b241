import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { ageBand } from '#consent/age.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { ConsentSubject } from '#consent/consent-records.ts';
import { holdersOf } from '#consent/custody.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import type { RegisterProblem, SetAside, SetAsideChange, SetAsideInput, SetAsideRegister } from '#schema/generated/register.ts';
import { openCase, type OpenedCase } from './open-case.ts';
import { problem } from './problem.ts';
import { refuseText } from './read-text.ts';
import type { RegisterDeps } from './register-deps.ts';
import { endSetAside as storeEnd, insertSetAside, readSetAsides, type SetAsideRow } from './store.ts';
import { tellTombstones, tombstoneDetails, withTombstones } from './tombstones/with-tombstones.ts';

/** The article by which a care provider leaves a holder of authority aside, by role. */
const articles: Readonly<Record<string, string>> = { GGZ: 'BW 7:465(4)', JGD: 'Jeugdwet 7.3.15(4)' };

/** Who is or was set aside about a child, for the professionals involved with that child; only a care provider reads why. */
export async function showSetAsides(deps: RegisterDeps, request: DeskRequest, caseId: string, memberId: string): Promise<SetAsideRegister> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return { setAsides: null, problems: [problem('CASE_UNKNOWN')] };
  if (!opened.involved(memberId)) return { setAsides: null, problems: [problem('MEMBER_UNKNOWN')] };
  request.touch(caseId, [memberId]);
  const rows = await readSetAsides(deps.database.sql, memberId);
  return { setAsides: rows.map((row) => setAsideOf(row, isCareProvider(request))), problems: [] };
}

/**
 * Records that agreeing with a holder of authority is not compatible with good care for this child (BW 7:465(4), Jeugdwet 7.3.15(4)): from the next query on they
 * no longer count among those who must agree. By the care provider who is involved with the child.
 */
export async function setAuthorityAside(deps: RegisterDeps, request: DeskRequest, input: SetAsideInput): Promise<SetAsideChange> {
  const { caseId, memberId, holderId } = input;
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refused(problem('CASE_UNKNOWN'));
  const problems = refuseSetAside(opened, input);
  if (problems.length > 0) return refused(...problems);
  const id = deps.newId();
  const holder = opened.consents.members.some((member) => member.id === holderId) ? { memberId: holderId } : { outsideId: holderId };
  const row = { id, memberId, reason: input.reason.trim(), holder };
  const details = { setAside: id, holder: holderId, article: articles[request.caller.role] ?? '' };
  // Who leaves the last holder aside closes what that holder agreed to: nobody can agree then.
  const done = await makeChange(deps, request, { caseId, memberId, action: 'authority.set-aside', details }, async (sql) =>
    insertSetAside(sql, row, { ...request.caller, at: request.now }),
  );
  return done ? { setAside: await readOne(deps, memberId, id), problems: [] } : refused(problem('SET_ASIDE_ALREADY'));
}

/**
 * Lets a holder of authority count again from the next query on; by a care provider who is involved with the child. To whom something closes by it, since this holder did not
 * agree, is told to drop what they hold.
 */
export async function endSetAside(deps: RegisterDeps, request: DeskRequest, caseId: string, id: string): Promise<SetAsideChange> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refused(problem('CASE_UNKNOWN'));
  const memberId = await memberOf(deps, opened, id);
  if (memberId === null || !isCareProvider(request)) return refused(problem('SET_ASIDE_UNKNOWN'));
  const details = { setAside: id };
  const ended = await makeChange(deps, request, { caseId, memberId, action: 'authority.end-set-aside', details }, async (sql) =>
    storeEnd(sql, id, { ...request.caller, at: request.now }),
  );
  return ended ? { setAside: await readOne(deps, memberId, id), problems: [] } : refused(problem('SET_ASIDE_ENDED'));
}

interface HoldersChange {
  readonly caseId: string;
  readonly memberId: string;
  readonly action: 'authority.set-aside' | 'authority.end-set-aside';
  readonly details: Readonly<Record<string, string>> & { readonly setAside: string };
}

/** Changes who counts as a holder, with its record and what is told of it; false when there was nothing to change. */
async function makeChange(
  deps: RegisterDeps,
  request: DeskRequest,
  { caseId, memberId, action, details }: HoldersChange,
  store: (sql: Sql) => Promise<boolean>,
): Promise<boolean> {
  return deps.database.transaction(async ({ sql }) => {
    const change = async (): Promise<boolean> => store(sql);
    const tombstones = await withTombstones(deps, request, sql, { caseId, memberId, scope: null, change });
    if (tombstones === null) return false;
    const all = { ...details, ...tombstoneDetails(tombstones) };
    await recordChange(sql, deps.recorder, request, { action, details: all, caseId, members: [memberId] });
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.set-aside.changed.v1',
      caseId,
      subject: memberId,
      data: { setAside: details.setAside, about: [{ member: memberId, classes: ['PARENTAL_AUTHORITY'] }] },
    });
    await tellTombstones(sql, request, tombstones);
    return true;
  });
}

function refuseSetAside(opened: OpenedCase, { memberId, holderId, reason }: SetAsideInput): readonly RegisterProblem[] {
  const subject = opened.subject(memberId);
  if (subject === null || !opened.involved(memberId)) return [problem('MEMBER_UNKNOWN')];
  if (!isCareProvider(opened.request)) return [problem('NOT_ALLOWED')];
  const refusal = refuseAge(subject, opened) ?? refuseText(reason, 'REASON_MISSING') ?? refuseHolder(subject, holderId, opened);
  return refusal === null ? [] : [refusal];
}

function refuseAge({ birthDate }: ConsentSubject, { request }: OpenedCase): RegisterProblem | null {
  const band = ageBand(birthDate, amsterdamDay(request.now));
  if (band === 'UNKNOWN') return problem('AGE_UNKNOWN');
  return band === 'A16_17' || band === 'ADULT' ? problem('DECIDES_ALONE') : null;
}

function refuseHolder(subject: ConsentSubject, holderId: string, { request, policy, consents }: OpenedCase): RegisterProblem | null {
  const holders = holdersOf(subject, request.now, policy.policy.ageRules);
  if ('unresolved' in holders) return problem('CUSTODY_UNKNOWN');
  const stands = [...consents.members, ...consents.outsiders].some(({ person }) => person === holderId);
  return stands && holders.known.includes(holderId) ? null : problem('NOT_A_HOLDER');
}

function isCareProvider({ caller }: DeskRequest): boolean {
  return Object.hasOwn(articles, caller.role);
}

/** The member whom a set-aside is about, among those with whom the caller is involved. */
async function memberOf({ database }: RegisterDeps, opened: OpenedCase, id: string): Promise<string | null> {
  for (const member of opened.consents.members.filter((one) => opened.involved(one.id))) {
    if ((await readSetAsides(database.sql, member.id)).some((row) => row.id === id)) return member.id;
  }
  return null;
}

async function readOne({ database }: RegisterDeps, memberId: string, id: string): Promise<SetAside | null> {
  const row = (await readSetAsides(database.sql, memberId)).find((one) => one.id === id);
  return row === undefined ? null : setAsideOf(row, true);
}

function setAsideOf(row: SetAsideRow, withReason: boolean): SetAside {
  const { recordedOin: oin, recordedRole: role } = row;
  return {
    id: row.id,
    memberId: row.memberId,
    holderId: row.holderId,
    reason: withReason ? row.reason : null,
    recordedAt: row.recordedAt,
    recordedBy: oin === null || role === null ? null : { oin, role },
    endedAt: row.endedAt,
  };
}

function refused(...problems: readonly RegisterProblem[]): SetAsideChange {
  return { setAside: null, problems };
}
