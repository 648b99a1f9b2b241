import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseStage, type Stage } from '../stage.ts';
import { exchangeRaw, lastMessage } from './exchange-raw.ts';
import { errorOf } from './send.ts';

let stage: Stage;
let token: string;

beforeAll(async () => {
  stage = await raiseStage({ env: { HEADERS_TIMEOUT_MS: '400', REQUEST_TIMEOUT_MS: '900' } });
  token = (await stage.sandbox.identity.tokenFor('regisseur')) ?? '';
});
afterAll(async () => stage.close());

/** Much longer than the limits above, and much shorter than what Node allows by itself: a busy machine may take its time. */
const patienceMs = 20_000;

const head = (more: readonly string[] = [], line = 'POST /graphql HTTP/1.1'): string =>
  [
    line,
    'host: hub.example',
    `authorization: Bearer ${token}`,
    'gezinsbeeld-purpose: COORD',
    'content-type: application/json',
    ...more,
  ].join('\r\n');
const body = '{"query":"{__typename}"}';
const whole = (more: readonly string[] = []): string => `${head([`content-length: ${body.length}`, ...more])}\r\n\r\n${body}`;

describe('a request that never ends is cut off', () => {
  test.each([
    ['nothing at all', () => ''],
    ['half a request line', () => 'POST /gra'],
    ['headers without an end', () => head()],
    ['no body', () => `${head(['content-length: 100'])}\r\n\r\n`],
    ['half a body', () => `${head(['content-length: 100'])}\r\n\r\n{"query":`],
    ['a chunk without an end', () => `${head(['transfer-encoding: chunked'])}\r\n\r\n5\r\n{"que`],
  ])('%s', async (_name, bytes) => {
    const exchange = await exchangeRaw(stage.hub.url, bytes(), patienceMs);
    expect([lastMessage(exchange).status, errorOf({ text: lastMessage(exchange).body }).extensions.code]).toEqual([408, 'REQUEST_TIMEOUT']);
  });

  test('drop by drop does not make it last longer', async () => {
    const closed = Promise.withResolvers<void>();
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(stage.hub.url).port) });
    socket.on('error', () => undefined);
    socket.on('close', () => closed.resolve());
    socket.write(`${head()}\r\n`);
    const drops = setInterval(() => socket.write('x-drop: 1\r\n'), 50);
    const late = setTimeout(() => closed.reject(new Error('it goes on')), patienceMs);
    await closed.promise.finally(() => clearInterval(drops));
    clearTimeout(late);
  });

  test('and others are served meanwhile', async () => {
    const halves = Array.from({ length: 200 }, async () => exchangeRaw(stage.hub.url, head(), patienceMs));
    const { text } = await exchangeRaw(stage.hub.url, whole(['connection: close']), patienceMs);
    expect(text).toContain('{"data":{"__typename":"Query"}}');
    await Promise.all(halves);
  });
});

describe('what is no good HTTP is refused in our own form', () => {
  test.each([
    ['no HTTP', () => 'GET / CANARY\r\n\r\n', 400, 'BAD_REQUEST'],
    ['TLS', () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 400, 'BAD_REQUEST'],
    ['a method that is none', () => head([], 'CANARY /graphql HTTP/1.1'), 400, 'BAD_REQUEST'],
    ['a header without a name', () => head([': canary']), 400, 'BAD_REQUEST'],
    ['a header with a bare line feed in it', () => head(['x-canary: a\nb']), 400, 'BAD_REQUEST'],
    ['headers beyond the limit', () => head([`x-canary: ${'c'.repeat(20_000)}`]), 431, 'HEADERS_TOO_LARGE'],
    ['two lengths', () => `${head(['content-length: 5', 'content-length: 6'])}\r\n\r\n`, 400, 'BAD_REQUEST'],
    ['a length and chunks', () => `${head(['content-length: 5', 'transfer-encoding: chunked'])}\r\n\r\n0\r\n\r\n`, 400, 'BAD_REQUEST'],
    ['a length that is none', () => `${head(['content-length: canary'])}\r\n\r\n`, 400, 'BAD_REQUEST'],
    ['a chunk that is none', () => `${head(['transfer-encoding: chunked'])}\r\n\r\ncanary\r\n`, 400, 'BAD_REQUEST'],
    ['no host', () => whole(['connection: close']).replace('host: hub.example\r\n', ''), 400, 'BAD_REQUEST'],
  ])('%s', async (_name, bytes, status, code) => {
    const exchange = await exchangeRaw(stage.hub.url, `${bytes()}\r\n\r\n`, patienceMs);
    const { status: told, body: answered } = lastMessage(exchange);
    expect([told, errorOf({ text: answered }).extensions.code]).toEqual([status, code]);
    expect(exchange.text.toLowerCase()).not.toContain('canary');
  });

  test.each([
    ['with a space', 'a b'],
    ['with a port that is none', 'hub.example:canary'],
    ['of brackets', '[::canary'],
    ['that is empty', ''],
  ])('a host %s is refused', async (_name, host) => {
    const exchange = await exchangeRaw(stage.hub.url, whole(['connection: close']).replace('hub.example', host), patienceMs);
    const { status, body: answered } = lastMessage(exchange);
    expect([status, errorOf({ text: answered }).extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(exchange.text.toLowerCase()).not.toContain('canary');
  });

  test.each([
    ['of an older HTTP', () => whole().replace('HTTP/1.1', 'HTTP/1.0')],
    ['with a whole address', () => whole(['connection: close']).replace('/graphql', 'http://hub.example/graphql')],
    ['that waits for a go-ahead', () => whole(['connection: close', 'expect: 100-continue'])],
    ['that wants another protocol', () => whole(['connection: close, upgrade', 'upgrade: websocket'])],
  ])('a request %s is answered or refused, and told from another', async (_name, bytes) => {
    const exchange = await exchangeRaw(stage.hub.url, bytes(), patienceMs);
    expect([200, 400, 404]).toContain(lastMessage(exchange).status);
  });

  test('two requests in one breath get two answers, in order', async () => {
    const exchange = await exchangeRaw(
      stage.hub.url,
      `${whole()}${whole(['connection: close']).replace('__typename', 'x:__typenam')}`,
      patienceMs,
    );
    const [first, second] = [exchange.text.indexOf('200 OK'), exchange.text.indexOf('400 Bad Request')];
    expect(first).toBeGreaterThan(-1);
    expect(second).toBeGreaterThan(first);
  });
});

test('the log holds nothing of what was sent', () => {
  expect(stage.log.filter((line) => line.toLowerCase().includes('canary'))).toEqual([]);
});
