import type { FastifyRequest } from 'fastify';
import { addressOf } from './address-of.ts';
import type { Authenticate, AuthenticatedCaller } from './authenticate.ts';
import { headerOf } from './header-of.ts';

/** Says who sends a request, by its access token; rejects as `Authenticate` does. */
export type AuthenticateRequest = (request: FastifyRequest) => Promise<AuthenticatedCaller>;

/** Makes the check of whole requests: each is checked once, whoever asks, so that a bad token or an issuer that is away is not waited for twice. */
export const authenticateOnce = (authenticate: Authenticate): AuthenticateRequest => {
  const checked = new WeakMap<FastifyRequest, Promise<AuthenticatedCaller>>();
  return async (request) => {
    const known = checked.get(request) ?? authenticate(headerOf(request, 'authorization'));
    checked.set(request, known);
    return known;
  };
};

/** As whom a request counts towards the limit of requests: the caller of a token that was found good, with whatever token they come; anybody else is one with their address. */
export const countedAs = async (authenticate: AuthenticateRequest, request: FastifyRequest): Promise<string> =>
  authenticate(request).then(
    ({ oin, subject }) => `${oin} ${subject}`,
    () => addressOf(request),
  );
