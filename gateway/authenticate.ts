import { createHash } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { purposes, roles, type Purpose, type Role } from '#consent/vocabulary.ts';
import type { Caller } from '#consent/situation.ts';
import { GatewayError } from './errors.ts';

/** Where access tokens come from and for whom they must be meant. */
export interface AuthenticateSettings {
  readonly issuer: URL;
  readonly audience: string;
  /** The OIN of the organisation that runs this hub: only its privacy officer (FG) is one here. */
  readonly hubOin: string;
  /** How long the issuer may take to answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** The scope by which an organisation lets its enforcement point (PEP) ask about the users of its own recipient, beside the purposes. */
const enforcementScope = 'authzen:organisation';

/** A caller by their access token, and when that ends. */
export interface AuthenticatedCaller extends Caller {
  /** Whether the token is that of an enforcement point, which asks for decisions about the users of its organisation in its role. */
  readonly isEnforcementPoint: boolean;
  readonly tokenEndsAt: Date;
}

/** Checks the access token of one request; throws `UNAUTHENTICATED`, or `ISSUER_UNAVAILABLE` when the issuer does not answer. */
export type Authenticate = (authorization: string | undefined) => Promise<AuthenticatedCaller>;

const insecureOnLoopback = (issuer: URL): boolean =>
  issuer.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(issuer.hostname);

/** For how long, in milliseconds, and how many tokens that were found good are not verified anew; never longer than they are valid. */
const acceptedForMs = 60_000;
const maxAccepted = 1000;

const oinPattern = /^\d{20}$/;

/** A subject is written down with every answer, so it may not be a BSN. */
const isSubject = (sub: unknown): sub is string => typeof sub === 'string' && sub !== '' && !/^\d{8,9}$/.test(sub);

const callerOf = (claims: oauth.JWTAccessTokenClaims, hubOin: string): AuthenticatedCaller | null => {
  const { oin, role, scope, sub } = claims as { oin?: unknown; role?: unknown; scope?: unknown; sub?: unknown };
  if (typeof oin !== 'string' || !oinPattern.test(oin)) return null;
  if (typeof role !== 'string' || !(roles as readonly string[]).includes(role)) return null;
  // Every partner may have an officer of its own; the policy and the log of this hub are for its own.
  if (role === 'FG' && oin !== hubOin) return null;
  if (!isSubject(sub)) return null;
  const granted = new Set(typeof scope === 'string' ? scope.split(' ') : []);
  return {
    oin,
    role: role as Role,
    subject: sub,
    isEnforcementPoint: granted.has(enforcementScope),
    tokenEndsAt: new Date(claims.exp * 1000),
    purposes: purposes.filter((purpose: Purpose) => granted.has(`purpose:${purpose}`)),
  };
};

/** The issuer did not answer, or not with what it is to publish: no fault of any token. */
class IssuerFault extends Error {}

/** Fetches what the issuer publishes, its metadata and its keys; throws `IssuerFault` when that cannot be had. */
const fetchPublished = async (url: string, { headers, signal }: oauth.CustomFetchOptions<'GET'>): Promise<Response> => {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: signal ?? null });
    const text = await response.text();
    const published = JSON.parse(text) as { readonly keys?: unknown; readonly jwks_uri?: unknown } | null;
    if (response.status !== 200 || !(Array.isArray(published?.keys) || typeof published?.jwks_uri === 'string')) {
      throw new Error('The issuer published neither metadata nor keys.');
    }
    return new Response(text, { headers: response.headers });
  } catch (cause) {
    throw new IssuerFault('The issuer cannot be asked.', { cause });
  }
};

/**
 * Makes the check of callers' JWT access tokens (RFC 9068): issuer, audience, expiry, type and signature by the issuer's published keys,
 * then the claims `oin`, `role` (one) and `scope` with `purpose:X`, and of an enforcement point `authzen:organisation`. A claim that is missing or unknown is no token at all.
 * A token that was found good is taken for a minute without verifying its signature again.
 */
export const createAuthenticate = ({ issuer, audience, hubOin, timeoutMs }: AuthenticateSettings): Authenticate => {
  let discovered: Promise<oauth.AuthorizationServer> | null = null;
  const options = () => ({
    [oauth.customFetch]: fetchPublished,
    signal: AbortSignal.timeout(timeoutMs),
    [oauth.allowInsecureRequests]: insecureOnLoopback(issuer),
  });
  const discover = async (): Promise<oauth.AuthorizationServer> =>
    oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options()));
  const server = async (): Promise<oauth.AuthorizationServer> => {
    discovered ??= discover();
    try {
      return await discovered;
    } catch (cause) {
      discovered = null;
      throw new GatewayError('ISSUER_UNAVAILABLE', { cause });
    }
  };
  const accepted = new Map<string, { readonly caller: AuthenticatedCaller; readonly until: number }>();
  const remember = (digest: string, caller: AuthenticatedCaller): void => {
    if (accepted.size >= maxAccepted) accepted.clear();
    accepted.set(digest, { caller, until: Math.min(caller.tokenEndsAt.getTime(), Date.now() + acceptedForMs) });
  };
  return async (authorization) => {
    if (authorization === undefined || !/^Bearer +[\x21-\x7e]+$/i.test(authorization)) throw new GatewayError('UNAUTHENTICATED');
    const digest = createHash('sha256').update(authorization).digest('base64');
    const known = accepted.get(digest);
    if (known && Date.now() < known.until) return known.caller;
    const issuerServer = await server();
    const request = new Request('http://gezinsbeeld.invalid/', { headers: { authorization } });
    let claims: oauth.JWTAccessTokenClaims;
    try {
      claims = await oauth.validateJwtAccessToken(issuerServer, request, audience, options());
    } catch (cause) {
      if (!(cause instanceof IssuerFault)) throw new GatewayError('UNAUTHENTICATED', { cause });
      discovered = null; // it may publish its keys elsewhere by now
      throw new GatewayError('ISSUER_UNAVAILABLE', { cause });
    }
    const caller = callerOf(claims, hubOin);
    if (!caller) throw new GatewayError('UNAUTHENTICATED');
    remember(digest, caller);
    return caller;
  };
};
