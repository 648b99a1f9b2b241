import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { raiseTask } from '#regie/raise-task.ts';
import { loadCase } from '../load-case.ts';
import type { RightsProblemCode } from '../problems.ts';
import { readText } from '../read-text.ts';
import { refused } from '../refused.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { Answer } from '../rights-desk.ts';
import { standingOf } from '../standing.ts';
import { handlerOf } from './handler-of.ts';
import { keepKnown } from './keep-known.ts';
import { newRequest } from './new-request.ts';
import { readTarget } from './read-target.ts';
import type { RequestInput, RightsRequest, RightsRequestView } from './rights-request.ts';
import { hasRunning, insertRequest, readRequests } from './store.ts';
import { tellRequest } from './tell-request.ts';
import { viewRequest } from './view-request.ts';

/** The requests that are made in words and answered by a human. */
export type WrittenKind = 'CORRECTION' | 'ERASURE' | 'OBJECTION';

const kindNl: Readonly<Record<WrittenKind, string>> = {
  CORRECTION: 'een verzoek om gegevens te verbeteren (AVG 16)',
  ERASURE: 'een verzoek om gegevens te wissen (AVG 17)',
  OBJECTION: 'een bezwaar tegen het gebruik van gegevens (AVG 21)',
};

const notInvolvedNl = 'De bron is niet bij dit gezinslid betrokken: vertel de persoon hoe die het rechtstreeks aan de bron kan vragen.';

/**
 * Makes a request of the person (AVG 16, 17, 21). About data of a source it is PASSED_ON to who answers for that source, about what the hub keeps it is OPEN for
 * the regisseur; either way a human decides, within a month (AVG 12(3)). A regisseur who may not know whether the source is involved records none about its data.
 */
export async function makeRequest(
  deps: RightsDeps,
  request: DeskRequest,
  kind: WrittenKind,
  input: RequestInput,
): Promise<Answer<RightsRequestView>> {
  const read = await readRequest(deps, request, kind, input);
  if ('wrong' in read) return refused(read.wrong);
  const { database, encryption, owners } = deps;
  const policy = deps.policy(request);
  return database.transaction(async ({ sql }) => {
    if (await hasRunning(sql, read)) return refused('REQUEST_OPEN_ALREADY');
    await insertRequest(sql, encryption, read);
    const [stored] = await readRequests(sql, encryption, { id: read.id, caller: request.caller, today: amsterdamDay(request.now) });
    if (stored === undefined) throw new Error('a request that was just made is not there');
    const handler = handlerOf(stored, owners);
    await raiseTask(sql, {
      id: deps.newId(),
      caseId: read.caseId,
      memberId: read.memberId,
      kind: 'RIGHTS_REQUEST',
      about: `rights-request:${read.id}`,
      textNl: [`Beantwoord ${kindNl[kind]}.`, ...(handler.role === 'FG' ? [notInvolvedNl] : [])].join(' '),
      ...handler,
      raisedAt: request.now,
      dueAt: read.dueAt,
    });
    await recordChange(sql, deps.recorder, request, {
      action: 'rights.request',
      details: { kind, request: read.id, state: read.state, source: read.source ?? '', class: read.dataClass ?? '' },
      caseId: read.caseId,
      members: [read.memberId],
    });
    await tellRequest(sql, deps, request, read);
    return { value: viewRequest(stored, { owners, policy, now: request.now, reader: request.caller }), problems: [] };
  });
}

async function readRequest(
  deps: RightsDeps,
  request: DeskRequest,
  kind: WrittenKind,
  input: RequestInput,
): Promise<RightsRequest | { readonly wrong: RightsProblemCode }> {
  if (request.caller.role === 'LID' && request.purpose !== 'RIGHTS') return { wrong: 'PURPOSE_NOT_RIGHTS' };
  const situation = await loadCase(deps, request, input.caseId);
  if (situation === null || standingOf(request, situation, input.memberId) === null) return { wrong: 'NOT_YOURS' };
  const statement = readText(input.statementNl, 'STATEMENT_MISSING');
  if ('wrong' in statement) return statement;
  const target = readTarget(input, deps.policy(request));
  if ('wrong' in target) return target;
  const { caseId, memberId } = input;
  const [known] = await keepKnown(deps, request, [{ caseId, memberId, kind, source: target.source }]);
  if (known === undefined) return { wrong: 'SOURCE_NOT_FOR_YOU' };
  const state = target.source === 'hub' ? 'OPEN' : 'PASSED_ON';
  return newRequest(request, { id: deps.newId(), caseId, memberId, kind, state, ...target, statementNl: statement.text });
}
