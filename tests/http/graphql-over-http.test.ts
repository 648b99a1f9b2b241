import { readFileSync } from 'node:fs';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseStage, type Stage } from '../stage.ts';
import { errorOf, graphqlResponse, sendAs, type Sending } from './send.ts';

let stage: Stage;
let token: string;
let send: ReturnType<typeof sendAs>;

beforeAll(async () => {
  stage = await raiseStage();
  token = (await stage.sandbox.identity.tokenFor('regisseur')) ?? '';
  send = sendAs(stage, token);
});
afterAll(async () => stage.close());

const authorised = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('gezinsbeeld-purpose', 'COORD');
  return fetch(url, { ...init, headers });
};

describe('the audits of graphql-http', () => {
  const audits = serverAudits({ url: () => `${stage.hub.url}/graphql`, fetchFn: authorised });

  test('are the 61 that there are', () => expect(audits).toHaveLength(61));

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

const ok = { query: '{__typename}' };
const json = 'application/json';

describe('the status says what happened, in the form that the client accepts', () => {
  const needsId = 'query Q($id: ID!) { familyCase(id: $id) { id } }';
  test.each([
    ['a query that does not parse', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['a query of a comment', { query: '# nothing' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', { query: '{nothing}' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a fragment on what does not exist', { query: '{...F} fragment F on Nothing{x}' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', { query: needsId }, 'BAD_USER_INPUT'],
    ['a variable that is null', { query: needsId, variables: { id: null } }, 'BAD_USER_INPUT'],
    ['a variable of another type', { query: needsId, variables: { id: { deep: [1] } } }, 'BAD_USER_INPUT'],
    ['two operations, none named', { query: 'query A{__typename} query B{__typename}' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['an operation that is not there', { query: 'query A{__typename}', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['fragments only', { query: 'fragment F on Query{__typename}' }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', async (_name, body, code) => {
    const modern = await send({ body });
    expect([modern.status, errorOf(modern).extensions.code]).toEqual([400, code]);
    expect(modern.headers.get('content-type')).toBe(`${graphqlResponse}; charset=utf-8`);
    const legacy = await send({ body, headers: { accept: json } });
    expect([legacy.status, errorOf(legacy)]).toEqual([200, errorOf(modern)]);
    expect(legacy.headers.get('content-type')).toBe(`${json}; charset=utf-8`);
  });

  test.each([
    ['nothing named', '', `${json}; charset=utf-8`],
    ['anything', '*/*', `${json}; charset=utf-8`],
    ['the old form', json, `${json}; charset=utf-8`],
    ['the form of today', graphqlResponse, `${graphqlResponse}; charset=utf-8`],
    ['in capitals', graphqlResponse.toUpperCase(), `${graphqlResponse}; charset=utf-8`],
    ['both, the new one first', `${graphqlResponse}, ${json};q=0.9`, `${graphqlResponse}; charset=utf-8`],
    ['a browser', 'text/html,application/xhtml+xml,*/*;q=0.8', `${json}; charset=utf-8`],
  ])('accept: %s', async (_name, accept, contentType) => {
    // fetch sends */* when nothing is named; both mean JSON.
    const { status, headers, text } = await send({ body: ok, headers: { accept } });
    expect([status, headers.get('content-type'), text.trim()]).toEqual([200, contentType, '{"data":{"__typename":"Query"}}']);
  });
});

test('the AsyncAPI document of the change events is there for everybody, as it is committed', async () => {
  const { status, headers, text } = await send({ path: '/asyncapi.yaml', method: 'GET', headers: { authorization: '' } });
  expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.aai.asyncapi+yaml;version=3.0.0']);
  expect(text).toBe(readFileSync(new URL('../../docs/asyncapi.yaml', import.meta.url), 'utf8'));
});

describe('what is refused before it is a query', () => {
  const table: readonly (readonly [string, Sending, number, string])[] = [
    ['PUT', { method: 'PUT', body: ok }, 405, 'METHOD_NOT_ALLOWED'],
    ['PATCH', { method: 'PATCH', body: ok }, 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
    ['OPTIONS', { method: 'OPTIONS' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a mutation by GET', { method: 'GET', path: '/graphql?query=mutation%7B__typename%7D' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a POST to /asyncapi.yaml', { path: '/asyncapi.yaml', body: ok }, 405, 'METHOD_NOT_ALLOWED'],
    ['a POST to /metrics', { path: '/metrics', body: ok }, 405, 'METHOD_NOT_ALLOWED'],
    ['no form that we have', { body: ok, headers: { accept: 'text/html' } }, 406, 'NOT_ACCEPTABLE'],
    ['our forms refused by weight', { body: ok, headers: { accept: `${json};q=0` } }, 406, 'NOT_ACCEPTABLE'],
    ['text', { body: '{__typename}', headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a form',
      { body: 'query={__typename}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['bare GraphQL', { body: '{__typename}', headers: { 'content-type': 'application/graphql' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a type that is none', { body: '{}', headers: { 'content-type': 'json' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['gzip', { body: ok, headers: { 'content-encoding': 'gzip' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['brotli', { body: ok, headers: { 'content-encoding': 'br' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['two encodings', { body: ok, headers: { 'content-encoding': 'identity, gzip' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a body beyond the limit', { body: { query: `{__typename}#${'x'.repeat(1_100_000)}` } }, 413, 'BODY_TOO_LARGE'],
    ['a batch', { body: [ok, ok] }, 400, 'BATCH_TOO_LARGE'],
    ['a batch of one', { body: [ok] }, 400, 'BATCH_TOO_LARGE'],
    ['a batch of none', { body: [] }, 400, 'BATCH_TOO_LARGE'],
    [
      'a stored query',
      { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } } },
      400,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
    ['no body', { body: '' }, 400, 'BAD_REQUEST'],
    ['broken JSON', { body: '{"query": ' }, 400, 'BAD_REQUEST'],
    ['JSON with a tail', { body: '{"query":"{__typename}"}}' }, 400, 'BAD_REQUEST'],
    ['a text', { body: '"{__typename}"' }, 400, 'BAD_REQUEST'],
    ['null', { body: 'null' }, 400, 'BAD_REQUEST'],
    ['an empty query', { body: { query: '' } }, 400, 'BAD_REQUEST'],
    ['an empty object', { body: {} }, 400, 'BAD_REQUEST'],
    ['a query that is no text', { body: { query: { kind: 'Document' } } }, 400, 'BAD_REQUEST'],
    ['variables that are a list', { body: { ...ok, variables: [] } }, 400, 'BAD_REQUEST'],
    ['variables that are a text', { body: { ...ok, variables: '{}' } }, 400, 'BAD_REQUEST'],
    ['an operation name that is no text', { body: { ...ok, operationName: 1 } }, 400, 'BAD_REQUEST'],
    ['the query twice in the address', { method: 'GET', path: '/graphql?query={__typename}&query={__typename}' }, 400, 'BAD_REQUEST'],
    ['a prototype in the body', { body: '{"query":"{__typename}","__proto__":{"admin":true}}' }, 400, 'BAD_REQUEST'],
    ['a prototype in the variables', { body: '{"query":"{__typename}","variables":{"__proto__":{"id":"s1"}}}' }, 400, 'BAD_REQUEST'],
    ['a constructor', { body: '{"query":"{__typename}","variables":{"constructor":{"prototype":{"id":1}}}}' }, 400, 'BAD_REQUEST'],
    ['an address that is not there', { method: 'GET', path: '/graphql/s1' }, 404, 'NOT_FOUND'],
    ['an address above', { method: 'GET', path: '/..%2f..%2fetc/passwd' }, 404, 'NOT_FOUND'],
    ['an address that is none', { method: 'GET', path: '/%zz' }, 400, 'BAD_REQUEST'],
  ];
  test.each(table)('%s', async (_name, sending, status, code) => {
    const answer = await send(sending);
    expect([answer.status, errorOf(answer).extensions.code]).toEqual([status, code]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a method that is not allowed comes with those that are', async () => {
    expect((await send({ method: 'PUT', body: ok })).headers.get('allow')).toBe('GET, POST');
    expect((await send({ method: 'GET', path: '/graphql?query=mutation%7B__typename%7D' })).headers.get('allow')).toBe('POST');
  });

  test('nothing is asked of a partner, and nothing of the case told, when the answer could not be sent', async () => {
    stage.clearRequests();
    await send({ body: { query: '{familyCase(id:"s1"){members{name}}}' }, headers: { accept: 'image/png' } });
    expect(stage.sandbox.standIns.brp.requests).toEqual([]);
  });
});

describe('forms of JSON that readers differ about', () => {
  test('of a key that is there twice the last counts, for the limits too', async () => {
    const twice = (first: string, second: string): string => `{"query":${JSON.stringify(first)},"query":${JSON.stringify(second)}}`;
    expect((await send({ body: twice('{nothing}', '{__typename}') })).status).toBe(200);
    const deep = `{familyCase(id:"s1")${'{members'.repeat(20)}{id}${'}'.repeat(20)}}`;
    expect(errorOf(await send({ body: twice('{__typename}', deep) })).extensions.code).toBe('QUERY_TOO_DEEP');
  });

  test('variables may be nested as deep as the body is large', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const unused = await send({ body: `{"query":"{__typename}","variables":{"x":${deep}}}` });
    expect(unused.status).toBe(200);
    const used = await send({ body: `{"query":"query($id:ID!){familyCase(id:$id){id}}","variables":{"id":${deep}}}` });
    expect(errorOf(used).extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a byte order mark before the JSON is no error that says so', async () => {
    expect([200, 400]).toContain((await send({ body: '\uFEFF{"query":"{__typename}"}' })).status);
  });

  test('names of JavaScript are names like others', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const name of names) {
      expect(errorOf(await send({ body: { query: `{${name}}` } })).extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(errorOf(await send({ body: { query: 'query A{__typename}', operationName: name } })).extensions.code).toBe(
        'OPERATION_RESOLUTION_FAILURE',
      );
    }
    const aliased = await send({ body: { query: `{${names.map((name) => `${name}:__typename`).join(' ')}}` } });
    expect(aliased.status).toBe(200);
    expect(Object.keys((JSON.parse(aliased.text) as { data: object }).data)).toEqual(names);
  });
});

describe('GET', () => {
  const get = (parameters: Readonly<Record<string, string>>) =>
    send({ method: 'GET', path: `/graphql?${new URLSearchParams(parameters).toString()}` });

  test('takes query, variables and operationName', async () => {
    const { status, text } = await get({
      query: 'query A{__typename} query B($id:ID!){familyCase(id:$id){id}}',
      operationName: 'B',
      variables: '{"id":"nowhere"}',
    });
    expect([status, JSON.parse(text)]).toMatchObject([200, { data: { familyCase: null } }]);
  });

  test('is under the same limits as POST', async () => {
    const deep = `{familyCase(id:"s1")${'{members'.repeat(20)}{id}${'}'.repeat(20)}}`;
    expect(errorOf(await get({ query: deep })).extensions.code).toBe('QUERY_TOO_DEEP');
  });

  test.each([['not JSON'], ['[1]'], ['"x"'], ['{"a":']])('variables of %s are no well-formed request', async (variables) => {
    expect(errorOf(await get({ query: '{__typename}', variables })).extensions.code).toBe('BAD_REQUEST');
  });
});
