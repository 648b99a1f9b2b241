import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { createAdmitDocument } from './admit/document.ts';
import { admitPurpose, purposeHeader } from './admit/purpose.ts';
import type { RequestContext } from './answer.ts';
import type { Authenticate } from './authenticate.ts';
import { errorTable, GatewayError, type ErrorCode } from './errors.ts';
import { errorBody, formatError } from './format-error.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import type { HubSettings } from './settings.ts';
import { faultPlugin } from './fault-plugin.ts';
import { statusPlugin } from './status-plugin.ts';
import { continueTrace } from './trace.ts';

/** A page or file that is served as it is, such as those of the sandbox's explorer. */
export interface StaticPage {
  readonly contentType: string;
  readonly body: string | Buffer;
}

/** What the front door needs. */
export interface ServeDeps {
  readonly settings: HubSettings;
  readonly introspection: boolean;
  readonly gateway: GatewayInterface;
  readonly authenticate: Authenticate;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Adds routes of the sandbox; absent in production. */
  readonly extraRoutes?: (app: FastifyInstance) => void;
}

/** The hub, listening. */
export interface RunningServer {
  readonly url: string;
  /** Takes no new requests, finishes those under way, then resolves. */
  close(): Promise<void>;
}

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const queryOf = (request: FastifyRequest): unknown => {
  if (request.method === 'GET') return (request.query as { query?: unknown }).query;
  const { body } = request;
  if (Array.isArray(body)) throw new GatewayError('BATCH_TOO_LARGE');
  return (body as { query?: unknown } | null | undefined)?.query;
};

const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BAD_REQUEST',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BAD_REQUEST',
};

const statusCodes: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  431: 'HEADERS_TOO_LARGE',
};

const codeOf = (error: FastifyError | GatewayError): ErrorCode => {
  if (error instanceof GatewayError) return error.code;
  const byStatus = statusCodes[error.statusCode ?? 500];
  return fastifyCodes[error.code] ?? byStatus ?? ((error.statusCode ?? 500) < 500 ? 'BAD_REQUEST' : 'INTERNAL');
};

const sendError = (reply: FastifyReply, code: ErrorCode): FastifyReply => {
  if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(errorTable[code].status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(code)));
};

const logFault = (log: Logger, code: ErrorCode, error: unknown): void => {
  if (errorTable[code].status < 500) return;
  const cause = error instanceof Error && error.cause ? error.cause : error;
  log.error({ code, error: cause instanceof Error ? cause.name : 'unknown', at: placeOf(cause) }, 'A request failed');
};

/** Apollo's own log lines repeat messages of errors, which may hold content; what matters of them is logged by `logFault`. */
const silentLogger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Where an error was thrown, without its message: a message may hold content. */
const placeOf = (error: unknown): string | undefined =>
  error instanceof Error ? error.stack?.split('\n').find((line) => line.trim().startsWith('at '))?.trim() : undefined;

const createApp = (settings: HubSettings): FastifyInstance =>
  Fastify({
    bodyLimit: settings.MAX_BODY_BYTES,
    connectionTimeout: settings.REQUEST_TIMEOUT_MS,
    requestTimeout: settings.REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    logger: false,
    http: { headersTimeout: settings.HEADERS_TIMEOUT_MS, connectionsCheckingInterval: Math.min(1000, settings.HEADERS_TIMEOUT_MS) },
  }) as unknown as FastifyInstance;

const createApollo = async ({ gateway, introspection, settings, log }: ServeDeps): Promise<ApolloServer<RequestContext>> => {
  const apollo = new ApolloServer<RequestContext>({
    gateway,
    introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    nodeEnv: 'production',
    parseOptions: { maxTokens: settings.MAX_TOKENS },
    formatError,
    logger: silentLogger,
    plugins: [
      statusPlugin,
      faultPlugin((code, error) => logFault(log, code, error)),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
};

const addGraphql = (app: FastifyInstance, deps: ServeDeps, apollo: ApolloServer<RequestContext>): void => {
  const { settings, metrics } = deps;
  const admitDocument = createAdmitDocument({
    maxTokens: settings.MAX_TOKENS,
    maxDepth: settings.MAX_DEPTH,
    maxAliases: settings.MAX_ALIASES,
    maxDirectives: settings.MAX_DIRECTIVES,
    maxFields: settings.MAX_FIELDS,
  });
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request) => {
      const startedAt = deps.clock();
      const caller = await deps.authenticate(header(request, 'authorization'));
      const purpose = admitPurpose(header(request, purposeHeader), caller.purposes);
      admitDocument(queryOf(request));
      contexts.set(request, { caller, purpose, startedAt, trace: continueTrace(header(request, 'traceparent')) });
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        const context = contexts.get(request as FastifyRequest);
        if (!context) throw new GatewayError('INTERNAL');
        return context;
      },
    }),
    onResponse: async (_request, reply) => {
      metrics.requestSeconds.observe(reply.elapsedTime / 1000);
      metrics.requests.inc({ outcome: reply.statusCode < 400 ? 'OK' : String(reply.statusCode) });
    },
  });
};

/** Opens the front door: the GraphQL endpoint, health, readiness and metrics, and whatever pages the sandbox adds. */
export const serve = async (deps: ServeDeps): Promise<RunningServer> => {
  const { settings, log, health, metrics } = deps;
  const app = createApp(settings);
  await app.register(helmet, { contentSecurityPolicy: { directives: { 'default-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null } }, strictTransportSecurity: true });
  await app.register(rateLimit, {
    max: settings.RATE_LIMIT_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => header(request, 'authorization') ?? request.ip,
    errorResponseBuilder: () => new GatewayError('RATE_LIMITED'),
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz' || request.url === '/metrics',
  });
  app.addHook('onRequest', async (request) => {
    const encoding = header(request, 'content-encoding');
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new GatewayError('UNSUPPORTED_MEDIA_TYPE');
  });
  app.setErrorHandler((error: FastifyError | GatewayError, _request, reply) => {
    const code = codeOf(error);
    logFault(log, code, error);
    return sendError(reply, code);
  });
  app.setNotFoundHandler((_request, reply) => sendError(reply, 'NOT_FOUND'));
  const apollo = await createApollo(deps);
  addGraphql(app, deps, apollo);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const report = await health();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
  deps.extraRoutes?.(app);
  const url = await app.listen({ host: settings.HOST, port: settings.PORT });
  return {
    url,
    close: async () => {
      await app.close();
      await apollo.stop();
    },
  };
};

