import { beforeEach, expect, test } from 'vitest';
import type { Caller } from '#consent/situation.ts';
import { GatewayError } from '../errors.ts';
import type { Stream } from './stream.ts';
import { createStreams, type Streams } from './streams.ts';

const caller = (subject: string, role: Caller['role'] = 'REG'): Caller => ({ oin: '00000099000000001000', role, subject, purposes: [] });
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof GatewayError ? error.code : error;
  }
};

let ticking: (() => void) | null;
let counts: number[];
let streams: Streams;
beforeEach(() => {
  ticking = null;
  counts = [];
  streams = createStreams({
    limits: { total: 3, perCaller: 2 },
    rules: () => 'rules',
    every: (task) => {
      ticking = task;
      return () => void (ticking = null);
    },
    onCount: (open) => void counts.push(open),
  });
});

/** A stream that notes what it is told. */
const aStream = (): { readonly stream: Stream; readonly told: string[] } => {
  const told: string[] = [];
  const stream = { tick: (rules: string | null) => void told.push(String(rules)), end: (code: string) => void told.push(code) };
  return { told, stream: stream as Partial<Stream> as Stream };
};

test('so many of one caller, and so many together; a place that is given back can be taken again', () => {
  const giveBack = streams.reserve(caller('anna'));
  streams.reserve(caller('anna'));
  expect(codeOf(() => streams.reserve(caller('anna')))).toBe('TOO_MANY_STREAMS');
  streams.reserve(caller('anna', 'WMO'));
  expect(codeOf(() => streams.reserve(caller('bram')))).toBe('TOO_MANY_STREAMS');
  giveBack();
  expect(codeOf(() => streams.reserve(caller('anna')))).toBeNull();
});

test('looks at them only while there are any, and counts them', () => {
  const [one, two] = [aStream(), aStream()];
  expect(ticking).toBeNull();
  streams.add(one.stream);
  streams.add(two.stream);
  ticking?.();
  streams.remove(one.stream);
  ticking?.();
  streams.remove(two.stream);
  expect([ticking, one.told, two.told, counts]).toEqual([null, ['rules'], ['rules', 'rules'], [1, 2, 1, 0]]);
});

test('when the hub stops each is told, none is taken any more, and it waits for the last one', async () => {
  const [one, late] = [aStream(), aStream()];
  streams.add(one.stream);
  let closed = false;
  const closing = streams.close().then(() => void (closed = true));
  expect([one.told, closed]).toEqual([['STREAM_CLOSING'], false]);
  expect(codeOf(() => streams.reserve(caller('anna')))).toBe('STREAM_CLOSING');
  streams.add(late.stream);
  expect(late.told).toEqual(['STREAM_CLOSING']);
  streams.remove(one.stream);
  streams.remove(late.stream);
  await closing;
  expect(closed).toBe(true);
});

test('without any stream it stops at once', async () => expect(await streams.close()).toBeUndefined());
