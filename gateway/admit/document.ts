import { GraphQLError, parse } from 'graphql';
import { GatewayError } from '#gateway/errors.ts';
import { hasDirectedSubscription } from './directed-subscription.ts';
import { measureQuery, type QueryLimits } from './measure.ts';

const maxKnown = 500;
const maxKnownLength = 20_000;

/**
 * Admits the text of a query by its tokens and its measures, before anything else is done with it. A text that does not parse passes:
 * the server that parses it for good answers for that. Texts that passed are remembered, within bounds.
 */
export const createAdmitDocument = (limits: QueryLimits & { readonly maxTokens: number }): ((query: unknown) => void) => {
  const known = new Set<string>();
  return (query) => {
    if (typeof query !== 'string' || known.has(query)) return;
    let document;
    try {
      document = parse(query, { maxTokens: limits.maxTokens, noLocation: true });
    } catch (error) {
      if (error instanceof GraphQLError && error.message.includes('Document contains more')) throw new GatewayError('QUERY_TOO_LARGE');
      return;
    }
    measureQuery(document, limits);
    if (hasDirectedSubscription(document)) throw new GatewayError('GRAPHQL_VALIDATION_FAILED');
    if (known.size >= maxKnown) known.clear();
    if (query.length <= maxKnownLength) known.add(query);
  };
};
