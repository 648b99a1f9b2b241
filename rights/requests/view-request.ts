import type { CompiledPolicy } from '#consent/decide.ts';
import { personInRole, sourceNl } from '../words.ts';
import { handlerOf } from './handler-of.ts';
import type { RightsRequestView } from './rights-request.ts';
import type { StoredRequest } from './store.ts';

/** How a request is shown: by whose systems and at which instant, and whether with its words. */
export interface ViewContext {
  readonly owners: ReadonlyMap<string, string>;
  readonly policy: Pick<CompiledPolicy, 'classes'>;
  readonly now: Date;
  /** False for the privacy officer, who supervises the term and not the content. */
  readonly withWords: boolean;
}

/** A request as one reader sees it. */
export function viewRequest(request: StoredRequest, { owners, policy, now, withWords }: ViewContext): RightsRequestView {
  const { id, caseId, memberId, kind, state, revision, source, dataClass, requestedAt, dueAt, answeredAt } = request;
  const known = dataClass === null ? undefined : policy.classes.get(dataClass)?.nl;
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
    answeredByNl: personInRole(handlerOf(request, owners).role),
    answeredAt,
    answerNl: withWords ? request.answerNl : null,
  };
}

/** Whether a request in this state still waits for its answer. */
export function isRunning(state: StoredRequest['state']): boolean {
  return state === 'OPEN' || state === 'PASSED_ON';
}
