import { MIMEType } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticateRequest } from '../authenticate-once.ts';
import { GatewayError, type ErrorCode } from '../errors.ts';
import { newTrace, type Trace } from '../trace.ts';
import type { Asker } from './asker.ts';
import { createAnswerRequest, operations, type AuthzenParts, type OperationName } from './answer-request.ts';
import { refusedRequest } from './errors.ts';
import { basePath, metadataOf, metadataPaths, wellKnown } from './metadata.ts';
import { readBody } from './read-body.ts';

/** What the front door lends to these routes. */
export interface Door {
  readonly authenticate: AuthenticateRequest;
  readonly traceOf: (request: FastifyRequest) => Trace | undefined;
  readonly logFault: (code: ErrorCode, error: unknown, trace: Trace | undefined) => void;
  readonly observe: (reply: FastifyReply) => void;
}

/** The API and the address by which it is known: an https URL without query and fragment; the hub's own address when it is not set. */
export interface AuthzenSettings extends AuthzenParts {
  readonly publicUrl: string | undefined;
}

const contentType = 'application/json; charset=utf-8';

/** How long clients may keep the metadata, in seconds. */
const metadataAge = 3600;

/** Whether a content type is JSON in UTF-8, with whatever other parameters. */
const isJson = (type: string | undefined): boolean => {
  try {
    const { essence, params } = new MIMEType(type ?? '');
    return essence === 'application/json' && /^utf-?8$/i.test(params.get('charset') ?? 'utf-8');
  } catch {
    return false;
  }
};

/** The body goes as bytes: before a text Node would write the headers in UTF-8 too, and a request's identifier would not come back as it came. */
const send = (reply: FastifyReply, status: number, body: unknown): FastifyReply =>
  reply
    .code(status)
    .type(contentType)
    .send(Buffer.from(JSON.stringify(body)));

/** Whether a path is one of this API's, also one that no route has. */
export const isAuthzenPath = (path: string): boolean => path.includes('/access/v1/') || path.startsWith(wellKnown);

/** Answers a request with an error in the form of this API: its status, and one JSON string. */
export const refuseAuthzen = (reply: FastifyReply, error: unknown): FastifyReply => {
  const { code, status, message } = refusedRequest(error);
  if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer realm="gezinsbeeld"');
  return send(reply.header('cache-control', 'no-store'), status, message);
};

/** Errors are one string here, whatever goes wrong; and every path knows its one method. */
const refuseAsText = (scope: FastifyInstance, door: Door, allowed: (path: string) => string | null): void => {
  scope.setErrorHandler((error, request, reply) => {
    door.logFault(refusedRequest(error).code, error, door.traceOf(request));
    return refuseAuthzen(reply, error);
  });
  scope.setNotFoundHandler((request, reply) => {
    const methods = allowed(request.url.split('?', 1)[0] ?? '');
    if (methods === null) return refuseAuthzen(reply, new GatewayError('NOT_FOUND'));
    return refuseAuthzen(reply.header('allow', methods), new GatewayError('METHOD_NOT_ALLOWED'));
  });
};

const addApi = (scope: FastifyInstance, door: Door, settings: AuthzenSettings, prefix: string): void => {
  const answer = createAnswerRequest(settings);
  const admitted = new WeakMap<FastifyRequest, { readonly caller: Asker; readonly startedAt: Date }>();
  refuseAsText(scope, door, (path) => (Object.keys(operations).some((name) => `${prefix}/${name}` === path) ? 'POST' : null));
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  for (const name of Object.keys(operations) as OperationName[]) {
    scope.route({
      method: 'POST',
      url: `/${name}`,
      // Who asks is settled before anything of a body is read.
      preParsing: async (request) => {
        const startedAt = settings.clock();
        admitted.set(request, { caller: await door.authenticate(request), startedAt });
        if (!isJson(request.headers['content-type'])) throw new GatewayError('UNSUPPORTED_MEDIA_TYPE');
      },
      handler: async (request, reply) => {
        const asked = admitted.get(request);
        if (asked === undefined) throw new GatewayError('INTERNAL');
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const trace = door.traceOf(request) ?? newTrace();
        return send(reply, 200, await answer(name, { ...asked, body: readBody(bytes), trace }));
      },
      onResponse: async (_request, reply) => door.observe(reply),
    });
  }
};

const addMetadata = (scope: FastifyInstance, door: Door, paths: readonly string[], identifier: () => string): void => {
  refuseAsText(scope, door, (path) => (paths.includes(path) ? 'GET, HEAD' : null));
  for (const path of paths) {
    const url = path.slice(wellKnown.length);
    const answer = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      send(reply.header('cache-control', `max-age=${metadataAge}`), 200, metadataOf(identifier()));
    scope.get(url, { prefixTrailingSlash: url === '/' ? 'slash' : 'both' }, answer);
  }
};

/**
 * Adds the OpenID AuthZEN 1.0 Authorization API: evaluation, evaluations, the three searches, and the metadata. Errors are a JSON string. Where the address
 * by which the hub is known has a path, the API answers under that path and without it, for a proxy may take it off.
 */
export const addAuthzen = (app: FastifyInstance, door: Door, settings: AuthzenSettings): void => {
  const { publicUrl } = settings;
  const known = publicUrl ?? 'http://localhost';
  const prefixes = new Set(['', basePath(known)].map((base) => `${base}/access/v1`));
  for (const prefix of prefixes) void app.register(async (scope) => addApi(scope, door, settings, prefix), { prefix });
  const identifier = (): string => publicUrl ?? app.listeningOrigin;
  void app.register(async (scope) => addMetadata(scope, door, metadataPaths(known), identifier), { prefix: wellKnown });
};
