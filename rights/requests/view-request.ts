import type { CompiledPolicy } from '#consent/decide.ts';
import { personInRole } from '#consent/dutch-words.ts';
import { sourceNl } from '../words.ts';
import { answers, handlerOf, mayAnswerNl } from './handler-of.ts';
import type { RightsRequestView } from './rights-request.ts';
import type { StoredRequest } from './store.ts';

/** How a request is shown: by whose systems and at which instant, and whether with its words. */
export interface ViewContext {
  readonly owners: ReadonlyMap<string, string>;
  readonly policy: Pick<CompiledPolicy, 'classes'>;
  readonly now: Date;
  /** Who reads; the privacy officer (FG) supervises the term, and not the content. */
  readonly reader: { readonly oin: string; readonly role: string };
}

/** A request as one reader sees it. */
export function viewRequest(request: StoredRequest, { owners, policy, now, reader }: ViewContext): RightsRequestView {
  const { id, caseId, memberId, kind, state, revision, source, dataClass, requestedAt, dueAt, answeredAt } = request;
  const known = dataClass === null ? undefined : policy.classes.get(dataClass)?.nl;
  const withWords = reader.role !== 'FG';
  const from = source === null ? 'alle bronnen' : sourceNl(source);
  return {
    id,
    caseId,
    memberId,
    kind,
    state,
    revision,
    source,
    dataClass,
    what: known === undefined ? `gegevens van ${from}` : `${known} (van ${from})`,
    statementNl: withWords ? request.statementNl : null,
    requestedAt,
    dueAt,
    overdue: isRunning(state) && dueAt < now,
    answeredByNl: answeredByNl(request, owners, reader),
    answeredAt,
    answerNl: withWords ? request.answerNl : null,
  };
}

/**
 * Who must answer, to who does so and to the FG. Everybody else reads who may have to, which hangs on the source alone: that an organisation is involved with
 * somebody is not told by whose turn it is.
 */
function answeredByNl(request: StoredRequest, owners: ReadonlyMap<string, string>, reader: ViewContext['reader']): string {
  const handler = handlerOf(request, owners);
  return reader.role === 'FG' || answers(handler, reader, request.callerInvolved)
    ? personInRole(handler.role)
    : mayAnswerNl(request, owners);
}

/** Whether a request in this state still waits for its answer. */
export function isRunning(state: StoredRequest['state']): boolean {
  return state === 'OPEN' || state === 'PASSED_ON';
}
