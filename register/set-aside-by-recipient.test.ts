import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { now, raiseRegisterStage, type PersonName, type RegisterStage } from './testing/register-stage.ts';

const aside = { caseId: 'agreed', memberId: 'agreed-m4', holderId: 'agreed-m1', reason: 'Zijn weigering schaadt het kind.' };

describe.each(databaseKinds)('a refusal of a holder of authority on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
    await stage.database.sql('delete from family_case');
    await seed(stage.database, stage.deps.encryption, now, [deBoerCase('agreed', 'walter-agreed')]);
    await stage.database.sql('update authority_set_aside set ended_at = now()');
  }, 60_000);
  afterAll(async () => stage.close());

  const setAside = async (by: PersonName) => {
    const { setAside: made, problems } = await stage.desk.setAuthorityAside(stage.as(by), aside);
    expect(problems).toEqual([]);
    const { waiver } = await stage.facts('ggz', 'agreed-m4', 'YOUTH_PROVISION');
    await stage.desk.endSetAside(stage.as(by), { caseId: 'agreed', setAsideId: made?.id ?? '' });
    return waiver;
  };

  /** How the register says that the consent stands for the GGZ, to the professionals who read of it. */
  const standings = async () => {
    const read = async (by: PersonName) => stage.desk.waivers(stage.as(by), { caseId: 'agreed', memberId: 'agreed-m4' });
    const cells = await Promise.all((['youth', 'regisseur'] as const).map(async (by) => (await read(by)).standings ?? []));
    return [...new Set(cells.flatMap((of) => of.map(({ standing }) => standing)))];
  };

  test('stands in the register as it does in the view of whom it is towards', async () => {
    const recorded = async (by: PersonName) => {
      const { setAside: made } = await stage.desk.setAuthorityAside(stage.as(by), aside);
      const { waiver } = await stage.facts('ggz', 'agreed-m4', 'YOUTH_PROVISION');
      const said = await standings();
      await stage.desk.endSetAside(stage.as(by), { caseId: 'agreed', setAsideId: made?.id ?? '' });
      return [waiver, ...said];
    };
    expect(await recorded('youth')).toEqual(['VALID', 'VALID']);
    expect(await recorded('ggz')).toEqual(['REFUSED', 'REFUSED']);
  });

  test('is passed over when who guards the data sets the holder aside, not when who would receive them does', async () => {
    expect((await stage.facts('ggz', 'agreed-m4', 'YOUTH_PROVISION')).waiver).toBe('REFUSED');
    expect(await setAside('youth')).toBe('VALID');
    expect(await setAside('ggz')).toBe('REFUSED');
  });
});
