import { createServer as createPlainServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';

/** One request as it arrived at a stand-in; the values of `authorization` and `cookie` are replaced by "removed". */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A way in which a partner can fail; `wrongSchema` and `endlessPaging` are acted out by the partner's own handler. One that `misreads` answers as if
 * it were asked for `as` wherever a body says `asked`: another person, or with an empty `as` everybody.
 */
export type Fault =
  | { kind: 'down' }
  | { kind: 'slow'; ms: number }
  | { kind: 'error500' }
  | { kind: 'malformed' }
  | { kind: 'wrongSchema' }
  | { kind: 'endlessPaging' }
  | { kind: 'misreads'; asked: string; as: string }
  | { kind: 'rejectToken' }
  | { kind: 'rejectCertificate' };

/** A partner's system as a running HTTP server on loopback, with a log of what it was asked and a switch to make it fail. */
export interface StandIn {
  readonly name: string;
  /** The base address without a trailing slash, for instance http://127.0.0.1:41234. */
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  setFault(fault: Fault | null): void;
  close(): Promise<void>;
}

/** A request as a handler sees it: the body read whole as UTF-8, header names in lower case. */
export interface StandInRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fault: Fault | null;
}

/** What a handler answers; `replyJson` makes the usual one. */
export interface StandInReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Answers one request; what it throws becomes a 500 without a body. */
export type StandInHandler = (request: StandInRequest) => StandInReply | Promise<StandInReply>;

/** Mutual TLS of a stand-in, in PEM: only clients whose certificate `clientCa` signed and the revocation list does not name may connect. */
export interface StandInTls {
  readonly key: string;
  readonly cert: string;
  readonly clientCa: string;
  /** The revocation list (PEM CRL) as it is now. */
  revocationList(): string;
  /** Calls the listener whenever the revocation list has changed. */
  onRevocation(listener: () => void): void;
}

/**
 * What a stand-in is made of; `handler` answers plain requests, `listener` is for a library that wants node's own objects. A listener reads
 * the body itself, so its log holds no bodies.
 */
export type StandInOptions = {
  readonly name: string;
  readonly tls?: StandInTls;
  /** The largest request body in bytes, default 1 MiB; a larger one is answered with 413. */
  readonly maxBodyBytes?: number;
  /** The answer to a refused token (fault `rejectToken`), default 401 with WWW-Authenticate. */
  readonly tokenRefused?: () => StandInReply;
  readonly clock?: () => number;
} & ({ readonly handler: StandInHandler } | { readonly listener: RequestListener });

/** A JSON answer with this status; `type` is the media type, default application/json. */
export function replyJson(
  status: number,
  value: unknown,
  type = 'application/json',
  headers: Readonly<Record<string, string>> = {},
): StandInReply {
  return { status, headers: { 'content-type': type, ...headers }, body: JSON.stringify(value) };
}

/** Starts a stand-in on a free port of 127.0.0.1 and resolves when it listens; `close` ends every connection at once. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const requests: LoggedRequest[] = [];
  const stopped = new AbortController();
  let fault: Fault | null = null;
  let url = '';

  const answer = async (incoming: IncomingMessage, logged: LoggedRequest): Promise<StandInReply | 'drop' | 'listen'> => {
    if (fault?.kind === 'slow') await wait(fault.ms, undefined, { signal: stopped.signal });
    if (fault?.kind === 'down') return 'drop';
    const failure = failedReply(fault, options.tokenRefused);
    if (failure !== null) return failure;
    if ('listener' in options) return 'listen';
    const target = URL.parse(logged.path, url);
    if (target === null) return { status: 400 };
    return options.handler({
      method: logged.method,
      url: target,
      headers: headersOf(incoming.headers),
      body: asRead(logged.body, fault),
      fault,
    });
  };
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = 'listener' in options ? '' : await readBody(incoming, options.maxBodyBytes ?? 1_048_576);
    const logged = logOf(incoming, body ?? '', options.clock?.() ?? Date.now());
    requests.push(logged);
    const reply = body === null ? tooLarge : await answer(incoming, logged);
    if (reply === 'drop') incoming.socket.destroy();
    else if (reply !== 'listen') send(outgoing, reply);
    else if ('listener' in options) options.listener(incoming, outgoing);
  };

  const server = createServer(options.tls, (incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => {
      if (stopped.signal.aborted || outgoing.headersSent) outgoing.destroy();
      else send(outgoing, { status: 500 });
    });
  });
  const secure = (): void => {
    if (options.tls === undefined || !('setSecureContext' in server)) return;
    server.setSecureContext(secureContext(options.tls, fault?.kind === 'rejectCertificate'));
    server.closeAllConnections();
  };
  options.tls?.onRevocation(secure);
  // Only the client closes a connection that is idle: closed from here, after five seconds, a request that is just then sent on it would be lost.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    name: options.name,
    url,
    requests,
    clearRequests: () => void requests.splice(0),
    setFault: (next) => {
      fault = next;
      secure();
    },
    close: async () => {
      stopped.abort();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function createServer(tls: StandInTls | undefined, listener: RequestListener): Server | TlsServer {
  if (tls === undefined) return createPlainServer(listener);
  const server = createTlsServer({ ...secureContext(tls, false), requestCert: true, rejectUnauthorized: true }, listener);
  return server.on('tlsClientError', (_error, socket) => void (socket instanceof TLSSocket && socket.destroy()));
}

/** A context that trusts nobody's certificate makes the handshake fail just as with a certificate that is refused. */
function secureContext(tls: StandInTls, refuseAll: boolean): { key: string; cert: string; ca: string; crl?: string } {
  const own = { key: tls.key, cert: tls.cert };
  return refuseAll ? { ...own, ca: tls.cert } : { ...own, ca: tls.clientCa, crl: tls.revocationList() };
}

function asRead(body: string, fault: Fault | null): string {
  return fault?.kind === 'misreads' ? body.replaceAll(fault.asked, fault.as) : body;
}

function failedReply(fault: Fault | null, tokenRefused: (() => StandInReply) | undefined): StandInReply | null {
  if (fault?.kind === 'error500') return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' };
  if (fault?.kind === 'malformed') return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"broken": [' };
  if (fault?.kind !== 'rejectToken') return null;
  return tokenRefused?.() ?? { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } };
}

const tooLarge: StandInReply = { status: 413, headers: { connection: 'close' } };

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function logOf(incoming: IncomingMessage, body: string, at: number): LoggedRequest {
  const headers = headersOf(incoming.headers);
  for (const name of ['authorization', 'cookie']) if (name in headers) headers[name] = 'removed';
  return { at, method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers, body };
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

function send(outgoing: ServerResponse, reply: StandInReply): void {
  outgoing.writeHead(reply.status, reply.headers);
  outgoing.end(reply.body);
}
