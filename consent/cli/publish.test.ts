import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicyFolder, readPolicyFolder } from '../policies/read-policy-folder.ts';
import type { Outcome } from './outcome.ts';
import { publish } from './publish.ts';
import { readArguments, type PolicyArguments } from './read-arguments.ts';
import { UsageError } from './usage.ts';

interface Asked {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
}

const token = 'very.secret.token';
let asked: Asked[] = [];
let answers: { readonly status: number; readonly body: string }[] = [];
let server: Server;
let url = '';

/** A small hub: it keeps what it is asked, and answers what the test says. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ url: request.url, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'] });
      const { status, body } = answers.shift() ?? { status: 500, body: '' };
      response.writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:9/elsewhere' }).end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  asked = [];
  answers = [];
});

const hash = `sha256:${'a'.repeat(64)}`;
const change = (state: string, revision: number, problems: readonly object[] = []): { status: number; body: string } => ({
  status: 200,
  body: JSON.stringify({ data: { change: { version: { hash, state, revision }, problems } } }),
});
const argumentsOf = (...argv: readonly string[]): PolicyArguments => {
  const args = readArguments(['publish', ...argv], new Date('2026-11-20T12:00:00Z'));
  if (args === null) throw new Error('help');
  return args;
};
const published = async (...argv: readonly string[]): Promise<Outcome> => publish(argumentsOf('--url', url, ...argv), fetch, token);

test('sends the files as a draft, for the purpose of supervision, with the token as a header only', async () => {
  answers = [change('DRAFT', 1)];
  const outcome = await published('--note', 'Eerste versie');
  expect(outcome).toMatchObject({ holds: true, text: `Concept (volgnummer 1): ${hash}` });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ url: '/graphql', headers: { authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': 'AUDIT' } });
  expect(asked[0]?.body.variables).toMatchObject({ note: 'Eerste versie', basedOn: null, files: readPolicyFolder(defaultPolicyFolder) });
  expect(asked[0]?.body.query).toContain('draftPolicy(files: $files');
});

test('and proposes it, with the revision that came back and the reason', async () => {
  answers = [change('DRAFT', 4), change('PROPOSED', 5)];
  const outcome = await published('--propose', '--reason', 'De schuldhulp vraagt erom.');
  expect(outcome.holds).toBe(true);
  expect(outcome.text.split('\n')).toEqual([`Concept (volgnummer 4): ${hash}`, `Voorgesteld (volgnummer 5): ${hash}`]);
  expect(asked[1]?.body.variables).toEqual({ hash, revision: 4, reason: 'De schuldhulp vraagt erom.' });
});

describe('what the hub does not take', () => {
  test('is told problem by problem, with its place, and not proposed', async () => {
    const problem = { code: 'POLICY_SHAPE', messageNl: 'regel ‘x’: dit veld ontbreekt', file: 'caps.yaml', line: 4, column: 2 };
    answers = [{ status: 200, body: JSON.stringify({ data: { change: { version: null, problems: [problem] } } }) }];
    expect(await published('--propose')).toMatchObject({
      holds: false,
      text: 'caps.yaml, regel 4, kolom 2: regel ‘x’: dit veld ontbreekt [POLICY_SHAPE]\nEr is geen versie bewaard.',
    });
    expect(asked).toHaveLength(1);
  });

  test('is told when it will not be proposed', async () => {
    answers = [change('DRAFT', 1), change('DRAFT', 1, [{ code: 'POLICY_WIDENS_WITHOUT_REASON', messageNl: 'schrijf op waarom' }])];
    const { holds, text } = await published('--propose');
    expect(holds).toBe(false);
    expect(text).toContain('Schrijf op waarom [POLICY_WIDENS_WITHOUT_REASON]');
  });

  test.each([
    [
      'nobody without the right token',
      401,
      '{"errors":[{"message":"Token expired","extensions":{"code":"UNAUTHENTICATED"}}]}',
      /^De hub weigert: het token geldt niet, of niet meer\. Vraag een nieuw token aan\. \[UNAUTHENTICATED\]$/,
    ],
    [
      'nobody whose token is not an officer’s',
      403,
      '{"errors":[{"message":"Your role may not do this.","extensions":{"code":"FORBIDDEN"}}]}',
      /niet van een functionaris gegevensbescherming.*\[FORBIDDEN\]$/,
    ],
    ['nobody in another role', 200, '{"data":{"change":null}}', /alleen een functionaris gegevensbescherming mag dit/],
    ['what it does not understand', 400, '{"errors":[{"message":"Unknown field"}]}', /De hub weigert: Unknown field\./],
    ['what is no GraphQL at all', 502, '<html>', /niet te lezen is \(HTTP 502\)/],
    ['what it would send elsewhere', 307, '', /niet te bereiken/],
  ])('%s', async (_what, status, body, said) => {
    answers = [{ status, body }];
    const { holds, text, json } = await published();
    expect(holds).toBe(false);
    expect(text).toMatch(said);
    expect(`${text}${JSON.stringify(json)}`).not.toContain(token);
  });

  test('a hub that is not there', async () => {
    const away = await publish(argumentsOf('--url', 'http://127.0.0.1:9'), fetch, token);
    expect(away).toMatchObject({ holds: false, text: 'De hub is niet te bereiken.' });
  });
});

describe('wrong use', () => {
  test.each([
    ['no hub', [], token, /Noem de hub met --url/],
    ['a hub that is no address', ['--url', 'hub'], token, /Schrijf --url als/],
    ['another protocol', ['--url', 'file:///etc/passwd'], token, /Schrijf --url als/],
    ['a password in the address', ['--url', 'http://me:secret@127.0.0.1'], token, /geen naam of wachtwoord/],
    ['no token', ['--url', 'http://127.0.0.1:9'], undefined, /GEZINSBEELD_TOKEN/],
    ['a token over two lines', ['--url', 'http://127.0.0.1:9', '--token', 'a\nb'], undefined, /GEZINSBEELD_TOKEN/],
    ['a file that is not there', ['--url', 'http://127.0.0.1:9', 'nowhere.yaml'], token, /nowhere\.yaml bestaat niet/],
  ])('%s', async (_what, argv, secret, message) => {
    const refused = publish(argumentsOf(...argv), fetch, secret);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(message);
  });
});
