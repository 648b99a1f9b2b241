import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { createTestDatabase, databaseKinds, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import { confirmTombstone, noteTombstone } from './tombstones.ts';

const regisseur = '00000099000000001000/REG';
const wmo = '00000099000000001000/WMO';
const police = '00000099000000002000/POL';
const toldAt = new Date('2026-11-20T09:00:00.000Z');
const at = new Date('2026-11-20T09:05:00.000Z');

describe.each(databaseKinds)('a tombstone and its receipt on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await seed(tested.database, testEncryption(), toldAt, [deBoerCase('s1', null)]);
    const told = { recipient: regisseur, caseId: 's1', memberId: 's1-m1', classes: ['GGZ_IN_CARE'], toldAt };
    for (const eventId of ['e-1', 'e-2', 'e-3']) await noteTombstone(tested.database.sql, { ...told, eventId });
  }, 60_000);
  afterAll(async () => tested.close());

  const stored = async (eventId: string): Promise<unknown> =>
    (
      await tested.database.sql(
        `select oin || '/' || role as recipient, case_id, member_id, classes, told_at, confirmed_at, confirmed_by from tombstone where event_id = $1`,
        [eventId],
      )
    )[0];
  const told = { recipient: regisseur, case_id: 's1', member_id: 's1-m1', classes: ['GGZ_IN_CARE'], told_at: toldAt };
  const open = { ...told, confirmed_at: null, confirmed_by: null };

  test('waits for its receipt', async () => {
    expect(await stored('e-1')).toEqual(open);
  });

  test('is confirmed by whom it was sent to; a second answer is accepted and changes nothing', async () => {
    const receipt = { eventId: 'e-2', recipient: regisseur, at, by: 'prof-regisseur' };
    const confirmed = { caseId: 's1', memberId: 's1-m1', confirmedAt: at };
    expect(await confirmTombstone(tested.database.sql, receipt)).toEqual({ ...confirmed, isFirst: true });
    const later = { ...receipt, at: new Date('2026-12-01T00:00:00Z'), by: 'prof-backup' };
    expect(await confirmTombstone(tested.database.sql, later)).toEqual({ ...confirmed, isFirst: false });
    expect(await stored('e-2')).toEqual({ ...told, confirmed_at: at, confirmed_by: 'prof-regisseur' });
  });

  test.each([
    ['another organisation', 'e-1', police],
    ['another role of the same organisation', 'e-1', wmo],
    ['nobody', 'e-1', ''],
    ['the recipient, for an event that does not exist', 'e-99', regisseur],
    ['another organisation, for an event that does not exist', 'e-99', police],
  ])('is not confirmed by %s', async (_who, eventId, recipient) => {
    expect(await confirmTombstone(tested.database.sql, { eventId, recipient, at, by: 'somebody' })).toBeNull();
    expect(await stored('e-1')).toEqual(open);
  });

  test('stands once for one event', async () => {
    await expect(
      noteTombstone(tested.database.sql, { eventId: 'e-1', recipient: police, caseId: 's1', memberId: 's1-m1', classes: [], toldAt }),
    ).rejects.toThrow(/duplicate key/);
  });

  test('goes with its case', async () => {
    await tested.database.sql(`delete from family_case where id = 's1'`);
    expect(await tested.database.sql('select event_id from tombstone')).toEqual([]);
  });
});
