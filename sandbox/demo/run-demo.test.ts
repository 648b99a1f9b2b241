import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { createIdentityProvider } from '../identity/create-identity-provider.ts';
import type { IdentityProvider } from '../identity/create-identity-provider.ts';
import { demoTokenRoute } from '../identity/demo-token-route.ts';
import { readSandboxState, removeSandboxState, writeSandboxState } from '../sandbox-state.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn } from '../stand-in.ts';
import { readDemoArguments } from './read-demo-arguments.ts';
import { runDemo } from './run-demo.ts';

let identity: IdentityProvider;
let hub: StandIn;
let dataDir: string;

beforeAll(async () => {
  identity = await createIdentityProvider({ audience: 'https://hub.example/graphql' });
  hub = await startStandIn({
    name: 'hub',
    handler: ({ url, headers, body }) => {
      if (url.pathname === '/demo/token') return demoTokenRoute(url.searchParams, identity);
      if (headers['gezinsbeeld-purpose'] === 'NONSENSE') return replyJson(400, { errors: [{ message: 'no' }] });
      return replyJson(200, {
        data: { familyCase: null },
        asked: JSON.parse(body) as unknown,
        sub: decodeJwt(headers['authorization']?.slice(7) ?? '').sub,
      });
    },
  });
});
afterAll(async () => {
  await hub.close();
  await identity.close();
});
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'demo-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const demo = (line: string) => runDemo(readDemoArguments([...line.split(' '), '--data', dataDir], {}));
const remember = () =>
  writeSandboxState(dataDir, { url: `${hub.url}/graphql`, tokenUrl: identity.tokenUrl, demoSecrets: identity.demoSecrets });

describe('the demo command', () => {
  test('token: from the identity provider itself', async () => {
    await remember();
    hub.clearRequests();
    const { text } = await demo('token family --member walter');
    expect(decodeJwt(text)).toMatchObject({ sub: 'family-walter', role: 'LID' });
    expect(hub.requests).toEqual([]);
  });
  test('token --url: through the hub of a sandbox elsewhere', async () => {
    const { text } = await demo(`token mayor --url ${hub.url}`);
    expect(decodeJwt(text)).toMatchObject({ sub: 'prof-mayor', role: 'BM' });
  });
  test('view: the whole query for the case, in the name of the role', async () => {
    await remember();
    const { text, answered } = await demo('view S2 mayor --variant escalated');
    expect(answered).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ data: { familyCase: null }, sub: 'prof-mayor', asked: { variables: { id: 's2-escalated' } } });
  });
  test('a refusal is printed, but is no answer', async () => {
    await remember();
    expect(await demo('view S1 regisseur --purpose nonsense')).toMatchObject({
      answered: false,
      text: expect.stringContaining('errors') as string,
    });
  });
  test('nothing is running', async () => {
    await expect(demo('token regisseur')).rejects.toThrow('not running');
    await expect(demo('view S1 regisseur --url http://127.0.0.1:9')).rejects.toThrow('Nothing answers');
  });
  test('what ran here has stopped', async () => {
    await writeSandboxState(dataDir, {
      url: 'http://127.0.0.1:9/graphql',
      tokenUrl: 'http://127.0.0.1:9/token',
      demoSecrets: identity.demoSecrets,
    });
    await expect(demo('token regisseur')).rejects.toThrow('not running');
  });
});

describe('the state of a sandbox', () => {
  test('is readable by its owner only, and goes', async () => {
    await remember();
    expect(statSync(join(dataDir, 'sandbox.json')).mode & 0o777).toBe(0o600);
    expect(await readSandboxState(dataDir)).toMatchObject({ tokenUrl: identity.tokenUrl });
    await removeSandboxState(dataDir);
    expect(await readSandboxState(dataDir)).toBeNull();
  });
});
