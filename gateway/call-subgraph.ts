import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { GatewayError } from './errors.ts';
import type { CallSubgraph, SubgraphRequest } from './federate/federate.ts';
import type { Sources } from './sources.ts';

/** One operation as the door to the subgraphs sees it. */
export interface DoorContext {
  readonly sources: Sources;
  /** Fires at the deadline of the operation. */
  readonly signal: AbortSignal;
}

/** How one subgraph is executed: here, or over HTTP. It may reject; the door makes a value of that. */
export type ExecuteSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;

/** What the door tells when a subgraph failed for another reason than that its partner did not answer; never content. */
export type OnSubgraphFault = (fault: { readonly subgraph: string; readonly error: unknown }) => void;

/** A subgraph that is a schema in this process; its documents are compiled once, since a plan's steps come back with every request. */
export const inProcess = (schema: GraphQLSchema, contextOf: (context: unknown) => unknown): ExecuteSubgraph => {
  const compiled = new WeakMap<DocumentNode, CompiledQuery>();
  return async ({ document, variables, context }) => {
    let query = compiled.get(document);
    if (!query) {
      const made = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true });
      if (!isCompiledQuery(made)) return made;
      compiled.set(document, (query = made));
    }
    return query.query({}, contextOf(context), { ...variables });
  };
};

const late = Symbol('late');

const atDeadline = (signal: AbortSignal): { readonly promise: Promise<typeof late>; readonly stop: () => void } => {
  const { promise, resolve } = Promise.withResolvers<typeof late>();
  const fire = (): void => resolve(late);
  if (signal.aborted) fire();
  else signal.addEventListener('abort', fire, { once: true });
  return { promise, stop: () => signal.removeEventListener('abort', fire) };
};

interface Door {
  readonly own: string;
  readonly onFault: OnSubgraphFault;
}

/** A failure of the hub itself ends the operation; a partner's becomes its state. */
const settleFailure = ({ own, onFault }: Door, subgraph: string, errors: readonly unknown[], sources: Sources): void => {
  for (const error of errors) {
    if (subgraph === own) throw error instanceof GatewayError ? error : new GatewayError('DATABASE_UNAVAILABLE', { cause: error });
    reportFailure(subgraph, error, sources, onFault);
  }
};

const settle = (door: Door, subgraph: string, result: ExecutionResult | typeof late, sources: Sources): ExecutionResult => {
  if (result === late) {
    if (subgraph === door.own) throw new GatewayError('DATABASE_UNAVAILABLE');
    sources.failed(subgraph, 'TIMEOUT');
    return {};
  }
  if (!result.errors?.length) {
    if (subgraph !== door.own) sources.answered(subgraph);
    return result;
  }
  settleFailure(
    door,
    subgraph,
    result.errors.map((error) => error.originalError ?? error),
    sources,
  );
  return { data: result.data ?? null };
};

/**
 * The one door to all subgraphs: a call ends at the operation's deadline, and what a partner failed to do becomes its state in `sources`
 * and nothing else. The hub's own subgraph is no partner: when it fails, the call rejects with `DATABASE_UNAVAILABLE`.
 */
export const createDoor = (
  subgraphs: ReadonlyMap<string, ExecuteSubgraph>,
  own: string,
  contextOf: (context: unknown) => DoorContext,
  onFault: OnSubgraphFault,
): CallSubgraph => {
  const door: Door = { own, onFault };
  return async (request) => {
    const { subgraph } = request;
    const run = subgraphs.get(subgraph);
    if (!run) throw new Error(`There is no subgraph ${subgraph}.`);
    const { sources, signal } = contextOf(request.context);
    const deadline = atDeadline(signal);
    try {
      return settle(door, subgraph, await Promise.race([run(request), deadline.promise]), sources);
    } catch (error) {
      settleFailure(door, subgraph, [error], sources);
      return {};
    } finally {
      deadline.stop();
    }
  };
};

const reportFailure = (subgraph: string, error: unknown, sources: Sources, onFault: OnSubgraphFault): void => {
  const extensions = (error as { extensions?: { code?: unknown; cause?: unknown } } | null)?.extensions;
  if (extensions?.code === 'PARTNER_UNAVAILABLE') {
    sources.failed(subgraph, typeof extensions.cause === 'string' ? extensions.cause : 'UNREACHABLE');
    return;
  }
  sources.failed(subgraph, 'INTERNAL');
  onFault({ subgraph, error });
};
