import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { createSignalsDesk } from '../create-signals-desk.ts';
import { bsn, daysLater, hubAt, now, raiseSignalStage, type SignalStage } from '../testing/signal-stage.ts';

// A triage is for the municipality in which the person lives, by the register of persons.

describe.each(databaseKinds)('to whom a triage is offered, on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const live = (municipality: string | null): void => {
    stage.brp.people = stage.brp.people.map((one) => ({ ...one, municipality }));
  };
  const offers = async () => (await stage.desk.triageOffers(stage.as('regisseur', { purpose: 'TRIAGE' }))).offers ?? [];
  const openTasks = async () => stage.database.sql('select id from task where done_at is null');
  const matched = async (): Promise<void> => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    expect(Object.values(await stage.contacts('wmo')), 'whom to call is told wherever they live').toEqual([['CJG']]);
  };

  test.each([
    ['this municipality', '0363', 1],
    ['another', '0518', 0],
    ['abroad', '1999', 0],
    ['a place that the register does not tell', null, 0],
  ])('who lives in %s: %s', async (_, municipality, offered) => {
    live(municipality);
    await matched();
    expect(await offers()).toHaveLength(offered);
    expect(await openTasks()).toHaveLength(offered);
  });

  test('a hub that works for no municipality offers none', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    const desk = createSignalsDesk({ ...stage.deps, municipalities: new Set() });
    while (await desk.matchNext(hubAt(now)));
    expect(await stage.count('signal_match')).toBe(1);
    expect(await offers()).toEqual([]);
  });

  test('while the register is away a match is told, and nothing offered; it is when both are known to live here', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.settle();
    stage.brp.away = true;
    await stage.raise('youth', bsn.child);
    await stage.settle();
    expect(await stage.count('signal_match')).toBe(1);
    expect(await offers()).toEqual([]);
    stage.brp.away = false;
    await stage.settle(new Date(now.getTime() + 600_000));
    expect(await offers()).toHaveLength(1);
    expect(await stage.count('triage_offer')).toBe(1);
  });

  test('who moves away takes the offer back, on record and once, and who moves in brings one; the match goes on', async () => {
    await matched();
    const [offer] = await offers();
    live('0518');
    await stage.settle(daysLater(31));
    expect(await offers()).toEqual([]);
    expect(await openTasks()).toEqual([]);
    expect(await stage.count('signal_match')).toBe(1);
    expect(await stage.database.sql('select body from audit_record where position($1 in body) > 0 order by sequence', [offer?.id])).toEqual(
      ['triage.offer', 'triage.take-back'].map((action) => ({ body: expect.stringContaining(action) as string })),
    );
    live('0363');
    await stage.settle(daysLater(62));
    expect(await offers()).toHaveLength(1);
    expect(await openTasks()).toHaveLength(1);
  });

  test('what was declined is not offered again when they are looked at again', async () => {
    await matched();
    const [offer] = await offers();
    const regisseur = stage.as('regisseur', { purpose: 'TRIAGE' });
    await stage.desk.declineTriage(regisseur, { offerId: offer?.id ?? '', reason: 'NO_CONCERN' });
    await stage.settle(daysLater(31));
    expect(await offers()).toEqual([]);
  });

  test('who moved away since opens no case here, and can be declined', async () => {
    await matched();
    const [offer] = await offers();
    const regisseur = stage.as('regisseur', { purpose: 'TRIAGE' });
    live('0518');
    const contact = { name: 'Nadia Bakker', contact: 'n.bakker@voorbeeldstad.example', dutyPhone: '+31881000001' };
    const { problems } = await stage.desk.acceptTriage(regisseur, { offerId: offer?.id ?? '', ...contact });
    expect(problems).toMatchObject([{ code: 'HOUSEHOLD_ELSEWHERE' }]);
    expect(await stage.count('family_case')).toBe(0);
    expect((await stage.desk.declineTriage(regisseur, { offerId: offer?.id ?? '', reason: 'OTHER_MUNICIPALITY' })).problems).toEqual([]);
  });

  test('where they live is told to nobody', async () => {
    await matched();
    const said = JSON.stringify([await stage.events(), await stage.own('wmo'), await offers()]);
    expect(said).not.toContain('0363');
    expect(JSON.stringify(await stage.database.sql('select * from signal'))).not.toContain('"0363"');
  });
});
