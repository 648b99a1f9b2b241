import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { tellDeadLetters } from '#events/inbound/dead-letters.ts';
import { createKafkaInbound, recipientOfInboundTopic, usualKafkaInboundPace } from '#events/inbound/kafka-inbound.ts';
import type { InboundWorker } from '#events/inbound/inbound-worker.ts';
import { announcement, bsnOf, ggz, police, raiseInbox, type InboxStage } from '#events/inbound/testing/raise-inbox.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { startKafka, type KafkaServer } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { deadLetterTopic, ensureTopics, inboundTopicOf, rightsOf, rightsOfHub, usernameOf } from '#events/topics.ts';
import { noteTombstone } from '#events/tombstones.ts';
import { wait } from '#events/wait.ts';

// Partners that announce on a real broker, each as its own user with its own rights; the hub reads as a user that may no more than it must.

let kafka: KafkaServer;
const opened: KafkaConnection[] = [];
const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });

const connect = (username: string | null): KafkaConnection => {
  const user = username === null ? kafka.admin : (kafka.users[username] ?? { username, password: '' });
  const connection = connectKafka({ ...settingsOf(kafka.brokers, user), requestMs: 2000 }, log);
  opened.push(connection);
  return connection;
};

beforeAll(async () => {
  kafka = await startKafka(['hub', usernameOf(police), usernameOf(ggz)]);
  const operator = connect(null);
  await ensureTopics(operator, [police, ggz]);
  await operator.admin.grant([...rightsOf(police), ...rightsOf(ggz), ...rightsOfHub([police, ggz], 'hub')]);
}, 240_000);
afterAll(async () => {
  await Promise.all(opened.map(async (connection) => connection.close()));
  await kafka.close();
});

test.each([police, ggz])('the inbound topic of %s is that of no other', (recipient) => {
  expect(recipientOfInboundTopic(inboundTopicOf(recipient))).toBe(recipient);
});

test.each([
  'gezinsbeeld.00000099000000002000.pol.v1',
  deadLetterTopic,
  'x.gezinsbeeld.00000099000000002000.pol.in.v1',
  'gezinsbeeld.1.pol.in.v1',
])('%s is no inbound topic', (topic) => {
  expect(recipientOfInboundTopic(topic)).toBeNull();
});

test('the broker lets nobody announce in the name of another', async () => {
  const sending = connect(usernameOf(ggz)).producer.send([{ topic: inboundTopicOf(police), key: '', value: '{}', headers: {} }]);
  await expect(sending).rejects.toMatchObject({ code: expect.stringMatching(/REFUSED/) });
});

// Generous: a thousand messages through two hubs on one PGlite take long on a machine that does other work.
describe.each(databaseKinds)('announcements over Kafka into an inbox on %s', { timeout: 180_000 }, (kind) => {
  let stage: InboxStage;
  let closers: (() => Promise<void>)[] = [];
  const perMinute = 2000;
  beforeAll(async () => {
    stage = await raiseInbox(kind, { perMinute });
  }, 60_000);
  beforeEach(async () => {
    await stage.empty();
    closers = [];
    return async () => Promise.all(closers.map(async (close) => close()));
  });
  afterAll(async () => stage.close());

  /** A hub: its worker, and its reader of the inbound topics. */
  const startHub = (): InboundWorker => {
    const worker = stage.worker();
    const inbound = createKafkaInbound(
      { kafka: connect('hub'), inbox: stage.inbox, clock: () => stage.now, random: () => 0, wait, onStalled: () => {} },
      { ...usualKafkaInboundPace, floodMs: 100, lookMs: 300_000, failedMs: { first: 100, longest: 500 } },
    );
    worker.start();
    inbound.start();
    closers.push(async () => {
      await inbound.close();
      await worker.close();
    });
    return worker;
  };

  const send = async (source: string, messages: readonly (Readonly<Record<string, unknown>> | string)[]): Promise<void> =>
    connect(usernameOf(source)).producer.send(
      messages.map((message) => ({
        topic: inboundTopicOf(source),
        key: '',
        value: typeof message === 'string' ? message : JSON.stringify(message),
        headers: {},
      })),
    );

  const until = async (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 150_000, interval: 50 });
  const untilEnded = async (count: number): Promise<readonly string[]> => {
    await until(async () => {
      const states = await stage.states();
      expect(states.filter((state) => state !== 'WAITING')).toHaveLength(count);
    });
    return stage.states();
  };

  test('what is theirs is told, what is not is dead with a reason, and between them nothing is held up', async () => {
    await stage.addCase('a', [1]);
    const tombstone = { caseId: 'a', memberId: 'a-m1', classes: ['GGZ_IN_CARE'], toldAt: stage.now };
    await noteTombstone(stage.database.sql, { ...tombstone, eventId: `${kind}-police`, recipient: police });
    await noteTombstone(stage.database.sql, { ...tombstone, eventId: `${kind}-ggz`, recipient: ggz });
    const receipt = (event: string) => announcement(police, { event }, { type: 'nl.gezinsbeeld.receipt.v1' });
    startHub();
    await send(police, [
      'not JSON',
      '',
      announcement(police, { classes: ['GGZ_DIAGNOSIS'] }),
      announcement(ggz),
      receipt(`${kind}-ggz`),
      receipt(`${kind}-police`),
      announcement(police),
      'x'.repeat(70_000),
    ]);
    expect(await untilEnded(8)).toEqual([
      'DEAD NOT_JSON',
      'DEAD NOT_JSON',
      'DEAD FOREIGN_CLASS classes.0',
      'DEAD FOREIGN_SOURCE source',
      'DEAD FOREIGN_TOMBSTONE',
      'DONE CONFIRMED',
      'DONE TOLD',
      'DEAD TOO_LARGE',
    ]);
    expect(await stage.database.sql('select event_id as id from tombstone where confirmed_at is not null')).toEqual([
      { id: `${kind}-police` },
    ]);
    expect(await stage.events()).toHaveLength(1);
  });

  test('dead letters tell operators who, which and why, and nothing of what a message says', async () => {
    const id = randomUUID();
    const hidden = bsnOf(7);
    startHub();
    await send(police, [
      announcement(police, { person: { bsn: hidden }, classes: ['PLAN_ITEM'] }, { id }),
      { ...announcement(police), id: `about ${hidden}`, specversion: '2' },
    ]);
    await untilEnded(2);
    expect(await tellDeadLetters(stage.database.sql, connect('hub').producer, stage.now)).toBe(2);
    expect(await tellDeadLetters(stage.database.sql, connect('hub').producer, stage.now), 'each is told once').toBe(0);
    const letters: string[] = [];
    const all = Promise.withResolvers<void>();
    const consumer = await connect(null).consume({
      group: randomUUID(),
      topics: [deadLetterTopic],
      fromBeginning: true,
      onMessage: async ({ value }) => {
        if (letters.length > 0 || value.includes(id)) letters.push(value);
        if (letters.length === 2) all.resolve();
      },
      onRefused: all.reject,
    });
    await all.promise.finally(async () => consumer.close());
    expect(letters.map((letter) => JSON.parse(letter) as object)).toMatchObject([
      { source: police, messageId: id, reason: 'FOREIGN_CLASS', place: 'classes.0' },
      { source: police, messageId: expect.stringMatching(/^t1\./), reason: 'ENVELOPE', place: 'specversion' },
    ]);
    expect(letters.join('')).not.toContain(hidden);
  });

  test('a thousand doubles in shuffled order through two hubs: each message counts once, and nothing newer is lost', async () => {
    await stage.addCase('a', [1, 2]);
    const messages = Array.from({ length: 100 }, (_, index) =>
      announcement(police, {
        person: { bsn: bsnOf(1 + (index % 2)) },
        object: `record-${index % 10}`,
        changedAt: new Date(Date.UTC(2026, 10, 20, 8, Math.floor(index / 10))).toISOString(),
      }),
    );
    const shuffled = Array.from({ length: 1000 }, (_, index) => messages[(index * 37 + Math.floor(index / 100) * 13) % 100] ?? '');
    expect(new Set(shuffled).size).toBe(100);
    startHub();
    startHub();
    await send(police, shuffled);
    await until(async () => expect(stage.told.filter((line) => /NEW|DUPLICATE/.test(line))).toHaveLength(1000));
    const states = await untilEnded(100);
    expect(new Set(states)).not.toContain('DEAD');
    expect(stage.told.filter((line) => line.endsWith('handled'))).toHaveLength(100);
    const newest = await stage.database.sql<{ at: Date; count: number }>(
      'select changed_at as at, count(*)::int as count from inbox_object group by 1',
    );
    // Each object has a line for its class and one for what its source said of it.
    expect(newest).toEqual([{ at: new Date('2026-11-20T08:09:00Z'), count: 20 }]);
    const events = await stage.events();
    expect(events.length).toBeGreaterThanOrEqual(2);
    expect(events.length).toBe(states.filter((state) => state === 'DONE TOLD').length);
    expect(new Set(events.map(({ subject }) => subject))).toEqual(new Set(['a-m1', 'a-m2']));
  });

  test('a source that sends too much waits at the broker, and keeps no other waiting', async () => {
    await stage.addCase('a', [1]);
    const { sql } = stage.database;
    await sql(
      `insert into inbox (id, source, message_id, format, state, received_at, handled_at)
        select 'old-' || n, $1, 'old-' || n, 'CLOUDEVENT', 'DONE', $2::timestamptz, $2::timestamptz from generate_series(1, $3::int) n`,
      [police, stage.now.toISOString(), perMinute - 3],
    );
    startHub();
    await send(
      police,
      Array.from({ length: 10 }, (_, index) => announcement(police, { object: `record-${index}` })),
    );
    await until(async () => expect(stage.told).toContain(`${police} FLOOD`));
    await send(ggz, [announcement(ggz, { classes: ['GGZ_IN_CARE'] })]);
    await until(async () => expect(stage.told).toContain(`${ggz} handled`));
    expect(stage.told.filter((line) => line === `${police} NEW`)).toHaveLength(3);
    stage.now = new Date(stage.now.getTime() + 61_000);
    await until(async () => expect(stage.told.filter((line) => line === `${police} handled`)).toHaveLength(10));
  });

  test('what is announced while no hub runs is read by the next one, from where the last one ended', async () => {
    await stage.addCase('a', [1]);
    await send(police, [announcement(police)]);
    startHub();
    await untilEnded(1);
    await Promise.all(closers.splice(0).map(async (close) => close()));
    await send(police, [announcement(police, { object: 'record-2' })]);
    startHub();
    expect(await untilEnded(2)).toEqual(['DONE TOLD', 'DONE TOLD']);
    expect(stage.told.filter((line) => line.endsWith('DUPLICATE'))).toEqual([]);
  });

  // Half a minute of waiting for the broker, in which the database has no part: once is enough.
  test.runIf(kind === 'postgres')('the broker goes away and comes back, and so does what is announced', async () => {
    await stage.addCase('a', [1]);
    startHub();
    await send(police, [announcement(police)]);
    await untilEnded(1);
    await kafka.kill();
    await expect(send(police, [announcement(police)])).rejects.toMatchObject({ code: 'BROKER_AWAY' });
    await expect(tellDeadLetters(stage.database.sql, connect('hub').producer, stage.now)).resolves.toBe(0);
    await kafka.start();
    await send(police, [announcement(police, { object: 'record-2' })]);
    await until(async () => expect((await stage.states()).filter((state) => state !== 'WAITING').length).toBeGreaterThanOrEqual(2));
  });

  test('neither the database nor the log holds what was announced', async () => {
    await stage.addCase('a', [1]);
    const hidden = { bsn: bsnOf(8), object: `record of ${bsnOf(8)}` };
    await send(police, [
      announcement(police, { person: { bsn: hidden.bsn }, object: hidden.object }),
      announcement(police, { person: { bsn: hidden.bsn }, object: hidden.object, classes: ['PLAN_ITEM'] }),
    ]);
    startHub();
    await untilEnded(2);
    const tables = await stage.database.sql<{ name: string }>(
      `select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await stage.database.sql<{ text: string }>(
        `select t::text as text from "${name}" t where t::text like '%' || $1 || '%'`,
        [hidden.bsn],
      );
      expect(rows, name).toEqual([]);
    }
    expect(logged.join('')).not.toContain(hidden.bsn);
  });
});
