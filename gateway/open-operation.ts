import type { CaseSituation } from '#consent/situation.ts';
import type { OperationContext } from '#resolvers/context.ts';
import type { OpenOperation, RequestContext } from './answer.ts';
import type { DoorContext } from './call-subgraph.ts';
import type { Disclosure } from './disclose/disclosure.ts';
import { Sources, type PartnerHealth } from './sources.ts';

/** The context value that every subgraph call of one operation carries: the door's part, the masks, and what resolvers are given. */
export interface GatewayOperation extends DoorContext {
  readonly listing: Disclosure;
  readonly resolvers: OperationContext;
}

/** What opening operations needs. */
export interface OpenOperationDeps {
  readonly partnerNames: readonly string[];
  readonly health: PartnerHealth;
  /** How long an answer may wait for partners, in milliseconds. */
  readonly budgetMs: number;
  readonly resolversFor: (scope: OperationContext['scope'], situation: CaseSituation) => OperationContext;
}

/** The operation behind a context value; throws when the value is none of ours. */
export const operationOf = (context: unknown): GatewayOperation => {
  if (typeof context === 'object' && context !== null && 'listing' in context && 'resolvers' in context) return context as GatewayOperation;
  throw new Error('A subgraph was called outside an operation.');
};

/**
 * Opens operations: each gets its own partner sessions, states and deadline, and nothing of them outlives it. When the deadline comes, calls
 * under way are cut off; when the operation is closed, so is its timer.
 */
export const openOperations =
  ({ partnerNames, health, budgetMs, resolversFor }: OpenOperationDeps) =>
  ({ trace }: RequestContext, disclosure: Disclosure | null): OpenOperation => {
    const sources = new Sources(partnerNames, health);
    if (!disclosure) return { context: {}, sources, close: () => undefined };
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), budgetMs);
    const scope = { traceparent: trace.traceparent, signal: deadline.signal };
    const context: GatewayOperation = {
      sources,
      signal: deadline.signal,
      listing: disclosure,
      resolvers: resolversFor(scope, disclosure.basis.situation),
    };
    return { context, sources, close: () => clearTimeout(timer) };
  };
