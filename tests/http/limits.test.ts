import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseStage, type Stage } from '../stage.ts';
import { errorOf, graphqlResponse, sendAs } from './send.ts';

let stage: Stage;
let send: ReturnType<typeof sendAs>;

// Small, so that a test can stand on both sides of each.
const limits = {
  MAX_TOKENS: '200',
  MAX_DEPTH: '5',
  MAX_ALIASES: '3',
  MAX_DIRECTIVES: '4',
  MAX_FIELDS: '40',
  MAX_COST: '170',
  MAX_BODY_BYTES: '4096',
};

beforeAll(async () => {
  stage = await raiseStage({ env: { ...limits, INTROSPECTION: 'false', RATE_LIMIT_PER_MINUTE: '100000' } });
  send = sendAs(stage, (await stage.sandbox.identity.tokenFor('regisseur')) ?? '');
});
afterAll(async () => stage.close());

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const inCase = (selection: string): string => `{familyCase(id:"nowhere")${selection}}`;
const codeFor = async (body: unknown): Promise<string> => {
  const answer = await send({ body });
  if (answer.status === 200) return 'OK';
  expect(answer.status).toBe(400);
  return errorOf(answer).extensions.code;
};

describe('each limit has its code, and its edge is where the setting says', () => {
  test.each([
    // Field name and argument are 9 tokens, the braces of the case 2; comments and white space are none.
    ['tokens within', inCase(`{${times(18, () => 'id')} ${'#'.repeat(500)}\n}`), 'OK'],
    ['tokens beyond', inCase(`{${times(195, () => 'id')}}`), 'QUERY_TOO_LARGE'],
    ['depth within', inCase('{members{ties{member{id}}}}'), 'OK'],
    ['depth beyond', inCase('{members{ties{member{ties{kind}}}}}'), 'QUERY_TOO_DEEP'],
    [
      'depth beyond, by fragments',
      '{...A} fragment A on Query{familyCase(id:"x"){...B}} fragment B on FamilyCase{members{ties{member{ties{kind}}}}}',
      'QUERY_TOO_DEEP',
    ],
    ['fragments in a circle', '{...A} fragment A on Query{__typename ...B} fragment B on Query{...A}', 'QUERY_TOO_DEEP'],
    ['a fragment in itself', '{...A} fragment A on Query{...A}', 'QUERY_TOO_DEEP'],
    ['a circle below a field', '{familyCase(id:"x"){members{...M}}} fragment M on FamilyMember{ties{member{...M}}}', 'QUERY_TOO_DEEP'],
    ['aliases within', inCase(`{${times(3, (index) => `a${index}:id`)}}`), 'OK'],
    ['aliases beyond', inCase(`{${times(4, (index) => `a${index}:id`)}}`), 'QUERY_TOO_MANY_ALIASES'],
    [
      'aliases beyond, by one fragment spread often',
      '{a:__typename ...A ...A ...A} fragment A on Query{b:__typename}',
      'QUERY_TOO_MANY_ALIASES',
    ],
    ['directives within', inCase('{id @skip(if:false) @include(if:true) phase @skip(if:false) @include(if:true)}'), 'OK'],
    ['directives beyond', inCase(`{id ${times(5, () => '@skip(if:false)')}}`), 'QUERY_TOO_MANY_DIRECTIVES'],
    ['directives beyond, on the operation', `query ${times(5, () => '@x')}{__typename}`, 'QUERY_TOO_MANY_DIRECTIVES'],
    ['directives beyond, on a fragment', `{...A} fragment A on Query ${times(5, () => '@x')}{__typename}`, 'QUERY_TOO_MANY_DIRECTIVES'],
    ['directives beyond, on a variable', `query($a:Int ${times(5, () => '@x')}){__typename}`, 'QUERY_TOO_MANY_DIRECTIVES'],
    ['fields within', inCase(`{${times(38, () => 'id')}}`), 'OK'],
    ['fields beyond', inCase(`{${times(45, () => 'id')}}`), 'QUERY_TOO_MANY_FIELDS'],
    [
      'fields beyond, by spreading',
      `{...A} ${times(3, (index) => `fragment ${'ABC'[index] ?? ''} on Query{...${'BCD'[index] ?? ''} ...${'BCD'[index] ?? ''} ...${'BCD'[index] ?? ''}}`)} fragment D on Query{__typename}`,
      'QUERY_TOO_MANY_FIELDS',
    ],
    // 1 for the case, 1 for its members, 8 for their ties, 80 for the other ends and 80 for their ids.
    ['cost within', inCase('{members{ties{member{id}}}}'), 'OK'],
    ['cost beyond', inCase('{id members{ties{member{id}}}}'), 'QUERY_TOO_COSTLY'],
  ])('%s: %s', async (_name, query, code) => expect(await codeFor({ query })).toBe(code));

  test('a body is counted as it comes in, not as it says', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"query":"{__typename}#'));
        for (let part = 0; part < 8; part += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(1024)));
        controller.enqueue(new TextEncoder().encode('"}'));
        controller.close();
      },
    });
    const token = (await stage.sandbox.identity.tokenFor('regisseur')) ?? '';
    const response = await fetch(`${stage.hub.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: graphqlResponse,
        authorization: `Bearer ${token}`,
        'gezinsbeeld-purpose': 'COORD',
      },
      body,
      duplex: 'half',
    } as RequestInit);
    expect([response.status, errorOf({ text: await response.text() }).extensions.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  test('what is refused for its size is refused in no time, however often its fragments are spread', async () => {
    // Spread out it would be more than four million fields.
    const last = 10;
    const names = Array.from({ length: last + 1 }, (_, index) => `F${index}`);
    const query = `{...F0} ${names.map((name, index) => `fragment ${name} on Query{${times(4, () => (index === last ? '__typename' : `...F${index + 1}`))}}`).join(' ')}`;
    const started = performance.now();
    expect(await codeFor({ query })).toBe('QUERY_TOO_MANY_FIELDS');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the schema is not told where that is not configured', () => {
  test.each([
    ['__schema', '{__schema{queryType{name}}}'],
    ['__type', '{__type(name:"Provenance"){name}}'],
    ['under another name', '{x:__schema{queryType{name}}}'],
    ['in a fragment', '{...F} fragment F on Query{__schema{queryType{name}}}'],
    ['beside a case', '{familyCase(id:"s1"){id} __schema{queryType{name}}}'],
    ['skipped by a variable', 'query($no:Boolean=true){__typename __schema @skip(if:$no){queryType{name}}}'],
  ])('%s', async (_name, query) => {
    const answer = await send({ body: { query } });
    expect([answer.status, errorOf(answer).extensions.code]).toEqual([400, 'INTROSPECTION_DISABLED']);
  });

  test('__typename is no introspection', async () => {
    expect((await send({ body: { query: '{__typename familyCase(id:"nowhere"){__typename}}' } })).status).toBe(200);
  });
});
