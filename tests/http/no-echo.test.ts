import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseStage, type Stage } from '../stage.ts';
import { sendAs, type Sending } from './send.ts';

let stage: Stage;
let send: ReturnType<typeof sendAs>;

beforeAll(async () => {
  stage = await raiseStage({ env: { MAX_DEPTH: '5', MAX_ALIASES: '3', MAX_DIRECTIVES: '3', MAX_FIELDS: '60', MAX_COST: '300' } });
  send = sendAs(stage, (await stage.sandbox.identity.tokenFor('regisseur')) ?? '');
});
afterAll(async () => stage.close());

/** A word that stands nowhere in the hub; a part of it would give it away too. */
const canary = 'Kanariepiet';
const query = (text: string, more: object = {}): Sending => ({ body: { query: text, ...more } });

// Each place of a request in which a caller can put a word, wrong in a way that somebody might want to explain by repeating it.
const places: readonly (readonly [string, Sending])[] = [
  ['a field', query(`{${canary}}`)],
  ['a field that is nearly right', query(`{familyCase(id:"s1"){phase${canary} members{nameKanariepiet}}}`)],
  ['a type condition', query(`{...on ${canary}{x}}`)],
  ['a spread', query(`{...${canary}}`)],
  ['a fragment that is not used', query(`{__typename} fragment ${canary} on Query{__typename}`)],
  ['a fragment defined twice', query(`{...${canary}} fragment ${canary} on Query{__typename} fragment ${canary} on Query{__typename}`)],
  ['an alias in conflict', query(`{familyCase(id:"s1"){${canary}:id ${canary}:phase}}`)],
  ['an argument', query(`{familyCase(id:"s1",${canary}:1){id}}`)],
  ['an argument of another type', query(`{familyCase(id:{${canary}:1}){id}}`)],
  ['an enum as a value', query(`{familyCase(id:${canary}){id}}`)],
  ['a directive', query(`{__typename @${canary}}`)],
  ['an argument of a directive', query(`{__typename @skip(if:${canary})}`)],
  ['a variable that is not defined', query(`{familyCase(id:$${canary}){id}}`)],
  ['a variable that is not used', query(`query($${canary}:ID){__typename}`)],
  ['a variable twice', query(`query($${canary}:ID!,$${canary}:ID!){familyCase(id:$${canary}){id}}`)],
  ['the type of a variable', query(`query($a:${canary}){familyCase(id:$a){id}}`)],
  ['a default of a variable', query(`query($a:Int="${canary}"){__typename @include(if:$a)}`)],
  ['the name of an operation', query(`query ${canary}{nothing}`)],
  ['two operations of one name', query(`query ${canary}{__typename} query ${canary}{__typename}`)],
  ['the operation to run', query('query A{__typename}', { operationName: canary })],
  ['a text that does not end', query(`{familyCase(id:"${canary}`)],
  ['a character that is none', query(`{${canary} \u0000}`)],
  ['a comment before an error', query(`#${canary}\n{`)],
  ['a definition of a type', query(`type ${canary}{a:Int}`)],
  ['a subselection of a leaf', query(`{familyCase(id:"s1"){id{${canary}}}}`)],
  ['a list without subselection under another name', query(`{familyCase(id:"s1"){${canary}:members}}`)],
  ['the value of a variable', query('query($a:ID!){familyCase(id:$a){id}}', { variables: { a: { [canary]: canary } } })],
  ['a boolean variable', query('query($a:Boolean!){__typename @skip(if:$a)}', { variables: { a: canary } })],
  ['a number', query('query($a:Int!){__typename @include(if:$a)}', { variables: { a: canary } })],
  ['the name of a variable that nobody asked for', query('{nothing}', { variables: { [canary]: canary } })],
  ['a case that is not there', query(`{familyCase(id:"${canary}"){id}}`)],
  ['two cases', query(`{a:familyCase(id:"${canary}"){id} b:familyCase(id:"s1"){id}}`)],
  ['too deep', query(`{familyCase(id:"${canary}"){members{ties{member{ties{kind}}}}}}`)],
  ['too many aliases', query(`{${[1, 2, 3, 4].map((n) => `${canary}${n}:__typename`).join(' ')}}`)],
  ['too many directives', query(`{__typename ${`@${canary} `.repeat(5)}}`)],
  ['too many fields', query(`{${`${canary} `.repeat(80)}}`)],
  ['too costly', query(`query ${canary}{familyCase(id:"s1"){members{ties{member{id name ageBand birthDate}}}}}`)],
  ['broken JSON', { body: `{"query":"{__typename}","${canary}` }],
  ['a JSON text', { body: `"${canary}"` }],
  ['a key of the body', { body: { [canary]: canary } }],
  ['extensions', query('{nothing}', { extensions: { [canary]: canary } })],
  ['a stored query', { body: { extensions: { persistedQuery: { version: 1, sha256Hash: canary } } } }],
  ['extensions of another type', query('{__typename}', { extensions: canary })],
  ['a key that is a prototype', { body: `{"query":"{__typename}","__proto__":{"${canary}":1}}` }],
  ['a batch', { body: [{ query: `{${canary}}` }] }],
  ['the path', { method: 'GET', path: `/${canary}` }],
  ['a path that is none', { method: 'GET', path: `/%zz${canary}` }],
  ['the address of a query', { method: 'GET', path: `/graphql?query={${canary}}` }],
  ['variables in the address', { method: 'GET', path: `/graphql?query={__typename}&variables=${canary}` }],
  ['another parameter twice', { method: 'GET', path: `/graphql?query=${canary}&query=${canary}` }],
  ['the method', { method: canary.toUpperCase(), path: '/graphql' }],
  ['the content type', { body: '{}', headers: { 'content-type': `application/${canary}` } }],
  ['the content encoding', { body: '{}', headers: { 'content-encoding': canary } }],
  ['accept', { body: { query: '{__typename}' }, headers: { accept: `text/${canary}` } }],
  ['the purpose', { body: { query: '{__typename}' }, headers: { 'gezinsbeeld-purpose': canary } }],
  ['the token', { body: { query: '{__typename}' }, headers: { authorization: `Bearer ${canary}` } }],
  ['the scheme of the token', { body: { query: '{__typename}' }, headers: { authorization: `${canary} abc` } }],
  ['the trace', { body: { query: '{__typename}' }, headers: { traceparent: canary, tracestate: `a=${canary}` } }],
  ['a header of nobody', { body: { query: '{nothing}' }, headers: { 'x-request-id': canary, origin: `https://${canary}.example` } }],
];

const tells = [
  /\bat\s+\S+\s+\(/,
  /node_modules|\.ts:|\.js:|file:\/\//,
  /\/work\/|\/tmp\/|\/home\//,
  /did you mean/i,
  /stack/i,
  /graphql-js|apollo|fastify/i,
];

describe('no answer repeats what was sent, nor tells where it was made', () => {
  test.each(places)('%s', async (_place, sending) => {
    const { status, text, headers } = await send(sending);
    const all = `${text}\n${[...headers].map(([name, value]) => `${name}: ${value}`).join('\n')}`;
    // The caller's own key of an answer is the one thing that GraphQL gives back.
    expect(all.toLowerCase()).not.toContain(canary.toLowerCase());
    for (const telling of tells) expect(all).not.toMatch(telling);
    expect(status).toBeGreaterThanOrEqual(200);
  });

  test('whatever NODE_ENV says', async () => {
    const before = process.env['NODE_ENV'];
    try {
      for (const environment of ['development', 'test', 'production', '']) {
        process.env['NODE_ENV'] = environment;
        const { text } = await send({ body: { query: '{familyCase(id:"s1"){phas}}' } });
        expect(JSON.parse(text)).toEqual({
          errors: [
            {
              message: 'The query does not fit the schema.',
              locations: [{ line: 1, column: 22 }],
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
            },
          ],
        });
      }
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });

  test('nor does the log repeat it', () => {
    expect(stage.log.filter((line) => line.toLowerCase().includes(canary.toLowerCase()))).toEqual([]);
  });
});
