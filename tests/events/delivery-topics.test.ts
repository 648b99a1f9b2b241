import { randomInt, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { loadSituation } from '#consent/store.ts';
import { owners } from '#consent/testing/organisations.ts';
import { testEncryption } from '#database/testing/create-test-database.ts';
import type { CloudEvent } from '#events/envelope.ts';
import { createKafkaClient } from '#events/kafka-client.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { writeEvent } from '#events/outbox.ts';
import { usualPace } from '#events/relay.ts';
import { testKafka } from '#events/testing/test-kafka.ts';
import { topicOf } from '#events/topics.ts';
import { openEvents, type EventParts, type OpenEvents } from '#gateway/compose/open-events.ts';
import { createMetrics } from '#gateway/metrics.ts';
import { readSettings } from '#gateway/settings.ts';
import { until } from '../faults/audited-view.ts';
import { everybody, now, raiseDeliverStage, type DeliverStage } from './deliver-stage.ts';

// A broker on which nobody made topics, and organisations that only this test knows.
const oin = `0000009900${randomInt(1_000_000_000, 9_999_999_999)}`;
const youth = `${oin}/JGD`;
const later = `0000009901${oin.slice(10)}/GGZ`;
const logged: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
let stage: DeliverStage;
let kafka: KafkaConnection;
let isUpToDate = true;
const metrics = createMetrics();
const opened: OpenEvents[] = [];

beforeAll(async () => {
  stage = await raiseDeliverStage('postgres');
  kafka = connectKafka(await testKafka(), log);
  const { sql } = stage.database;
  await sql(`update involvement set oin = $1`, [oin]);
  await sql(`update regisseur set oin = $1`, [oin]);
  await sql(`update signal set oin = $1`, [oin]);
}, 240_000);
afterAll(async () => {
  for (const events of opened) await events.close();
  await kafka.close();
  await stage.close();
});

const open = (changes: Partial<EventParts> = {}): OpenEvents => {
  const { database, deps } = stage;
  const { sql, ping } = database;
  const encryption = testEncryption();
  const events = openEvents({
    database: { sql, ping },
    kafka: { ...kafka, close: async () => {} },
    loadSituation: async (caseId, question) => loadSituation({ database, encryption }, caseId, { ...question, owners }),
    policies: { current: () => defaultTables, upToDate: () => isUpToDate },
    audit: deps.audit,
    clock: () => new Date(now.getTime() + performance.now()),
    log,
    metrics,
    recipients: [],
    hub: { ...readSettings({}, []).hub, HUB_OIN: oin, REQUEST_BUDGET_MS: 10_000 },
    url: 'http://127.0.0.1:4000',
    pace: { ...usualPace, pollMs: 20, attempts: 2, retryMs: { first: 10, longest: 10 }, stallMs: { first: 10, longest: 50 } },
    ...changes,
  });
  opened.push(events);
  return events;
};

const write = async (caseId: string, id: string = randomUUID()): Promise<string> => {
  const data = { about: everybody('FAMILY_CASE', caseId) };
  const event = { id, type: 'nl.gezinsbeeld.case.changed.v1', caseId, subject: null, data, occurredAt: now, traceId: 'trace' } as const;
  await stage.database.transaction(async ({ sql }) => writeEvent(sql, event));
  return id;
};

/** The ids on a topic, from its beginning, until the last of these is there. */
const read = async (topic: string, last: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const consumer = await kafka.consume({
    group: `test-${randomUUID()}`,
    topics: [topic],
    fromBeginning: true,
    onMessage: async ({ value }) => {
      const { id } = JSON.parse(value) as CloudEvent;
      ids.push(id);
      if (id === last) resolve();
    },
    onRefused: reject,
  });
  await promise.finally(async () => consumer.close());
  return ids;
};
const waiting = async (): Promise<readonly { case_id: string; set_aside: boolean }[]> =>
  stage.database.sql('select case_id, set_aside_at is not null as set_aside from outbox_waiting');

test('the topics of who is known are made at the start, that of who comes later before its first event', async () => {
  open();
  const mine = async () => (await kafka.admin.topics()).filter((topic) => topic.includes(oin));
  const atStart = await until(mine, (topics) => topics.includes(topicOf(youth)));
  expect(atStart).toContain(topicOf(`${oin}/REG`));
  const heard = await write('s1');
  expect(await read(topicOf(youth), heard)).toEqual([heard]);
  await stage.database.sql(`update involvement set oin = $1, role = 'GGZ', purpose = 'CARE' where case_id = 's3' and role = 'REG'`, [
    later.slice(0, 20),
  ]);
  expect(await kafka.admin.topics()).not.toContain(topicOf(later));
  const first = await write('s3');
  await until(kafka.admin.topics, (topics) => topics.includes(topicOf(later)));
  expect(await read(topicOf(later), first)).toEqual([first]);
}, 120_000);

test('a topic that somebody deleted is made again, and gets what came meanwhile', async () => {
  const client = createKafkaClient(await testKafka(), () => {});
  const admin = client.kafka.admin();
  await admin.connect();
  const before = await write('s1');
  expect((await read(topicOf(youth), before)).at(-1)).toBe(before);
  await admin.deleteTopics({ topics: [topicOf(youth)] });
  await until(kafka.admin.topics, (topics) => !topics.includes(topicOf(youth)));
  const [first, second] = [await write('s1'), await write('s1')];
  await until(kafka.admin.topics, (topics) => topics.includes(topicOf(youth)));
  expect([...new Set(await read(topicOf(youth), second))]).toEqual([first, second]);
  expect(await until(waiting, (rows) => rows.length === 0)).toEqual([]);
  await admin.disconnect();
  client.cut();
}, 120_000);

test('a hub that does not decide under the active policy tells nothing until it does', async () => {
  isUpToDate = false;
  const id = await write('s1');
  await until(
    async () => logged.length,
    () => logged.some((line) => line.includes('The relay waits')),
  );
  expect((await waiting()).map(({ case_id }) => case_id)).toEqual(['s1']);
  isUpToDate = true;
  expect((await read(topicOf(youth), id)).at(-1)).toBe(id);
}, 120_000);

test('a case of which a row was altered is set aside and holds up no other', async () => {
  const { sql } = stage.database;
  await sql(`update family_member m set bsn = (select bsn from family_member o where o.id = 's1-m2') where m.id = 's1-walter-agreed-m1'`);
  await write('s1-walter-agreed');
  const id = await write('s1');
  expect((await read(topicOf(youth), id)).at(-1)).toBe(id);
  const left = await until(waiting, (rows) => rows.length === 1 && rows[0]?.set_aside === true);
  expect(left).toEqual([{ case_id: 's1-walter-agreed', set_aside: true }]);
  expect(logged.join('')).toContain('An event was set aside');
}, 120_000);
