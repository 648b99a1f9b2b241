import type { GraphQLSchema } from 'graphql';
import type { DeskRequest } from '#audit/desk-request.ts';
import type {
  MutationAnswerRequestArgs,
  MutationExecuteRetentionArgs,
  MutationLiftRestrictionArgs,
  MutationRequestCorrectionArgs,
  MutationRequestErasureArgs,
  MutationRequestObjectionArgs,
  MutationRestrictProcessingArgs,
  MutationWithdrawRequestArgs,
  ProcessingRestriction,
  QueryAccessReportArgs,
  QueryDestructionRecordsArgs,
  QueryRestrictionsArgs,
  QueryRightsRequestsArgs,
  RightsRequestAnswer,
  RightsRequestInput,
} from '#schema/generated/rights.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import type { Answer, RightsDesk } from '#rights/rights-desk.ts';
import { buildSubgraph, type FieldResolver } from '../build-subgraph.ts';

/** What the rights subgraph needs of a request. */
export interface RightsContext {
  readonly request: DeskRequest;
  readonly rights: RightsDesk;
}

/** The subgraph of the rights of the person over the desk of rights. */
export function createRightsSubgraph(): GraphQLSchema {
  return buildSubgraph<RightsContext>(readSubgraphSdl('rights'), {
    Query: {
      accessReport: async (_: never, args: QueryAccessReportArgs, { request, rights }: RightsContext) => {
        const { caseId, memberId, from = null, until = null } = args;
        const { value, problems } = await rights.accessReport(request, { caseId, memberId, from, until });
        return { report: value, problems };
      },
      rightsRequests: async (_: never, { caseId }: QueryRightsRequestsArgs, { request, rights }: RightsContext) =>
        rights.requests(request, caseId ?? null),
      restrictions: async (_: never, { caseId }: QueryRestrictionsArgs, { request, rights }: RightsContext) =>
        rights.restrictions(request, caseId),
      retentionDryRun: async (_: never, __: never, { request, rights }: RightsContext) => rights.retentionDryRun(request),
      destructionRecords: async (_: never, { runId }: QueryDestructionRecordsArgs, { request, rights }: RightsContext) =>
        rights.destructionRecords(request, runId ?? null),
    },
    Mutation: {
      requestCorrection: async (_: never, { input }: MutationRequestCorrectionArgs, { request, rights }: RightsContext) =>
        requestAnswer(await rights.requestCorrection(request, writtenOf(input))),
      requestErasure: async (_: never, { input }: MutationRequestErasureArgs, { request, rights }: RightsContext) =>
        requestAnswer(await rights.requestErasure(request, writtenOf(input))),
      requestObjection: async (_: never, { input }: MutationRequestObjectionArgs, { request, rights }: RightsContext) =>
        requestAnswer(await rights.requestObjection(request, writtenOf(input))),
      answerRequest: async (_: never, { input }: MutationAnswerRequestArgs, { request, rights }: RightsContext) =>
        requestAnswer(await rights.answerRequest(request, { ...input, ground: input.ground ?? null })),
      withdrawRequest: async (_: never, { id, revision }: MutationWithdrawRequestArgs, { request, rights }: RightsContext) =>
        requestAnswer(await rights.withdrawRequest(request, id, revision)),
      restrictProcessing: async (_: never, { input }: MutationRestrictProcessingArgs, { request, rights }: RightsContext) =>
        restrictionAnswer(await rights.restrictProcessing(request, { ...input, source: input.source ?? null })),
      liftRestriction: async (_: never, { input }: MutationLiftRestrictionArgs, { request, rights }: RightsContext) =>
        restrictionAnswer(await rights.liftRestriction(request, { ...input, source: input.source ?? null })),
      executeRetention: async (_: never, { planHash }: MutationExecuteRetentionArgs, { request, rights }: RightsContext) => {
        const { value, problems } = await rights.executeRetention(request, planHash);
        return { runId: value?.runId ?? null, destroyed: value?.destroyed ?? [], problems };
      },
    },
    AccessReport: instants('madeAt'),
    AccessReportEntry: instants('at'),
    RightsRequest: instants('requestedAt', 'dueAt', 'answeredAt'),
    ProcessingRestriction: instants('recordedAt'),
    DestructionRecord: instants('destroyedAt'),
  });
}

function writtenOf({ caseId, memberId, dataClass, source, statementNl }: RightsRequestInput): Parameters<RightsDesk['requestErasure']>[1] {
  return { caseId, memberId, dataClass: dataClass ?? null, source: source ?? null, statementNl };
}

function requestAnswer<T>({ value, problems }: Answer<T>): {
  readonly request: T | null;
  readonly problems: RightsRequestAnswer['problems'];
} {
  return { request: value, problems };
}

function restrictionAnswer({ value, problems }: Awaited<ReturnType<RightsDesk['liftRestriction']>>): {
  readonly restrictions: readonly (Omit<ProcessingRestriction, 'recordedAt'> & { readonly recordedAt: Date | null })[];
  readonly problems: RightsRequestAnswer['problems'];
} {
  return { restrictions: value ?? [], problems };
}

/** Fields that hold an instant, written in RFC 3339. */
function instants(...names: readonly string[]): Readonly<Record<string, FieldResolver<RightsContext>>> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      (source: Readonly<Record<string, unknown>>) => (source[name] instanceof Date ? source[name].toISOString() : null),
    ]),
  );
}
