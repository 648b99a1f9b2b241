import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '#sandbox/stand-in.ts';
import type { Reply } from '../stage.ts';
import { expectUnavailable } from './audited-view.ts';
import { breakerPause, everything, partners, raiseFaultStage, type FaultStage } from './fault-stage.ts';

// The issuer of the callers' tokens fails; in the sandbox it is also the token server of four partners.
let faults: FaultStage;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  faults = await raiseFaultStage({ deadlineMs: 30_000, budgetMs: 60_000 });
}, 120_000);
afterAll(async () => {
  await faults.close();
  vi.useRealTimers();
});
afterEach(() => faults.stage.sandbox.identity.standIn.setFault(null));

const newToken = () => faults.stage.sandbox.identity.tokenFor('regisseur');
const askWith = (token: string | null): Promise<Reply> =>
  faults.stage.ask({ role: 'regisseur', purpose: 'COORD', query: everything, variables: { id: 's1' }, token });
const fail = (fault: Fault): void => faults.stage.sandbox.identity.standIn.setFault(fault);
const passReally = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

test('an issuer that is down for less than five minutes is not missed', async () => {
  const [used, unused] = [await newToken(), await newToken()];
  await askWith(used);
  fail({ kind: 'down' });
  for (const token of [used, unused]) faults.expectHealthy(await askWith(token));
});

describe('longer than its keys are kept', () => {
  test.each([{ kind: 'down' }, { kind: 'error500' }, { kind: 'malformed' }, { kind: 'slow', ms: 60_000 }] as const)(
    '$kind: a token cannot be checked, which is said so, until the issuer is back',
    async (fault) => {
      const token = await newToken();
      expect((await askWith(token)).status).toBe(200);
      fail(fault);
      passReally(301);
      const reply = await askWith(token);
      expectUnavailable(reply, ['ISSUER_UNAVAILABLE']);
      expect(reply.text).not.toContain(token);
      expect((await fetch(`${faults.stage.hub.url}/readyz`)).status).toBe(200);
      expect((await fetch(`${faults.stage.hub.url}/graphql`, { method: 'POST' })).status).toBe(401);

      faults.stage.sandbox.identity.standIn.setFault(null);
      expect((await askWith(token)).status).toBe(200);
    },
  );
});

test('a token server that is down costs the partners whose token has run out, and those only, and they are back without a restart', async () => {
  const token = await newToken();
  faults.expectHealthy(await askWith(token));
  faults.pass(3_600_000);
  fail({ kind: 'down' });
  const { errors, extensions } = (await askWith(token)).body;
  expect(errors).toBeUndefined();
  const states = partners.map((partner) => `${partner} ${extensions?.sources[partner.toUpperCase()]?.state}`);
  expect(states).toEqual(['brp UNAVAILABLE', 'ggz UNAVAILABLE', 'wmo OK', 'wi OK', 'cjg UNAVAILABLE', 'police UNAVAILABLE']);
  expect(extensions?.sources['BRP']?.cause).toMatch(/UNREACHABLE|CIRCUIT_OPEN/);

  faults.stage.sandbox.identity.standIn.setFault(null);
  faults.pass(breakerPause);
  faults.expectHealthy(await askWith(token));
});
