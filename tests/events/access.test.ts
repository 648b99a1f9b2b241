import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { createKafkaClient } from '#events/kafka-client.ts';
import { KafkaError } from '#events/kafka-error.ts';
import { toAcl } from '#events/kafka-rights.ts';
import { startKafka, type Credentials, type KafkaServer } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { deadLetterTopic, inboundGroup, inboundTopicOf, topicOf, usernameOf } from '#events/topics.ts';
import { runEventsCli } from './run-events-cli.ts';

// What `events -- acl` grants on a real broker: each user can do exactly that.

const police = '00000099000000002000/POL';
const ggz = '00000099000000003000/GGZ';
const users = { hub: 'gezinsbeeld', police: usernameOf(police), ggz: 'ggz-kafka', stranger: 'stranger' } as const;
type User = keyof typeof users;

let kafka: KafkaServer;
let tested: TestDatabase;
const opened: KafkaConnection[] = [];

const connect = (as: Credentials): KafkaConnection => {
  const connection = connectKafka(settingsOf(kafka.brokers, as), pino({ level: 'silent' }));
  opened.push(connection);
  return connection;
};
const as = (user: User): KafkaConnection => connect(kafka.users[users[user]] ?? { username: '', password: '' });

beforeAll(async () => {
  [kafka, tested] = await Promise.all([startKafka(Object.values(users)), createTestDatabase('postgres')]);
}, 240_000);
afterAll(async () => {
  await Promise.all(opened.map(async (connection) => connection.close()));
  await kafka.close();
  await tested.close();
});

const acl = async (args: readonly string[], login: Credentials | null = kafka.admin, more: Record<string, string> = {}) => {
  const broker = login && { KAFKA_BROKERS: kafka.brokers, KAFKA_USERNAME: login.username, KAFKA_PASSWORD: login.password };
  const given = ['acl', '--recipient', police, '--recipient', ggz, '--user', `${ggz}=${users.ggz}`, ...args];
  return runEventsCli(given, { DATABASE_URL: tested.url ?? '', KAFKA_TOPIC_REPLICAS: '1', ...broker, ...more });
};
const statesIn = (stdout: string): readonly string[] => [...stdout.matchAll(/ {2}(missing|there)$/gm)].map(([, state]) => state ?? '');

describe('before anything is granted', () => {
  test('without a broker it says what there should be', async () => {
    const { code, stdout } = await acl([], null);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^topic +kept +partitions +copies\n/);
    expect(stdout).toMatch(/gezinsbeeld\.00000099000000002000\.pol\.v1 +14 days +1 +1\n/);
    expect(stdout).toMatch(/00000099000000002000\.pol +read +as consumer group 00000099000000002000\.pol\.\*\n/);
    expect(stdout).toMatch(/ggz-kafka +write +topic gezinsbeeld\.00000099000000003000\.ggz\.in\.v1\n/);
  });

  test('at the broker everything is missing, and looking changes nothing', async () => {
    expect(new Set(statesIn((await acl([])).stdout))).toEqual(new Set(['missing']));
    expect(new Set(statesIn((await acl([])).stdout))).toEqual(new Set(['missing']));
  });

  test('who is no administrator is told what to do instead', async () => {
    const { code, stderr } = await acl([], kafka.users[users.police]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/only an administrator of the broker .* --script/);
  });

  test.each([
    { args: ['--prune'], says: /--prune .* only goes with --apply/ },
    { args: ['--user', 'police'], says: /OIN\/ROLE=NAME/ },
    { args: ['--recipient', 'police'], says: /a recipient is written as OIN\/ROLE/ },
    { args: ['--user', '00000099000000004000/JGD=jgd'], says: /is not known here: say --recipient 00000099000000004000\/JGD too/ },
  ])('$args is refused', async ({ args, says }) => {
    const { code, stderr } = await acl(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });

  test('whose records a partner has is a recipient too: it announces, also when the register does not know it', async () => {
    const { stdout } = await acl([], null, { CJG_OWNER: '00000099000000004000/JGD', HOME_OWNER: 'somebody' });
    expect(stdout).toMatch(/00000099000000004000\.jgd +write +topic gezinsbeeld\.00000099000000004000\.jgd\.in\.v1\n/);
    expect(stdout).not.toContain('somebody');
  });

  test('more copies than there are brokers: it says which setting asks for them', async () => {
    const { code, stderr } = await acl(['--apply'], kafka.admin, { KAFKA_TOPIC_REPLICAS: '3' });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/KAFKA_TOPIC_REPLICAS asks for more copies than there are brokers/),
    });
  });

  test('a setting that is wrong is named', async () => {
    const { code, stderr } = await acl([], null, { KAFKA_TOPIC_PARTITIONS: '0' });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'KAFKA_TOPIC_PARTITIONS must be a whole number from 1 to 100\n' });
  });
});

describe('once applied', () => {
  let applied = { code: 0, stdout: '', stderr: '' };
  beforeAll(async () => {
    applied = await acl(['--apply']);
    // The controller has them; the broker follows in a moment, and what it knows last it knows all.
    await eventually(async () => as('ggz').producer.send([{ topic: inboundTopicOf(ggz), key: 'a', value: 'ready', headers: {} }]));
  }, 120_000);

  test('everything is there', () => {
    expect(new Set(statesIn(applied.stdout))).toEqual(new Set(['there']));
  });

  test.each(['hub', 'police'] as const)('%s sees topics, and is told who may see rights', async (user) => {
    const { code, stderr } = await acl([], kafka.users[users[user]]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/only an administrator of the broker .* --script/) });
  });

  test('again changes nothing', async () => {
    const before = (await acl(['--json'])).stdout;
    expect((await acl(['--apply', '--json'])).stdout).toBe(before);
    expect(JSON.parse(before)).toMatchObject({ broker: { missing: [], tooMany: [] } });
  });

  const topics = {
    'its own': topicOf(police),
    'another’s': topicOf(ggz),
    'its inbound': inboundTopicOf(police),
    'another’s inbound': inboundTopicOf(ggz),
    'dead letters': deadLetterTopic,
  };
  type Which = keyof typeof topics;

  test.each<[User, Which, boolean]>([
    ['hub', 'its own', true],
    ['hub', 'another’s', true],
    ['hub', 'dead letters', true],
    ['hub', 'its inbound', false],
    ['police', 'its inbound', true],
    ['police', 'its own', false],
    ['police', 'another’s', false],
    ['police', 'another’s inbound', false],
    ['police', 'dead letters', false],
    ['ggz', 'another’s inbound', true],
    ['ggz', 'its inbound', false],
    ['stranger', 'its own', false],
  ])('%s writes to %s (police’s eyes): %s', async (user, which, may) => {
    const sending = as(user).producer.send([{ topic: topics[which], key: 'a', value: user, headers: {} }]);
    if (may) await expect(sending).resolves.toBeUndefined();
    else await expect(sending).rejects.toMatchObject({ reason: expect.stringMatching(/AUTHORIZATION_FAILED/) });
  });

  const own = `${usernameOf(police)}.dossier`;
  test.each<[User, Which, string, boolean]>([
    ['police', 'its own', own, true],
    ['police', 'its own', `${usernameOf(ggz)}.dossier`, false],
    ['police', 'its own', usernameOf(police), false],
    ['police', 'its own', inboundGroup, false],
    ['police', 'another’s', own, false],
    ['police', 'its inbound', own, false],
    ['police', 'another’s inbound', own, false],
    ['police', 'dead letters', own, false],
    ['hub', 'its inbound', inboundGroup, true],
    ['hub', 'another’s inbound', inboundGroup, true],
    ['hub', 'its own', inboundGroup, false],
    ['hub', 'dead letters', inboundGroup, false],
    ['hub', 'its inbound', own, false],
    ['stranger', 'its own', own, false],
  ])('%s reads %s as group %s: %s', async (user, which, group, may) => {
    const ended = Promise.withResolvers<'read' | 'refused'>();
    // A group of which one may not even know that it exists is one that cannot be found.
    const refuse = (error: KafkaError): void => {
      if (error.code === 'REFUSED' || error.reason === 'KafkaJSGroupCoordinatorNotFound') ended.resolve('refused');
      else ended.reject(error);
    };
    // Something is there to read: the administrator may write everywhere.
    await connect(kafka.admin).producer.send([{ topic: topics[which], key: 'a', value: 'b', headers: {} }]);
    const consuming = as(user).consume({
      group,
      topics: [topics[which]],
      fromBeginning: true,
      onMessage: async () => ended.resolve('read'),
      onRefused: refuse,
    });
    consuming.catch(refuse);
    expect(await ended.promise).toBe(may ? 'read' : 'refused');
    await consuming.then(async (consumer) => consumer.close()).catch(() => {});
  });

  test('nobody but an administrator makes topics, and nobody’s topic is made by writing to it', async () => {
    for (const user of ['hub', 'police'] as const) {
      await expect(as(user).admin.createTopics([{ topic: `gezinsbeeld.${user}`, partitions: 1 }])).rejects.toBeInstanceOf(KafkaError);
      await expect(as(user).admin.readRights()).rejects.toMatchObject({ reason: 'CLUSTER_AUTHORIZATION_FAILED' });
    }
    expect(await connect(kafka.admin).admin.topics()).not.toContain('gezinsbeeld.hub');
  });
});

describe('what is otherwise', () => {
  test('is told, and set right: how long a topic is kept, and how many partitions', async () => {
    const longer = { KAFKA_TOPIC_RETENTION_HOURS: '36', KAFKA_TOPIC_PARTITIONS: '2' };
    const { stdout } = await acl([], kafka.admin, longer);
    expect(stdout).toMatch(
      /36 hours +2 +1 +retention\.ms 1209600000 instead of 129600000; segment\.ms 86400000 instead of 9257143; partitions 1 instead of 2\n/,
    );
    expect((await acl(['--apply'], kafka.admin, longer)).stdout).not.toMatch(/instead of/);
    const fewer = await acl(['--apply'], kafka.admin, { ...longer, KAFKA_TOPIC_PARTITIONS: '1' });
    expect(fewer.stdout).toMatch(/partitions 2 instead of 1\n/);
  });

  test('rights that nobody should have are listed, and taken away only when asked', async () => {
    const { admin } = connect(kafka.admin);
    const former = '00000099000000004000.jgd';
    await admin.grant([
      { username: former, may: 'READ', on: 'TOPIC', name: 'gezinsbeeld.00000099000000004000.jgd.v1' },
      { username: users.police, may: 'READ', on: 'TOPIC', name: topicOf(ggz) },
      { username: 'stranger', may: 'WRITE', on: 'TOPIC', name: 'gezinsbeeld.', prefixed: true },
      { username: 'monitor', may: 'READ', on: 'TOPIC', name: '*' },
      { username: 'stranger', may: 'READ', on: 'TOPIC', name: 'payroll' },
    ]);
    const tooMany = [
      `  ${former} may READ TOPIC gezinsbeeld.00000099000000004000.jgd.v1\n`,
      `  ${users.police} may READ TOPIC ${topicOf(ggz)}\n`,
      '  stranger may WRITE TOPIC gezinsbeeld.*\n',
    ];
    await deny(users.police, topicOf(police));
    const denied = `Denied, which goes before every right and is left alone:\n  ${users.police} may not READ TOPIC ${topicOf(police)}\n`;
    const { stdout } = await acl(['--apply']);
    expect(stdout).toContain(denied);
    for (const line of tooMany) expect(stdout).toContain(line);
    expect(stdout).toMatch(/Wider rights of others, which are left alone:\n {2}monitor may READ TOPIC \*\n$/);
    expect(stdout).not.toContain('payroll');
    expect((await acl(['--script'])).stdout).toContain(
      `# kafka-acls.sh --bootstrap-server "$BROKER" --command-config "$CONFIG" --remove --force --allow-principal 'User:stranger' --operation Write --topic 'gezinsbeeld.' --resource-pattern-type prefixed\n`,
    );
    const pruned = (await acl(['--apply', '--prune'])).stdout;
    for (const line of tooMany) expect(pruned).not.toContain(line);
    expect(pruned).toContain(denied);
    expect(pruned).toContain('monitor may READ TOPIC *');
    expect((await admin.readRights()).map(({ name }) => name)).toContain('payroll');
  });
});

/** As an administrator does who keeps somebody out at once. */
async function deny(username: string, name: string): Promise<void> {
  const client = createKafkaClient(settingsOf(kafka.brokers, kafka.admin), () => {});
  const admin = client.kafka.admin();
  await admin.connect();
  await admin.createAcls({ acl: [toAcl({ username, may: 'READ', on: 'TOPIC', name, prefixed: false, isDenial: true, host: '*' })] });
  await admin.disconnect();
  client.cut();
}

/** Until it succeeds: for what a broker learns a moment later. */
async function eventually(work: () => Promise<void>, tries = 50): Promise<void> {
  return work().catch(async (error: unknown) => {
    if (tries <= 1) throw error;
    return eventually(work, tries - 1);
  });
}
