import { MIMEType } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, Received } from '#events/inbound/inbox.ts';
import { addressOf } from '../address-of.ts';
import type { Door } from '../authzen/routes.ts';
import { codeOfError } from '../code-of-error.ts';
import { GatewayError } from '../errors.ts';
import { holdsSecret } from './holds-secret.ts';
import { readJson } from './read-json.ts';
import { refuseWebhook } from './refuse-webhook.ts';
import type { WebhookForm } from './webhook.ts';

/** One partner's webhook. */
export interface Webhook {
  /** Its place: `/webhooks/<name>`. */
  readonly name: string;
  readonly form: WebhookForm;
  /** As whom what comes in here is handled. */
  readonly source: string;
  /** One secret, or two while one replaces the other. */
  readonly secrets: readonly string[];
}

/** What the webhooks are made of. */
export interface WebhookDeps {
  readonly webhooks: readonly Webhook[];
  /** Keeps a message durably; see the inbox. */
  readonly receive: (message: IncomingMessage) => Promise<Received>;
  readonly clock: () => Date;
  /** The most requests to one webhook within a minute: of its partner, and of every address that does not know its secret. */
  readonly perMinute: number;
}

const prefix = '/webhooks';

const mediaTypeOf = (request: FastifyRequest): string => {
  try {
    return new MIMEType(request.headers['content-type'] ?? '').essence;
  } catch {
    return '';
  }
};

const takeIn = async (deps: WebhookDeps, { form, source }: Webhook, request: FastifyRequest): Promise<void> => {
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const { value, text } = readJson(bytes);
  const kept = form.keep(value, text);
  if (kept === null) return;
  const received = await deps.receive({ source, format: form.format, ...kept, receivedAt: deps.clock() }).catch((error: unknown) => {
    throw new GatewayError('DATABASE_UNAVAILABLE', { cause: error });
  });
  if (received === 'FLOOD') throw new GatewayError('RATE_LIMITED');
  if (received === 'TOO_LARGE') throw new GatewayError('BODY_TOO_LARGE');
};

const knows = ({ secrets }: Webhook, { headers }: FastifyRequest): boolean => holdsSecret(headers.authorization, secrets);

/** Whoever comes from the same address as the partner, such as that of a proxy, cannot use up what is the partner's. */
const callerOf = (webhook: Webhook, request: FastifyRequest): string =>
  `${webhook.name} ${knows(webhook, request) ? 'partner' : addressOf(request)}`;

const addWebhook = (scope: FastifyInstance, door: Door, deps: WebhookDeps, webhook: Webhook): void => {
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    await takeIn(deps, webhook, request);
    return reply.code(webhook.form.arrived).send();
  };
  const route = {
    // Who sends is settled before anything of a body is read.
    preParsing: async (request: FastifyRequest): Promise<void> => {
      if (!knows(webhook, request)) throw new GatewayError('UNAUTHENTICATED');
      if (!webhook.form.mediaTypes.includes(mediaTypeOf(request))) throw new GatewayError('UNSUPPORTED_MEDIA_TYPE');
    },
    handler,
    onResponse: async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => door.observe(reply),
    config: {
      rateLimit: { max: deps.perMinute, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => callerOf(webhook, request) },
    },
  };
  scope.route({ method: 'POST', url: `/${webhook.name}`, ...route });
  // A classic rest-hook with a payload updates the resource at the address that was registered (FHIR R4 2.46.6.2).
  if (webhook.form.format === 'FHIR') scope.route({ method: 'PUT', url: `/${webhook.name}/:type/:id`, ...route });
};

/**
 * Adds the webhooks to which partners announce that something changed. A webhook without a secret is not there. It checks who sends, and that it is JSON of an
 * allowed size, keeps it, and says that it has arrived; what it says is read later, so that no answer tells whom or what the hub knows.
 */
export const addWebhooks = (app: FastifyInstance, door: Door, deps: WebhookDeps): void => {
  const open = deps.webhooks.filter(({ secrets }) => secrets.length > 0);
  const paths = new Set(open.map(({ name }) => `${prefix}/${name}`));
  void app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => {
        const trace = door.traceOf(request);
        door.logFault(codeOfError(error), error, trace);
        return refuseWebhook(reply, error, trace?.traceId);
      });
      scope.setNotFoundHandler((request, reply) => {
        const traceId = door.traceOf(request)?.traceId;
        if (!paths.has(request.url.split('?', 1)[0] ?? '')) return refuseWebhook(reply, new GatewayError('NOT_FOUND'), traceId);
        return refuseWebhook(reply.header('allow', 'POST'), new GatewayError('METHOD_NOT_ALLOWED'), traceId);
      });
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
      for (const webhook of open) addWebhook(scope, door, deps, webhook);
    },
    { prefix },
  );
};
