import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { Database } from '#database/create-database.ts';
import { inDatabase } from '#database/in-database.ts';
import { tellAccess } from './access/access-command.ts';
import { countDeadLetters, readDeadLetters, replayDeadLetters, type Replay } from './inbound/dead-letters.ts';
import { deadReasons } from './inbound/errors.ts';
import { connectKafka, type KafkaConnection } from './kafka.ts';
import { readKafkaSettings } from './kafka-settings.ts';
import { retrySetAside } from './outbox-standing.ts';
import { tellLag } from './tell-lag.ts';

// npm run -s events -- tail|lag|retry|dead|replay|acl
// Ends with 0 when it did what was asked, 2 when it could not.

const usage = `Use: npm run -s events -- tail --topic TOPIC [--group GROUP] [--from-beginning] [--count N]
     npm run -s events -- lag [--data DIR] [--json]
     npm run -s events -- retry [--event ID] [--data DIR]
     npm run -s events -- dead [--data DIR] [--json]
     npm run -s events -- replay --message ID | --source SOURCE | --all [--data DIR]
     npm run -s events -- acl [--apply [--prune]] [--script | --json] [--hub NAME] [--recipient OIN/ROLE]… [--user OIN/ROLE=NAME]… [--data DIR]
  tail   prints the events of a topic as they come, one a line, until it is stopped or N have come
  lag    says what waits in the outbox, which topics refuse, what was set aside and why, and, where KAFKA_BROKERS is set, how far each consumer group is behind
  retry  gives an event that was set aside, or all of them, to the relay again; it then comes after later events of its case
  dead   lists the messages of partners that could not be handled, and why; never what they say
  replay puts such messages back, to be handled again: the one with this id (the hub's, or its source's), those of one source, or all
  acl    says which topics and access rights there should be for every recipient in the register or named as <PARTNER>_OWNER, and what the broker has of them; --apply makes them so, --prune
         takes away what nobody should have any more, --script prints it as lines with Kafka's own tools, for an administrator elsewhere
  --hub NAME     the name under which the hub logs in (gezinsbeeld); --user gives a recipient another name than <oin>.<role>; --recipient adds one that the hub does not know yet
  --group GROUP  the consumer group to read as; without it one of the user's own, that begins with the user name
  --data DIR     the data folder (DATA_DIR, or else .data) of a hub that is stopped; DATABASE_URL names a PostgreSQL instead, which may be in use
  Kafka is named by KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD and what belongs to them (README.md).`;

interface Options {
  readonly topic?: string | undefined;
  readonly group?: string | undefined;
  readonly 'from-beginning'?: boolean | undefined;
  readonly count?: string | undefined;
  readonly data?: string | undefined;
  readonly event?: string | undefined;
  readonly json?: boolean | undefined;
  readonly message?: string | undefined;
  readonly source?: string | undefined;
  readonly all?: boolean | undefined;
  readonly apply?: boolean | undefined;
  readonly prune?: boolean | undefined;
  readonly script?: boolean | undefined;
  readonly hub?: string | undefined;
  readonly recipient?: readonly string[] | undefined;
  readonly user?: readonly string[] | undefined;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

// Who reads the beginning only, as `head` does, wants no more.
process.stdout.on('error', () => process.exit());

try {
  await run();
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 2;
}

function reasonOf(error: unknown): string {
  // PostgreSQL: undefined_table.
  if (error instanceof Error && 'code' in error && error.code === '42P01') return 'This database is empty: start the hub on it once';
  return error instanceof Error ? error.message : 'It could not be done';
}

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    topic: text,
    group: text,
    'from-beginning': flag,
    count: text,
    data: text,
    event: text,
    json: flag,
    message: text,
    source: text,
    all: flag,
    apply: flag,
    prune: flag,
    script: flag,
    hub: text,
    recipient: texts,
    user: texts,
  };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  switch (positionals.join(' ')) {
    case 'tail':
      return tail(values);
    case 'lag':
      return inDatabase(values.data, async (database) => lag(database, values));
    case 'retry':
      return inDatabase(values.data, async ({ sql }) =>
        say(`${await retrySetAside(sql, values.event ?? null)} set aside before, tried again from now on`),
      );
    case 'dead':
      return inDatabase(values.data, async (database) => tellDead(database, values.json === true));
    case 'replay':
      return replay(values);
    case 'acl':
      return inDatabase(values.data, async (database) => acl(database, values));
    default:
      throw new Error(usage);
  }
}

async function tail({ topic, group, count, 'from-beginning': fromBeginning = false }: Options): Promise<void> {
  if (topic === undefined || (count !== undefined && !/^[1-9]\d*$/.test(count))) throw new Error(usage);
  const settings = readKafkaSettings(process.env);
  if (!settings) throw new Error('KAFKA_BROKERS is missing');
  const kafka = connectKafka(settings, pino({ level: 'silent' }));
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  process.once('SIGINT', resolve).once('SIGTERM', resolve);
  let left = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
  try {
    await kafka.consume({
      group: group ?? `${settings.login?.username ?? 'gezinsbeeld'}.tail-${randomUUID()}`,
      topics: [topic],
      fromBeginning,
      onMessage: async ({ value }) => {
        if (left > 0) say(value);
        left -= 1;
        if (left === 0) resolve();
      },
      onRefused: reject,
    });
    await ended;
  } finally {
    await kafka.close();
  }
}

async function lag({ sql }: Database, options: Options): Promise<void> {
  await withKafka(async (kafka) => tellLag(sql, kafka && kafka.admin, { now: new Date(), json: options.json === true }, say));
}

async function tellDead({ sql }: Database, asJson: boolean): Promise<void> {
  const letters = await readDeadLetters(sql);
  if (asJson) return say(JSON.stringify(letters));
  for (const { id, source, messageId, reason, place, at } of letters) {
    say(
      `${id} ${source} ${at.toISOString()} ${reason}${place === null ? '' : ` (${place})`}: ${deadReasons[reason]} Its source calls it ${messageId}`,
    );
  }
  const count = await countDeadLetters(sql);
  const shown = count > letters.length ? `; these are the oldest ${letters.length}` : '';
  say(`${count === 1 ? '1 message is' : `${count} messages are`} dead${shown}`);
}

async function replay(options: Options): Promise<void> {
  const { message, source, all } = options;
  const ways: readonly Replay[] = [
    ...(message === undefined ? [] : [{ message }]),
    ...(source === undefined ? [] : [{ source }]),
    ...(all ? ['ALL' as const] : []),
  ];
  const [which] = ways;
  if (which === undefined || ways.length > 1) throw new Error(usage);
  return inDatabase(options.data, async ({ sql }) => say(`put back, to be handled again: ${await replayDeadLetters(sql, which)}`));
}

async function acl({ sql }: Database, options: Options): Promise<void> {
  await withKafka(async (kafka) => tellAccess(sql, kafka && kafka.admin, options, say));
}

/** With the broker that the environment names, or null when it names none. */
async function withKafka(work: (kafka: KafkaConnection | null) => Promise<void>): Promise<void> {
  const settings = readKafkaSettings(process.env);
  const kafka = settings && connectKafka(settings, pino({ level: 'silent' }));
  await work(kafka).finally(async () => kafka?.close());
}
