import type { GraphQLSchema } from 'graphql';
import type { DeskRequest } from '#audit/desk-request.ts';
import type {
  MutationAcceptTriageArgs,
  MutationDeclineTriageArgs,
  MutationDropHeldSignalsArgs,
  MutationRaiseSignalArgs,
  MutationWithdrawSignalArgs,
  QuerySignalsAboutArgs,
} from '#schema/generated/signals.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import type { SignalsDesk } from '#signals/create-signals-desk.ts';
import { buildSubgraph } from '../build-subgraph.ts';

/** What the signals subgraph needs of a request. */
export interface SignalsContext {
  readonly request: DeskRequest;
  readonly signals: SignalsDesk;
}

/** The subgraph of the signals (piep) over the request's desk. */
export function createSignalsSubgraph(): GraphQLSchema {
  return buildSubgraph<SignalsContext>(readSubgraphSdl('signals'), {
    Query: {
      signals: (_: never, __: unknown, { signals, request }: SignalsContext) => signals.signals(request),
      triageOffers: (_: never, __: unknown, { signals, request }: SignalsContext) => signals.triageOffers(request),
      signalArchive: (_: never, __: unknown, { signals, request }: SignalsContext) => signals.signalArchive(request),
      signalsAbout: (_: never, args: QuerySignalsAboutArgs, { signals, request }: SignalsContext) => signals.signalsAbout(request, args),
      heldSignals: (_: never, __: unknown, { signals, request }: SignalsContext) => signals.heldSignals(request),
    },
    Mutation: {
      raiseSignal: (_: never, { signal }: MutationRaiseSignalArgs, { signals, request }: SignalsContext) =>
        signals.raiseSignal(request, signal),
      withdrawSignal: (_: never, args: MutationWithdrawSignalArgs, { signals, request }: SignalsContext) =>
        signals.withdrawSignal(request, args),
      acceptTriage: (_: never, { triage }: MutationAcceptTriageArgs, { signals, request }: SignalsContext) =>
        signals.acceptTriage(request, triage),
      declineTriage: (_: never, args: MutationDeclineTriageArgs, { signals, request }: SignalsContext) =>
        signals.declineTriage(request, args),
      dropHeldSignals: (_: never, { held }: MutationDropHeldSignalsArgs, { signals, request }: SignalsContext) =>
        signals.dropHeldSignals(request, held),
    },
  });
}
