import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { openStream, type OpenedStream } from '../http/stream-client.ts';
import { bsn, startSignalHub, type SignalHub } from './signal-hub.ts';

// The matches of signals over a stream, at a hub with the embedded database and without a broker.

let hub: SignalHub;
beforeAll(async () => {
  hub = await startSignalHub({ env: { STREAM_POLL_MS: '50' } });
}, 120_000);
afterAll(async () => hub.close());

const query = 'subscription { signalMatched { id type match } }';
const follow = (role: DemoRole, lastEventId?: string): Promise<OpenedStream> =>
  openStream(hub.stage, { role, purpose: 'SIGNAL', query, ...(lastEventId === undefined ? {} : { lastEventId }) });
const next = async (stream: OpenedStream): Promise<{ readonly id: string; readonly type: string; readonly match: string }> => {
  const message = await stream.next();
  return (message?.data?.data?.['signalMatched'] ?? { id: '', type: message?.event, match: '' }) as {
    id: string;
    type: string;
    match: string;
  };
};
const matched = 'nl.gezinsbeeld.signal.matched.v1';
const ended = 'nl.gezinsbeeld.signal.ended.v1';

test('the parties to a match hear of it, and of its end; nobody else does, and nobody hears what it is about', async () => {
  const [wmo, youth, police] = await Promise.all([follow('wmo'), follow('youth'), follow('police')]);
  const raised = await hub.raise('wmo', bsn.alexander);
  await hub.raise('youth', bsn.zoey);
  const [first, same] = await Promise.all([next(wmo), next(youth)]);
  expect(first).toEqual({ id: expect.any(String), type: matched, match: expect.any(String) });
  expect(same).toEqual(first);

  await hub.raise('police', bsn.zoey);
  const [one, two] = [await next(police), await next(police)];
  expect([one.type, two.type]).toEqual([matched, matched]);
  expect(new Set([one.match, two.match, first.match]).size).toBe(3);
  const heardByYouth = await next(youth);
  expect([one.id, two.id]).toContain(heardByYouth.id);

  expect((await hub.withdraw('wmo', raised.value?.id ?? '')).problems).toEqual([]);
  expect(await next(youth)).toMatchObject({ type: ended, match: first.match });
  expect((await next(police)).type).toBe(ended);

  for (const stream of [wmo, youth, police])
    expect(stream.text()).not.toMatch(/(?<![\da-f])99999\d{4}(?![\da-f])|SAME_|WORRIED|Zoey|Alexander|recipients|00000099000/);
  await Promise.all([wmo, youth, police].map((stream) => stream.leave()));
});

test('who comes back goes on after what they heard themselves, and only after that', async () => {
  const youth = await follow('youth');
  const raised = await hub.raise('wmo', bsn.alexander);
  const heard = await next(youth);
  expect(heard.type).toBe(matched);
  await youth.leave();
  expect((await hub.withdraw('wmo', raised.value?.id ?? '')).problems).toEqual([]);
  const again = await follow('youth', heard.id);
  expect(await next(again)).toMatchObject({ type: ended, match: heard.match });
  await hub.raise('wmo', bsn.alexander);
  const fresh = await next(again);
  await again.leave();
  const resumed = await follow('youth', fresh.id);
  await hub.raise('ggz', bsn.zoey);
  expect((await next(resumed)).type).toBe(matched);
  expect(await (await follow('ggz', fresh.id)).ending()).toBe('RESUME_IMPOSSIBLE');
  await resumed.leave();
});

test('for a purpose that is not for signals there is nothing to follow', async () => {
  const stream = await openStream(hub.stage, { role: 'police', purpose: 'MI', query });
  expect(await stream.ending()).toBe('NOTHING_TO_FOLLOW');
});
