import type { GraphQLSchema } from 'graphql';
import type { AdminDesk } from '#admin/desk.ts';
import type { PolicyVersion } from '#admin/versions/versions.ts';
import type { DeskRequest } from '#audit/desk-request.ts';
import type {
  MutationApprovePolicyArgs,
  MutationDraftPolicyArgs,
  MutationProposePolicyArgs,
  MutationRejectPolicyArgs,
  MutationRollBackPolicyArgs,
  MutationWithdrawPolicyArgs,
  QueryCheckPolicyArgs,
  QueryComparePoliciesArgs,
  QueryExplainAnswerArgs,
  QueryExplainDecisionArgs,
  QueryExportCedarArgs,
  QueryPolicyVersionArgs,
  QueryPolicyVersionsArgs,
  QueryReplayPolicyArgs,
  QuerySimulateCaseArgs,
  QuerySimulatePersonaArgs,
} from '#schema/generated/admin.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph } from '../build-subgraph.ts';

/** What the admin subgraph needs of a request. */
export interface AdminContext {
  readonly request: DeskRequest;
  readonly admin: AdminDesk;
}

const instant = (text: string | null | undefined): Date | null => (typeof text === 'string' ? new Date(text) : null);

/** The subgraph of the privacy officer (FG) over the request's admin desk. */
export function createAdminSubgraph(): GraphQLSchema {
  return buildSubgraph<AdminContext>(readSubgraphSdl('admin'), {
    Query: {
      policyVersions: (_: never, { state }: QueryPolicyVersionsArgs, { admin }: AdminContext) => admin.versions.list(state ?? null),
      policyVersion: (_: never, { hash }: QueryPolicyVersionArgs, { admin }: AdminContext) => admin.versions.byHash(hash),
      activePolicy: (_: never, __: never, { admin }: AdminContext) => admin.versions.active(),
      checkPolicy: (_: never, args: QueryCheckPolicyArgs, { admin, request }: AdminContext) =>
        admin.check(request, args.files, args.wideningReason ?? null),
      comparePolicies: (_: never, args: QueryComparePoliciesArgs, { admin, request }: AdminContext) =>
        admin.compare(request, args.before ?? null, args.after),
      simulatePersona: (_: never, args: QuerySimulatePersonaArgs, { admin, request }: AdminContext) =>
        admin.simulatePersona(request, args.persona, args.policy ?? null),
      simulateCase: (_: never, args: QuerySimulateCaseArgs, { admin, request }: AdminContext) =>
        admin.simulateCase(request, args.persona, args.policy ?? null),
      replayPolicy: (_: never, args: QueryReplayPolicyArgs, { admin, request }: AdminContext) =>
        admin.replay(request, args.policy, new Date(args.from), new Date(args.until)),
      explainAnswer: (_: never, { traceId }: QueryExplainAnswerArgs, { admin, request }: AdminContext) =>
        admin.explainAnswer(request, traceId),
      explainDecision: (_: never, args: QueryExplainDecisionArgs, { admin, request }: AdminContext) =>
        admin.explainDecision(request, args.decision, args.policy ?? null),
      exportCedar: (_: never, { policy }: QueryExportCedarArgs, { admin, request }: AdminContext) =>
        admin.exportCedar(request, policy ?? null),
    },
    Mutation: {
      draftPolicy: (_: never, { files, basedOn, note }: MutationDraftPolicyArgs, { admin, request }: AdminContext) =>
        admin.versions.draft(request, { files, basedOn: basedOn ?? null, note: note ?? null }),
      proposePolicy: (_: never, { reason, ...seen }: MutationProposePolicyArgs, { admin, request }: AdminContext) =>
        admin.versions.propose(request, seen, reason ?? null),
      withdrawPolicy: (_: never, { reason, ...seen }: MutationWithdrawPolicyArgs, { admin, request }: AdminContext) =>
        admin.versions.withdraw(request, seen, reason ?? null),
      rejectPolicy: (_: never, { reason, ...seen }: MutationRejectPolicyArgs, { admin, request }: AdminContext) =>
        admin.versions.reject(request, seen, reason),
      approvePolicy: (_: never, { reason, validFrom, ...seen }: MutationApprovePolicyArgs, { admin, request }: AdminContext) =>
        admin.versions.approve(request, seen, instant(validFrom), reason ?? null),
      rollBackPolicy: (_: never, { reason, ...seen }: MutationRollBackPolicyArgs, { admin, request }: AdminContext) =>
        admin.versions.rollBack(request, seen, reason),
    },
    PolicyVersion: {
      validFrom: ({ validFrom }: PolicyVersion) => validFrom?.toISOString() ?? null,
      files: async ({ hash }: PolicyVersion, _: never, { admin }: AdminContext) => (await admin.versions.byHash(hash))?.files ?? null,
      history: async ({ hash }: PolicyVersion, _: never, { admin }: AdminContext) =>
        (await admin.versions.history(hash)).map(({ bySubject, byOin, at, ...rest }) => ({
          ...rest,
          by: `${byOin} ${bySubject}`,
          at: at.toISOString(),
        })),
    },
  });
}
