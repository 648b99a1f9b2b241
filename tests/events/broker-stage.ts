import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createDatabase, type Database } from '#database/create-database.ts';
import { startPostgres, type PostgresServer } from '#database/testing/start-postgres.ts';
import type { CloudEvent } from '#events/envelope.ts';
import type { KafkaConsumer } from '#events/kafka-consumer.ts';
import { KafkaError } from '#events/kafka-error.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { writeEvent, type NewEvent } from '#events/outbox.ts';
import { startKafka, type KafkaServer } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { ensureTopics, groupPrefixOf, rightsOf, rightsOfHub, topicOf, usernameOf } from '#events/topics.ts';
import { raiseStage, type Stage } from '../stage.ts';

/** The recipients of the sandbox, by their role. */
export const recipients = {
  REG: '00000099000000001000/REG',
  POL: '00000099000000002000/POL',
  GGZ: '00000099000000003000/GGZ',
  JGD: '00000099000000004000/JGD',
  WMO: '00000099000000001000/WMO',
  WI: '00000099000000001000/WI',
  BM: '00000099000000001000/BM',
} as const;
/** A role that has a topic here. */
export type Ear = keyof typeof recipients;

/** What each role heard, in its order; who heard nothing is left out. */
export type Heard = Partial<Readonly<Record<Ear, readonly CloudEvent[]>>>;

/** An event of a case that a test writes. */
export type Written = Pick<NewEvent, 'type' | 'data'> & Partial<NewEvent>;

/** A hub on PostgreSQL with a broker that has access rights, and every recipient listening on its own topic as itself. */
export interface BrokerStage {
  readonly kafka: KafkaServer;
  readonly postgres: PostgresServer;
  readonly database: Database;
  /** All that was ever heard, as it came. */
  readonly everything: readonly string[];
  /** Starts a hub on this database and broker; the one before it must be closed. */
  raiseHub(): Promise<Stage>;
  write(...events: readonly Written[]): Promise<void>;
  /** Who hears what of a case while this is done, until all of it was told. */
  during(caseId: string, work: () => Promise<unknown>): Promise<Heard>;
  connectAs(ear: Ear): KafkaConnection;
  close(): Promise<void>;
}

const env = { ENCRYPTION_KEYS: `delivery:${Buffer.alloc(32, 7).toString('base64')}`, RATE_LIMIT_PER_MINUTE: '100000' };
const silent = pino({ level: 'silent' });
const ears = Object.keys(recipients) as Ear[];

/** A right that was granted a moment ago may not be known to the whole broker yet. */
async function onceAllowed<T>(ask: () => Promise<T>, tries = 100): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (tries <= 1 || !(error instanceof KafkaError) || error.code !== 'REFUSED') throw error;
    return onceAllowed(ask, tries - 1);
  }
}

/** Raises it; the hub comes with `raiseHub`. */
export async function raiseBrokerStage(): Promise<BrokerStage> {
  const all = Object.values(recipients);
  const [kafka, postgres] = await Promise.all([startKafka(['hub', ...all.map(usernameOf)]), startPostgres()]);
  const settings = (name: string) => settingsOf(kafka.brokers, kafka.users[name] ?? kafka.admin);
  const connections = new Set<KafkaConnection>();
  const connect = (name: string): KafkaConnection => {
    const connection = connectKafka({ ...settings(name), requestMs: 2000 }, silent);
    connections.add(connection);
    return connection;
  };
  const operator = connect('admin');
  await ensureTopics(operator, all);
  await operator.admin.grant([...rightsOfHub(all, 'hub'), ...all.flatMap((recipient) => rightsOf(recipient))]);
  const database = await createDatabase({ databaseUrl: postgres.url });
  const heard: { readonly ear: Ear; readonly event: CloudEvent }[] = [];
  const everything: string[] = [];
  let told: (() => void) | null = null;
  const consumers: KafkaConsumer[] = await Promise.all(
    ears.map(async (ear) =>
      onceAllowed(async () =>
        connect(usernameOf(recipients[ear])).consume({
          group: `${groupPrefixOf(recipients[ear])}test`,
          topics: [topicOf(recipients[ear])],
          fromBeginning: true,
          onMessage: async ({ topic, key, value, headers }) => {
            everything.push(JSON.stringify({ topic, key, headers, value }));
            const event = JSON.parse(value) as CloudEvent;
            // At least once: what came before comes again when the broker or the relay was lost.
            if (!heard.some((one) => one.ear === ear && one.event.id === event.id)) heard.push({ ear, event });
            told?.();
          },
          onRefused: () => {},
        }),
      ),
    ),
  );

  const write = async (...events: readonly Written[]): Promise<void> => {
    for (const event of events) {
      const rest = { id: randomUUID(), caseId: 's1', subject: null, occurredAt: new Date(), traceId: randomUUID().replaceAll('-', '') };
      await database.transaction(async ({ sql }) => writeEvent(sql, { ...rest, ...event }));
    }
  };
  /** An event that everybody hears comes after all that was written before it in its case. */
  const settle = async (caseId: string): Promise<void> => {
    const id = `last-${randomUUID()}`;
    const { promise, resolve } = Promise.withResolvers<void>();
    told = () => {
      if (heard.filter(({ event }) => event.id === id).length >= ears.length) resolve();
    };
    await write({ id, type: 'nl.gezinsbeeld.case.destroyed.v1', caseId, data: { recipients: all } });
    await promise;
  };
  return {
    kafka,
    postgres,
    database,
    everything,
    write,
    connectAs: (ear) => connect(usernameOf(recipients[ear])),
    raiseHub: async () =>
      raiseStage({
        env: {
          ...env,
          DATABASE_URL: postgres.url,
          KAFKA_BROKERS: kafka.brokers,
          KAFKA_USERNAME: 'hub',
          KAFKA_PASSWORD: kafka.users['hub']?.password ?? '',
          PUBLIC_URL: 'https://gezinsbeeld.example',
        },
      }),
    during: async (caseId, work) => {
      const before = heard.length;
      await work();
      await settle(caseId);
      const since = heard.slice(before).filter(({ event }) => event.dataref.endsWith(`=${caseId}`) && !event.id.startsWith('last-'));
      return Object.fromEntries(
        ears.flatMap((ear) => {
          const own = since.flatMap((one) => (one.ear === ear ? one.event : []));
          return own.length > 0 ? [[ear, own]] : [];
        }),
      );
    },
    close: async () => {
      await Promise.all(consumers.map(async (consumer) => consumer.close()));
      await Promise.all([...connections].map(async (connection) => connection.close()));
      await database.close();
      await Promise.all([kafka.close(), postgres.close()]);
    },
  };
}
