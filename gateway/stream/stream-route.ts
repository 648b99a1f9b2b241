import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptedForms } from '../accepted-forms.ts';
import type { Door } from '../authzen/routes.ts';
import { codeOfError } from '../code-of-error.ts';
import { errorTable, GatewayError, type ErrorCode } from '../errors.ts';
import type { EnteredRequest, GraphqlFront } from '../graphql-front.ts';
import { headerOf } from '../header-of.ts';
import { heartbeat, lastMessages } from './messages.ts';
import type { OpenStream } from './open-stream.ts';
import { readRequest } from './read-request.ts';
import type { Stream } from './stream.ts';

/** Where subscriptions are answered. */
export const streamPath = '/graphql/stream';

/** What the front door lends to the subscriptions. */
export interface StreamDoor extends Pick<Door, 'logFault'> {
  readonly front: GraphqlFront;
}

/** What the route is for. */
export interface StreamRoute {
  readonly open: OpenStream;
  /** Ends every stream and takes no new ones. */
  readonly close: () => Promise<void>;
  readonly onRefused: (code: ErrorCode) => void;
}

const eventStream = 'text/event-stream; charset=utf-8';

/** Trying again does not help with these, and a client that reads streams gives up only what it reads in one (GraphQL over SSE, distinct connections). */
const isToldInStream = (code: ErrorCode): boolean => errorTable[code].status < 500 && code !== 'TOO_MANY_STREAMS';

/** A proxy must neither keep it back nor compress it, which also keeps it back. */
const asStream = (reply: FastifyReply): FastifyReply =>
  reply.type(eventStream).header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no').header('connection', 'close');

/** Adds the address of the subscriptions: GraphQL over server-sent events, one connection for each. */
export const addStreamRoute = (app: FastifyInstance, { front, logFault }: StreamDoor, { open, close, onRefused }: StreamRoute): void => {
  const entered = new WeakMap<FastifyRequest, EnteredRequest>();
  const openFor = async (request: FastifyRequest): Promise<Stream> => {
    const from = entered.get(request);
    if (!from) throw new GatewayError('INTERNAL');
    const asked = readRequest(request);
    front.admit(asked.query);
    const lastEventId = headerOf(request, 'last-event-id')?.trim() || null;
    return open({ from, asked, lastEventId }, (code, cause) => logFault(code, cause, from.trace));
  };
  app.addHook('preClose', close);
  // With these a client begins a connection for several subscriptions (GraphQL over SSE, single connection mode).
  app.route({
    method: ['PUT', 'DELETE'],
    url: streamPath,
    handler: async (_request, reply) => {
      void reply.header('allow', 'GET, POST');
      throw new GatewayError('USE_DISTINCT_CONNECTIONS');
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: streamPath,
    exposeHeadRoute: false,
    // Who asks, and for what, is settled before anything of a body is read.
    preParsing: async (request) => {
      entered.set(request, await front.enter(request));
      if (!acceptedForms(headerOf(request, 'accept')).eventStream) throw new GatewayError('STREAM_NOT_ACCEPTABLE');
    },
    handler: async (request, reply) => {
      try {
        const { body } = (await openFor(request)).channel;
        const { socket } = request.raw;
        socket.setTimeout(0);
        // Who does not take what was sent last keeps no connection.
        body.once('end', () => socket.setTimeout(app.server.timeout));
        return asStream(reply).send(body);
      } catch (error) {
        const code = codeOfError(error);
        onRefused(code);
        if (!isToldInStream(code)) throw error;
        return asStream(reply).send(`${heartbeat}${lastMessages(code)}`);
      }
    },
  });
};
