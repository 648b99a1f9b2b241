import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import type { FollowedEvent } from '#events/follow-store.ts';
import { GatewayError, type ErrorCode } from '../errors.ts';
import { createStream, type Stream, type StreamDeps } from './stream.ts';
import type { Standing } from './subject.ts';

const anEvent = (eventId: string): FollowedEvent => ({
  sequence: `n-${eventId}`,
  eventId,
  caseId: 's1',
  type: 'nl.gezinsbeeld.case.changed.v1',
  subject: null,
  data: {},
  facts: null,
  occurredAt: new Date('2026-11-20T10:00:00Z'),
  traceId: 'a'.repeat(32),
});

let now: number;
let exists: boolean;
let stands: number;
let failure: ErrorCode | null;
/** Done just before an answer leaves. */
let meanwhile: () => void;
let answered: string[];
let ended: (ErrorCode | null)[];
let closed: number;
let stopped: number;
let size: number;
let undecided: number;
let stalled: ErrorCode[];
let asksForMore: number;
/** What is not in the outbox any more. */
let gone: ReadonlySet<string>;
/** What nobody may hear of, as it is now. */
let secret: ReadonlySet<string>;

const standing = (): Standing => ({
  policy: defaultTables,
  exists,
  caseId: 's1',
  hear: async ({ eventId }) => {
    if (eventId.startsWith('poison')) throw new TypeError('999990019');
    return eventId.startsWith('silent') || secret.has(eventId) ? null : { fields: {}, subjects: [] };
  },
});

const takeFrom = ({ channel }: Stream): Buffer | null => channel.body.read() as Buffer | null;

const open = (changes: Partial<StreamDeps> = {}): { readonly stream: Stream; readonly text: () => string; read(): Promise<string> } => {
  const stream = createStream({
    subject: {
      group: { kind: 'CASE', caseId: 's1' },
      stand: async () => {
        stands += 1;
        if (failure) throw new GatewayError(failure);
        return standing();
      },
    },
    read: async (places) => places.flatMap(({ eventId }) => (gone.has(eventId) ? [] : [anEvent(eventId)])),
    answer: async ({ eventId }) => {
      await turn();
      meanwhile();
      answered.push(eventId);
      return { data: { caseChanged: { id: eventId, filling: 'x'.repeat(size) } } };
    },
    tokenEndsAt: new Date(3_600_000),
    now: () => now,
    pace: { pingMs: 15_000, checkMs: 30_000, freshMs: 250, patienceMs: 30_000, retryMs: 1000 },
    onDelivered: () => undefined,
    onStalled: (code) => void stalled.push(code),
    onUndecided: () => void (undecided += 1),
    onEnd: (code) => void ended.push(code),
    onClose: () => void (closed += 1),
    ...changes,
  });
  let text = '';
  const drain = (): void => {
    for (let chunk = takeFrom(stream); chunk !== null; chunk = takeFrom(stream)) text += chunk.toString();
  };
  stream.start({ more: () => void (asksForMore += 1), stop: () => void (stopped += 1) });
  return {
    stream,
    text: () => text,
    read: async () => {
      for (let time = 0; time < 30; time += 1) {
        await turn();
        drain();
      }
      return text;
    },
  };
};

const idsIn = (text: string): readonly string[] => [...text.matchAll(/^id: (.+)$/gm)].map(([, id = '']) => id);
const codeIn = (text: string): string | undefined => /"code":"(\w+)"/.exec(text)?.[1];

beforeEach(() => {
  [now, stands, closed, stopped, size, undecided, asksForMore] = [0, 0, 0, 0, 1, 0, 0];
  [gone, secret, stalled] = [new Set(), new Set(), []];
  [exists, failure] = [true, null];
  [answered, ended] = [[], []];
  meanwhile = () => undefined;
});

describe('a stream', () => {
  test('tells one event after the other, in order, and of what may not be heard nothing', async () => {
    const { stream, read } = open();
    stream.reader.take(['a', 'silent-1', 'b', 'silent-2', 'c'].map(anEvent));
    const text = await read();
    expect(text.startsWith(':\n\n')).toBe(true);
    expect(idsIn(text)).toEqual(['a', 'b', 'c']);
    expect(text).not.toContain('silent');
    expect(stream.reader.room()).toBe(64);
  });

  test('reads the rights again for every delivery', async () => {
    const { stream, read } = open();
    stream.reader.take(['a', 'b', 'c'].map(anEvent));
    await read();
    expect(stands).toBeGreaterThanOrEqual(3);
  });

  test.each(['a', 'silent'])(
    'ends when nothing exists for its caller any more, also when of the event (%s) nothing may be heard',
    async (id) => {
      const { stream, read } = open();
      exists = false;
      stream.reader.take([anEvent(id), anEvent('b')]);
      const text = await read();
      expect([idsIn(text), codeIn(text), answered]).toEqual([[], 'STREAM_ENDED', []]);
      expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true);
      expect([ended, stopped, stream.reader.room()]).toEqual([['STREAM_ENDED'], 1, 0]);
    },
  );

  test('lets nothing leave when the token ended while the answer was made', async () => {
    const { stream, read } = open();
    meanwhile = () => void (now = 3_600_000);
    stream.reader.take([anEvent('a'), anEvent('b')]);
    const text = await read();
    expect([idsIn(text), codeIn(text), answered]).toEqual([[], 'STREAM_TOKEN_ENDED', ['a']]);
  });

  test('tells an event as it is by then, and what is gone by then not at all', async () => {
    const { stream, read } = open();
    meanwhile = () => {
      gone = new Set(['b']);
      secret = new Set(['c']);
    };
    stream.reader.take(['a', 'b', 'c', 'd'].map(anEvent));
    expect(idsIn(await read())).toEqual(['a', 'd']);
  });

  test.each<[string, () => void, readonly string[], string | undefined]>([
    ['still holds', () => undefined, ['a', 'b'], undefined],
    ['does not for the event', () => void (secret = new Set(['a'])), ['b'], undefined],
    ['does for nothing any more', () => void (exists = false), [], 'STREAM_ENDED'],
  ])('decides again what took long to answer, and then tells what %s', async (_what, change, told, code) => {
    const { stream, read } = open();
    meanwhile = () => {
      now += 251;
      change();
    };
    stream.reader.take(['a', 'b'].map(anEvent));
    const text = await read();
    expect([idsIn(text), codeIn(text)]).toEqual([told, code]);
  });

  test('does not decide again what was answered at once', async () => {
    const { stream, read } = open();
    meanwhile = () => void (now += 250);
    stream.reader.take([anEvent('a')]);
    expect([idsIn(await read()), stands]).toEqual([['a'], 1]);
  });

  test.each<ErrorCode>(['STREAM_ENDED', 'INTERNAL'])('ends with %s where an answer fails with it', async (code) => {
    const { stream, read } = open({ answer: async () => Promise.reject(new GatewayError(code)) });
    stream.reader.take([anEvent('a')]);
    const text = await read();
    expect([idsIn(text), codeIn(text), ended]).toEqual([[], code, [code]]);
  });

  test('an event that cannot be decided is told to nobody, and holds up no other', async () => {
    const { stream, read } = open();
    stream.reader.take(['a', 'poison', 'b'].map(anEvent));
    const text = await read();
    expect([idsIn(text), undecided, ended]).toEqual([['a', 'b'], 1, []]);
    expect(text).not.toContain('99999');
  });

  test('a fault that nobody foresaw says nothing of itself', async () => {
    const { stream, read } = open({ answer: async () => Promise.reject(new Error('999990019')) });
    stream.reader.take([anEvent('a')]);
    expect(codeIn(await read())).toBe('INTERNAL');
    expect(await read()).not.toContain('99999');
  });

  test('waits while nothing can be recorded, tells nothing meanwhile, and loses nothing', async () => {
    let away = true;
    const answer = async ({ eventId }: FollowedEvent) => {
      if (away) throw new GatewayError('AUDIT_UNAVAILABLE');
      return { data: { id: eventId } };
    };
    const { stream, read } = open({ answer });
    stream.reader.take(['a', 'b'].map(anEvent));
    expect([idsIn(await read()), ended, stalled]).toEqual([[], [], ['AUDIT_UNAVAILABLE']]);
    now += 1000;
    stream.tick('rules');
    expect([idsIn(await read()), stalled]).toEqual([[], ['AUDIT_UNAVAILABLE']]);
    away = false;
    now += 1000;
    stream.tick('rules');
    expect(idsIn(await read())).toEqual(['a', 'b']);
  });

  test.each<ErrorCode>(['DATABASE_UNAVAILABLE', 'POLICY_UNAVAILABLE'])('waits while there is %s, and loses nothing', async (code) => {
    const { stream, read } = open();
    failure = code;
    stream.reader.take([anEvent('a'), anEvent('b')]);
    await read();
    const tried = stands;
    failure = null;
    stream.tick('rules');
    await read();
    expect([stands, ended]).toEqual([tried, []]);
    now += 1000;
    stream.tick('rules');
    expect(idsIn(await read())).toEqual(['a', 'b']);
  });
});

describe('a stream in which nothing happens', () => {
  test('ends with its token', async () => {
    const { stream, read } = open();
    now = 3_600_000;
    stream.tick('rules');
    expect(codeIn(await read())).toBe('STREAM_TOKEN_ENDED');
  });

  test('looks at the rights every so often', async () => {
    const { stream, read } = open();
    stream.tick('rules');
    await read();
    exists = false;
    now += 29_000;
    stream.tick('rules');
    expect(codeIn(await read())).toBeUndefined();
    now += 1000;
    stream.tick('rules');
    expect(codeIn(await read())).toBe('STREAM_ENDED');
  });

  test.each(['other rules', null])('looks at the rights when something else decides (%s)', async (rules) => {
    const { stream, read } = open();
    stream.tick('rules');
    await read();
    exists = false;
    stream.tick(rules);
    expect(codeIn(await read())).toBe('STREAM_ENDED');
  });

  test('says every so often that it is still there', async () => {
    const { stream, read, text } = open();
    await read();
    now += 14_999;
    stream.tick('rules');
    await read();
    expect(text()).toBe(':\n\n');
    now += 1;
    stream.tick('rules');
    expect(await read()).toBe(':\n\n:\n\n');
  });
});

describe('a reader', () => {
  /** Lets the stream work while nobody reads. */
  const pass = async (): Promise<void> => {
    for (let time = 0; time < 30; time += 1) await turn();
  };

  test('that takes nothing is told nothing that was decided before it takes again', async () => {
    const { stream, read } = open();
    stream.reader.take(['a', 'b'].map(anEvent));
    await pass();
    expect([answered, stands]).toEqual([[], 0]);
    stream.tick('rules');
    await pass();
    expect([answered, stands]).toEqual([[], 1]);
    secret = new Set(['a']);
    expect(idsIn(await read())).toEqual(['b']);
  });

  test.each<[string, () => void, string]>([
    ['rights end', () => void (exists = false), 'STREAM_ENDED'],
    ['token ends', () => void (now = 3_600_000), 'STREAM_TOKEN_ENDED'],
  ])('that takes nothing is told when it takes again that its %s meanwhile, and no event', async (_what, change, code) => {
    const { stream, read } = open();
    stream.reader.take(['a', 'b'].map(anEvent));
    await pass();
    change();
    stream.tick('other rules');
    await pass();
    expect(ended).toEqual([code]);
    const text = await read();
    expect([idsIn(text), codeIn(text), answered]).toEqual([[], code, []]);
  });

  test('has the places of no more than 64 events waiting, and takes more when half of them was told', async () => {
    const rooms: number[] = [];
    const { stream, read } = open({ onDelivered: () => void rooms.push(stream.reader.room()) });
    expect(stream.reader.room()).toBe(64);
    stream.reader.take(Array.from({ length: 64 }, (_, n) => anEvent(`event-${n}`)));
    expect(stream.reader.room()).toBe(0);
    while (answered.length < 64) await read();
    await read();
    expect([stream.reader.room(), asksForMore]).toEqual([64, 1]);
    expect(rooms.slice(30, 33)).toEqual([0, 32, 33]);
    stream.reader.take([anEvent('one-more')]);
    stream.tick('rules');
    await read();
    expect(asksForMore).toBe(1);
  });

  test('that takes nothing keeps nothing in memory, is told that it was too slow, and is cut off', async () => {
    const { stream } = open();
    size = 20_000;
    stream.reader.take(Array.from({ length: 10 }, (_, n) => anEvent(`event-${n}`)));
    await pass();
    expect([answered.length, stream.channel.body.readableLength]).toEqual([0, ':\n\n'.length]);
    now += 29_999;
    stream.tick('rules');
    expect(ended).toEqual([]);
    now += 1;
    stream.tick('rules');
    expect(ended).toEqual(['STREAM_TOO_SLOW']);
    expect(closed).toBe(0);
    now += 30_000;
    stream.tick('rules');
    await turn();
    expect([closed, stream.channel.body.destroyed]).toEqual([1, true]);
  });

  test('that takes its time gets everything', async () => {
    const { stream, read } = open();
    size = 20_000;
    stream.reader.take(Array.from({ length: 5 }, (_, n) => anEvent(`event-${n}`)));
    expect(idsIn(await read())).toEqual(['event-0', 'event-1', 'event-2', 'event-3', 'event-4']);
  });

  test('that goes away ends its stream, once', async () => {
    const { stream, read } = open();
    await read();
    stream.channel.body.destroy();
    await turn();
    stream.end('STREAM_CLOSING');
    stream.tick('rules');
    stream.reader.take([anEvent('a')]);
    await turn();
    expect([ended, closed, stopped, answered]).toEqual([[null], 1, 1, []]);
  });

  test('is told when the hub stops, and reads to the end', async () => {
    const { stream, read } = open();
    stream.end('STREAM_CLOSING');
    expect(codeIn(await read())).toBe('STREAM_CLOSING');
    expect([closed, stream.channel.body.readableEnded]).toEqual([1, true]);
  });
});
