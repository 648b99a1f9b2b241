import fetch from 'node-fetch';
import * as oauth from 'oauth4webapi';
import { AuthoriseFailure } from './authorise-failure.ts';
import type { Authorise, UnavailableCause } from './call.ts';
import { causeOfFailure } from './cause-of-failure.ts';
import { ConnectorError } from './errors.ts';
import { createPartnerAgent, type PartnerAgent, type TlsFiles } from './partner-agent.ts';
import { readPrivateKey } from './read-private-key.ts';

/** How the client shows who it is: a shared secret (`client_secret_basic`), or a signed assertion (`private_key_jwt`, RFC 7523, SMART Backend Services). */
export type ClientCredentials =
  | { readonly kind: 'client_secret_basic'; readonly secret: string }
  | { readonly kind: 'private_key_jwt'; readonly keyFile: string; readonly keyId?: string };

/** One client at one token endpoint. */
export interface OAuthSettings {
  /** https, or http on this machine itself. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly credentials: ClientCredentials;
  readonly scope?: string;
  readonly tls?: TlsFiles;
  /** For one request for a token, in milliseconds. */
  readonly deadlineMs: number;
}

/** What an OAuth client needs from outside. */
export interface OAuthDeps {
  /** Milliseconds that only ever go up. */
  readonly elapsed?: () => number;
}

/** Obtains access tokens with the client credentials grant, for one partner. */
export interface OAuthClient {
  /**
   * A bearer header. One token serves all calls until shortly before it expires; everybody who waits for a fresh one waits for the same request. A
   * failure is not remembered. Throws `AuthoriseFailure`.
   */
  readonly authorise: Authorise;
  readonly close: () => void;
}

interface Token {
  readonly header: string;
  readonly freshUntil: number;
}

const skewMs = 30_000;
const defaultLifeSeconds = 300;
const maxTokenBytes = 65_536;

/** A client that fetches its first token at the first call. Throws `ConnectorError` for a token address over plain http to another machine. */
export function createOAuthClient(settings: OAuthSettings, deps: OAuthDeps = {}): OAuthClient {
  const elapsed = deps.elapsed ?? (() => performance.now());
  const agent = createPartnerAgent(settings.tokenUrl, settings.tls);
  const insecure = plainHttpAllowed(new URL(settings.tokenUrl));
  let token: Token | null = null;
  let underWay: Promise<Token> | null = null;

  const refresh = (): Promise<Token> => {
    underWay ??= requestToken(settings, agent, insecure, elapsed)
      .then((fresh) => (token = fresh))
      .finally(() => (underWay = null));
    return underWay;
  };
  const usable = (rejected: string | undefined): Token | null =>
    token !== null && elapsed() < token.freshUntil && token.header !== rejected ? token : null;

  return {
    authorise: async (_scope, rejected) => {
      const { header } = usable(rejected?.['authorization']) ?? (await refresh());
      return { authorization: header };
    },
    close: agent.close,
  };
}

async function requestToken(settings: OAuthSettings, agent: PartnerAgent, insecure: boolean, elapsed: () => number): Promise<Token> {
  const server = { issuer: new URL(settings.tokenUrl).origin, token_endpoint: settings.tokenUrl };
  const client = { client_id: settings.clientId };
  const signal = AbortSignal.timeout(settings.deadlineMs);
  const asked = elapsed();
  try {
    const auth = await clientAuth(settings);
    const parameters = settings.scope === undefined ? {} : { scope: settings.scope };
    const response = await oauth.clientCredentialsGrantRequest(server, client, auth, parameters, {
      [oauth.customFetch]: overAgent(agent),
      [oauth.allowInsecureRequests]: insecure,
      signal,
    });
    if (response.status >= 500 || response.status === 429) throw new AuthoriseFailure('SERVER_ERROR');
    const answer = await oauth.processClientCredentialsResponse(server, client, response);
    const life = (answer.expires_in ?? defaultLifeSeconds) * 1000;
    // A token that lives shorter than twice the skew is still used for half its life.
    return { header: `Bearer ${answer.access_token}`, freshUntil: asked + Math.max(life - skewMs, life / 2) };
  } catch (error) {
    throw asFailure(error, signal, agent);
  }
}

async function clientAuth({ credentials, tokenUrl }: OAuthSettings): Promise<oauth.ClientAuth> {
  if (credentials.kind === 'client_secret_basic') return oauth.ClientSecretBasic(credentials.secret);
  const key = await readPrivateKey(credentials.keyFile);
  return oauth.PrivateKeyJwt(credentials.keyId === undefined ? key : { key, kid: credentials.keyId }, {
    // SMART Backend Services: the audience is the token URL.
    [oauth.modifyAssertion]: (_header, payload) => void (payload['aud'] = tokenUrl),
  });
}

function overAgent(agent: PartnerAgent) {
  return async (url: string, options: oauth.CustomFetchOptions<'POST', URLSearchParams>): Promise<Response> => {
    options.signal?.throwIfAborted();
    const response = await fetch(url, {
      method: options.method,
      headers: options.headers,
      body: options.body.toString(),
      redirect: options.redirect,
      agent: agent.current(),
      size: maxTokenBytes,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return new Response(await response.text(), { status: response.status, headers: Object.fromEntries(response.headers) });
  };
}

function asFailure(error: unknown, signal: AbortSignal, agent: PartnerAgent): unknown {
  if (error instanceof AuthoriseFailure) return error;
  if (error instanceof ConnectorError) return new AuthoriseFailure('UNAUTHORISED', { cause: error });
  const reason = reasonOf(error, signal);
  if (reason === 'UNAUTHORISED' || reason === 'UNREACHABLE') agent.renew();
  // The cause could hold the answer's body or our own assertion, so it is not passed on.
  return new AuthoriseFailure(reason);
}

function reasonOf(error: unknown, signal: AbortSignal): UnavailableCause {
  if (signal.aborted) return 'TIMEOUT';
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.WWWAuthenticateChallengeError) return 'UNAUTHORISED';
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) return 'CONTRACT';
  return causeOfFailure(error);
}

function plainHttpAllowed(url: URL): boolean {
  if (url.protocol === 'https:') return false;
  if (['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)) return true;
  throw new ConnectorError('BAD_SETTING', 'A token address is https, or http on this machine itself');
}
