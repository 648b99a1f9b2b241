import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { readDropped, readDrops } from '../testing/read-drops.ts';
import { now, raiseRegisterStage, recipients, type PersonName, type RegisterStage } from '../testing/register-stage.ts';

const municipality = '00000099000000001000';
const reg = `${municipality}/REG`;
const income = `${municipality}/WI`;
const ggz = '00000099000000003000/GGZ';
const youth = '00000099000000004000/JGD';
const police = '00000099000000002000/POL';

/** What Mark's waiver in S1 opens for the regisseur. */
const marks = ['GGZ_FUNCTIONAL_IMPACT', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'INVOLVEMENT_GGZ'];
/** What his waiver for the whole regime of the GGZ opens. */
const ofRegime = ['GGZ_CARE_GOALS', 'GGZ_CRISIS_CONTACT', ...marks].toSorted();

describe.each(databaseKinds)('who is told to drop what they hold, on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  beforeEach(async () => {
    await stage.database.sql('delete from family_case');
    await seed(stage.database, stage.deps.encryption, now, [deBoerCase('s1', null), deBoerCase('agreed', 'walter-agreed')]);
    await stage.database.sql('delete from outbox');
  });
  afterAll(async () => stage.close());

  const dropped = async () => readDropped(stage.database);
  const sql = async (text: string, ...params: readonly unknown[]) => stage.database.sql(text, params);
  const withdraw = async (by: PersonName, waiverId: string, caseId = waiverId.replace(/-w\d+$/, '')) =>
    stage.desk.withdrawWaiver(stage.as(by), { caseId, waiverId });
  const about = { caseId: 's1', memberId: 's1-m1', givers: ['s1-m1'], classes: [], purposes: ['COORD', 'PLAN'], evidence: 'formulier' };
  type Terms = { readonly recipients: readonly { oin: string; role: string }[] } & Partial<
    Parameters<RegisterStage['desk']['giveWaiver']>[1]
  >;
  const give = async (terms: Terms): Promise<string> => {
    const { waivers, problems } = await stage.desk.giveWaiver(stage.as('regisseur'), { ...about, ...terms });
    expect(problems).toEqual([]);
    return waivers?.[0]?.id ?? '';
  };
  const refuse = async (by: PersonName, terms: Terms): Promise<void> => {
    const { evidence: _, givers: __, ...rest } = about;
    expect((await stage.desk.refuseWaiver(stage.as(by), { ...rest, ...terms })).problems).toEqual([]);
  };
  const involve = async (recipient: string, member: string, purpose: string, subject: string, until: string | null = null) => {
    const [oin, role] = recipient.split('/');
    await sql(
      `insert into involvement (id, case_id, member_id, kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from", "until")
        values ($1, $2, $3, 'OTHER', $4, $5, 'O', '+31', $6, 'P', $7, '2026-01-01', $8::date)`,
      `${subject}-${member}-${purpose}`,
      member.replace(/-m\d+$/, ''),
      member,
      oin,
      role,
      subject,
      purpose,
      until,
    );
  };

  describe('when somebody withdraws', () => {
    test('Mark, the only giver: the regisseur loses exactly the GGZ classes that he had opened', async () => {
      await withdraw('mark', 's1-w1');
      expect(await readDrops(stage.database)).toEqual([
        { caseId: 's1', subject: 's1-m1', recipients: [reg], about: [{ member: 's1-m1', classes: marks }] },
      ]);
    });

    test.each<[string, PersonName, string, string]>([
      ['one of two parents', 'chantal', 'agreed-w3', 'agreed-w2'],
      ['the child', 'walter', 'agreed-w2', 'agreed-w3'],
    ])('%s, of those who all had to agree: once, and nothing more when the other does too', async (_who, by, first, second) => {
      await withdraw(by, first, 'agreed');
      expect(await dropped()).toEqual([[ggz, 'agreed-m4', ['YOUTH_PROVISION']]]);
      await withdraw(by === 'walter' ? 'chantal' : 'walter', second, 'agreed');
      expect(await dropped()).toHaveLength(1);
    });

    test('nobody, where it never was open: one parent had given, the other refused', async () => {
      await involve(ggz, 's1-m4', 'CARE', 'prof-ggz');
      await withdraw('chantal', 's1-w3');
      expect(await dropped()).toEqual([]);
    });

    test('twice: the second time there is nothing to withdraw, and nothing is told', async () => {
      await withdraw('mark', 's1-w1');
      expect((await withdraw('mark', 's1-w1')).problems.map(({ code }) => code)).toEqual(['WAIVER_WITHDRAWN']);
      expect(await dropped()).toHaveLength(1);
    });

    test('a waiver for several: each its own message, of what it loses itself', async () => {
      const id = await give({ regime: 'WGBO', recipients: [recipients.regisseur, recipients.youth, { oin: municipality, role: 'WI' }] });
      await withdraw('mark', id, 's1');
      expect(await dropped()).toEqual([
        [reg, 's1-m1', [...ofRegime, 'JGZ_DEVELOPMENT'].toSorted()],
        [income, 's1-m1', ['GGZ_FUNCTIONAL_IMPACT']],
        [youth, 's1-m1', ofRegime],
      ]);
    });

    test('who is not involved with the member is told nothing, and neither is who may see nothing of it', async () => {
      const recipientsOfAll = [{ oin: municipality, role: 'WMO' }, { oin: municipality, role: 'BEL' }, recipients.regisseur];
      await involve(`${municipality}/BEL`, 's1-m1', 'COORD', 'prof-policymaker');
      const id = await give({ classes: ['GGZ_IN_CARE'], recipients: recipientsOfAll });
      await withdraw('mark', id, 's1');
      expect(await dropped()).toEqual([[reg, 's1-m1', ['GGZ_IN_CARE']]]);
    });

    test('a class that was named closes with its waiver, and not before', async () => {
      const named = await give({ classes: ['GGZ_DIAGNOSIS'], recipients: [recipients.regisseur] });
      await withdraw('mark', named, 's1');
      expect(await dropped()).toEqual([[reg, 's1-m1', ['GGZ_DIAGNOSIS']]]);
    });
  });

  describe('what another ground still gives need not be dropped', () => {
    test('another waiver, for another purpose of the same recipient', async () => {
      await involve(reg, 's1-m1', 'CARE', 'prof-backup');
      await give({ classes: ['GGZ_IN_CARE', 'INVOLVEMENT_GGZ'], purposes: ['CARE'], recipients: [recipients.regisseur] });
      await withdraw('mark', 's1-w1');
      expect(await dropped()).toEqual([[reg, 's1-m1', ['GGZ_FUNCTIONAL_IMPACT', 'GGZ_PRACTITIONER']]]);
    });

    test('a waiver towards somebody else, who keeps what they have', async () => {
      await give({ classes: ['GGZ_IN_CARE'], recipients: [recipients.youth] });
      await withdraw('mark', 's1-w1');
      expect((await dropped()).map(([recipient]) => recipient)).toEqual([reg]);
    });

    test.each<[string, string | null, readonly string[]]>([
      ['no safety ground', null, ['GGZ_CRISIS_CONTACT']],
      ['one of its own', police, []],
      ['one of another recipient', reg, ['GGZ_CRISIS_CONTACT']],
    ])('%s, by which the police see the same', async (_which, holder, lost) => {
      const [oin, role] = (holder ?? '').split('/');
      if (holder !== null) {
        await sql(
          `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until")
            values ('g', 's1-m1', $1, $2, 'x', 'a', 'b', $3::timestamptz, $3::timestamptz + interval '72 hours')`,
          oin,
          role,
          new Date(now.getTime() - 1000).toISOString(),
        );
      }
      const id = await give({ classes: ['GGZ_CRISIS_CONTACT'], recipients: [{ oin: '00000099000000002000', role: 'POL' }] });
      await withdraw('mark', id, 's1');
      expect(await dropped()).toEqual(lost.length === 0 ? [] : [[police, 's1-m1', lost]]);
    });

    test('who still sees less than before drops what it has, and may ask again', async () => {
      await sql(
        `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until")
          values ('g', 's1-m1', $1, 'REG', 'x', 'a', 'b', $2::timestamptz - interval '1 second', $2::timestamptz + interval '71 hours')`,
        municipality,
        now.toISOString(),
      );
      const id = await give({ classes: ['GGZ_CRISIS_CONTACT'], purposes: ['SAFETY'], recipients: [recipients.regisseur] });
      await withdraw('mark', id, 's1');
      expect(await dropped()).toEqual([[reg, 's1-m1', ['GGZ_CRISIS_CONTACT']]]);
    });
  });

  describe('the professionals of a recipient', () => {
    test.each([
      ['one of two is no longer involved: the other saw it', `subject = 'prof-regisseur'`, [[reg, 's1-m1', marks]]],
      ['neither is involved any more: they could see nothing', `role = 'REG'`, []],
    ])('%s', async (_what, which, told) => {
      await sql(`update involvement set "until" = '2026-11-19' where member_id = 's1-m1' and ${which}`);
      await withdraw('mark', 's1-w1');
      expect(await dropped()).toEqual(told);
    });

    test('one involved from tomorrow saw nothing yet; the last day counts', async () => {
      await sql(`delete from involvement where member_id = 's1-m1' and role = 'REG'`);
      await involve(reg, 's1-m1', 'COORD', 'prof-new');
      await sql(`update involvement set "from" = '2026-11-21' where subject = 'prof-new'`);
      await withdraw('mark', 's1-w1');
      expect(await dropped()).toEqual([]);
      await sql(`update secrecy_waiver set withdrawn_at = null where id = 's1-w1'`);
      await sql(`update involvement set "from" = '2026-01-01', "until" = '2026-11-20' where subject = 'prof-new'`);
      await withdraw('mark', 's1-w1');
      expect(await dropped()).toEqual([[reg, 's1-m1', marks]]);
    });
  });

  describe('when somebody refuses', () => {
    test('what they had given: it looks exactly as when they withdraw', async () => {
      await withdraw('mark', 's1-w1');
      const withdrawn = await readDrops(stage.database);
      const columns = `select case_id, type, subject, occurred_at, trace_id, facts, json_object_keys(data::json) as key from outbox
        where type = 'nl.gezinsbeeld.waiver.withdrawn.v1'`;
      const shape = await sql(columns);
      await sql('delete from outbox');
      await sql('delete from tombstone');
      await sql(`update secrecy_waiver set withdrawn_at = null, withdrawn_by = null where id = 's1-w1'`);
      await refuse('mark', { classes: marks, recipients: [recipients.regisseur] });
      expect(await readDrops(stage.database)).toEqual(withdrawn);
      expect(await sql(columns)).toEqual(shape);
    });

    test('a part of what they had given: that part', async () => {
      await refuse('mark', { classes: ['GGZ_PRACTITIONER'], recipients: [recipients.regisseur] });
      expect(await dropped()).toEqual([[reg, 's1-m1', ['GGZ_PRACTITIONER']]]);
    });

    test('what was never given, towards who sees nothing: nobody is told', async () => {
      await refuse('mark', { regime: 'WGBO', recipients: [recipients.youth] });
      expect(await dropped()).toEqual([]);
    });

    test('before they gave: the gift is newer, and nothing closes', async () => {
      await refuse('mark', { classes: marks, recipients: [recipients.regisseur], decidedAt: '2026-01-01T00:00:00Z' });
      expect(await dropped()).toEqual([]);
    });

    test('one parent, where both had to agree', async () => {
      const terms = { caseId: 'agreed', memberId: 'agreed-m4', classes: ['YOUTH_PROVISION'], recipients: [recipients.ggz] };
      await refuse('chantal', terms);
      expect(await dropped()).toEqual([[ggz, 'agreed-m4', ['YOUTH_PROVISION']]]);
    });

    test('who need not agree: nothing closes', async () => {
      const terms = { givers: ['s1-m2'], classes: marks, recipients: [recipients.regisseur], evidence: null };
      await stage.desk.refuseWaiver(stage.as('regisseur'), { ...about, ...terms });
      expect(await dropped()).toEqual([]);
    });
  });

  describe('when somebody gives anew', () => {
    test('and says less: what the earlier gift had named closes', async () => {
      await give({ regime: 'WGBO', classes: ['GGZ_DIAGNOSIS'], recipients: [recipients.regisseur] });
      expect(await dropped()).toEqual([]);
      await stage.desk.giveWaiver(stage.as('regisseur', { at: new Date(now.getTime() + 60_000) }), {
        ...about,
        regime: 'WGBO',
        recipients: [recipients.regisseur],
      });
      expect(await dropped()).toEqual([[reg, 's1-m1', ['GGZ_DIAGNOSIS']]]);
    });

    test('and says the same or more: nothing closes', async () => {
      await give({ regime: 'WGBO', classes: marks, recipients: [recipients.regisseur] });
      expect(await dropped()).toEqual([]);
    });

    test('another register kept that it was withdrawn: it closes here too', async () => {
      const { json } = await stage.desk.exportConsents(stage.as('regisseur'), { caseId: 's1', memberId: 's1-m1' });
      const [{ resource }] = (JSON.parse(json ?? '') as { entry: [{ resource: Record<string, unknown> & { provision: object } }] }).entry;
      const withdrawn = {
        ...resource,
        id: 'elders',
        dateTime: '2026-11-01T10:00:00.000Z',
        status: 'inactive',
        sourceReference: { identifier: { system: 'https://gezinsbeeld.nl/fhir/sid/bewijs', value: 'formulier' } },
        extension: [{ url: 'https://gezinsbeeld.nl/fhir/StructureDefinition/ingetrokken-op', valueDateTime: '2026-11-02T10:00:00.000Z' }],
      };
      const { problems } = await stage.desk.importConsent(stage.as('regisseur'), { caseId: 's1', json: JSON.stringify(withdrawn) });
      expect(problems).toEqual([]);
      expect(await dropped()).toEqual([[reg, 's1-m1', marks]]);
    });
  });

  describe('when a holder of authority', () => {
    const aside = { caseId: 'agreed', memberId: 'agreed-m4', reason: 'Druk op het kind.' };

    test('counts again who did not agree: what opened without them closes', async () => {
      const { setAsides } = await stage.desk.setAsides(stage.as('youth'), aside);
      await stage.desk.endSetAside(stage.as('youth'), { caseId: 'agreed', setAsideId: setAsides?.[0]?.id ?? '' });
      expect(await dropped()).toEqual([[ggz, 'agreed-m4', ['YOUTH_PROVISION']]]);
    });

    test('counts again who agreed: nothing closes', async () => {
      const { setAside } = await stage.desk.setAuthorityAside(stage.as('youth'), { ...aside, holderId: 'agreed-m2' });
      await sql('delete from outbox');
      await sql('delete from tombstone');
      await stage.desk.endSetAside(stage.as('youth'), { caseId: 'agreed', setAsideId: setAside?.id ?? '' });
      expect(await dropped()).toEqual([]);
    });

    test('falls away who was the last: nobody can agree then', async () => {
      await stage.desk.setAuthorityAside(stage.as('youth'), { ...aside, holderId: 'agreed-m2' });
      expect(await dropped()).toEqual([[ggz, 'agreed-m4', ['YOUTH_PROVISION']]]);
    });

    test('falls away while somebody else remains: nothing closes', async () => {
      await sql('update authority_set_aside set ended_at = now()');
      await stage.desk.setAuthorityAside(stage.as('youth'), { ...aside, holderId: 'agreed-m1' });
      expect(await dropped()).toEqual([]);
    });
  });

  test('the record of the change names the messages, and no message names another member', async () => {
    await withdraw('mark', 's1-w1');
    const [{ body } = { body: '' }] = await stage.database.sql<{ body: string }>(
      'select body from audit_record order by sequence desc limit 1',
    );
    const [{ id } = { id: '' }] = await stage.database.sql<{ id: string }>('select event_id as id from tombstone');
    expect(body).toContain(`"tombstones":"${id}"`);
    expect(await sql(`select 1 from outbox where type like '%withdrawn%' and data::text ~ 's1-m[2-5]'`)).toEqual([]);
  });
});
