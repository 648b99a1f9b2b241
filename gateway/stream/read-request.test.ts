import { expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { readRequest } from './read-request.ts';

const get = (search: string) => readRequest({ method: 'GET', url: `/graphql/stream${search}`, body: undefined });
const post = (body: unknown) => readRequest({ method: 'POST', url: '/graphql/stream?query=other', body });
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof GatewayError ? error.code : error;
  }
};
const query = 'subscription { policyChanged { id } }';

test('a GET has its parameters in the URL, a POST in the body and nowhere else', () => {
  const asked = { query, operationName: 'S', variables: { a: [1, 'x'] } };
  expect(get(`?query=${encodeURIComponent(query)}&operationName=S&variables=${encodeURIComponent('{"a":[1,"x"]}')}`)).toEqual(asked);
  expect(post(asked)).toEqual(asked);
  expect(post({ query, operationName: null, variables: null, extensions: { any: 1 } })).toEqual({
    query,
    operationName: null,
    variables: {},
  });
  expect(get(`?query=${encodeURIComponent(query)}`)).toEqual({ query, operationName: null, variables: {} });
});

test.each<[string, () => unknown, string]>([
  ['nothing', () => post(undefined), 'BAD_REQUEST'],
  ['null', () => post(null), 'BAD_REQUEST'],
  ['a text', () => post(query), 'BAD_REQUEST'],
  ['no query', () => post({ variables: {} }), 'BAD_REQUEST'],
  ['a query that is no text', () => post({ query: { a: 1 } }), 'BAD_REQUEST'],
  ['variables that are a list', () => post({ query, variables: [] }), 'BAD_REQUEST'],
  ['a name that is no text', () => post({ query, operationName: 7 }), 'BAD_REQUEST'],
  ['several at once', () => post([{ query }]), 'BATCH_TOO_LARGE'],
  ['no query in the URL', () => get(''), 'BAD_REQUEST'],
  ['variables that are no JSON', () => get(`?query=${encodeURIComponent(query)}&variables={`), 'BAD_REQUEST'],
  ['two queries', () => get('?query=a&query=b'), 'BAD_REQUEST'],
])('%s is no request', (_what, work, code) => expect(codeOf(work)).toBe(code));
