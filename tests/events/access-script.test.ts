import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { createKafkaClient, type KafkaClient } from '#events/kafka-client.ts';
import { toAcl } from '#events/kafka-rights.ts';
import { kafkaJars } from '#events/testing/kafka-jars.ts';
import { startKafka, type KafkaServer } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { deadLetterTopic, topicOf } from '#events/topics.ts';
import { runEventsCli, runProgram } from './run-events-cli.ts';

// What `events -- acl --script` prints, run by Kafka's own tools as an administrator elsewhere would.

const police = '00000099000000002000/POL';
const tools = {
  'kafka-topics.sh': 'org.apache.kafka.tools.TopicCommand',
  'kafka-configs.sh': 'kafka.admin.ConfigCommand',
  'kafka-acls.sh': 'org.apache.kafka.tools.AclCommand',
};

let kafka: KafkaServer;
let tested: TestDatabase;
let operator: KafkaConnection;
let folder: string;
let client: KafkaClient;

beforeAll(async () => {
  [kafka, tested] = await Promise.all([startKafka(), createTestDatabase('postgres')]);
  operator = connectKafka(settingsOf(kafka.brokers, kafka.admin), pino({ level: 'silent' }));
  client = createKafkaClient(settingsOf(kafka.brokers, kafka.admin), () => {});
  folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-script-'));
  const classPath = await kafkaJars();
  for (const [name, main] of Object.entries(tools)) {
    const java = `exec java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${classPath}' ${main} "$@"`;
    await writeFile(join(folder, name), `#!/bin/sh\n${java}\n`, { mode: 0o755 });
  }
  const { username, password } = kafka.admin;
  const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${username}" password="${password}";`;
  const properties = ['security.protocol=SASL_PLAINTEXT', 'sasl.mechanism=SCRAM-SHA-256', `sasl.jaas.config=${login}`];
  await writeFile(join(folder, 'client.properties'), properties.join('\n'), { mode: 0o600 });
}, 240_000);
afterAll(async () => {
  await operator.close();
  client.cut();
  await Promise.all([kafka.close(), tested.close(), rm(folder, { recursive: true, force: true })]);
});

const acl = async (args: readonly string[], settings: Readonly<Record<string, string>> = {}) => {
  const { code, stdout, stderr } = await runEventsCli(['acl', '--recipient', police, '--user', `${police}=pol's`, ...args], {
    DATABASE_URL: tested.url ?? '',
    KAFKA_TOPIC_REPLICAS: '1',
    KAFKA_TOPIC_PARTITIONS: '2',
    ...settings,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};
const asked = () => ({ KAFKA_BROKERS: kafka.brokers, KAFKA_USERNAME: kafka.admin.username, KAFKA_PASSWORD: kafka.admin.password });
const compared = async () => {
  const { broker } = JSON.parse(await acl(['--json'], asked())) as {
    readonly broker: {
      readonly topics: readonly { held: object | null; differences: readonly string[] }[];
      missing: unknown;
      tooMany: unknown;
    };
  };
  const { topics, missing, tooMany } = broker;
  return {
    there: topics.map(({ held }) => held !== null),
    differences: topics.flatMap(({ differences }) => differences),
    missing,
    tooMany,
  };
};

const runScript = async (script: string, settings: Readonly<Record<string, string>> = {}) => {
  const file = join(folder, 'access.sh');
  await writeFile(file, script);
  const PATH = `${folder}:${process.env['PATH'] ?? ''}`;
  return runProgram('sh', [file], { PATH, BROKER: kafka.brokers, CONFIG: join(folder, 'client.properties'), ...settings });
};

test('it ends at once, and says why, where it is not told the broker, and at the first thing that fails', async () => {
  const script = await acl(['--script']);
  const before = await operator.admin.topics();
  expect(await runScript(script, { BROKER: '' })).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/BROKER: is host:port of a broker/),
  });
  expect(await runScript(script, { CONFIG: '/nowhere' })).toMatchObject({ code: 1 });
  expect(await operator.admin.topics()).toEqual(before);
}, 60_000);

test('makes and mends topics and rights as `acl` wants them, changes nothing when run again, and takes nothing away unless somebody lets it', async () => {
  const plan = [{ topic: topicOf(police), partitions: 1, settings: { 'retention.ms': '1000', 'max.message.bytes': '2000' } }];
  await operator.admin.createTopics(plan);
  const tooMany = [
    { username: "pol's", may: 'DESCRIBE_CONFIGS', on: 'TOPIC', name: deadLetterTopic, prefixed: false },
    { username: 'stranger', may: 'ALL', on: 'TOPIC', name: 'gezinsbeeld.', prefixed: true },
    { username: 'gezinsbeeld', may: 'IDEMPOTENT_WRITE', on: 'CLUSTER', name: 'kafka-cluster', prefixed: false },
  ].map((right) => ({ ...right, isDenial: false, host: '*' }));
  const admin = client.kafka.admin();
  await admin.connect();
  await admin.createAcls({ acl: tooMany.map(toAcl) });
  await admin.disconnect();

  const script = await acl(['--script'], asked());
  expect(await runScript(script)).toMatchObject({ code: 0 });
  const partitions = ['partitions 1 instead of 2'];
  const before = await compared();
  expect(before).toEqual({ there: [true, true, true], differences: partitions, missing: [], tooMany: expect.any(Array) });
  expect(before.tooMany).toHaveLength(tooMany.length);
  expect(await operator.admin.readTopics([topicOf(police)])).toMatchObject([{ settings: { 'max.message.bytes': '2000' } }]);

  const lines = script.split('\n');
  const oneOfEach = lines.filter((line) => !line.startsWith('kafka-') || line.includes(topicOf(police)));
  expect(await runScript(oneOfEach.join('\n'))).toMatchObject({ code: 0 });
  expect(await compared()).toEqual(before);

  const byHand = lines.flatMap((line) => (line.startsWith('# kafka-') ? [line.slice(2)] : []));
  expect(await runScript(`set -eu\n${byHand.join('\n')}\n`)).toMatchObject({ code: 0 });
  expect(await compared()).toEqual({ there: [true, true, true], differences: [], missing: [], tooMany: [] });
}, 600_000);
