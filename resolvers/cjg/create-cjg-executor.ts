import { GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql';
import type { CallScope } from '#connectors/call.ts';
import type { CjgConnector } from '#connectors/cjg/create-cjg-connector.ts';
import { PartnerUnavailable } from '../errors.ts';

/** Executes a subgraph request elsewhere, as if it were a schema in this process. */
export type RemoteExecutor = (
  request: { readonly document: DocumentNode; readonly variables: Readonly<Record<string, unknown>> },
  scope: CallScope,
) => Promise<ExecutionResult>;

/**
 * The `cjg` subgraph, which the partner publishes itself. What the partner could not answer is a `PARTNER_UNAVAILABLE` error at its own place; nothing of
 * the partner's own error texts comes through.
 */
export function createCjgExecutor(cjg: CjgConnector): RemoteExecutor {
  return async ({ document, variables }, scope) => {
    const outcome = await cjg.execute(document, variables, scope);
    if (outcome.state === 'unavailable') return { data: null, errors: [new PartnerUnavailable('cjg', outcome.cause)] };
    if (outcome.state === 'missing') return { data: null };
    const { data, errors } = outcome.value;
    return errors.length === 0 ? { data } : { data, errors: errors.map(({ path }) => failedAt(path)) };
  };
}

function failedAt(path: readonly (string | number)[]): GraphQLError {
  const { message, extensions } = new PartnerUnavailable('cjg', 'SERVER_ERROR');
  return new GraphQLError(message, { path, extensions });
}
