import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed, seedCases } from './seed.ts';
import { createTestDatabase, testEncryption, type TestDatabase } from './testing/create-test-database.ts';

const now = new Date('2026-11-20T10:00:00Z');

describe('the seeds', () => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase('pglite');
    await seed(tested.database, testEncryption(), now);
  }, 60_000);
  afterAll(async () => tested.close());

  test('leave a database alone that holds a case', async () => {
    await tested.database.sql(`update family_case set phase = 'FOLLOW_UP' where id = 's1'`);
    expect(await seed(tested.database, testEncryption(), now)).toBe(0);
    expect(await tested.database.sql(`select phase from family_case where id = 's1'`)).toEqual([{ phase: 'FOLLOW_UP' }]);
  });

  test('store no BSN in the clear, in no column of no table', async () => {
    const bsns = new Set(seedCases.flatMap((one) => [...one.members, ...(one.outsiders ?? [])].map((person) => person.bsn)));
    expect(bsns.size).toBe(18);
    const tables = await tested.database.sql<{ name: string }>(
      `select table_name::text as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await tested.database.sql<{ text: string }>(`select t::text as text from ${name} t`);
      for (const { text } of rows) if ([...bsns].some((bsn) => text.includes(bsn))) found.push(name);
    }
    expect(found).toEqual([]);
    await tested.database.sql(`update family_member set subject = '999996149' where id = 's1-m1'`);
    const [planted] = await tested.database.sql<{ text: string }>(`select t::text as text from family_member t where id = 's1-m1'`);
    expect(planted?.text).toContain('999996149');
  });

  test('name no member in free text', () => {
    const names = /Mark|Chantal|Sebastiaan|Walter|William|Wieger|Wilma|Johan|Teun|Daan|Fien|Maud|Trix|Hein|Gerrit|Alexander|Zoey/;
    for (const one of seedCases) {
      const texts = [
        one.triageRationale,
        ...(one.goalsAndActions ?? []).map((item) => item.text),
        ...(one.meetings ?? []).flatMap((meeting) => [meeting.subject, meeting.minutes, ...meeting.decisions]),
        ...(one.escalations ?? []).flatMap((escalation) => [escalation.trigger, escalation.decision ?? '']),
        ...(one.network ?? []).flatMap((person) => [person.name, person.support]),
      ];
      expect(texts.filter((text) => names.test(text))).toEqual([]);
    }
  });
});
