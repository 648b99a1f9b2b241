import { SignJWT } from 'jose';
import type { Authorise } from '../call.ts';

/** A client of a ZGW register: its id and the secret that it shares with the register. */
export interface ZgwTokenSettings {
  readonly clientId: string;
  readonly secret: string;
  /** Who the register writes down as the reader; the client id unless given. */
  readonly userId?: string;
  readonly userRepresentation?: string;
}

/** What making tokens needs from outside. */
export interface ZgwTokenDeps {
  /** The real time: a register measures a token's age with its own clock. */
  readonly now: () => Date;
}

const lifetimeSeconds = 300;
const reuseMs = 60_000;

/**
 * Credentials for a ZGW register: a JWT signed with HS256 (claims iss, iat, exp, client_id, user_id, user_representation), used for a minute and made
 * again at once when the register refuses it. It names no person about whom is asked.
 */
export function createZgwToken(settings: ZgwTokenSettings, deps: ZgwTokenDeps = { now: () => new Date() }): Authorise {
  const key = new TextEncoder().encode(settings.secret);
  let kept: { readonly madeAt: number; readonly header: Promise<string> } | null = null;

  const make = async (now: Date): Promise<string> => {
    const userId = settings.userId ?? settings.clientId;
    const issuedAt = Math.floor(now.getTime() / 1000);
    const token = await new SignJWT({
      client_id: settings.clientId,
      user_id: userId,
      user_representation: settings.userRepresentation ?? userId,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(settings.clientId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign(key);
    return `Bearer ${token}`;
  };

  return async (_scope, rejected) => {
    const now = deps.now();
    const fresh = kept !== null && Math.abs(now.getTime() - kept.madeAt) < reuseMs ? kept : null;
    const header = fresh === null ? null : await fresh.header;
    if (header !== null && header !== rejected?.['authorization']) return { authorization: header };
    kept = { madeAt: now.getTime(), header: make(now) };
    return { authorization: await kept.header };
  };
}
