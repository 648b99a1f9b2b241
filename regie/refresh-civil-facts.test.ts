import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCivilFacts, type CivilFactsRecord } from '#database/civil-facts.ts';
import { seed } from '#database/seed.ts';
import { createTestDatabase, databaseKinds, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import type { FetchedCivilFacts } from './civil-facts-of.ts';
import { refreshCivilFacts } from './refresh-civil-facts.ts';

const seededAt = new Date('2026-11-20T10:00:00Z');
const now = new Date('2026-11-20T11:00:00Z');
const encryption = testEncryption();

const fetched = (bsn: string): FetchedCivilFacts => ({
  bsn,
  birthDate: { year: 1980 },
  authority: [],
  secret: true,
  underGuardianship: false,
  address: '1234AB|1||',
});

describe.each(databaseKinds)('refreshing civil facts on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await seed(tested.database, encryption, seededAt);
  }, 60_000);
  afterAll(async () => tested.close());

  const stored = async (memberId: string): Promise<CivilFactsRecord | null> => {
    const [row] = await tested.database.sql<{ value: string }>('select civil_facts as value from family_member where id = $1', [memberId]);
    return openCivilFacts(encryption, memberId, row?.value ?? null);
  };

  test('when the BRP does not answer, what was known stays and ages', async () => {
    const refreshed = await refreshCivilFacts({ sql: tested.database.sql, encryption, now, fetchCivilFacts: async () => null });
    expect(refreshed).toEqual({ refreshed: 0, kept: 35 });
    expect((await stored('s1-m1'))?.checkedAt).toBe(seededAt.toISOString());
  });

  test('asks for each person once, of open cases only, and keeps the answer with the time of checking', async () => {
    await tested.database.sql(`update family_case set phase = 'CLOSED', closed_at = '2026-11-01' where id = 's3'`);
    const asked: string[][] = [];
    const refreshed = await refreshCivilFacts({
      sql: tested.database.sql,
      encryption,
      now,
      fetchCivilFacts: async (bsns) => {
        asked.push([...bsns]);
        return bsns.filter((bsn) => bsn !== '999996150').map(fetched);
      },
    });
    expect(asked).toHaveLength(1);
    expect(new Set(asked[0]).size).toBe(13);
    expect(asked[0]).toHaveLength(13);
    expect(refreshed).toEqual({ refreshed: 28, kept: 3 });
    expect(await stored('s1-m1')).toMatchObject({
      birthDate: '1980',
      secretAddress: true,
      checkedAt: now.toISOString(),
      addressHash: encryption.hash('1234AB|1||'),
    });
    expect((await stored('s1-m2'))?.checkedAt).toBe(seededAt.toISOString());
    expect((await stored('s3-m1'))?.checkedAt).toBe(seededAt.toISOString());
  });

  test('after a notification only those persons are asked about, in every open case', async () => {
    const asked: string[] = [];
    const fetchCivilFacts = async (bsns: readonly string[]): Promise<FetchedCivilFacts[]> => {
      asked.push(...bsns);
      return bsns.map(fetched);
    };
    expect(
      await refreshCivilFacts({ sql: tested.database.sql, encryption, now, fetchCivilFacts, bsns: ['999996149', '000000000'] }),
    ).toEqual({ refreshed: 3, kept: 0 });
    expect(asked).toEqual(['999996149']);
    expect(await refreshCivilFacts({ sql: tested.database.sql, encryption, now, fetchCivilFacts, bsns: ['000000000'] })).toEqual({
      refreshed: 0,
      kept: 0,
    });
    expect(asked).toHaveLength(1);
  });
});
