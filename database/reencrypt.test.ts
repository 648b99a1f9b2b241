import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCivilFacts } from './civil-facts.ts';
import { placeOf } from './encrypted-columns.ts';
import { createEncryption } from './encryption.ts';
import { reencrypt } from './reencrypt.ts';
import { seed } from './seed.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from './testing/create-test-database.ts';

const [first, second] = [1, 2].map((fill) => `k${String(fill)}:${Buffer.alloc(32, fill).toString('base64')}`);
const old = createEncryption(first ?? '');
const both = createEncryption(`${second},${first}`);
const young = createEncryption(second ?? '');

describe.each(databaseKinds)('re-encryption on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await seed(tested.database, old, new Date('2026-11-20T09:00:00Z'));
  }, 60_000);
  afterAll(async () => tested.close());

  test('leaves every value and every look-up under the newest key, so that the old key can go', async () => {
    const before = await reencrypt(tested.database, both);
    expect(before).toMatchObject({ current: 0 });
    const members = await tested.database.prisma.familyMember.findMany();
    for (const { id, bsn, bsnLookup, civilFacts } of members) {
      expect(young.hash(young.decrypt(placeOf('family_member', 'bsn', id), bsn))).toBe(bsnLookup);
      expect(openCivilFacts(young, id, civilFacts)).not.toBeNull();
    }
    for (const { id, bsn } of await tested.database.prisma.outsidePerson.findMany())
      expect(young.decrypt(placeOf('outside_person', 'bsn', id), bsn)).toMatch(/^\d{9}$/);
    expect(await reencrypt(tested.database, both)).toEqual({ changed: 0, current: before.changed });
  });

  test('stops, and changes nothing further, at a value whose key is not active', async () => {
    await expect(reencrypt(tested.database, old)).rejects.toMatchObject({ code: 'UNKNOWN_KEY' });
  });
});
