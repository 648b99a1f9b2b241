import type { FastifyInstance } from 'fastify';
import { buildASTSchema, parse } from 'graphql';
import type { Logger } from 'pino';
import type { AuditWriter } from '#audit/store.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Database } from '#database/create-database.ts';
import { findEvent, readEvents } from '#events/follow-store.ts';
import { createFollower } from '#events/follow.ts';
import { wait } from '#events/wait.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { hearOfMatch } from '#signals/told-of-match.ts';
import type { AnswerDeps, AnsweringGateway } from '../answer.ts';
import { readAllowedRoles } from '../desk/allowed-roles.ts';
import { errorName } from '../log.ts';
import { watchStreams, type Metrics } from '../metrics.ts';
import type { HubSettings } from '../settings.ts';
import { createGate } from '../stream/create-gate.ts';
import { createOpenStream } from '../stream/open-stream.ts';
import { createReadDisclosure } from '../stream/read-disclosure.ts';
import { createSubscriptionReader } from '../stream/read-subscription.ts';
import { createRecordStream } from '../stream/record-stream.ts';
import { addStreamRoute, type StreamDoor } from '../stream/stream-route.ts';
import { createStreams } from '../stream/streams.ts';
import { within } from '../within.ts';

/** What the subscriptions of a hub are opened with. */
export interface StreamParts extends Pick<AnswerDeps, 'policy' | 'loadSituation' | 'clock'> {
  readonly gateway: AnsweringGateway;
  readonly database: Pick<Database, 'sql'>;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly hub: HubSettings;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The real time in milliseconds, which tokens end by. */
  readonly now: () => number;
}

/** The subscriptions of a hub, served from its outbox. */
export interface OpenStreams {
  readonly addStream: (app: FastifyInstance, door: StreamDoor) => void;
  /** Looks at the outbox at once: something was written. */
  readonly wake: () => void;
  /** Looks at the outbox no more; the streams themselves end with the server. */
  readonly close: () => Promise<void>;
}

/** How often streams are looked at: whether their token ended, whether something else decides now. */
const tickMs = 250;

/** So many streams read their rights at once: when another policy decides they all do, and whoever asks meanwhile must not wait behind them. */
const readsAtOnce = 4;

const every = (task: () => void): (() => void) => {
  const timer = setInterval(task, tickMs);
  timer.unref();
  return () => clearInterval(timer);
};

/** Opens the subscriptions of a hub. */
export const openStreams = (parts: StreamParts): OpenStreams => {
  const { gateway, database, policy, clock, hub, log } = parts;
  const { sql } = database;
  const storeMs = hub.REQUEST_BUDGET_MS;
  const watch = watchStreams(parts.metrics);
  const follower = createFollower(
    {
      database: { sql: async (text, values) => within(storeMs, sql(text, values)) },
      wait,
      random: Math.random,
      onFailure: (error) => log.warn({ error: errorName(error) }, 'The outbox could not be read for the open streams; they wait'),
    },
    { pollMs: hub.STREAM_POLL_MS, batch: 64, stallMs: { first: 100, longest: 5000 } },
  );
  const rules = (): string | null => {
    try {
      return `${policy().hash} ${amsterdamDay(clock())}`;
    } catch {
      return null;
    }
  };
  const readDisclosure = createReadDisclosure({ policy, loadSituation: parts.loadSituation, clock, storeMs });
  const gate = createGate(readsAtOnce);
  const streams = createStreams({
    limits: { total: hub.MAX_STREAMS, perCaller: hub.MAX_STREAMS_PER_CALLER },
    rules,
    every,
    onCount: watch.open,
  });
  const open = createOpenStream({
    gateway,
    readSubscription: createSubscriptionReader(gateway.apiSchema, { maxTokens: hub.MAX_TOKENS }),
    allowed: readAllowedRoles(buildASTSchema(parse(readSubgraphSdl('stream')), { assumeValidSDL: true })),
    policy,
    readDisclosure: async (...asked) => gate(async () => readDisclosure(...asked)),
    hearOfMatch: async (match) => within(storeMs, hearOfMatch(sql, match, amsterdamDay(clock()))),
    follower,
    findEvent: async (group, eventId) => within(storeMs, findEvent(sql, group, eventId)),
    readEvents: async (places) => within(storeMs, readEvents(sql, places)),
    record: createRecordStream(parts.audit, clock, storeMs),
    streams,
    clock,
    now: parts.now,
    pace: {
      pingMs: hub.STREAM_PING_SECONDS * 1000,
      checkMs: hub.STREAM_CHECK_SECONDS * 1000,
      freshMs: 250,
      patienceMs: hub.STREAM_PATIENCE_SECONDS * 1000,
      retryMs: 1000,
    },
    onDelivered: watch.delivered,
    onEnd: watch.ended,
  });
  return {
    addStream: (app, door) => addStreamRoute(app, door, { open, close: streams.close, onRefused: watch.refused }),
    wake: follower.wake,
    close: follower.close,
  };
};
