import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { acceptedForms } from './accepted-forms.ts';
import type { RequestContext } from './answer.ts';
import { addAsyncApi, asyncApiPath } from './asyncapi-route.ts';
import type { Authenticate } from './authenticate.ts';
import { authenticateOnce, countedAs } from './authenticate-once.ts';
import { isAuthzenPath, refuseAuthzen, type Door } from './authzen/routes.ts';
import { blameSetting, codeOfFailure } from './blame-setting.ts';
import { codeOfError } from './code-of-error.ts';
import { reportPath, type ReportDoor } from './desk/report-route.ts';
import { errorTable, GatewayError, type ErrorCode } from './errors.ts';
import { faultPlugin } from './fault-plugin.ts';
import { formatError } from './format-error.ts';
import { gracefulClose } from './graceful-close.ts';
import { createFront, type GraphqlFront } from './graphql-front.ts';
import { headerOf as header } from './header-of.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import { refuseConnection } from './refuse-connection.ts';
import { refuse } from './refuse.ts';
import type { HubSettings } from './settings.ts';
import { statusPlugin } from './status-plugin.ts';
import { isSubscription } from './stream/is-subscription.ts';
import { streamPath, type StreamDoor } from './stream/stream-route.ts';
import { continueTrace, type Trace } from './trace.ts';

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
  /** Adds the Authorization API (AuthZEN). */
  readonly addAuthzen: (app: FastifyInstance, door: Door) => void;
  /** Adds the webhooks of partners. */
  readonly addWebhooks: (app: FastifyInstance, door: Door) => void;
  /** Adds the printable report of the desk. */
  readonly addReport: (app: FastifyInstance, front: ReportDoor) => void;
  /** Adds the subscriptions. */
  readonly addStream: (app: FastifyInstance, door: StreamDoor) => void;
  /** Adds routes of the sandbox; absent in production. */
  readonly extraRoutes?: (app: FastifyInstance) => void;
}

/** The hub, listening. */
export interface RunningServer {
  readonly url: string;
  /** Takes no new requests, finishes those under way, then resolves. */
  close(): Promise<void>;
}

/** Gives a request its own identifier back, whatever the answer. AuthZEN 1.0, Request Identification. */
const returnRequestId = (request: FastifyRequest, reply: FastifyReply): void => {
  const id = header(request, 'x-request-id');
  if (id !== undefined) void reply.header('x-request-id', id);
};

const observe = ({ requestSeconds, requests }: Metrics, reply: FastifyReply): void => {
  requestSeconds.observe(reply.elapsedTime / 1000);
  requests.inc({ outcome: reply.statusCode < 400 ? 'OK' : String(reply.statusCode) });
};

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';

/** What watches over the hub asks without a limit. */
const isWatched = (request: FastifyRequest): boolean => ['/healthz', '/readyz', '/metrics'].includes(pathOf(request));

/** The text of the query and the name of the operation, read as Apollo will read them. */
const askedIn = (request: FastifyRequest): { readonly query?: unknown; readonly operationName?: unknown } => {
  if (request.method === 'GET') {
    const search = new URLSearchParams(request.url.slice(pathOf(request).length));
    return { query: search.get('query'), operationName: search.get('operationName') };
  }
  const { body } = request;
  if (Array.isArray(body)) throw new GatewayError('BATCH_TOO_LARGE');
  return (body as ReturnType<typeof askedIn> | null | undefined) ?? {};
};

const takesJson = (request: FastifyRequest): boolean => {
  const { graphqlResponse, json } = acceptedForms(header(request, 'accept'));
  return graphqlResponse || json;
};

const logFault = (log: Logger, code: ErrorCode, error: unknown, trace: Trace | undefined): void => {
  if (errorTable[code].status < 500) return;
  const cause = error instanceof Error && error.cause ? error.cause : error;
  log.error(
    { code, error: cause instanceof Error ? cause.name : 'unknown', at: placeOf(cause), traceId: trace?.traceId },
    'A request failed',
  );
};

/** Apollo's own log lines repeat messages of errors, which may hold content; what matters of them is logged by `logFault`. */
const silentLogger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Where an error was thrown, without its message: a message may hold content. */
const placeOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .find((line) => line.trim().startsWith('at '))
        ?.trim()
    : undefined;

const createApp = (settings: HubSettings): FastifyInstance => {
  const app = Fastify({
    bodyLimit: settings.MAX_BODY_BYTES,
    // A late request is first answered, and only a connection that stays silent after that is dropped.
    connectionTimeout: 2 * settings.REQUEST_TIMEOUT_MS,
    requestTimeout: settings.REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    logger: false,
    http: {
      headersTimeout: settings.HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: Math.min(1000, settings.HEADERS_TIMEOUT_MS),
      // We refuse such a request ourselves, in our own form.
      requireHostHeader: false,
    },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => {
      if (!isAuthzenPath(request.url)) return void refuse(reply, codeOfError(error));
      returnRequestId(request, reply);
      return void refuseAuthzen(reply, error);
    },
  }) as unknown as FastifyInstance;
  // Without it a body of text would count as an empty one.
  app.removeContentTypeParser('text/plain');
  return app;
};

/** The methods of our own addresses; another method there is 405, another address 404. */
const methods: Readonly<Record<string, string>> = {
  '/graphql': 'GET, POST',
  [streamPath]: 'GET, POST',
  [reportPath]: 'GET',
  [asyncApiPath]: 'GET, HEAD',
  '/healthz': 'GET, HEAD',
  '/readyz': 'GET, HEAD',
  '/metrics': 'GET, HEAD',
};

const addRefusals = (app: FastifyInstance, log: Logger, traceOf: (request: FastifyRequest) => Trace | undefined): void => {
  app.addHook('onRequest', async (request) => {
    if (!URL.canParse(`http://${header(request, 'host') ?? ''}/`)) throw new GatewayError('BAD_REQUEST');
    const encoding = header(request, 'content-encoding');
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new GatewayError('UNSUPPORTED_MEDIA_TYPE');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler((error, request, reply) => {
    const code = codeOfError(error);
    logFault(log, code, error, traceOf(request));
    return refuse(reply, code);
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = methods[pathOf(request)];
    if (allowed === undefined) return refuse(reply, 'NOT_FOUND');
    return refuse(reply.header('allow', allowed), 'METHOD_NOT_ALLOWED');
  });
};

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
      faultPlugin((code, error, { trace }) => logFault(log, code, error, trace)),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
};

const addGraphql = (app: FastifyInstance, { metrics }: ServeDeps, apollo: ApolloServer<RequestContext>, front: GraphqlFront): void => {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    // Who asks, and for what, is settled before anything of a body is read.
    preParsing: async (request) => {
      const context = await front.enter(request);
      // Who takes only a stream may have come to the wrong address: what they ask tells.
      if (!takesJson(request) && !acceptedForms(header(request, 'accept')).eventStream) throw new GatewayError('NOT_ACCEPTABLE');
      contexts.set(request, context);
    },
    preHandler: async (request) => {
      const { query, operationName } = askedIn(request);
      front.admit(query);
      if (isSubscription(query, operationName)) throw new GatewayError('USE_STREAM');
      if (!takesJson(request)) throw new GatewayError('NOT_ACCEPTABLE');
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        const context = contexts.get(request);
        if (!context) throw new GatewayError('INTERNAL');
        return context;
      },
    }),
    onResponse: async (_request, reply) => observe(metrics, reply),
  });
};

/** Opens the front door: the GraphQL endpoint, health, readiness and metrics, and whatever pages the sandbox adds. */
export const serve = async (deps: ServeDeps): Promise<RunningServer> => {
  const { settings, log, health, metrics } = deps;
  const app = createApp(settings);
  const authenticate = authenticateOnce(deps.authenticate);
  const traces = new WeakMap<FastifyRequest, Trace>();
  const traceOf = (request: FastifyRequest): Trace | undefined => traces.get(request);
  app.addHook('onRequest', async (request, reply) => {
    const trace = continueTrace(header(request, 'traceparent'));
    traces.set(request, trace);
    reply.header('traceresponse', trace.traceparent);
    if (isAuthzenPath(pathOf(request))) returnRequestId(request, reply);
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: { 'default-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
    },
    strictTransportSecurity: true,
  });
  await app.register(rateLimit, {
    max: settings.RATE_LIMIT_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: async (request) => (isWatched(request) ? '' : countedAs(authenticate, request)),
    errorResponseBuilder: () => new GatewayError('RATE_LIMITED'),
    allowList: isWatched,
  });
  addRefusals(app, log, traceOf);
  const apollo = await createApollo(deps);
  const front = createFront({ ...deps, authenticate }, traceOf);
  addGraphql(app, deps, apollo, front);
  const tellFault: Door['logFault'] = (code, error, trace) => logFault(log, code, error, trace);
  deps.addStream(app, { front, logFault: tellFault });
  const door: Door = { authenticate, traceOf, logFault: tellFault, observe: (reply) => observe(metrics, reply) };
  deps.addAuthzen(app, door);
  deps.addWebhooks(app, door);
  deps.addReport(app, { authenticate, traceOf, clock: deps.clock });
  addAsyncApi(app);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const report = await health();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
  deps.extraRoutes?.(app);
  const close = gracefulClose(app, settings.REQUEST_TIMEOUT_MS);
  const url = await blameSetting(
    'PORT',
    () => app.listen({ host: settings.HOST, port: settings.PORT }),
    (error) => `${settings.PORT} cannot be listened on at ${settings.HOST} (${codeOfFailure(error)}).`,
  );
  return {
    url,
    close: async () => {
      await close();
      await apollo.stop();
    },
  };
};
