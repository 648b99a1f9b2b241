import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEncryption } from '#database/encryption.ts';
import { reencrypt } from '#database/reencrypt.ts';
import { createSignalsDesk, type SignalsDesk } from '../create-signals-desk.ts';
import { aSignal, bsn, daysLater, hubAt, now, raiseSignalStage, type PersonName, type SignalStage } from '../testing/signal-stage.ts';

// Signals outlive a key: what was hashed under the old one must be found under the new one.

const key = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

let stage: SignalStage;
beforeAll(async () => {
  stage = await raiseSignalStage('pglite');
}, 60_000);
afterAll(async () => stage.close());

const under = (keys: string): SignalsDesk => createSignalsDesk({ ...stage.deps, newId: randomUUID, encryption: createEncryption(keys) });
const raise = async (desk: SignalsDesk, by: PersonName, about: string, at = now): Promise<void> => {
  expect((await desk.raiseSignal(stage.as(by, { at }), aSignal(about))).problems).toEqual([]);
};
const settle = async (desk: SignalsDesk, at = now): Promise<void> => {
  while (await desk.matchNext(hubAt(at)));
};
const kinds = async (): Promise<readonly string[]> =>
  (await stage.database.sql<{ kind: string }>('select kind::text from signal_match order by id')).map(({ kind }) => kind).toSorted();

test('signals match across a change of keys, before and after all is encrypted again, and when the old key is gone', async () => {
  const [before, during, after] = [key('k1', 1), `${key('k2', 2)},${key('k1', 1)}`, key('k2', 2)];
  await raise(under(before), 'wmo', bsn.child);
  await settle(under(before));
  await raise(under(during), 'youth', bsn.child);
  await settle(under(during));
  expect(await kinds()).toEqual(['SAME_PERSON']);
  const { changed } = await reencrypt(stage.database, createEncryption(during));
  expect(changed).toBe(1);
  await raise(under(during), 'police', bsn.sister);
  await settle(under(during));
  expect(await kinds()).toEqual(['SAME_HOUSEHOLD', 'SAME_HOUSEHOLD', 'SAME_PERSON']);
  // A month later every household was looked at again, under the new key too.
  await settle(under(during), daysLater(31));
  await raise(under(after), 'ggz', bsn.child, daysLater(31));
  await settle(under(after), daysLater(31));
  expect(await kinds()).toEqual(['SAME_HOUSEHOLD', 'SAME_HOUSEHOLD', 'SAME_HOUSEHOLD', 'SAME_PERSON', 'SAME_PERSON', 'SAME_PERSON']);
});
