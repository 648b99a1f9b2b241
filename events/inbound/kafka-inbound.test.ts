import { expect, test } from 'vitest';
import type { Consumption } from '../kafka-consumer.ts';
import { KafkaError } from '../kafka-error.ts';
import type { Received } from './inbox.ts';
import { createKafkaInbound } from './kafka-inbound.ts';
import { police } from './testing/raise-inbox.ts';

const pol = 'gezinsbeeld.00000099000000002000.pol.in.v1';
const ggzTopic = 'gezinsbeeld.00000099000000003000.ggz.in.v1';

/** A reader of topics on a broker that a test writes; time passes when the test says so. */
const raise = (receive: () => Promise<Received> = async () => 'NEW') => {
  let topics: readonly string[] | KafkaError = [];
  const told: string[] = [];
  const consuming: Consumption[] = [];
  const kept: unknown[] = [];
  let pass = (): void => {};
  let waits = Promise.withResolvers<number>();
  const inbound = createKafkaInbound(
    {
      kafka: {
        admin: {
          topics: async () => {
            if (topics instanceof KafkaError) throw topics;
            return topics;
          },
        },
        consume: async (consumption) => {
          consuming.push(consumption);
          told.push(`reads ${consumption.topics.length}`);
          return { close: async () => void told.push('closed') };
        },
      },
      inbox: {
        receive: async (message) => {
          kept.push(message);
          return receive();
        },
      },
      clock: () => new Date(0),
      random: () => 0,
      wait: async (ms, signal) =>
        new Promise((resolve) => {
          pass = resolve;
          signal.addEventListener('abort', () => resolve());
          if (signal.aborted) resolve();
          if (ms > 0) waits.resolve(ms);
          else resolve();
        }),
      onStalled: (failure) => void told.push(`stalled ${failure}`),
    },
    { floodMs: 5000, awayMs: 1000, lookMs: 60_000, noneMs: 2000, failedMs: { first: 500, longest: 30_000 } },
  );
  return {
    inbound,
    told,
    kept,
    consuming,
    setTopics: (given: readonly string[] | KafkaError): void => {
      topics = given;
    },
    /** How long it waits now; the wait is over when this is called again. */
    nextWait: async (): Promise<number> => {
      const ms = await waits.promise;
      waits = Promise.withResolvers<number>();
      return ms;
    },
    pass: (): void => pass(),
  };
};

test('looks for topics until there are some, reads only those of recipients, and others as soon as they are there', async () => {
  const stage = raise();
  stage.inbound.start();
  expect(await stage.nextWait()).toBe(2000);
  stage.setTopics([pol, 'gezinsbeeld.dead-letter.v1', '__consumer_offsets']);
  stage.pass();
  expect(await stage.nextWait()).toBe(60_000);
  expect(stage.consuming[0]).toMatchObject({ group: 'gezinsbeeld.inbound.v1', topics: [pol], fromBeginning: true });
  stage.pass();
  expect(await stage.nextWait(), 'nothing new').toBe(60_000);
  stage.setTopics([ggzTopic, pol]);
  stage.pass();
  expect(await stage.nextWait()).toBe(60_000);
  expect(stage.consuming[1]?.topics).toEqual([pol, ggzTopic].toSorted());
  expect(stage.consuming[1]?.atOnce, 'each topic in a line of its own').toBe(2);
  stage.setTopics(new KafkaError('BROKER_AWAY', 'away'));
  stage.pass();
  expect(await stage.nextWait(), 'the consumer goes on by itself').toBe(60_000);
  await stage.inbound.close();
  expect(stage.told).toEqual(['reads 1', 'closed', 'reads 2', 'closed']);
});

test('when the broker is away or refuses a topic it says so and tries again, later each time', async () => {
  const stage = raise();
  stage.setTopics(new KafkaError('BROKER_AWAY', 'KafkaJSConnectionError'));
  stage.inbound.start();
  expect(await stage.nextWait()).toBe(500);
  stage.pass();
  expect(await stage.nextWait()).toBe(1000);
  stage.setTopics([pol]);
  stage.pass();
  expect(await stage.nextWait()).toBe(60_000);
  stage.consuming[0]?.onRefused(new KafkaError('REFUSED', 'TOPIC_AUTHORIZATION_FAILED'));
  expect(await stage.nextWait()).toBe(2000);
  await stage.inbound.close();
  expect(stage.told).toEqual(['stalled BROKER_AWAY', 'stalled BROKER_AWAY', 'reads 1', 'closed', 'stalled TOPIC_AUTHORIZATION_FAILED']);
});

const message = { topic: pol, partition: 2, offset: '41', key: 'k', value: '{"id":"e-1"}', headers: {} };
const open = async (receive: () => Promise<Received>) => {
  const stage = raise(receive);
  stage.setTopics([pol]);
  stage.inbound.start();
  await stage.nextWait();
  const handle = stage.consuming[0]?.onMessage ?? (async () => undefined);
  return { ...stage, handle };
};

test('a message is kept under its own id as its topic says whose it is; without an id under its place', async () => {
  const { inbound, handle, kept } = await open(async () => 'NEW');
  expect(await handle(message)).toBeUndefined();
  expect(await handle({ ...message, value: 'not JSON' })).toBeUndefined();
  expect(await handle({ ...message, value: '{"id":7}' })).toBeUndefined();
  expect(await handle({ ...message, topic: 'elsewhere' }), 'not a topic of a recipient').toBeUndefined();
  const kind = { source: police, format: 'CLOUDEVENT', receivedAt: new Date(0) };
  expect(kept).toEqual([
    { ...kind, messageId: 'e-1', body: message.value },
    { ...kind, messageId: `${pol}:2:41`, body: 'not JSON' },
    { ...kind, messageId: `${pol}:2:41`, body: '{"id":7}' },
  ]);
  await inbound.close();
});

test.each<[string, Received, number | undefined]>([
  ['known already', 'DUPLICATE', undefined],
  ['too large', 'TOO_LARGE', undefined],
  ['one of too many', 'FLOOD', 5000],
])('a message that is %s lets its topic rest, or not', async (_, received, restMs) => {
  const { inbound, handle } = await open(async () => received);
  expect(await handle(message)).toBe(restMs);
  await inbound.close();
});

test('a message that cannot be kept comes again, and its offset is not committed', async () => {
  const { inbound, handle, told } = await open(async () => {
    throw new RangeError('the database is away');
  });
  expect(await handle(message)).toBe(1000);
  expect(told).toContain('stalled RangeError');
  await inbound.close();
});
