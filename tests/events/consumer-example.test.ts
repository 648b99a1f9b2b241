import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { applyAccess } from '#events/access/apply-access.ts';
import { planAccess } from '#events/access/plan-access.ts';
import type { EventType } from '#events/catalogue/catalogue.ts';
import { toCloudEvent } from '#events/envelope.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { readCloudEvent } from '#events/inbound/read-cloud-event.ts';
import { startKafka, type KafkaServer } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { inboundTopicOf, topicOf, usernameOf, usualTopicSettings } from '#events/topics.ts';

// docs/consumer/consumer.mjs as a partner runs it: a process of its own, as its own user, on a broker that gives it no right more than it needs.

const hubOin = '00000099000000001000';
const recipients = ['00000099000000002000/POL', '00000099000000003000/GGZ'] as const;
const [police] = recipients;
const script = join(import.meta.dirname, '../../docs/consumer/consumer.mjs');

let kafka: KafkaServer;
let admin: KafkaConnection;
let hub: KafkaConnection;
let folder: string;
let door: Server;
let asked: { readonly authorization: string; readonly body: unknown }[];
let answer: () => number;
let baseUrl: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  kafka = await startKafka(['gezinsbeeld', ...recipients.map(usernameOf)]);
  const connect = (as: { username: string; password: string }) => connectKafka(settingsOf(kafka.brokers, as), pino({ level: 'silent' }));
  admin = connect(kafka.admin);
  const settings = { ...usualTopicSettings, replicas: 1 };
  await applyAccess(planAccess({ recipients, hub: 'gezinsbeeld', usernames: {}, settings }), admin.admin, { prune: false });
  hub = connect(kafka.users['gezinsbeeld'] ?? kafka.admin);
  door = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ authorization: request.headers.authorization ?? '', body: JSON.parse(body) });
      response.writeHead(answer(), { 'content-type': 'application/json' }).end('{"data":{"familyCase":{"id":"s1"}}}');
    });
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  baseUrl = `http://127.0.0.1:${address.port}`;
}, 240_000);
afterAll(async () => {
  door.close();
  await Promise.all([admin.close(), hub.close()]);
  await kafka.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-consumer-'));
  [asked, answer] = [[], () => 200];
});
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const name = (): string => `dossier-${randomUUID()}`;

/** Runs the consumer; `until` resolves when it has said so many lines that match. */
const run = (consumerName: string, changes: Readonly<Record<string, string>> = {}) => {
  const user = kafka.users[usernameOf(police)];
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', script], {
    env: {
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_PASSWORD: user?.password ?? '',
      KAFKA_TLS: 'false',
      GEZINSBEELD_OIN: police.slice(0, 20),
      GEZINSBEELD_ROLE: 'POL',
      GEZINSBEELD_HUB_OIN: hubOin,
      CONSUMER_NAME: consumerName,
      STATE_FILE: join(folder, 'state.json'),
      ...changes,
    },
  });
  running.push(child);
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (text: Buffer): void => {
    said += text.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  const until = async (line: RegExp, count = 1): Promise<string> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => (said.split('\n').filter((each) => line.test(each)).length >= count ? resolve() : undefined);
    listeners.add(look);
    look();
    await Promise.race([promise, ended.then(() => Promise.reject(new Error(`it ended, and had said: ${said}`)))]);
    return said;
  };
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return ended;
  };
  return { until, stop, ended };
};

const anEvent = (id: string, type: string, data: Readonly<Record<string, unknown>>, oin = hubOin) =>
  toCloudEvent(
    {
      eventId: id,
      caseId: 's1',
      type: `nl.gezinsbeeld.${type}.v1` as EventType,
      subject: null,
      data,
      occurredAt: new Date('2026-11-20T10:00:00Z'),
    },
    { oin, baseUrl },
  );
const about = (...classes: readonly string[]) => ({ about: [{ member: 's1-m1', classes }] });
const send = async (...events: readonly unknown[]): Promise<void> =>
  hub.producer.send(
    events.map((event) => ({
      topic: topicOf(police),
      key: 's1',
      value: typeof event === 'string' ? event : JSON.stringify(event),
      headers: {},
    })),
  );
const state = async () => JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as { handled: string[]; held: object };

/** What the hub reads in the inbound topic about these events. */
const receiptsOf = async (eventId: string) => {
  const found = Promise.withResolvers<{ readonly id: string; readonly read: unknown }>();
  const consumer = await admin.consume({
    group: randomUUID(),
    topics: [inboundTopicOf(police)],
    fromBeginning: true,
    onMessage: async ({ value }) => {
      if (value.includes(eventId))
        found.resolve({ id: (JSON.parse(value) as { id: string }).id, read: await readCloudEvent({ source: police, body: value }) });
    },
    onRefused: found.reject,
  });
  return found.promise.finally(async () => consumer.close());
};

test('handles events once, drops what a tombstone names, and confirms it so that the hub understands', async () => {
  const ids = Array.from({ length: 7 }, () => randomUUID());
  const [first = '', second = '', tombstone = '', last = '', foreign = '', matched = '', ended = ''] = ids;
  const consumer = run(name());
  await consumer.until(/^reads /);
  const changed = anEvent(first, 'record.changed', about('GGZ_IN_CARE', 'GGZ_PRACTITIONER'));
  await send(changed, changed, 'not json', anEvent(foreign, 'record.changed', about('FAMILY_CASE'), '00000099000000009000'));
  await send(anEvent(second, 'case.gossiped', about('FAMILY_CASE')), changed);
  await send(anEvent(tombstone, 'waiver.withdrawn', { waiver: 'w1', ...about('GGZ_IN_CARE'), recipients: [police] }));
  await send(anEvent(matched, 'signal.matched', { match: 'm1', recipients: [police] }), anEvent(ended, 'signal.ended', { match: 'm1' }));
  await send(anEvent(last, 'case.changed', about('FAMILY_CASE')));
  const said = await consumer.until(new RegExp(`^handled ${last} `));
  expect(said.split('\n').filter((line) => line.includes(first))).toEqual([
    `handled ${first} nl.gezinsbeeld.record.changed.v1`,
    `had ${first} before`,
    `had ${first} before`,
  ]);
  expect(said.match(/ignored something/g)).toHaveLength(2);
  expect(said).toContain(`dropped and confirmed ${tombstone}`);
  expect(await state()).toEqual({
    handled: [first, second, tombstone, matched, ended, last],
    matches: [],
    held: { s1: { 's1-m1': ['GGZ_PRACTITIONER', 'FAMILY_CASE'] } },
  });
  expect(await receiptsOf(tombstone)).toMatchObject({ read: [{ kind: 'RECEIPT', event: tombstone }] });
  expect((await consumer.stop('SIGTERM')).code).toBe(0);
}, 180_000);

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'after %s it goes on where it was',
  async (signal) => {
    const group = name();
    const [before, after] = [randomUUID(), randomUUID()];
    const consumer = run(group);
    await send(anEvent(before, 'case.changed', about('FAMILY_CASE')));
    await consumer.until(new RegExp(`^handled ${before} `));
    await consumer.stop(signal);
    await send(anEvent(after, 'case.changed', about('FAMILY_CASE')));
    const again = run(group);
    const said = await again.until(new RegExp(`^handled ${after} `));
    expect(said).not.toContain(`handled ${before}`);
    await again.stop('SIGTERM');
  },
  180_000,
);

test('a state that is lost: everything that is kept comes again, and a second confirmation is the same one', async () => {
  const tombstone = randomUUID();
  await send(anEvent(tombstone, 'waiver.withdrawn', { waiver: 'w1', ...about('GGZ_IN_CARE'), recipients: [police] }));
  const one = run(name());
  await one.until(new RegExp(`^dropped and confirmed ${tombstone}`));
  await one.stop('SIGTERM');
  const { id } = await receiptsOf(tombstone);
  await rm(join(folder, 'state.json'));
  const other = run(name());
  await other.until(new RegExp(`^dropped and confirmed ${tombstone}`));
  await other.stop('SIGTERM');
  expect((await receiptsOf(tombstone)).id).toBe(id);
}, 180_000);

test('asks the hub for more as itself, and handles nothing that it cannot ask about now', async () => {
  const event = randomUUID();
  let failures = 2;
  answer = () => ((failures -= 1) >= 0 ? 503 : 200);
  const consumer = run(name(), {
    GEZINSBEELD_TOKEN: 'a-token',
    GEZINSBEELD_URL: `${baseUrl}/graphql`,
    STATE_FILE: join(folder, 'asking.json'),
  });
  await send(anEvent(event, 'case.changed', about('FAMILY_CASE')));
  const said = await consumer.until(new RegExp(`^handled ${event} `));
  expect(said.split('\n').filter((line) => line.includes(event))).toHaveLength(1);
  expect(said).toMatch(/^An event waits, and is tried again: the hub answers 503$/m);
  expect(asked.length).toBeGreaterThan(2);
  expect(asked[0]).toMatchObject({ authorization: 'Bearer a-token', body: { variables: { id: 's1' } } });
  await consumer.stop('SIGTERM');
}, 180_000);

test.each([
  ['a wrong password', { KAFKA_PASSWORD: 'not-the-password' }, /^The broker does not know this user or password/],
  [
    'somebody else’s topic',
    { GEZINSBEELD_OIN: recipients[1].slice(0, 20), GEZINSBEELD_ROLE: 'GGZ', KAFKA_USERNAME: usernameOf(police) },
    /^This user may not read gezinsbeeld\.00000099000000003000\.ggz\.v1/,
  ],
  ['no OIN', { GEZINSBEELD_OIN: '' }, /^GEZINSBEELD_OIN is missing\n$/],
])(
  '%s: it says what is wrong, without a secret, and ends',
  async (_, changes, says) => {
    const { code, said } = await run(name(), changes).ended;
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(says) });
    expect(said).not.toContain('not-the-password');
  },
  180_000,
);
