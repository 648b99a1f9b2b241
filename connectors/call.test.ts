import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { replyJson, startStandIn, type StandIn, type StandInHandler } from '#sandbox/stand-in.ts';
import { AuthoriseFailure } from './authorise-failure.ts';
import { createWire, type CallScope, type Wire, type WireDeps, type WireSettings } from './call.ts';

const shape = z.object({ name: z.string(), tags: z.array(z.object({ code: z.int() })).optional() });
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

interface Bench {
  readonly wire: Wire;
  readonly partner: StandIn;
  readonly logged: unknown[];
  readonly measured: { readonly partner: string; readonly outcome: string }[];
  now: number;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function aWire(handler: StandInHandler, settings: Partial<WireSettings> = {}, deps: Partial<WireDeps> = {}): Promise<Bench> {
  const partner = await startStandIn({ name: 'partner', handler });
  const bench: Bench = { partner, logged: [], measured: [], now: 0, wire: undefined as never };
  const wire = createWire(
    {
      name: 'partner',
      baseUrl: `${partner.url}/api`,
      deadlineMs: 20_000,
      maxBytes: 1000,
      maxPages: 3,
      authorise: async () => ({ authorization: 'Bearer x' }),
      ...settings,
    },
    {
      clock: () => new Date('2026-11-20T12:00:00Z'),
      random: () => 0,
      elapsed: () => bench.now,
      log: { warn: (fields, message) => void bench.logged.push({ fields, message }) },
      observe: (measure) => void bench.measured.push({ partner: measure.partner, outcome: measure.outcome }),
      ...deps,
    },
  );
  open.push(async () => {
    wire.close();
    await partner.close();
  });
  return Object.assign(bench, { wire });
}

/** A server of which a test decides every byte. */
async function aServer(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => void request.resume().on('end', () => answer(response)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function wireAt(baseUrl: string, deadlineMs = 20_000): Promise<Wire> {
  return (await aWire(() => good, { baseUrl, deadlineMs })).wire;
}

const scope = (signal: AbortSignal = new AbortController().signal): CallScope => ({ traceparent, signal });
const ask = { method: 'POST', path: 'things/_zoek', body: '{}', schema: shape } as const;
const good = replyJson(200, { name: 'ok' });
const found = { state: 'found', value: { name: 'ok' } };
const unavailable = (cause: string) => ({ state: 'unavailable', cause });

describe('one call', () => {
  test('goes to the path under the whole base, with credentials, body and media types', async () => {
    const { wire, partner } = await aWire(() => good);
    expect(await wire.call({ ...ask, headers: { 'accept-crs': 'EPSG:4326' } }, scope())).toEqual(found);
    expect(partner.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/things/_zoek',
      body: '{}',
      headers: { authorization: 'removed', accept: 'application/json', 'content-type': 'application/json', 'accept-crs': 'EPSG:4326' },
    });
  });

  test('carries the trace on with a span of its own', async () => {
    const { wire, partner } = await aWire(() => good, {}, { random: () => 0.5 });
    await wire.call(ask, scope());
    expect(partner.requests[0]?.headers['traceparent']).toBe('00-0af7651916cd43dd8448eb211c80319c-8888888888888888-01');
  });

  test('sends no traceparent when the operation has none', async () => {
    const { wire, partner } = await aWire(() => good);
    await wire.call(ask, { traceparent: '', signal: new AbortController().signal });
    expect(partner.requests[0]?.headers).not.toHaveProperty('traceparent');
  });

  test('keeps its connection for the next call', async () => {
    const { wire, partner } = await aWire(() => good);
    await wire.call(ask, scope());
    await wire.call(ask, scope());
    expect(partner.requests.map(({ headers }) => headers['connection'])).toEqual(['keep-alive', 'keep-alive']);
  });

  test.each([
    ['a path with a BSN', 'personen/999996149', 'BSN_IN_URL'],
    ['a query with a BSN', 'Patient?identifier=http://fhir.nl/fhir/NamingSystem/bsn%7C999996149', 'BSN_IN_URL'],
    ['a BSN hidden by escapes', 'personen/%39%39%39996149', 'BSN_IN_URL'],
    ['another origin', 'https://elsewhere.example/things', 'FOREIGN_ORIGIN'],
  ])('refuses %s', async (_, path, code) => {
    const { wire, partner } = await aWire(() => good);
    await expect(wire.call({ ...ask, path }, scope())).rejects.toMatchObject({ code });
    expect(partner.requests).toHaveLength(0);
  });

  test('refuses a header with a BSN', async () => {
    const { wire, partner } = await aWire(() => good);
    await expect(wire.call({ ...ask, headers: { 'x-person': '999996149' } }, scope())).rejects.toMatchObject({ code: 'BSN_IN_HEADER' });
    expect(partner.requests).toHaveLength(0);
  });

  test('takes ids of other kinds in a path', async () => {
    const { wire } = await aWire(() => good);
    expect(await wire.call({ ...ask, path: 'zaken/095be615-a8ad-4c33-8e9c-c7612fbf6c9f?t=1763640000000' }, scope())).toEqual(found);
  });
});

test('a 403 where a request asks what it means says that this one thing is not for us, and nothing about the partner', async () => {
  const { wire, logged } = await aWire(() => ({ status: 403 }));
  expect(await wire.call({ ...ask, statuses: { 403: 'FORBIDDEN' } }, scope())).toEqual(unavailable('FORBIDDEN'));
  expect([wire.state().available, logged]).toEqual([true, []]);
});

describe('what a partner does is a value', () => {
  test.each<[string, StandInHandler, unknown, number]>([
    ['500', () => ({ status: 500 }), unavailable('SERVER_ERROR'), 3],
    ['503', () => ({ status: 503 }), unavailable('SERVER_ERROR'), 3],
    ['429 with a wait beyond the deadline', () => ({ status: 429, headers: { 'retry-after': '120' } }), unavailable('SERVER_ERROR'), 1],
    [
      '429 with a day beyond the deadline',
      () => ({ status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 12:05:00 GMT' } }),
      unavailable('SERVER_ERROR'),
      1,
    ],
    ['400', () => ({ status: 400 }), unavailable('CONTRACT'), 1],
    ['403', () => ({ status: 403 }), unavailable('UNAUTHORISED'), 1],
    ['404 that means nothing here', () => ({ status: 404 }), unavailable('CONTRACT'), 1],
    ['a redirect', () => ({ status: 302, headers: { location: '/api/elsewhere' } }), unavailable('CONTRACT'), 1],
    [
      'broken JSON',
      () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"name": ' }),
      unavailable('CONTRACT'),
      1,
    ],
    [
      'JSON that calls itself HTML',
      () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '{"name":"ok"}' }),
      unavailable('CONTRACT'),
      1,
    ],
    ['another shape', () => replyJson(200, { name: 7 }), unavailable('CONTRACT'), 1],
    ['an answer that is too large', () => replyJson(200, { name: 'x'.repeat(2000) }), unavailable('TOO_LARGE'), 1],
    ['a +json type', () => replyJson(200, { name: 'ok' }, 'application/fhir+json; charset=utf-8'), found, 1],
  ])('%s', async (_, handler, outcome, requests) => {
    const { wire, partner, measured } = await aWire(handler);
    expect(await wire.call(ask, scope())).toEqual(outcome);
    expect(partner.requests).toHaveLength(requests);
    expect(measured).toEqual([
      { partner: 'partner', outcome: 'cause' in (outcome as object) ? (outcome as { cause: string }).cause : 'found' },
    ]);
  });

  test('a status may mean that there is none', async () => {
    const { wire } = await aWire(() => ({ status: 404 }));
    expect(await wire.call({ ...ask, statuses: { 404: 'missing' } }, scope())).toEqual({ state: 'missing' });
  });

  test('an answer that unpacks to too much is too large', async () => {
    const packed = gzipSync(JSON.stringify({ name: 'x'.repeat(1_000_000) }));
    const server = await aServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    });
    const other = await wireAt(server);
    expect(packed.length).toBeLessThan(2000);
    expect(await other.call(ask, scope())).toEqual(unavailable('TOO_LARGE'));
  });

  test('an answer that says it is packed and is not, is a broken contract', async () => {
    const server = await aServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end('{"name":"ok"}');
    });
    expect(await (await wireAt(server)).call(ask, scope())).toEqual(unavailable('CONTRACT'));
  });

  test('an answer that breaks off halfway is unreachable', async () => {
    const server = await aServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"name":');
      setImmediate(() => response.destroy());
    });
    expect(await (await wireAt(server)).call(ask, scope())).toEqual(unavailable('UNREACHABLE'));
  });

  test('an answer that stalls halfway is a timeout', async () => {
    const server = await aServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"name":');
    });
    expect(await (await wireAt(server, 60)).call(ask, scope())).toEqual(unavailable('TIMEOUT'));
  });

  test('a partner that is gone is unreachable', async () => {
    const { wire, partner } = await aWire(() => good);
    await partner.close();
    expect(await wire.call(ask, scope())).toEqual(unavailable('UNREACHABLE'));
  });

  test('credentials that cannot be had are the reason', async () => {
    const { wire, partner } = await aWire(() => good, { authorise: () => Promise.reject(new AuthoriseFailure('UNAUTHORISED')) });
    expect(await wire.call(ask, scope())).toEqual(unavailable('UNAUTHORISED'));
    expect(partner.requests).toHaveLength(0);
  });

  test('a fault of our own is thrown', async () => {
    const { wire } = await aWire(() => good, { authorise: () => Promise.reject(new TypeError('programming')) });
    await expect(wire.call(ask, scope())).rejects.toThrow('programming');
  });
});

describe('retry', () => {
  test('a read is tried again until it is answered', async () => {
    const replies = [{ status: 500 }, { status: 429, headers: { 'retry-after': '0' } }, good];
    const { wire, partner } = await aWire(() => replies.shift() ?? good);
    expect(await wire.call(ask, scope())).toEqual(found);
    expect(partner.requests).toHaveLength(3);
  });

  test('401 makes fresh credentials once', async () => {
    const rejected: unknown[] = [];
    const { wire, partner } = await aWire(() => ({ status: 401 }), {
      authorise: async (_scope, stale) => {
        rejected.push(stale);
        return { authorization: stale === undefined ? 'Bearer old' : 'Bearer new' };
      },
    });
    expect(await wire.call(ask, scope())).toEqual(unavailable('UNAUTHORISED'));
    expect(rejected).toEqual([undefined, { authorization: 'Bearer old' }]);
    expect(partner.requests).toHaveLength(2);
  });
});

describe('deadline', () => {
  test('a slow partner is a timeout and is not asked again', async () => {
    // Long enough for the question to come in.
    const { wire, partner } = await aWire(() => good, { deadlineMs: 1000 });
    partner.setFault({ kind: 'slow', ms: 60_000 });
    expect(await wire.call(ask, scope())).toEqual(unavailable('TIMEOUT'));
    expect(partner.requests).toHaveLength(1);
  });

  test('the end of the operation ends the call, and does not count against the partner', async () => {
    const { wire, partner } = await aWire(() => good, { breaker: { failures: 1, retryAfterMs: 1000 } });
    partner.setFault({ kind: 'slow', ms: 10_000 });
    const operation = new AbortController();
    const call = wire.call(ask, scope(operation.signal));
    operation.abort();
    expect(await call).toEqual(unavailable('TIMEOUT'));
    partner.setFault(null);
    expect(await wire.call(ask, scope())).toEqual(found);
  });

  test('after the end of the operation nothing is sent', async () => {
    const { wire, partner } = await aWire(() => good);
    expect(await wire.call(ask, scope(AbortSignal.abort()))).toEqual(unavailable('TIMEOUT'));
    expect(partner.requests).toHaveLength(0);
  });
});

describe('breaker', () => {
  test('opens after failures in a row, lets one call try later, and closes by itself', async () => {
    const bench = await aWire(() => good, { breaker: { failures: 3, retryAfterMs: 5000 } });
    const { wire, partner } = bench;
    partner.setFault({ kind: 'error500' });
    expect(await wire.call(ask, scope())).toEqual(unavailable('SERVER_ERROR'));
    expect(await wire.call(ask, scope())).toEqual(unavailable('CIRCUIT_OPEN'));
    expect(partner.requests).toHaveLength(3);
    expect(wire.state()).toEqual({ available: false, since: new Date('2026-11-20T12:00:00Z') });

    bench.now = 5000;
    expect(await wire.call({ ...ask }, scope())).toEqual(unavailable('CIRCUIT_OPEN')); // it tried once, and broke again
    expect(partner.requests).toHaveLength(4);

    partner.setFault(null);
    expect(await wire.call(ask, scope())).toEqual(unavailable('CIRCUIT_OPEN'));
    bench.now = 10_000;
    expect(await Promise.all([wire.call(ask, scope()), wire.call(ask, scope())])).toEqual([found, found]);
    expect(wire.state()).toEqual({ available: true, since: null });
  });

  test('an answer in the wrong shape is no reason to open it', async () => {
    const { wire, partner } = await aWire(() => replyJson(200, {}), { breaker: { failures: 1, retryAfterMs: 5000 } });
    await wire.call(ask, scope());
    await wire.call(ask, scope());
    expect(partner.requests).toHaveLength(2);
  });
});

test('that a partner stops answering is logged once, until it answers again', async () => {
  const { wire, partner, logged } = await aWire(() => good);
  for (const fault of [{ kind: 'error500' }, { kind: 'rejectToken' }, null, { kind: 'rejectToken' }] as const) {
    partner.setFault(fault);
    await wire.call(ask, scope());
  }
  const message = 'a partner stopped answering';
  expect(logged).toEqual([
    { fields: { partner: 'partner', cause: 'SERVER_ERROR' }, message },
    { fields: { partner: 'partner', cause: 'UNAUTHORISED' }, message },
  ]);
});

test('the log line of a wrong shape holds names of the schema and no content', async () => {
  const { wire, logged } = await aWire(() => replyJson(200, { name: 999996149, tags: [{ code: 'Mark de Boer' }] }));
  await wire.call({ ...ask, path: 'zaken/095be615-a8ad-4c33-8e9c-c7612fbf6c9f/rollen?x=y' }, scope());
  expect(logged).toEqual([
    {
      fields: {
        partner: 'partner',
        path: '/api/zaken/:id/rollen',
        issues: [
          { path: 'name', code: 'invalid_type' },
          { path: 'tags.[].code', code: 'invalid_type' },
        ],
      },
      message: 'a partner answered in an unexpected shape',
    },
  ]);
});

test('a key of the answer is content too', async () => {
  const { wire, logged } = await aWire(() => replyJson(200, { 'Mark de Boer': 'x' }));
  await wire.call({ ...ask, schema: z.record(z.string(), z.number()) }, scope());
  expect(JSON.stringify(logged)).not.toContain('Mark');
  expect(logged).toMatchObject([{ fields: { issues: [{ path: '*', code: 'invalid_type' }] } }]);
});
