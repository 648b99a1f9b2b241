import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { replyJson, startStandIn } from './stand-in.ts';
import type { Fault, StandIn } from './stand-in.ts';

let partner: StandIn;

beforeEach(async () => {
  partner = await startStandIn({
    name: 'partner',
    maxBodyBytes: 100,
    clock: () => 5,
    handler: ({ method, url, body, fault }) => {
      if (url.pathname === '/throws') throw new Error('secret text');
      return replyJson(200, { method, path: url.pathname, body, fault: fault?.kind ?? null });
    },
  });
});
afterEach(() => partner.close());

const ask = (path = '/a', body = 'hello') =>
  fetch(`${partner.url}${path}`, { method: 'POST', body, headers: { authorization: 'Bearer abc' } });

describe('a stand-in', () => {
  test('answers through its handler', async () => {
    expect(await (await ask()).json()).toEqual({ method: 'POST', path: '/a', body: 'hello', fault: null });
  });
  test('logs what it was asked, without the token', async () => {
    await ask('/a?b=1');
    expect(partner.requests).toMatchObject([
      { at: 5, method: 'POST', path: '/a?b=1', body: 'hello', headers: { authorization: 'removed' } },
    ]);
    expect(JSON.stringify(partner.requests)).not.toContain('abc');
    partner.clearRequests();
    expect(partner.requests).toEqual([]);
  });
  test('leaves it to the client to close a connection that is idle', async () => {
    const { headers } = await ask();
    expect([headers.get('connection'), headers.get('keep-alive')]).toEqual(['keep-alive', null]);
  });
  test('refuses a body above its limit with 413', async () => expect((await ask('/a', 'x'.repeat(101))).status).toBe(413));
  test('answers 500 without a word when its handler throws', async () => {
    const answer = await ask('/throws');
    expect([answer.status, await answer.text()]).toEqual([500, '']);
  });
});

describe('its faults', () => {
  test('down: the connection is broken, and the request is still logged', async () => {
    partner.setFault({ kind: 'down' });
    await expect(ask()).rejects.toThrow('fetch failed');
    expect(partner.requests).toHaveLength(1);
  });
  test('slow: the answer comes later than the caller waits', async () => {
    partner.setFault({ kind: 'slow', ms: 60_000 });
    await expect(fetch(partner.url, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
  });
  test('malformed: 200 with JSON that does not parse', async () => {
    partner.setFault({ kind: 'malformed' });
    const answer = await ask();
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });
  test.each<[Fault['kind'], number]>([
    ['error500', 500],
    ['rejectToken', 401],
  ])('%s: %i', async (kind, status) => {
    partner.setFault({ kind } as Fault);
    expect((await ask()).status).toBe(status);
  });
  test.each<Fault['kind']>(['wrongSchema', 'endlessPaging'])('%s: told to the handler', async (kind) => {
    partner.setFault({ kind } as Fault);
    expect(await (await ask()).json()).toMatchObject({ fault: kind });
  });
  test('null: recovery', async () => {
    partner.setFault({ kind: 'error500' });
    partner.setFault(null);
    expect((await ask()).status).toBe(200);
  });
});
