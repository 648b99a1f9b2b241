import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Sql } from '#database/create-database.ts';
import { raiseTask } from '#regie/raise-task.ts';
import type { RightsProblemCode } from '../problems.ts';
import { refused } from '../refused.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { Answer } from '../rights-desk.ts';
import { answers, handlerOf } from './handler-of.ts';
import { keepKnown } from './keep-known.ts';
import type { AnswerInput, RightsRequestView } from './rights-request.ts';
import { readRequests, settleRequest, type Settlement, type StoredRequest } from './store.ts';
import { tellRequest } from './tell-request.ts';
import { isRunning, viewRequest } from './view-request.ts';
import { writeAnswer } from './write-answer.ts';

/** Answers a request: only who must answer it may, at the revision that they saw; a refusal names its ground. What was granted becomes a task to carry out. */
export async function answerRequest(deps: RightsDeps, request: DeskRequest, input: AnswerInput): Promise<Answer<RightsRequestView>> {
  return settle(deps, request, input, (stored) => {
    const handler = handlerOf(stored, deps.owners);
    if (!answers(handler, request.caller, stored.callerInvolved)) return { wrong: 'REQUEST_UNKNOWN' };
    const written = writeAnswer(stored.kind, input);
    return 'wrong' in written ? written : { state: input.decision, answerNl: written.text };
  });
}

/** Withdraws a request: only who made it may, a regisseur for as long as they may know of its source. */
export async function withdrawRequest(
  deps: RightsDeps,
  request: DeskRequest,
  id: string,
  revision: number,
): Promise<Answer<RightsRequestView>> {
  const { oin, role, subject } = request.caller;
  const [known] = await keepKnown(deps, request, await readOne(deps, request, id));
  return settle(deps, request, { id, revision }, ({ requestedOin, requestedRole, requestedBy }) =>
    known !== undefined && requestedOin === oin && requestedRole === role && requestedBy === subject
      ? { state: 'WITHDRAWN', answerNl: null }
      : { wrong: 'REQUEST_UNKNOWN' },
  );
}

async function readOne({ database, encryption }: RightsDeps, { caller, now }: DeskRequest, id: string): Promise<readonly StoredRequest[]> {
  return id.includes('\0') ? [] : readRequests(database.sql, encryption, { id, caller, today: amsterdamDay(now) });
}

type Outcome = Pick<Settlement, 'state' | 'answerNl'> | { readonly wrong: RightsProblemCode };

async function settle(
  deps: RightsDeps,
  request: DeskRequest,
  { id, revision }: { readonly id: string; readonly revision: number },
  decide: (stored: StoredRequest) => Outcome,
): Promise<Answer<RightsRequestView>> {
  const { database, encryption, owners } = deps;
  const { caller, now } = request;
  const filter = { id, caller, today: amsterdamDay(now) };
  return database.transaction(async ({ sql }) => {
    const [stored] = id.includes('\0') ? [] : await readRequests(sql, encryption, { ...filter, lock: true });
    if (stored === undefined) return refused('REQUEST_UNKNOWN');
    const outcome = decide(stored);
    const wrong = 'wrong' in outcome && outcome.wrong === 'REQUEST_UNKNOWN' ? outcome.wrong : whyNot(stored, revision);
    if (wrong !== null) return refused(wrong);
    if ('wrong' in outcome) return refused(outcome.wrong);
    await settleRequest(sql, encryption, { id, ...outcome, by: caller, at: now });
    if (outcome.state === 'GRANTED') await raiseCarryOut(sql, deps, stored, now);
    await recordChange(sql, deps.recorder, request, {
      action: outcome.state === 'WITHDRAWN' ? 'rights.withdraw' : 'rights.answer',
      details: { kind: stored.kind, request: id, state: outcome.state },
      caseId: stored.caseId,
      members: [stored.memberId],
    });
    await tellRequest(sql, deps, request, stored);
    const [settled] = await readRequests(sql, encryption, filter);
    if (settled === undefined) throw new Error('a request that was just settled is not there');
    return { value: viewRequest(settled, { owners, policy: deps.policy(request), now, reader: caller }), problems: [] };
  });
}

/** Who may decide is told what stands in the way; an answer that comes too late changes nothing. */
function whyNot({ state, revision }: StoredRequest, seen: number): RightsProblemCode | null {
  if (!isRunning(state)) return 'REQUEST_CLOSED';
  return revision === seen ? null : 'REQUEST_CHANGED';
}

async function raiseCarryOut(sql: Sql, deps: RightsDeps, stored: StoredRequest, now: Date): Promise<void> {
  const { caseId, id, memberId } = stored;
  await raiseTask(sql, {
    id: deps.newId(),
    caseId,
    memberId,
    kind: 'RIGHTS_CARRY_OUT',
    about: `rights-carry-out:${id}`,
    textNl: 'Voer het verzoek uit dat is toegewezen, en vertel het aan wie de gegevens eerder kreeg (AVG 19).',
    ...handlerOf(stored, deps.owners),
    raisedAt: now,
    dueAt: null,
  });
}
