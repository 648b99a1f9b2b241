import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { LoadCase } from '#admin/simulate/simulate-case.ts';
import type { AuditWriter } from '#audit/store.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Database } from '#database/create-database.ts';
import { EncryptionError } from '#database/errors.ts';
import { readInvolved, readRecipients } from '#events/audience-store.ts';
import type { Sender } from '#events/envelope.ts';
import { failureOf } from '#events/kafka-error.ts';
import type { KafkaConnection } from '#events/kafka.ts';
import { createRelay, DeliverLater, usualPace, type Relay, type RelayDeps, type RelayPace } from '#events/relay.ts';
import { ensureTopics, type TopicSettings } from '#events/topics.ts';
import { wait } from '#events/wait.ts';
import { hearOfMatch } from '#signals/told-of-match.ts';
import { createDeliver } from '../deliver/create-deliver.ts';
import { readyTopics, type ReadyTopics } from '../deliver/ready-topics.ts';
import { watchRelay, type Metrics } from '../metrics.ts';
import { within } from '../within.ts';
import { logStalls } from './log-stalls.ts';

/** What the relay of a hub is opened with. */
export interface RelayParts {
  readonly database: Pick<Database, 'sql' | 'ping'>;
  readonly kafka: Pick<KafkaConnection, 'producer' | 'admin'>;
  readonly loadSituation: LoadCase;
  /** The policy that decides now; throws when this hub does not decide under the active one. */
  readonly policy: () => CompiledPolicy;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly sender: Sender;
  /** How the topics are kept that this hub makes, where it may. */
  readonly topicSettings: TopicSettings;
  /** Recipients that are known without the register, such as the partners. */
  readonly recipients: readonly string[];
  /** How long one read of the database may take, in milliseconds. */
  readonly storeMs: number;
  readonly pace?: RelayPace;
}

/** Starts the relay that publishes the outbox of this hub, each recipient what it may hear. It works until it is closed, whatever becomes of the broker. */
export function openRelay(parts: RelayParts): Relay {
  const { database, kafka, clock, storeMs } = parts;
  const { sql } = database;
  const knownRecipients = async () => [...new Set([...parts.recipients, ...(await readRecipients(sql))])].toSorted();
  const topics = readyTopics(async (recipients) => ensureTopics(kafka, recipients, parts.topicSettings));
  const deliver = createDeliver({
    readInvolved: async (caseIds, today) => within(storeMs, readInvolved(sql, caseIds, today)),
    hearOfMatch: async (match, today) => within(storeMs, hearOfMatch(sql, match, today)),
    readRecipients: async () => within(storeMs, knownRecipients()),
    loadSituation: async (caseId, question) => within(storeMs, parts.loadSituation(caseId, question)).catch(orLater),
    policy: parts.policy,
    audit: parts.audit,
    clock,
    newSpanId: () => randomBytes(8).toString('hex'),
    sender: parts.sender,
    prepare: topics.prepare,
  });
  const relay = createRelay(
    {
      database,
      producer: kafka.producer,
      deliver,
      holder: randomUUID(),
      clock,
      elapsed: () => performance.now(),
      random: Math.random,
      wait,
      watch: watchAndLog(parts, topics),
    },
    parts.pace ?? usualPace,
  );
  // Who waits for its first event finds its topic; where the broker is away now, it is made before that event.
  knownRecipients()
    .then(topics.prepare)
    .catch((error: unknown) => parts.log.warn({ failure: failureOf(error) }, 'The topics could not be made yet'));
  relay.start();
  return relay;
}

/** A row that was altered is the fault of its case alone; whatever else keeps a case from being read passes. */
function orLater(error: unknown): never {
  if (error instanceof EncryptionError && error.code === 'NOT_AUTHENTIC') throw error;
  throw new DeliverLater('a case cannot be read', { cause: error });
}

/** Metrics, and a line in the log for what an operator must see to; a topic that is gone is made again. */
function watchAndLog({ metrics, log }: RelayParts, topics: Pick<ReadyTopics, 'renew'>): RelayDeps['watch'] {
  const watch = watchRelay(metrics);
  const stalls = logStalls(log, 'The relay');
  return {
    standing: watch.standing,
    published: watch.published,
    drained: stalls.goesOn,
    eventFailed: (failure, isSetAside) => {
      if (isSetAside) log.error({ failure }, 'An event was set aside: see npm run events -- lag');
      if (failure === 'UNKNOWN_TOPIC_OR_PARTITION') topics.renew();
      watch.eventFailed(failure, isSetAside);
    },
    stalled: (failure) => {
      stalls.waits(failure);
      watch.stalled();
    },
  };
}
