import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GatewayError, type ErrorCode } from './errors.ts';

/** Tells of every error that an operation met, with its code and the original error behind it. */
export const faultPlugin = (tell: (code: ErrorCode, error: unknown) => void): ApolloServerPlugin<BaseContext> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors }) => {
      for (const error of errors) {
        const original = unwrapResolverError(error);
        tell(original instanceof GatewayError ? original.code : 'INTERNAL', original);
      }
    },
  }),
});
