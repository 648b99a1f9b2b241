import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { placeOf } from '#database/encrypted-columns.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { Sql } from '#database/create-database.ts';
import { bsn, people, raiseSignalStage, type PersonName, type SignalStage } from '../testing/signal-stage.ts';

const taken = {
  name: 'Nadia Bakker',
  contact: 'n.bakker@voorbeeldstad.example',
  dutyPhone: '+31881000001',
};

describe.each(databaseKinds)('a triage on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const asRegisseur = (by: PersonName = 'regisseur') => stage.as(by, { purpose: 'TRIAGE' });
  const offers = async (by: PersonName = 'regisseur') => (await stage.desk.triageOffers(asRegisseur(by))).offers ?? [];
  const accept = async (offerId: string, by: PersonName = 'regisseur') => stage.desk.acceptTriage(asRegisseur(by), { offerId, ...taken });
  const matched = async (): Promise<string> => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    return (await offers())[0]?.id ?? '';
  };
  const sql: Sql = async (text, params) => stage.database.sql(text, params);

  /** A case of the child, with a regisseur. */
  const openCaseOf = async (regisseur: PersonName): Promise<void> => {
    const { encryption } = stage.deps;
    const { oin, role, subject } = people[regisseur];
    await sql(`insert into family_case (id, phase, opened_at) values ('known', 'ACTIVE', '2026-01-01')`);
    await sql(`insert into family_member (id, case_id, position, bsn, bsn_lookup) values ('known-m1', 'known', 1, $1, $2)`, [
      encryption.encrypt(placeOf('family_member', 'bsn', 'known-m1'), bsn.child),
      encryption.hash(bsn.child),
    ]);
    await sql(
      `insert into regisseur (id, case_id, oin, role, subject, organisation, duty_phone, name, contact, mandate, appointed_by, "from")
        values ('known-r', 'known', $1, $2, $3, 'Gemeente', '+31881000001', 'N', 'n@x.example', true, 'Gemeente', '2026-01-01')`,
      [oin, role, subject],
    );
  };

  test('is offered to the regisseurs of this municipality alone, for the purpose TRIAGE, and tells nothing of the household', async () => {
    const id = await matched();
    expect(await offers()).toEqual([{ id, offeredOn: '2026-11-20', kind: 'SAME_HOUSEHOLD', caseId: null }]);
    expect(await offers('otherRegisseur')).toHaveLength(1);
    expect(await stage.desk.triageOffers(asRegisseur('elsewhere'))).toMatchObject({ offers: null, problems: [{ code: 'OFFER_UNKNOWN' }] });
    expect(await stage.desk.triageOffers(stage.as('regisseur'))).toMatchObject({ problems: [{ code: 'PURPOSE_NOT_TRIAGE' }] });
    expect(await sql(`select kind, role, done_at from task`)).toEqual([{ kind: 'TRIAGE_OFFER', role: 'REG', done_at: null }]);
  });

  test('opens a case with the household, the oldest first, of which the caller is the regisseur', async () => {
    const { caseId, problems } = await accept(await matched());
    expect(problems).toEqual([]);
    const members = await sql<{ id: string; bsn: string; civil: string | null }>(
      'select id, bsn, civil_facts as civil from family_member where case_id = $1 order by position',
      [caseId],
    );
    const { decrypt } = stage.deps.encryption;
    expect(members.map((member) => decrypt(placeOf('family_member', 'bsn', member.id), member.bsn))).toEqual([
      bsn.father,
      bsn.mother,
      bsn.child,
      bsn.sister,
    ]);
    expect(members.every(({ civil }) => civil !== null)).toBe(true);
    expect(await sql('select phase::text, triage from family_case')).toEqual([{ phase: 'TRIAGE', triage: null }]);
    expect(await sql('select subject, mandate, backup, organisation from regisseur')).toEqual([
      { subject: 'prof-regisseur', mandate: false, backup: false, organisation: 'Gemeente' },
    ]);
    expect(await sql('select distinct purpose, kind::text, count(*)::int as n from involvement group by 1, 2')).toEqual([
      { purpose: 'TRIAGE', kind: 'REGISSEUR', n: 4 },
    ]);
    expect(await sql('select case_id as "caseId" from signal_match')).toEqual([{ caseId }]);
    expect((await sql<{ members: string[] }>('select members from signal order by id')).map((row) => row.members)).toEqual([
      [members[2]?.id],
      [members[3]?.id],
    ]);
    expect((await stage.events()).at(-1)).toMatchObject({ type: 'nl.gezinsbeeld.case.changed.v1', caseId });
    expect(await sql('select done_by from task')).toEqual([{ done_by: 'prof-regisseur' }]);
  });

  test('is taken once, also by two at the same moment', async () => {
    const id = await matched();
    const answers = await Promise.all([accept(id), accept(id, 'otherRegisseur')]);
    expect(answers.map(({ problems }) => problems.map(({ code }) => code).join()).toSorted()).toEqual(['', 'OFFER_UNKNOWN']);
    expect(await stage.count('family_case')).toBe(1);
  });

  test('can be declined with a reason from a list; the parties keep each other', async () => {
    const id = await matched();
    expect(await stage.desk.declineTriage(asRegisseur(), { offerId: id, reason: 'PARTIES_SUFFICE' })).toEqual({
      caseId: null,
      problems: [],
    });
    expect(await offers()).toEqual([]);
    expect((await accept(id)).problems).toMatchObject([{ code: 'OFFER_UNKNOWN' }]);
    expect(Object.values(await stage.contacts('wmo'))).toEqual([['CJG']]);
  });

  test('is offered again when one more organisation gives a signal after it was declined', async () => {
    await stage.desk.declineTriage(asRegisseur(), { offerId: await matched(), reason: 'NO_CONCERN' });
    await stage.raise('police', bsn.child);
    await stage.settle();
    expect(await offers()).toHaveLength(1);
  });

  test('lapses when its last match ends', async () => {
    await matched();
    const [mine] = await stage.own('wmo');
    await stage.desk.withdrawSignal(stage.as('wmo'), { signalId: mine?.id ?? '' });
    expect(await offers()).toEqual([]);
    expect(await sql('select state::text from triage_offer')).toEqual([{ state: 'LAPSED' }]);
    expect(await sql('select id from task where done_at is null')).toEqual([]);
  });

  describe('where one of the persons is in an open case', () => {
    test('names that case to its own regisseur, to whom the match shows in it; no second one is opened', async () => {
      await openCaseOf('regisseur');
      const id = await matched();
      expect(await offers()).toMatchObject([{ id, caseId: 'known' }]);
      expect(await sql('select case_id as "caseId" from signal_match')).toEqual([{ caseId: 'known' }]);
      // The parties must not learn from an event that there is a case.
      expect((await stage.events()).filter(({ caseId }) => caseId !== null)).toEqual([]);
      expect(await accept(id)).toEqual({ caseId: 'known', problems: [] });
      expect(await stage.count('family_case')).toBe(1);
      expect(await stage.count('family_member')).toBe(1);
    });
    test('does not exist for another regisseur', async () => {
      await openCaseOf('otherRegisseur');
      await stage.raise('wmo', bsn.child);
      await stage.raise('youth', bsn.sister);
      await stage.settle();
      expect(await offers()).toEqual([]);
      const [row] = await sql<{ id: string }>('select id from triage_offer');
      const [mine, other] = [await accept(row?.id ?? ''), await accept('no-such-offer')];
      expect(mine).toEqual(other);
    });
    test('that was opened since the match, it goes to the regisseur of that case', async () => {
      const id = await matched();
      await openCaseOf('otherRegisseur');
      expect((await accept(id)).problems).toMatchObject([{ code: 'OFFER_UNKNOWN' }]);
      expect(await offers()).toEqual([]);
      expect(await offers('otherRegisseur')).toMatchObject([{ id, caseId: 'known' }]);
      const records = await sql<{ body: string }>('select body::text as body from audit_record');
      expect(records.filter(({ body }) => body.includes('triage.leave') && body.includes('known'))).toHaveLength(1);
    });
    test('that was closed since, it is for everybody again', async () => {
      await openCaseOf('otherRegisseur');
      await matched();
      await sql(`update family_case set phase = 'CLOSED', closed_at = '2026-11-20'`);
      expect(await offers()).toMatchObject([{ caseId: null }]);
    });
  });

  test('waits while the register of persons is away, and opens nothing', async () => {
    const id = await matched();
    stage.brp.away = true;
    expect((await accept(id)).problems).toMatchObject([{ code: 'BRP_UNAVAILABLE' }]);
    stage.brp.away = false;
    stage.brp.people = [];
    expect((await accept(id)).problems).toMatchObject([{ code: 'HOUSEHOLD_UNKNOWN' }]);
    expect(await stage.count('family_case')).toBe(0);
  });

  test.each([
    ['name', 'Nadia 999995832', 'NAME_WRONG'],
    ['contact', '999995832', 'CONTACT_WRONG'],
    ['dutyPhone', '112', 'PHONE_WRONG'],
  ])('a wrong %s is refused before anything is read', async (field, text, code) => {
    const answer = await stage.desk.acceptTriage(asRegisseur(), { offerId: 'none', ...taken, [field]: text });
    expect(answer.problems).toMatchObject([{ code }]);
  });
});
