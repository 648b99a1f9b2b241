import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  execute,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { OperationRecord } from '#audit/record.ts';
import type { AuditWriter } from '#audit/store.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Caller, CaseSituation, SituationQuestion } from '#consent/situation.ts';
import type { Purpose } from '#consent/vocabulary.ts';
import type { ReadInCase } from '#signals/own/note-read-in-case.ts';
import { admitCost } from './admit/cost.ts';
import { auditSubjects } from './disclose/audit-subjects.ts';
import type { AskedField } from './disclose/asked.ts';
import { dayDecided } from './disclose/day-decided.ts';
import { Disclosure } from './disclose/disclosure.ts';
import { matchesRead } from './disclose/matches-read.ts';
import type { View, ViewRequest } from './disclose/disclose.ts';
import { createRecordViewer } from './disclose/record-facts.ts';
import type { createOperationReader, ReadOperation } from './disclose/read-operation.ts';
import { Tally } from './disclose/tally.ts';
import { withheldFrom, type WithheldEntry } from './disclose/withheld.ts';
import type { AnswerDesk } from './desk/answer-desk.ts';
import { GatewayError } from './errors.ts';
import type { FederatedGraph } from './federate/federate.ts';
import { idInRecord } from './id-in-record.ts';
import { mayBeId } from './may-be-id.ts';
import { operationNameOf } from './operation-name.ts';
import type { Sources } from './sources.ts';
import type { Trace } from './trace.ts';
import { within } from './within.ts';

/** Who asks, for what: what authentication and admission made of the request. */
export interface RequestContext {
  readonly caller: Caller;
  readonly purpose: Purpose;
  readonly trace: Trace;
  readonly startedAt: Date;
}

/** Everything of one operation that subgraphs are called with; it must be closed when the answer is made. */
export interface OpenOperation {
  readonly context: object;
  readonly sources: Sources;
  close(): void;
}

/** What answering rests on. */
export interface AnswerDeps {
  readonly graph: FederatedGraph;
  readonly supergraphSdl: string;
  readonly read: ReturnType<typeof createOperationReader>;
  readonly view: (request: ViewRequest) => Promise<View>;
  readonly policy: () => CompiledPolicy;
  readonly loadSituation: (
    caseId: string,
    question: Pick<SituationQuestion, 'caller' | 'purpose' | 'now' | 'policy'>,
  ) => Promise<CaseSituation | null>;
  /** Answers what is asked of the hub's own desk. */
  readonly answerDesk: AnswerDesk;
  readonly openOperation: (request: RequestContext, disclosure: Disclosure | null) => OpenOperation;
  /** Notes that a party of a match of signals reads of it in a case, so that it is told when the match ends. */
  readonly noteMatches: (read: ReadInCase, now: Date) => Promise<void>;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: () => Date;
  readonly maxCost: number;
  /** How long reading the facts, and keeping the record, may each take, in milliseconds: a database that hangs is one that is away. */
  readonly storeMs: number;
}

interface Asking {
  readonly request: RequestContext;
  /** The one policy under which the whole operation is read, decided and recorded, also when another becomes active meanwhile. */
  readonly policy: CompiledPolicy;
  readonly read: ReadOperation;
  readonly operationName: string | null;
  readonly caseFields: readonly AskedField[];
  readonly caseId: string;
}

interface CaseAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly sources: ReturnType<Sources['report']>;
  readonly withheld: readonly WithheldEntry[];
}

const caseIdOf = (fields: readonly AskedField[], variables: Readonly<Record<string, unknown>>): string => {
  const ids = new Set(fields.map((field) => field.argsFor(variables)['id']));
  const [id] = ids;
  if (ids.size !== 1 || typeof id !== 'string') throw new GatewayError('ONE_CASE_PER_OPERATION');
  if (!mayBeId(id)) throw new GatewayError('BAD_USER_INPUT');
  return id;
};

/** A value that turns out not to fit only where it is used, such as null for a variable with a default, is the caller's mistake as well. */
const atUse = <T>(use: () => T): T => {
  try {
    return use();
  } catch (error) {
    throw error instanceof GraphQLError && !(error instanceof GatewayError) ? new GatewayError('BAD_USER_INPUT') : error;
  }
};

const situationOf = async (deps: AnswerDeps, asking: Asking, now: Date): Promise<CaseSituation | null> => {
  const { caller, purpose } = asking.request;
  try {
    return await within(deps.storeMs, deps.loadSituation(asking.caseId, { caller, purpose, now, policy: asking.policy }));
  } catch (cause) {
    throw new GatewayError('DATABASE_UNAVAILABLE', { cause });
  }
};

const basisOf = ({ request, policy }: Asking, situation: CaseSituation): Disclosure => {
  const { caller, purpose } = request;
  return new Disclosure({ policy, role: caller.role, organisation: caller.oin, purpose, situation });
};

/** What was decided for the answer, with what it showed of it; a case that does not open to the caller is not decided about. */
const decidedIn = (asking: Asking, disclosure: Disclosure | null, tally: Tally): Pick<OperationRecord, 'decidedOn' | 'subjects'> => {
  if (!disclosure?.basis.situation.opens) return { subjects: [] };
  return {
    decidedOn: dayDecided(asking.policy, disclosure.basis.situation.today),
    subjects: auditSubjects(disclosure, asking.read.needs, tally),
  };
};

const record = async (deps: AnswerDeps, asking: Asking, disclosure: Disclosure | null, tally: Tally): Promise<void> => {
  const { caller, purpose, trace, startedAt } = asking.request;
  try {
    const kept = deps.audit.append({
      traceId: trace.traceId,
      spanId: trace.spanId,
      ...(trace.parentSpanId === null ? {} : { parentSpanId: trace.parentSpanId }),
      startedAt,
      endedAt: deps.clock(),
      caller: { oin: caller.oin, role: caller.role, subject: caller.subject },
      purpose,
      operation: asking.operationName,
      // The id of a case that does not exist for the caller may be made up.
      caseId: disclosure ? asking.caseId : idInRecord(asking.caseId),
      policy: asking.policy.hash,
      status: 'Ok',
      ...decidedIn(asking, disclosure, tally),
    });
    await within(deps.storeMs, kept);
  } catch (cause) {
    throw new GatewayError('AUDIT_UNAVAILABLE', { cause });
  }
};

/** Before the answer leaves: who reads of a match and is not told of its end would hold on to it. */
const noteMatches = async (deps: AnswerDeps, { request, caseId }: Asking, memberIds: readonly string[], now: Date): Promise<void> => {
  if (memberIds.length === 0) return;
  const { oin, role } = request.caller;
  try {
    await within(deps.storeMs, deps.noteMatches({ oin, role, caseId, memberIds }, now));
  } catch (cause) {
    throw new GatewayError('DATABASE_UNAVAILABLE', { cause });
  }
};

const answerCase = async (deps: AnswerDeps, asking: Asking): Promise<CaseAnswer> => {
  const now = deps.clock();
  const { policy } = asking;
  const situation = await situationOf(deps, asking, now);
  const disclosure = situation && basisOf(asking, situation);
  const operation = deps.openOperation(asking.request, disclosure?.exists() ? disclosure : null);
  try {
    if (!situation || !disclosure?.exists()) {
      await record(deps, asking, disclosure, new Tally());
      const data = Object.fromEntries(asking.caseFields.map((field) => [field.key, null]));
      return { data, sources: operation.sources.report(), withheld: [] };
    }
    const view = await deps.view({
      read: asking.read,
      asked: asking.caseFields,
      caseId: asking.caseId,
      disclosure,
      policy,
      viewer: createRecordViewer(situation, now, policy.policy),
      context: operation.context,
    });
    await noteMatches(deps, asking, matchesRead(disclosure, view.tally), now);
    await record(deps, asking, disclosure, view.tally);
    return { data: view.data, sources: operation.sources.report(), withheld: withheldFrom(disclosure, asking.read.needs) };
  } finally {
    operation.close();
  }
};

const introspect = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: object) =>
  execute({
    schema,
    document,
    operationName: operation.name?.value ?? null,
    variableValues: variables as Record<string, unknown>,
  }) as GatewayExecutionResult;

/** The root fields in the order in which they were asked. */
const layOut = (asked: readonly AskedField[], values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(asked.map(({ key, name, typeName }) => [key, name === '__typename' ? typeName : (values[key] ?? null)]));

const answer = async (
  deps: AnswerDeps,
  request: RequestContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  rawVariables: Readonly<Record<string, unknown>>,
): Promise<GatewayExecutionResult> => {
  const { apiSchema } = deps.graph;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [new GatewayError('USE_STREAM')] };
  if (!apiSchema.getRootType(operation.operation)) return { errors: [new GatewayError('GRAPHQL_VALIDATION_FAILED')] };
  const coerced = getVariableValues(apiSchema, operation.variableDefinitions ?? [], { ...rawVariables }, { maxErrors: 1 });
  if (!coerced.coerced) return { errors: [new GatewayError('BAD_USER_INPUT')] };
  const variables = coerced.coerced;
  const atDesk = deps.answerDesk({ request, document, operation, variables: rawVariables, operationName: operationNameOf(operation) });
  if (atDesk) return atDesk;
  const policy = deps.policy();
  const read = atUse(() => deps.read(document, operation, variables, policy.classes));
  admitCost(read.asked, deps.maxCost);
  const caseFields = read.asked.filter((field) => field.name === 'familyCase');
  const asksSchema = read.asked.some((field) => field.name === '__schema' || field.name === '__type');
  const schemaData = asksSchema ? introspect(apiSchema, document, operation, rawVariables).data : null;
  const found =
    caseFields.length > 0
      ? await answerCase(deps, {
          request,
          policy,
          read,
          operationName: operationNameOf(operation),
          caseFields,
          caseId: atUse(() => caseIdOf(caseFields, variables)),
        })
      : null;
  const data = layOut(read.asked, { ...schemaData, ...found?.data });
  return found ? { data, extensions: { sources: found.sources, withheld: found.withheld } } : { data };
};

/** Answers one validated query or mutation of this request. */
export type Answer = (
  request: RequestContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => Promise<GatewayExecutionResult>;

/** Apollo's gateway, with the door behind it for whoever comes in another way, and the schema that clients see. */
export interface AnsweringGateway extends GatewayInterface {
  readonly answer: Answer;
  /** Refuses a validated query that asks for too much, before anybody asks it. */
  readonly admit: (document: DocumentNode, operation: OperationDefinitionNode) => void;
  readonly apiSchema: GraphQLSchema;
}

/**
 * Apollo's gateway that answers every operation under the policy: nothing is fetched that nobody may see, nothing is answered that was
 * not decided, and no answer leaves without its record.
 */
export const createAnsweringGateway = (deps: AnswerDeps): AnsweringGateway => ({
  answer: (...asked) => answer(deps, ...asked),
  admit: (document, operation) => admitCost(deps.read(document, operation, {}, deps.policy().classes).asked, deps.maxCost),
  apiSchema: deps.graph.apiSchema,
  onSchemaLoadOrUpdate: (callback) => {
    callback({ apiSchema: deps.graph.apiSchema, coreSupergraphSdl: deps.supergraphSdl });
    return () => undefined;
  },
  load: async () => ({
    executor: async ({ document, operation, request, context }) =>
      // Apollo calls the executor without an operation when the document has none of the asked name.
      (operation as OperationDefinitionNode | undefined)
        ? answer(deps, context as RequestContext, document, operation, request.variables ?? {})
        : { errors: [new GatewayError('OPERATION_RESOLUTION_FAILURE')] },
  }),
  stop: async () => undefined,
});
