import type { GraphQLSchema } from 'graphql';
import type { DeskRequest } from '#audit/desk-request.ts';
import type { RegisterDesk } from '#register/create-register-desk.ts';
import type {
  MutationApproveSafetyGroundArgs,
  MutationCloseSafetyGroundArgs,
  MutationCompleteTaskArgs,
  MutationConfirmTombstoneArgs,
  MutationEndLegalBasisArgs,
  MutationEndSetAsideArgs,
  MutationGiveWaiverArgs,
  MutationImportConsentArgs,
  MutationOpenSafetyGroundArgs,
  MutationRecordLegalBasisArgs,
  MutationRefuseWaiverArgs,
  MutationSetAuthorityAsideArgs,
  MutationWithdrawWaiverArgs,
  QueryExportConsentsArgs,
  QueryLegalBasesArgs,
  QuerySafetyGroundsArgs,
  QuerySetAsidesArgs,
  QueryTasksArgs,
  QueryTombstonesArgs,
  QueryWaiversArgs,
} from '#schema/generated/register.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph } from '../build-subgraph.ts';

/** What the register subgraph needs of a request. */
export interface RegisterContext {
  readonly request: DeskRequest;
  readonly register: RegisterDesk;
}

/** The subgraph of the register of consent over the request's desk. */
export function createRegisterSubgraph(): GraphQLSchema {
  return buildSubgraph<RegisterContext>(readSubgraphSdl('register'), {
    Query: {
      waivers: (_: never, args: QueryWaiversArgs, { register, request }: RegisterContext) => register.waivers(request, args),
      legalBases: (_: never, args: QueryLegalBasesArgs, { register, request }: RegisterContext) => register.legalBases(request, args),
      setAsides: (_: never, args: QuerySetAsidesArgs, { register, request }: RegisterContext) => register.setAsides(request, args),
      tasks: (_: never, args: QueryTasksArgs, { register, request }: RegisterContext) => register.tasks(request, args),
      safetyGrounds: (_: never, args: QuerySafetyGroundsArgs, { register, request }: RegisterContext) =>
        register.safetyGrounds(request, args),
      exportConsents: (_: never, args: QueryExportConsentsArgs, { register, request }: RegisterContext) =>
        register.exportConsents(request, args),
      tombstones: (_: never, args: QueryTombstonesArgs, { register, request }: RegisterContext) => register.tombstones(request, args),
    },
    Mutation: {
      giveWaiver: (_: never, { waiver }: MutationGiveWaiverArgs, { register, request }: RegisterContext) =>
        register.giveWaiver(request, waiver),
      refuseWaiver: (_: never, { waiver }: MutationRefuseWaiverArgs, { register, request }: RegisterContext) =>
        register.refuseWaiver(request, waiver),
      withdrawWaiver: (_: never, args: MutationWithdrawWaiverArgs, { register, request }: RegisterContext) =>
        register.withdrawWaiver(request, args),
      recordLegalBasis: (_: never, { legalBasis }: MutationRecordLegalBasisArgs, { register, request }: RegisterContext) =>
        register.recordLegalBasis(request, legalBasis),
      endLegalBasis: (_: never, args: MutationEndLegalBasisArgs, { register, request }: RegisterContext) =>
        register.endLegalBasis(request, args),
      setAuthorityAside: (_: never, { setAside }: MutationSetAuthorityAsideArgs, { register, request }: RegisterContext) =>
        register.setAuthorityAside(request, setAside),
      endSetAside: (_: never, args: MutationEndSetAsideArgs, { register, request }: RegisterContext) => register.endSetAside(request, args),
      openSafetyGround: (_: never, args: MutationOpenSafetyGroundArgs, { register, request }: RegisterContext) =>
        register.openSafetyGround(request, args),
      approveSafetyGround: (_: never, args: MutationApproveSafetyGroundArgs, { register, request }: RegisterContext) =>
        register.approveSafetyGround(request, args),
      closeSafetyGround: (_: never, args: MutationCloseSafetyGroundArgs, { register, request }: RegisterContext) =>
        register.closeSafetyGround(request, args),
      completeTask: (_: never, args: MutationCompleteTaskArgs, { register, request }: RegisterContext) =>
        register.completeTask(request, args),
      importConsent: (_: never, args: MutationImportConsentArgs, { register, request }: RegisterContext) =>
        register.importConsent(request, args),
      confirmTombstone: (_: never, args: MutationConfirmTombstoneArgs, { register, request }: RegisterContext) =>
        register.confirmTombstone(request, args),
    },
  });
}
