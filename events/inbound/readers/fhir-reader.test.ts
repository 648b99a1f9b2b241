import { beforeEach, describe, expect, test } from 'vitest';
import type { IncomingMessage, Received } from '../inbox.ts';
import { createFhirReader } from './fhir-reader.ts';
import type { Asked, SourceRecord } from './source-record.ts';

const base = 'https://ggz.example/fhir/';
const noon = Date.parse('2026-11-20T11:00:00Z');
const found: Asked<SourceRecord> = {
  state: 'found',
  value: { bsns: ['900000012'], classes: ['GGZ_CARE_GOALS'], confidentiality: 'OPEN' },
};
const away = { state: 'unavailable', cause: 'SERVER_ERROR' } as const;

let last: number | null;
let inbox: IncomingMessage[];
let lost: number[];
let asked: string[];
let answers: { read: Asked<SourceRecord>; missed: Asked<unknown>; received: Received };
beforeEach(() => {
  [last, inbox, lost, asked] = [10, [], [], []];
  answers = { read: found, missed: { state: 'missing' }, received: 'NEW' };
});

/** Reads a notification of these events, which came in so many minutes ago. */
const read = async (numbers: readonly number[], minutesAgo = 0, type = 'event-notification') =>
  createFhirReader({
    sourceOf: () => ({
      nameOf: (reference) => reference.replace(base, ''),
      read: async (name) => {
        asked.push(name);
        return answers.read;
      },
      missed: async (_, since, until) => {
        asked.push(`${since} to ${until}`);
        return answers.missed;
      },
    }),
    progress: {
      last: async () => last,
      advance: async (_, __, to) => void (last = Math.max(last ?? 0, to)),
      restart: async (_, __, at) => void (last = at),
    },
    inbox: {
      receive: async (message) => {
        inbox.push(message);
        return answers.received;
      },
    },
    clock: () => new Date(noon),
    lost: (_, count) => void lost.push(count),
  })({
    source: 'ggz',
    format: 'FHIR',
    receivedAt: new Date(noon - minutesAgo * 60_000),
    body: JSON.stringify(notification(type, numbers)),
  });

const notification = (type: string, numbers: readonly number[]) => ({
  resourceType: 'Bundle',
  type: 'subscription-notification',
  entry: [
    {
      resource: {
        resourceType: 'SubscriptionStatus',
        type,
        subscription: { reference: `${base}Subscription/1` },
        ...(numbers.length === 0 && { eventsSinceSubscriptionStart: '12' }),
        notificationEvent: numbers.map((eventNumber) => ({
          eventNumber,
          timestamp: '2026-11-20T10:00:00Z',
          focus: { reference: `Goal/${eventNumber}` },
        })),
      },
    },
  ],
});

test('what is known to be missing is asked for, and put into the inbox', async () => {
  answers.missed = { state: 'found', value: notification('query-event', [11, 12]) };
  expect(await read([13])).toHaveLength(1);
  expect(asked).toEqual(['11 to 12', 'Goal/13']);
  expect(inbox.map(({ messageId }) => messageId)).toEqual([
    `${base}Subscription/1 11@2026-11-20T10:00:00.000Z:Goal/11`,
    `${base}Subscription/1 12@2026-11-20T10:00:00.000Z:Goal/12`,
  ]);
  expect([last, lost]).toEqual([13, []]);
});

describe('what is missing and cannot be had', () => {
  test.each<[string, Asked<unknown>]>([
    ['because the server has it no more, or gives it to nobody', { state: 'missing' }],
    ['because the server answers something else', { state: 'found', value: { resourceType: 'OperationOutcome' } }],
    ['because the server does not answer as agreed', { state: 'unavailable', cause: 'CONTRACT' }],
    ['because it is too much', { state: 'unavailable', cause: 'TOO_LARGE' }],
  ])('%s is lost, and holds up nothing', async (_, missed) => {
    answers.missed = missed;
    expect(await read([13])).toHaveLength(1);
    expect([last, lost]).toEqual([13, [2]]);
  });

  test('because the server cannot be asked now holds up the event, but for no longer than an hour', async () => {
    answers.missed = away;
    await expect(read([13], 59)).rejects.toThrow('could not be asked');
    expect([last, lost]).toEqual([10, []]);
    expect(await read([13], 61)).toHaveLength(1);
    expect([last, lost]).toEqual([13, [2]]);
  });

  test('because the inbox is full holds up the event too', async () => {
    answers.missed = { state: 'found', value: notification('query-event', [11, 12]) };
    answers.received = 'FLOOD';
    await expect(read([13])).rejects.toThrow('could not be asked');
    expect(last).toBe(10);
  });

  test('is not given up as long as the server does not answer at all, nor for a heartbeat, which waits alone', async () => {
    answers = { ...answers, missed: away, read: away };
    await expect(read([13], 600)).rejects.toThrow('could not be asked');
    await expect(read([], 600, 'heartbeat')).rejects.toThrow('could not be asked');
    expect([last, lost]).toEqual([10, []]);
  });
});

describe('a resource that the server does not give', () => {
  test.each<[string, Asked<SourceRecord>, object]>([
    ['for it is not for the hub', { state: 'unavailable', cause: 'FORBIDDEN' }, { name: 'PoisonMessage', reason: 'NOT_ALLOWED' }],
    ['as agreed', { state: 'unavailable', cause: 'CONTRACT' }, { name: 'NotAsAgreed' }],
    ['now', away, { name: 'TryLater' }],
    ['because the hub has no good token', { state: 'unavailable', cause: 'UNAUTHORISED' }, { name: 'TryLater' }],
  ])('%s', async (_, answer, error) => {
    answers.read = answer;
    await expect(read([11])).rejects.toMatchObject(error);
  });
  test("any more is nobody's", async () => {
    answers.read = { state: 'missing' };
    expect(await read([11])).toEqual([]);
  });
});

test('the events of one notification are read one by one', async () => {
  expect(await read([11, 12, 13])).toHaveLength(3);
  expect(asked).toEqual(['Goal/11', 'Goal/12', 'Goal/13']);
});
