import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import type { KafkaSettings } from '#events/kafka-settings.ts';
import { fillOutbox } from '#events/testing/fill-outbox.ts';
import { testKafka } from '#events/testing/test-kafka.ts';
import { runEventsCli } from './run-events-cli.ts';

let tested: TestDatabase;
let settings: KafkaSettings;
let kafka: KafkaConnection;
const topic = `cli-${randomUUID()}`;

beforeAll(async () => {
  [tested, settings] = await Promise.all([createTestDatabase('postgres'), testKafka()]);
  kafka = connectKafka(settings, pino({ level: 'silent' }));
  await kafka.admin.createTopics([{ topic, partitions: 1 }]);
  await kafka.producer.send(['first', 'second', 'third'].map((value) => ({ topic, key: 'a', value, headers: {} })));
}, 240_000);
afterAll(async () => {
  await kafka.close();
  await tested.close();
});

const events = async (args: readonly string[], withKafka = true, databaseUrl = tested.url ?? '') => {
  const { brokers, login } = settings;
  const secrets = login && { KAFKA_USERNAME: login.username, KAFKA_PASSWORD: login.password, KAFKA_MECHANISM: login.mechanism };
  return runEventsCli(args, { DATABASE_URL: databaseUrl, ...(withKafka && { KAFKA_BROKERS: brokers.join(','), ...secrets }) });
};

test('tail prints the events of a topic, one a line', async () => {
  const group = `cli-${randomUUID()}`;
  expect(await events(['tail', '--topic', topic, '--group', group, '--from-beginning', '--count', '2'])).toEqual({
    code: 0,
    stdout: 'first\nsecond\n',
    stderr: '',
  });
});

test('tail of a topic that is not there says so', async () => {
  const { code, stderr } = await events(['tail', '--topic', 'nothing', '--count', '1']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'Kafka: REFUSED (UNKNOWN_TOPIC_OR_PARTITION)\n' });
});

test('lag tells what waits, what was set aside and how far groups are behind; retry gives what was set aside to the relay again', async () => {
  const { sql } = tested.database;
  await fillOutbox(sql, 5, { cases: 1 });
  await sql(
    `update outbox_waiting w set set_aside_at = now(), failure = 'TypeError', attempts = 15 from outbox o where o.sequence = w.sequence and o.event_id = 'case-0-event-2'`,
  );
  const lag = await events(['lag']);
  expect(lag.stdout).toMatch(
    /^outbox: 4 events wait to be told, the oldest for \d+ (?:hours|days)\nset aside: 1; .*\n {2}case-0-event-2 example.v1: TypeError\n/,
  );
  const { stdout } = await events(['lag', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ outbox: { waiting: 4, setAside: 1 }, groups: expect.any(Array) });
  expect(await events(['retry', '--event', 'another'])).toMatchObject({ code: 0, stdout: '0 set aside before, tried again from now on\n' });
  expect(await events(['retry'])).toMatchObject({ code: 0, stdout: '1 set aside before, tried again from now on\n' });
  expect((await events(['lag'], false)).stdout).toMatch(
    /^outbox: 5 events wait to be told, .*\nconsumer groups: not asked, KAFKA_BROKERS is not set\n$/,
  );
});

test.each(['lag', 'acl', 'dead', 'retry'])('%s of a database on which no hub ran yet says what to do', async (command) => {
  const empty = new URL(tested.url ?? '');
  empty.pathname = '/postgres';
  expect(await events([command], false, empty.href)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'This database is empty: start the hub on it once\n',
  });
});

test.each([
  { args: [], says: /^Use: npm run -s events -- tail/ },
  { args: ['tail'], says: /^Use: / },
  { args: ['tail', '--topic', 'a', '--count', '0'], says: /^Use: / },
  { args: ['lag', '--data', '/nowhere', '--unknown'], says: /--unknown/ },
])('$args is refused', async ({ args, says }) => {
  const { code, stderr } = await events(args, false);
  expect(code).toBe(2);
  expect(stderr).toMatch(says);
});
