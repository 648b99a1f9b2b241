import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

import type { StandInRequest } from './stand-in.ts';

/** Who called a partner: the OAuth client and the scopes of its token; or why the call is refused. */
export type PartnerCall =
  | { readonly allowed: true; readonly clientId: string; readonly scopes: readonly string[] }
  | { readonly allowed: false; readonly status: 401 | 403; readonly reason: 'missing' | 'expired' | 'invalid' | 'revoked' | 'scope' };

/** What a partner's bearer token must be: issued for this audience (RFC 9068) and holding every one of these scopes. */
export interface PartnerDemand {
  readonly audience: string;
  readonly scopes?: readonly string[];
}

/** Checks the bearer tokens of calls to partners; remembers which tokens it accepted, so that they can be withdrawn. */
export interface PartnerTokens {
  authorise(request: StandInRequest, demand: PartnerDemand): Promise<PartnerCall>;
  /** Refuses, from now on, every token that was accepted before: the client must fetch a new one. */
  revokeAccepted(): void;
}

/** The audience that the sandbox's token server puts in a token for this partner: brp, ggz, cjg or police. */
export function partnerAudience(partner: string): string {
  return `https://${partner}.sandbox.example`;
}

/** Makes the check against the key set of the sandbox's token server; `clock` gives the time that expiry is measured with. */
export function createPartnerTokens(
  server: { readonly issuer: string; readonly jwksUrl: string },
  clock: () => Date = () => new Date(),
): PartnerTokens {
  const keys = createRemoteJWKSet(new URL(server.jwksUrl));
  const accepted = new Set<string>();
  const revoked = new Set<string>();
  const check = async (token: string, { audience, scopes: wanted = [] }: PartnerDemand): Promise<PartnerCall> => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: server.issuer,
      audience,
      typ: 'at+jwt',
      requiredClaims: ['client_id', 'exp', 'iat', 'jti'],
      currentDate: clock(),
    });
    const { jti, client_id: clientId, scope } = payload;
    if (typeof jti !== 'string' || typeof clientId !== 'string') return refused('invalid');
    if (revoked.has(jti)) return refused('revoked');
    const scopes = typeof scope === 'string' ? scope.split(' ') : [];
    if (!wanted.every((one) => scopes.includes(one))) return { allowed: false, status: 403, reason: 'scope' };
    accepted.add(jti);
    return { allowed: true, clientId, scopes };
  };
  return {
    async authorise(request, demand) {
      const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers['authorization'] ?? '') ?? [];
      if (token === undefined) return refused('missing');
      try {
        return await check(token, demand);
      } catch (error) {
        return refused(error instanceof errors.JWTExpired ? 'expired' : 'invalid');
      }
    },
    revokeAccepted() {
      for (const id of accepted) revoked.add(id);
      accepted.clear();
    },
  };
}

function refused(reason: 'missing' | 'expired' | 'invalid' | 'revoked'): PartnerCall {
  return { allowed: false, status: 401, reason };
}
