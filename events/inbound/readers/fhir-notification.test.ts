import { describe, expect, test } from 'vitest';
import { fhirMessageId, readFhirNotification, writeFhirNotification } from './fhir-notification.ts';

const parameters = (...parameter: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'history',
  timestamp: '2026-11-20T12:00:00+01:00',
  entry: [{ fullUrl: 'urn:uuid:1', resource: { resourceType: 'Parameters', parameter }, request: { method: 'GET', url: 'x' } }],
});
const subscription = { name: 'subscription', valueReference: { reference: 'Subscription/1' } };
const type = (valueCode: string) => ({ name: 'type', valueCode });
const event = (...part: readonly object[]) => ({ name: 'notification-event', part });
const nativeStatus = (more: object, bundleType = 'subscription-notification') => ({
  resourceType: 'Bundle',
  type: bundleType,
  timestamp: '2026-11-20T12:00:00+01:00',
  entry: [
    {
      fullUrl: 'urn:uuid:1',
      resource: {
        resourceType: 'SubscriptionStatus',
        type: 'event-notification',
        subscription: { reference: 'Subscription/1' },
        topic: 'x',
        ...more,
      },
    },
  ],
});

describe('what servers send', () => {
  test('a handshake, also one that counts nothing', () => {
    expect(readFhirNotification(parameters(subscription, type('handshake')))).toEqual({
      kind: 'TOPIC',
      subscription: 'Subscription/1',
      type: 'handshake',
      count: null,
      at: new Date('2026-11-20T11:00:00Z'),
      events: [],
    });
  });
  test.each([
    [{ valueString: '7' }, 7],
    [{ valueInteger64: '7' }, 7],
    [{ valueInteger64: 7 }, 7],
    [{ valueUnsignedInt: 7 }, 7],
    [{ valueInteger: 7 }, 7],
    [{ valueString: 'seven' }, null],
    [{ valueString: '-1' }, null],
    [{ valueString: '' }, null],
    [{}, null],
  ])('a number as %j is %j', (value, count) => {
    const read = readFhirNotification(parameters(subscription, type('heartbeat'), { name: 'events-since-subscription-start', ...value }));
    expect(read).toMatchObject({ count });
  });
  test.each(['history', 'subscription-notification'])('a status as R4B and R5 have it, in a Bundle %s', (bundleType) => {
    const more = {
      eventsSinceSubscriptionStart: '7',
      notificationEvent: [{ eventNumber: '6', timestamp: '2026-11-20T11:00:00.5Z', focus: { reference: 'Goal/1' } }, { eventNumber: 7 }],
    };
    expect(readFhirNotification(nativeStatus(more, bundleType))).toEqual({
      kind: 'TOPIC',
      subscription: 'Subscription/1',
      type: 'event-notification',
      count: 7,
      at: new Date('2026-11-20T11:00:00Z'),
      events: [
        { number: 6, at: new Date('2026-11-20T11:00:00.500Z'), focus: 'Goal/1' },
        { number: 7, at: null, focus: null },
      ],
    });
  });
  test('a day is no moment: HAPI gives the day of an event only', () => {
    const read = readFhirNotification(
      parameters(
        subscription,
        type('event-notification'),
        event({ name: 'event-number', valueString: '1' }, { name: 'timestamp', valueDate: '2026-11-20' }),
        event({ name: 'event-number', valueString: '2' }, { name: 'timestamp', valueDateTime: '2026-11-20' }),
      ),
    );
    expect(read).toMatchObject({ events: [{ at: null }, { at: null }] });
  });
  test('an event with a moment and a focus, and one with neither', () => {
    const read = readFhirNotification(
      parameters(
        subscription,
        type('event-notification'),
        event(
          { name: 'event-number', valueString: '3' },
          { name: 'timestamp', valueInstant: '2026-11-20T11:00:00.5Z' },
          { name: 'focus', valueReference: { reference: 'Goal/1' } },
          { name: 'additional-context', valueReference: { reference: 'Patient/1' } },
        ),
        event({ name: 'event-number', valueString: '4' }),
      ),
    );
    expect(read).toMatchObject({
      events: [
        { number: 3, at: new Date('2026-11-20T11:00:00.500Z'), focus: 'Goal/1' },
        { number: 4, at: null, focus: null },
      ],
    });
  });
});

describe('what is no notification', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a word', 'Bundle'],
    ['a Bundle that is empty', { resourceType: 'Bundle', type: 'history', entry: [] }],
    ['a Bundle of another type', { ...parameters(subscription, type('handshake')), type: 'message' }],
    ['without subscription', parameters(type('handshake'))],
    ['without type', parameters(subscription)],
    [
      'an event without number',
      parameters(subscription, type('event-notification'), event({ name: 'focus', valueReference: { reference: 'Goal/1' } })),
    ],
    [
      'a status of R5 that says nothing',
      { resourceType: 'Bundle', type: 'history', entry: [{ resource: { resourceType: 'SubscriptionStatus' } }] },
    ],
    ['an event of R5 without number', nativeStatus({ notificationEvent: [{ eventNumber: 'one' }] })],
    ['a resource with an id that is none', { resourceType: 'Goal', id: 'a/b' }],
    ['a type that is none', { resourceType: 'goal', id: '1' }],
  ])('%s', (_what, value) => expect(readFhirNotification(value)).toBeNull());
});

describe('what a notification is called', () => {
  const one = { number: 3, at: new Date('2026-11-20T11:00:00Z'), focus: 'Goal/1' };
  const named = (event: typeof one) =>
    fhirMessageId({ kind: 'TOPIC', subscription: 's', type: 'event-notification', count: null, at: null, events: [event] });
  test('does not depend on by which way it came', () => {
    const written = readFhirNotification(JSON.parse(writeFhirNotification('s', one)));
    expect(written && fhirMessageId(written)).toBe(named(one));
  });
  test('depends on its number, its moment and its focus', () => {
    const others = [
      { ...one, number: 4 },
      { ...one, at: new Date('2026-11-20T11:00:01Z') },
      { ...one, focus: 'Goal/2' },
    ];
    expect(new Set([one, ...others].map(named)).size).toBe(4);
  });
  test('is nothing for an event without a moment: numbers start again when some servers do', () => {
    expect(
      fhirMessageId({ kind: 'TOPIC', subscription: 's', type: 'x', count: 1, at: new Date(0), events: [{ ...one, at: null }] }),
    ).toBeNull();
  });
  test('is nothing for a resource without a version', () => {
    const read = readFhirNotification({ resourceType: 'Goal', id: '1' });
    expect(read && fhirMessageId(read)).toBeNull();
  });
});
