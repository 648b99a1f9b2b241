import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { hubRequest } from '#admin/versions/hub-request.ts';
import type { ChangeRecorder } from '#audit/record-change.ts';
import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Database, Sql } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import { createLoop, type Loop } from '#events/create-loop.ts';
import type { InboundFormat, ReadAnnouncement } from '#events/inbound/announcement.ts';
import { tellDeadLetters } from '#events/inbound/dead-letters.ts';
import { TryLater } from '#events/inbound/errors.ts';
import { cleanInbox } from '#events/inbound/inbound-store.ts';
import { createInboundWorker, usualInboundPace, type InboundPace } from '#events/inbound/inbound-worker.ts';
import { createInbox, type Inbox } from '#events/inbound/inbox.ts';
import { createKafkaInbound } from '#events/inbound/kafka-inbound.ts';
import { readCloudEvent } from '#events/inbound/read-cloud-event.ts';
import { failureOf } from '#events/kafka-error.ts';
import type { KafkaConnection } from '#events/kafka.ts';
import type { TombstoneReceipt } from '#events/tombstones.ts';
import { wait } from '#events/wait.ts';
import { refreshCivilFacts } from '#regie/refresh-civil-facts.ts';
import { keepReceipt } from '#register/tombstones/keep-receipt.ts';
import { watchInbound } from '../inbound-metrics.ts';
import { errorName } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { repeat } from '../repeat.ts';
import type { HubSettings } from '../settings.ts';
import { newTrace } from '../trace.ts';
import { within } from '../within.ts';
import { logStalls } from './log-stalls.ts';
import { newScope } from './new-scope.ts';

/** What the inbound side of a hub is opened with. */
export interface InboundParts {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly partners: Pick<ConnectedPartners, 'brp'>;
  /** Whose each partner's records are, as OIN/role by the partner's name in lower case. */
  readonly owners: ReadonlyMap<string, string>;
  readonly policy: () => CompiledPolicy;
  /** Where it is recorded that somebody confirmed a tombstone. */
  readonly recorder: ChangeRecorder;
  /** How messages are read, by their form; some readers find messages that were missed, and put them into the inbox. */
  readonly readersOf: (inbox: Inbox) => Readonly<Partial<Record<InboundFormat, ReadAnnouncement>>>;
  /** Null without a broker: then partners announce through webhooks only. */
  readonly kafka: KafkaConnection | null;
  readonly hub: Pick<HubSettings, 'INBOX_MAX_BYTES' | 'INBOX_MAX_WAITING' | 'INBOX_PER_MINUTE' | 'INBOX_KEEP_DAYS'>;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly pace?: InboundPace;
}

/** The inbound side of a running hub. */
export interface OpenInbound {
  /** Where the hub's doors keep what partners announce. */
  readonly inbox: Inbox;
  /** Handles what is in it, and takes what comes on Kafka, until it is closed. */
  start(): void;
  /** Takes nothing more from Kafka, finishes what is under way; the rest stays in the inbox. */
  close(): Promise<void>;
}

/** The longest that closing waits for the broker. */
const closeMs = 5000;

/** Opens the inbox and the worker that handles what is in it, with a broker the topics of partners too. A broker or a partner that is away stops nothing. */
export const openInbound = (parts: InboundParts): OpenInbound => {
  const { database, encryption, clock, kafka, hub } = parts;
  const watch = watchAndLog(parts);
  const inbox = createInbox({
    sql: database.sql,
    encryption,
    newId: randomUUID,
    limits: { maxBytes: hub.INBOX_MAX_BYTES, maxWaiting: hub.INBOX_MAX_WAITING, perMinute: hub.INBOX_PER_MINUTE },
    watch: (source, received) => {
      watch.received(source, received);
      if (received === 'NEW') worker.wake();
    },
  });
  const worker = createInboundWorker(
    {
      database,
      encryption,
      readers: { CLOUDEVENT: readCloudEvent, ...parts.readersOf(inbox) },
      classesOf: classesOf(parts),
      refreshPerson: async (bsn) => refreshPerson(parts, bsn),
      keepReceipt: receiptKeeper(parts),
      newId: randomUUID,
      newTraceId: () => newTrace().traceId,
      clock,
      holder: randomUUID(),
      elapsed: () => performance.now(),
      random: Math.random,
      wait,
      watch,
    },
    parts.pace ?? usualInboundPace,
  );
  const loops = kafka
    ? [createKafkaInbound({ kafka, inbox, clock, random: Math.random, wait, onStalled: watch.stalled }), tellOfDead(parts, kafka)]
    : [];
  const cleaning = cleanHourly(parts);
  return {
    inbox,
    start: () => {
      worker.start();
      for (const loop of loops) loop.start();
      void cleaning.now();
    },
    close: async () => {
      await within(closeMs, cleaning.stop()).catch(() => {});
      // A broker that is away answers nothing; what is asked of it ends when its connection is closed.
      await within(closeMs, Promise.all(loops.map(async (loop) => loop.close()))).catch(() => {});
      await worker.close();
    },
  };
};

/** A partner's classes are those of which the policy says that it holds them; a recipient's are those of the partners whose owner it is. */
const classesOf =
  ({ policy, owners }: InboundParts) =>
  (source: string): ReadonlySet<string> => {
    const isTheirs = (partner: string): boolean => partner === source || owners.get(partner) === source;
    const { classes } = policy().policy;
    return new Set(classes.filter((each) => each.source !== 'hub' && isTheirs(each.source)).map(({ name }) => name));
  };

/** A receipt is on record under the recipient, whose consumer answered: no person is behind it. */
const receiptKeeper =
  ({ policy, recorder }: InboundParts) =>
  async (sql: Sql, receipt: TombstoneReceipt): Promise<boolean> => {
    const [oin = '', role = ''] = receipt.recipient.split('/');
    const caller = { oin, role, subject: 'events' };
    const request = { ...hubRequest(receipt.at, newTrace(), policy().hash), caller, purpose: 'RIGHTS' };
    return (await keepReceipt(sql, recorder, request, receipt)) !== null;
  };

const refreshPerson = async ({ database, encryption, clock, partners }: InboundParts, bsn: string): Promise<void> => {
  const scope = newScope(10_000);
  await refreshCivilFacts({
    sql: database.sql,
    encryption,
    now: clock(),
    bsns: [bsn],
    fetchCivilFacts: async (bsns) => {
      const outcome = await partners.brp.fetchCivilFacts(bsns, scope);
      if (outcome.state === 'unavailable') throw new TryLater('the population register does not answer');
      return outcome.state === 'found' ? outcome.value : null;
    },
  });
};

const tellOfDead = ({ database, clock, log }: InboundParts, kafka: KafkaConnection): Loop =>
  createLoop({
    task: async () => void (await tellDeadLetters(database.sql, kafka.producer, clock())),
    pauseMs: 5000,
    failedMs: { first: 5000, longest: 600_000 },
    random: Math.random,
    wait,
    onFailure: (error) => {
      log.warn({ failure: failureOf(error) }, 'Dead letters could not be told yet');
    },
  });

const cleanHourly = ({ database, clock, log, hub }: InboundParts) =>
  repeat(
    60,
    async () => {
      const deleted = await cleanInbox(database.sql, new Date(clock().getTime() - hub.INBOX_KEEP_DAYS * 86_400_000), hub.INBOX_MAX_WAITING);
      if (deleted > 0) log.info({ deleted }, 'The inbox was cleaned');
    },
    (error) => log.error({ error: errorName(error) }, 'The inbox could not be cleaned'),
  );

/** Metrics, and a line in the log for what an operator must see to. */
const watchAndLog = ({ metrics, log }: InboundParts): ReturnType<typeof watchInbound> => {
  const watch = watchInbound(metrics);
  const stalls = logStalls(log, 'The inbox');
  return {
    ...watch,
    handled: (source) => {
      stalls.goesOn();
      watch.handled(source);
    },
    dead: (source, reason) => {
      log.warn({ source, reason }, 'A message of a partner is dead: see npm run events -- dead');
      watch.dead(source, reason);
    },
    stalled: (failure) => {
      stalls.waits(failure);
      watch.stalled(failure);
    },
  };
};
