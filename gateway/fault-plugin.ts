import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { RequestContext } from './answer.ts';
import { GatewayError, type ErrorCode } from './errors.ts';

/** Tells of every error that an operation met, with its code, the original error behind it, and whose request it was. */
export const faultPlugin = (
  tell: (code: ErrorCode, error: unknown, request: RequestContext) => void,
): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      for (const error of errors) {
        const original = unwrapResolverError(error);
        tell(original instanceof GatewayError ? original.code : 'INTERNAL', original, contextValue);
      }
    },
  }),
});
