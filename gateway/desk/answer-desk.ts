import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { execute, GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { DeskRequest } from '#audit/desk-request.ts';
import type { AuditWriter } from '#audit/store.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { RequestContext } from '../answer.ts';
import { GatewayError } from '../errors.ts';
import { within } from '../within.ts';
import { readAllowedRoles } from './allowed-roles.ts';
import { rootFields } from './root-fields.ts';

/** What the hub's own desk is answered with. */
export interface DeskDeps {
  /** The desk's subgraphs as one executable schema. */
  readonly schema: GraphQLSchema;
  /** What resolvers are given for one request; the policy is the same from its beginning to its end. */
  readonly contextOf: (request: DeskRequest, policy: CompiledPolicy) => object;
  readonly policy: () => CompiledPolicy;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: () => Date;
  /** How long keeping the record may take, in milliseconds. */
  readonly storeMs: number;
}

/** One operation as Apollo hands it over, validated. */
export interface DeskOperation {
  readonly request: RequestContext;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** Answers an operation at the desk, or null when it asks nothing of the desk. */
export type AnswerDesk = (asked: DeskOperation) => Promise<GatewayExecutionResult> | null;

type Touched = Map<string, Set<string>>;

const deskRequest = ({ request, operationName }: DeskOperation, policy: CompiledPolicy, now: Date, touched: Touched): DeskRequest => {
  const { caller, purpose, trace } = request;
  return {
    caller: { oin: caller.oin, role: caller.role, subject: caller.subject },
    purpose,
    now,
    traceId: trace.traceId,
    spanId: trace.spanId,
    ...(trace.parentSpanId === null ? {} : { parentSpanId: trace.parentSpanId }),
    policy: policy.hash,
    operation: operationName,
    touch: (caseId, memberIds) => {
      const members = touched.get(caseId) ?? new Set();
      for (const member of memberIds) members.add(member);
      touched.set(caseId, members);
    },
  };
};

/** One record per case that was touched, and one when none was: asking is on record too. */
const record = async (deps: DeskDeps, asked: DeskOperation, request: DeskRequest, touched: Touched): Promise<void> => {
  const { caller, purpose, traceId, spanId, parentSpanId, policy, operation } = request;
  const cases: readonly (readonly [string | null, ReadonlySet<string>])[] = touched.size > 0 ? [...touched] : [[null, new Set<string>()]];
  try {
    const kept = cases.map(async ([caseId, members]) =>
      deps.audit.append({
        traceId,
        spanId,
        ...(parentSpanId === undefined ? {} : { parentSpanId }),
        startedAt: asked.request.startedAt,
        endedAt: deps.clock(),
        caller,
        purpose,
        action: `desk.${asked.operation.operation}`,
        operation,
        caseId,
        policy,
        status: 'Ok',
        subjects: [...members].map((memberId) => ({ memberId, lines: [] })),
      }),
    );
    await within(deps.storeMs, Promise.all(kept));
  } catch (cause) {
    throw new GatewayError('AUDIT_UNAVAILABLE', { cause });
  }
};

/** What went wrong behind a resolver is our fault, whatever it was: refusals are values. What graphql-js itself refuses is a value that does not fit. */
const faultOf = ({ originalError }: GraphQLError): GatewayError =>
  originalError === undefined || originalError instanceof GraphQLError
    ? new GatewayError('BAD_USER_INPUT')
    : new GatewayError('DESK_UNAVAILABLE', { cause: originalError });

const run = async (deps: DeskDeps, asked: DeskOperation): Promise<GatewayExecutionResult> => {
  const policy = deps.policy();
  const touched: Touched = new Map();
  const request = deskRequest(asked, policy, deps.clock(), touched);
  const result = await execute({
    schema: deps.schema,
    document: asked.document,
    operationName: asked.operation.name?.value ?? null,
    variableValues: { ...asked.variables },
    contextValue: deps.contextOf(request, policy),
  });
  await record(deps, asked, request, touched);
  const [first] = result.errors ?? [];
  return first === undefined ? { data: result.data ?? null } : { data: null, errors: [faultOf(first)] };
};

/**
 * Makes the answers of the hub's own desk: its fields are guarded by role before anything is read, all of one request is decided under one policy, and no
 * answer leaves without its record. An operation that mixes the desk with the family view is refused.
 */
export const createAnswerDesk = (deps: DeskDeps): AnswerDesk => {
  const allowed = readAllowedRoles(deps.schema);
  return (asked) => {
    const names = [...rootFields(asked.document, asked.operation)].filter((name) => name !== '__typename');
    const roles = names.map((name) => allowed.of(asked.operation.operation, name));
    const guards = roles.filter((guard) => guard !== null);
    if (guards.length === 0) return null;
    if (guards.length < roles.length) throw new GatewayError('MIXED_OPERATION');
    if (guards.some((guard) => !guard.has(asked.request.caller.role))) throw new GatewayError('FORBIDDEN');
    return run(deps, asked);
  };
};
