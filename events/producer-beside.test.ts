import { expect, test } from 'vitest';
import type { KafkaMessage } from './kafka-producer.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import { createProducerBeside } from './producer-beside.ts';

const settings: KafkaSettings = { brokers: ['127.0.0.1:1'], login: null, tls: null, requestMs: 200 };
const message: KafkaMessage = { topic: 'gezinsbeeld.test', key: 'case-1', value: '{}', headers: {} };

/** A thread that runs this for its first job. */
const threadThat = (does: string): URL =>
  new URL(`data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.once('message', (job) => { ${does} });`);

test('a broker that is not there: what is sent rejects as away, and the client is told of by level and part alone', async () => {
  const told: unknown[] = [];
  const producer = createProducerBeside(settings, (level, part) => told.push({ level, part }));
  await expect(producer.send([message])).rejects.toMatchObject({ name: 'KafkaError', code: 'BROKER_AWAY' });
  await expect(producer.ready()).rejects.toMatchObject({ name: 'KafkaError', code: 'BROKER_AWAY' });
  await producer.close();
  expect(told).toContainEqual({ level: 'warn', part: 'Connection' });
});

test.each([
  ['ends', 'process.exit(0)'],
  ['breaks', "throw new Error('out of order')"],
  ['cannot be loaded', '}) ('],
])('a thread that %s: everything under way rejects as away, and the next send starts another', async (_, does) => {
  const producer = createProducerBeside(settings, () => {}, threadThat(does));
  const away = { name: 'KafkaError', code: 'BROKER_AWAY', reason: 'ProducerEnded' };
  const both = await Promise.allSettled([producer.ready(), producer.send([message])]);
  expect(both).toMatchObject([
    { status: 'rejected', reason: away },
    { status: 'rejected', reason: away },
  ]);
  await expect(producer.send([message])).rejects.toMatchObject(away);
  await producer.close();
});

test('a thread that cannot be started: away, and no fault of what is sent', async () => {
  const producer = createProducerBeside(settings, () => {}, new URL('http://127.0.0.1/no-thread.js'));
  await expect(producer.send([message])).rejects.toMatchObject({ code: 'BROKER_AWAY', reason: 'ProducerNotStarted' });
  await producer.close();
});

test('nothing to send needs no thread; nor does closing', async () => {
  const producer = createProducerBeside(settings, () => {}, threadThat('process.exit(1)'));
  await expect(producer.send([])).resolves.toBeUndefined();
  await expect(producer.close()).resolves.toBeUndefined();
});

test('what cannot be handed over rejects, and hangs nobody', async () => {
  const producer = createProducerBeside(settings, () => {});
  const impossible: KafkaMessage = { ...message, headers: new Proxy({}, {}) };
  await expect(producer.send([impossible])).rejects.toThrow('could not be cloned');
  await producer.close();
});
