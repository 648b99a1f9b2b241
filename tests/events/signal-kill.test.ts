import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { createTestDatabase, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import { readDemoArguments } from '#sandbox/demo/read-demo-arguments.ts';
import { runDemo } from '#sandbox/demo/run-demo.ts';
import { createSignalsDesk } from '#signals/create-signals-desk.ts';
import { aSignal, hubAt, now, organisations, people } from '#signals/testing/signal-stage.ts';
import { startHubProcess } from '../faults/hub-process.ts';
import { bsn, type Own } from './signal-hub.ts';
import type { SignalOrder } from './signal-process.ts';

let tested: TestDatabase;
beforeAll(async () => {
  tested = await createTestDatabase('postgres');
}, 120_000);
afterAll(async () => tested.close());

/** What a signal that was taken by a process which is gone waits for. */
const minuteLater = async (): Promise<void> => {
  await tested.database.sql(`update signal set claimed_until = null where claimed_until is not null`);
};
const household = [bsn.alexander, bsn.zoey];

describe('a hub that is killed before any of its steps', () => {
  const desk = () =>
    createSignalsDesk({
      database: tested.database,
      encryption: testEncryption(),
      recorder: { writerId: 'survivor', register: 'https://gezinsbeeld.example/verwerkingen' },
      newId: randomUUID,
      policy: () => defaultTables,
      hubOin: people.wmo.oin,
      organisations,
      municipalities: new Set(['0363']),
      civilRegister: {
        residents: async (bsns) =>
          household
            .filter((one) => bsns.includes(one))
            .map((one) => ({
              bsn: one,
              birthDate: '2012-01-01',
              address: 'home',
              municipality: '0363',
              ties: household.filter((other) => other !== one),
            })),
        civilFacts: async () => [],
      },
      wake: () => undefined,
    });
  const runUntilKilled = async (killAt: number): Promise<boolean> => {
    const order: SignalOrder = { databaseUrl: tested.url ?? '', household, killAt };
    const child = fork(join(import.meta.dirname, 'signal-process.ts'), [JSON.stringify(order)], { execPath: process.execPath });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (signal === null) expect(code).toBe(0);
    return signal === 'SIGKILL';
  };

  /** With a household of two there are some thirty steps; these fall in the claim, the questions, the first look, the match and its commit. */
  test.each([2, 4, 12, 18, 23, 27])(
    'leaves the match to another, before step %i: exactly one, with one offer, told once',
    async (killAt) => {
      for (const table of ['signal', 'triage_offer', 'task', 'outbox']) await tested.database.sql(`delete from ${table}`);
      const raised = [
        ['wmo', bsn.alexander],
        ['youth', bsn.zoey],
      ] as const;
      for (const [by, about] of raised) {
        await desk().raiseSignal({ ...hubAt(now), caller: people[by], purpose: 'SIGNAL' }, aSignal(about));
      }
      expect(await runUntilKilled(killAt)).toBe(true);
      await minuteLater();
      while (await desk().matchNext(hubAt(now)));
      const [left] = await tested.database.sql(
        `select (select count(*)::int from signal_match) as matches, (select count(*)::int from triage_offer) as offers,
        (select count(*)::int from outbox where type = 'nl.gezinsbeeld.signal.matched.v1') as told`,
      );
      expect(left).toEqual({ matches: 1, offers: 1, told: 1 });
    },
    120_000,
  );
});

test('the whole program, killed as soon as both have their answer: matched when it is started again', async () => {
  const fresh = await createTestDatabase('postgres');
  const dataDir = mkdtempSync(join(tmpdir(), 'gezinsbeeld-'));
  const environment = { DATABASE_URL: fresh.url ?? '' };
  const ask = async (url: string, role: string, query: string, variables: object = {}): Promise<Readonly<Record<string, never>>> => {
    const { text: token } = await runDemo(readDemoArguments(['token', role, '--data', dataDir], {}));
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'gezinsbeeld-purpose': 'SIGNAL',
      },
      body: JSON.stringify({ query, variables }),
    });
    return ((await response.json()) as { data: Readonly<Record<string, never>> }).data;
  };
  const raise = async (url: string, role: 'wmo' | 'youth', about: string) =>
    ask(url, role, 'mutation ($signal: SignalInput!) { raiseSignal(signal: $signal) { signal { id } problems { code } } }', {
      signal: aSignal(about),
    });

  const first = await startHubProcess(dataDir, environment);
  await raise(first.url, 'wmo', bsn.alexander);
  await raise(first.url, 'youth', bsn.zoey);
  expect(await first.stop('SIGKILL')).toBe('SIGKILL');
  await fresh.database.sql('update signal set claimed_until = null where claimed_until is not null');
  const second = await startHubProcess(dataDir, environment);
  const contacts = async () => {
    const { signals } = (await ask(second.url, 'wmo', '{ signals { signals { contacts { organisation } } } }')) as unknown as {
      signals: { signals: readonly Own[] };
    };
    return signals.signals[0]?.contacts;
  };
  await expect.poll(contacts, { timeout: 60_000, interval: 200 }).toEqual([{ organisation: 'CJG Voorbeeldstad' }]);
  const made = await fresh.database.sql(`select case_id from signal_match where offer_id is not null`);
  expect(made).toEqual([{ case_id: 's3' }]);
  await second.stop('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
  await fresh.close();
}, 240_000);
