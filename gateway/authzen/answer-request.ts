import type { AuditWriter } from '#audit/store.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { GatewayError, type ErrorCode } from '../errors.ts';
import type { Trace } from '../trace.ts';
import { within } from '../within.ts';
import type { Asker } from './asker.ts';
import { answerInOrder, readBatch } from './batch.ts';
import { Decisions, type Decision, type DecisionBasis } from './decisions.ts';
import { readEvaluation, type Evaluation } from './entities.ts';
import { BadRequest } from './errors.ts';
import { createPager, type Seal } from './page.ts';
import type { JsonObject } from './read-body.ts';
import { searchActions, searchResources, searchSubjects, type Search, type SearchBasis } from './search.ts';

/** What the API rests on, from outside its folder. */
export interface AuthzenParts {
  readonly policy: () => CompiledPolicy;
  readonly clock: () => Date;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly findCasePlace: DecisionBasis['findCasePlace'];
  readonly loadSituation: DecisionBasis['loadSituation'];
  readonly listCasesOf: SearchBasis['listCasesOf'];
  readonly listPeopleOf: SearchBasis['listPeopleOf'];
  /** Seals page tokens; every hub on one database must have the same. */
  readonly seal: Seal;
  /** How long reading facts, and keeping the records, may each take, in milliseconds. */
  readonly storeMs: number;
}

/** One request that was admitted: who asks, and the body as it was read. */
export interface AuthzenRequest {
  readonly caller: Asker;
  readonly body: JsonObject;
  readonly trace: Trace;
  readonly startedAt: Date;
}

type Answer = Decision | { readonly evaluations: readonly Decision[] } | Awaited<ReturnType<Search>>;
type Work = (basis: SearchBasis, body: JsonObject) => Promise<Answer>;

const failed = ({ message }: BadRequest): Decision => ({ decision: false, context: { error: { status: 400, message } } });

const evaluate: Work = async ({ decisions }, body) => decisions.decide(readEvaluation(body));

const evaluateAll: Work = async ({ decisions }, body) => {
  const batch = readBatch(body);
  if (!('evaluations' in batch)) return decisions.decide(batch);
  const answer = async (one: Evaluation | BadRequest): Promise<Decision> =>
    one instanceof BadRequest ? failed(one) : decisions.decide(one);
  return { evaluations: await answerInOrder(batch.semantic, batch.evaluations, answer) };
};

/** What each path does, under the name that the audit record has for it. */
export const operations = {
  evaluation: evaluate,
  evaluations: evaluateAll,
  'search/subject': searchSubjects,
  'search/resource': searchResources,
  'search/action': searchActions,
} as const satisfies Record<string, Work>;
/** The name of an operation: the end of its path. */
export type OperationName = keyof typeof operations;

const guard =
  (ms: number, code: ErrorCode) =>
  async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await within(ms, work);
    } catch (cause) {
      throw new GatewayError(code, { cause });
    }
  };

/**
 * Makes the answering of requests: one policy and one moment for each, and no answer before everything that was decided for it is on record. Rejects with
 * BadRequest, or with the GatewayError of a store that is away.
 */
export const createAnswerRequest = (parts: AuthzenParts) => {
  const { findCasePlace, loadSituation, listCasesOf, listPeopleOf, storeMs } = parts;
  const reading = guard(storeMs, 'DATABASE_UNAVAILABLE');
  const keeping = guard(storeMs, 'AUDIT_UNAVAILABLE');

  const basisOf = ({ caller }: AuthzenRequest, policy: CompiledPolicy, now: Date): SearchBasis => ({
    decisions: new Decisions({
      caller,
      policy,
      now,
      findCasePlace: (id) => reading(findCasePlace(id)),
      loadSituation: (caseId, question) => reading(loadSituation(caseId, question)),
    }),
    listCasesOf: (person) => reading(listCasesOf(person)),
    listPeopleOf: (caseId) => reading(listPeopleOf(caseId)),
    pager: createPager(parts.seal, now),
  });

  return async (name: OperationName, request: AuthzenRequest): Promise<Answer> => {
    const { caller, body, trace, startedAt } = request;
    const policy = parts.policy();
    const now = parts.clock();
    const basis = basisOf(request, policy, now);
    const answer = await operations[name](basis, body);
    const records = basis.decisions.journal.records(caller, {
      traceId: trace.traceId,
      spanId: trace.spanId,
      ...(trace.parentSpanId === null ? {} : { parentSpanId: trace.parentSpanId }),
      startedAt,
      endedAt: parts.clock(),
      operation: `authzen ${name}`,
      policy: policy.hash,
      decidedOn: amsterdamDay(now),
    });
    await keeping(Promise.all(records.map((record) => parts.audit.append(record))));
    return answer;
  };
};
