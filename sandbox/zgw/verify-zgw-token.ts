import { errors, jwtVerify } from 'jose';

import type { StandInReply, StandInRequest } from '../stand-in.ts';
import { replyFout } from './problem.ts';

/** A client application that the register knows, with the secret that it shares with it. */
export interface ZgwClient {
  readonly clientId: string;
  readonly secret: string;
}

/** How long after `iat` a token counts, in seconds, as Open Zaak has it. */
const lifetimeSeconds = 3600;
const clockSkewSeconds = 30;

/**
 * Checks the ZGW bearer token: a JWT signed with HS256 by the shared secret, with `iss` and `client_id` naming the client, `iat`, `user_id`
 * and `user_representation`. Null when it is in order, else the 401 or 403 to answer.
 */
export async function verifyZgwToken(request: StandInRequest, client: ZgwClient, now: Date): Promise<StandInReply | null> {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '') ?? [];
  if (token === undefined) return replyFout(401, 'not_authenticated', 'Authenticatiegegevens zijn niet opgegeven.');
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(client.secret), {
      algorithms: ['HS256'],
      issuer: client.clientId,
      requiredClaims: ['iat', 'client_id'],
      maxTokenAge: lifetimeSeconds,
      clockTolerance: clockSkewSeconds,
      currentDate: now,
    });
    if (payload['client_id'] !== client.clientId) return replyFout(401, 'not_authenticated', 'De client is niet bekend.');
    for (const claim of ['user_id', 'user_representation']) {
      if (typeof payload[claim] !== 'string') return replyFout(403, 'permission_denied', `De claim ${claim} ontbreekt.`);
    }
    return null;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return replyFout(401, 'jwt-was-expired', 'De token is verlopen.');
    return replyFout(401, 'not_authenticated', 'De token is ongeldig.');
  }
}
