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

/**
 * The one door to all subgraphs: a call ends at the operation's deadline, and what a partner failed to do becomes its state in `sources`
 * and nothing else. The hub's own subgraph is no partner: when it fails, the call rejects with `DATABASE_UNAVAILABLE`.
 */
export const createDoor =
  (
    subgraphs: ReadonlyMap<string, ExecuteSubgraph>,
    own: string,
    contextOf: (context: unknown) => DoorContext,
    onFault: OnSubgraphFault,
  ): CallSubgraph =>
  async (request) => {
    const { subgraph } = request;
    const run = subgraphs.get(subgraph);
    if (!run) throw new Error(`There is no subgraph ${subgraph}.`);
    const { sources, signal } = contextOf(request.context);
    const deadline = atDeadline(signal);
    try {
      const result = await Promise.race([run(request), deadline.promise]);
      if (result === late) {
        if (subgraph === own) throw new Error('The hub itself was late.');
        sources.failed(subgraph, 'TIMEOUT');
        return {};
      }
      const [error] = result.errors ?? [];
      if (!error) {
        if (subgraph !== own) sources.answered(subgraph);
        return result;
      }
      if (subgraph === own) throw error.originalError ?? error;
      for (const each of result.errors ?? []) reportFailure(subgraph, each, sources, onFault);
      return { data: result.data ?? null };
    } catch (error) {
      if (subgraph === own) throw error instanceof GatewayError ? error : new GatewayError('DATABASE_UNAVAILABLE', { cause: error });
      reportFailure(subgraph, error, sources, onFault);
      return {};
    } finally {
      deadline.stop();
    }
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
