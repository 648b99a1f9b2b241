import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';
import { askers, valuesAt, walk, type Asker, type Value } from './askers.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-11-20T11:00:00Z');

let stage: Stage;
let database: TestDatabase;
let now = noon;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  stage = await raiseStage({
    env: { DATABASE_URL: database.url ?? '', RATE_LIMIT_PER_MINUTE: '100000', MAX_COST: '10000000' },
    overrides: { clock: () => new Date(now) },
  });
});
afterAll(async () => {
  await stage.close();
  await database.close();
});
beforeEach(() => {
  now = noon;
  for (const standIn of Object.values(stage.sandbox.standIns)) standIn.setFault(null);
});

const ask = async (asker: Asker, selection: string, id = 's1'): Promise<Reply> =>
  stage.ask({ ...asker, query: `query($id: ID!) { familyCase(id: $id) ${selection} }`, variables: { id } });
const asked = async (asker: Asker, selection: string, id?: string): Promise<Value> => {
  const reply = await ask(asker, selection, id);
  expect([reply.status, reply.body.errors]).toEqual([200, undefined]);
  return (reply.body.data ?? null) as Value;
};
/** What shows of the members under a field, by the id of the member. */
const byMember = async (asker: Asker, field: string, id = 's1'): Promise<Record<string, Value>> => {
  const data = (await asked(asker, `{ members { id found: ${field} } }`, id)) as {
    familyCase: { members: { id: string; found: Value }[] | null } | null;
  };
  return Object.fromEntries((data.familyCase?.members ?? []).map((member) => [member.id.replace(`${id}-`, ''), member.found]));
};
const sql = async (...statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await database.database.sql(statement);
};
/** Runs with a change in the register, and takes the change back. */
const during = async (change: readonly string[], back: readonly string[], run: () => Promise<void>): Promise<void> => {
  await sql(...change);
  try {
    await run();
  } finally {
    await sql(...back);
  }
};

describe('UNKNOWN-01 MUST NOT believe custody or a secrecy flag that is older than a day', () => {
  test('the view of a holder closes, addresses close, and both open again when the BRP has been asked anew', async () => {
    const closedFor = async (): Promise<unknown> => ({
      // Mark holds authority over Sebastiaan and Walter; Wmo, police and youth see addresses that are not secret.
      holder: Object.keys(await byMember(askers.mark, 'name')),
      address: (await byMember(askers.police, 'address { city }'))['m1'],
      own: (await byMember(askers.mark, 'address { city }'))['m1'],
      birth: (await byMember(askers.police, 'ageBand'))['m1'],
    });
    const open = { holder: ['m1', 'm3', 'm4'], address: { city: 'Tiel' }, own: { city: 'Tiel' }, birth: 'ADULT' };
    expect(await closedFor()).toEqual(open);
    stage.sandbox.standIns.brp.setFault({ kind: 'error500' });
    now = noon + 25 * hour;
    await stage.hub.refresh();
    stage.sandbox.standIns.brp.setFault(null);
    expect(await closedFor()).toEqual({ holder: ['m1'], address: null, own: { city: 'Tiel' }, birth: 'ADULT' });
    await stage.hub.refresh();
    expect(await closedFor()).toEqual(open);
  }, 60_000);

  test('a view does not wait for the BRP in order to decide', async () => {
    stage.sandbox.standIns.brp.setFault({ kind: 'down' });
    expect(await byMember(askers.mark, 'youthProvisions { category }')).toMatchObject({ m3: [{ category: 'Ambulante jeugdhulp' }] });
  });
});

describe('UNKNOWN-02 MUST take what cannot be read as UNKNOWN, which widens nothing', () => {
  const facts = 'civil_facts';
  test.each([
    ['gone', 'null'],
    ['garbage', `'v1:t1:AAAA'`],
    ["another member's", `(select ${facts} from family_member where id = 's1-m1')`],
  ])('civil facts that are %s', async (_name, value) => {
    const change = `update family_member set ${facts} = ${value} where id = 's1-m3'`;
    await sql(`create table kept as select id, ${facts} from family_member where id = 's1-m3'`);
    const back = [`update family_member m set ${facts} = k.${facts} from kept k where k.id = m.id`, 'drop table kept'];
    await during([change], back, async () => {
      expect(Object.keys(await byMember(askers.mark, 'name'))).toEqual(['m1', 'm4']);
      expect((await byMember(askers.youth, 'address { city }'))['m3']).toBeNull();
    });
    expect(Object.keys(await byMember(askers.mark, 'name'))).toEqual(['m1', 'm3', 'm4']);
  });
});

describe('AVG-18 MUST close what a person had restricted, to all but the source and unless there is a safety ground', () => {
  const restrict = [`insert into restriction (member_id, source) values ('s1-m1', 'ggz')`];
  const lift = [`delete from restriction where member_id = 's1-m1'`];
  test('the regisseur no longer sees it, the source does, other sources stay', async () => {
    await during(restrict, lift, async () => {
      expect(await asked(askers.regisseur, '{ members { inGgzCare ggzPractitioners { name } } }')).toEqual({
        familyCase: { members: Array.from({ length: 5 }, () => ({ inGgzCare: null, ggzPractitioners: null })) },
      });
      expect((await byMember(askers.ggz, 'inGgzCare'))['m1']).toBe(true);
      expect((await byMember(askers.regisseur, 'policeKnown'))['m1']).toBe(true);
    });
    expect((await byMember(askers.regisseur, 'inGgzCare'))['m1']).toBe(true);
  });
});

describe('SAFETY-01 MUST open for safety only with a ground, for its member, its recipient and its hours', () => {
  const forSafety: Asker = { ...askers.regisseur, purpose: 'SAFETY' };
  const ground = (from: string, until: string, oin = '00000099000000001000', role = 'REG'): string =>
    `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until")
     values ('g1', 's1-m3', '${oin}', '${role}', 'test', 'a', 'b', '${from}', '${until}')`;
  const back = [`delete from safety_ground where id = 'g1'`];
  const open = [{ band: 'CONCERN' }];

  test.each([
    ['without a ground', null, null],
    ['with one', ground('2026-11-19T12:00:00Z', '2026-11-22T12:00:00Z'), open],
    ['with one that ended a minute ago', ground('2026-11-17T10:59:00Z', '2026-11-20T10:59:00Z'), null],
    ['with one that starts in a minute', ground('2026-11-20T11:01:00Z', '2026-11-23T11:01:00Z'), null],
    ['with one of another role', ground('2026-11-19T12:00:00Z', '2026-11-22T12:00:00Z', '00000099000000001000', 'WMO'), null],
    ['with one of another organisation', ground('2026-11-19T12:00:00Z', '2026-11-22T12:00:00Z', '00000099000000009000'), null],
  ])('%s', async (_name, change, shown) => {
    await during(change === null ? [] : [change], change === null ? [] : back, async () => {
      const found = await byMember(forSafety, 'safetyAssessments { band }');
      expect(found['m3']).toEqual(shown);
      expect([found['m1'], found['m2'], found['m4'], found['m5']]).toEqual([null, null, null, null]);
      // For coordination a ground opens nothing.
      expect((await byMember(askers.regisseur, 'safetyAssessments { band }'))['m3']).toBeNull();
    });
  });

  test('and it never opens a diagnosis, a narrative or a note', async () => {
    const grounds = ['m1', 'm2', 'm3', 'm4', 'm5'].map((member) =>
      ground('2026-11-19T12:00:00Z', '2026-11-22T12:00:00Z').replace(`'g1', 's1-m3'`, `'g-${member}', 's1-${member}'`),
    );
    await during(grounds, [`delete from safety_ground`], async () => {
      const data = await asked(
        forSafety,
        '{ members { ggzDiagnoses { text } ggzMedications { text } policeReports { narrative reporter } policeAntecedents { date } youthNotes { text } creditors { name } } }',
      );
      walk(data, (value, path) => {
        if (['text', 'narrative', 'reporter', 'creditors', 'policeAntecedents'].includes(path.at(-1) ?? '')) expect(value).toBeNull();
      });
      expect((await byMember(forSafety, 'ggzCrisisContacts { dutyPhone plan }'))['m1']).toEqual([
        { dutyPhone: '+31881234500', plan: null },
      ]);
    });
  });
});

describe('WGBO-02 MUST answer the same, to the letter, to no waiver, a refusal, a withdrawal and one that ran out', () => {
  const states: readonly (readonly [string, string])[] = [
    ['none', `delete from secrecy_waiver where member_id = 's1-m1'`],
    ['refused', `update secrecy_waiver set kind = 'REFUSED' where member_id = 's1-m1'`],
    ['withdrawn', `update secrecy_waiver set withdrawn_at = '2026-11-01T00:00:00Z' where member_id = 's1-m1'`],
    ['expired', `update secrecy_waiver set "until" = '2026-11-19' where member_id = 's1-m1'`],
    ['for another recipient', `update secrecy_waiver set recipients = '{00000099000000001000/WMO}' where member_id = 's1-m1'`],
    ['for another purpose', `update secrecy_waiver set purposes = '{CARE}' where member_id = 's1-m1'`],
    ['by somebody else', `update secrecy_waiver set giver_member_id = 's1-m2' where member_id = 's1-m1'`],
    ['for other classes', `update secrecy_waiver set classes = '{WMO_PROVISION}' where member_id = 's1-m1'`],
  ];
  test('data, sources and what is withheld', async () => {
    await sql(`create table kept as select * from secrecy_waiver where member_id = 's1-m1'`);
    const back = [`delete from secrecy_waiver where member_id = 's1-m1'`, 'insert into secrecy_waiver select * from kept'];
    const ggz =
      '{ members { id name ggzInvolved ggzInvolvements { professional } inGgzCare ggzEpisodes { from } ggzPractitioners { name } ggzDiagnoses { text } ggzFunctionalImpacts { band } ggzCareGoals { text } ggzCrisisContacts { plan } } }';
    const given = await ask(askers.regisseur, ggz);
    const texts: string[] = [];
    try {
      for (const [state, change] of states) {
        await during([change], back, async () => {
          const reply = await ask(askers.regisseur, ggz);
          expect(JSON.stringify(reply.body.data), state).not.toBe(JSON.stringify(given.body.data));
          texts.push(reply.text);
        });
      }
    } finally {
      await sql('drop table kept');
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('NEEDS_WAIVER');
    // What a diagnosis needs is the same for who has a waiver for something else.
    const diagnosis = (reply: Reply): unknown =>
      reply.body.extensions?.withheld.find(({ dataClass, member }) => dataClass === 'GGZ_DIAGNOSIS' && member === 's1-m1');
    expect(diagnosis(given)).toMatchObject({ level: 'NONE', liftedBy: ['NEEDS_NAMED_WAIVER'] });
  });
});

describe('HUB-01 MUST decide an item of the hub by everybody whom it names, and by its own word', () => {
  const texts = async (asker: Asker): Promise<readonly Value[]> =>
    valuesAt(await asked(asker, '{ plan { items { text } } }'), ['familyCase', 'plan', 'items', 'text']);
  const mine = 'De wijkagent belt elke maand en houdt de afspraken over contact bij.';
  const shared = 'Rust en een vaste plek voor het huiswerk, met begeleiding na school.';

  test('an item about one more person closes to who may not see that person', async () => {
    expect(await texts(askers.youth)).toContain(shared);
    expect(await texts(askers.regisseur)).toContain(shared);
    const change = [`update plan_item set about = '{s1-m3,nowhere}' where text = '${shared}'`];
    await during(change, [`update plan_item set about = '{s1-m3,s1-m4}' where text = '${shared}'`], async () => {
      expect(await texts(askers.regisseur)).not.toContain(shared);
    });
  });

  test.each([
    ['RESTRICTED', true, false],
    ['SECRET', true, false],
    ['OPEN', true, true],
  ])('an item that its author marked %s', async (confidentiality, own, regisseur) => {
    const change = [`update plan_item set confidentiality = '${confidentiality}' where text = '${mine}'`];
    await during(change, [`update plan_item set confidentiality = 'OPEN'`], async () => {
      expect((await texts(askers.police)).includes(mine)).toBe(own);
      expect((await texts(askers.regisseur)).includes(mine)).toBe(regisseur);
      const statuses = valuesAt(await asked(askers.regisseur, '{ plan { items { status } } }'), ['familyCase', 'plan', 'items']);
      expect(statuses).toHaveLength(confidentiality === 'SECRET' ? 8 : 9);
    });
  });
});

describe('AVG-05 MUST close with the involvement and with the case', () => {
  test('an involvement that ended yesterday: the case does not exist', async () => {
    const change = [`update involvement set "until" = '2026-11-19' where case_id = 's1' and role = 'GGZ'`];
    await during(change, [`update involvement set "until" = null where case_id = 's1' and role = 'GGZ'`], async () => {
      const nowhere = await ask(askers.ggz, '{ id members { name } }', 'nowhere');
      const gone = await ask(askers.ggz, '{ id members { name } }');
      expect([gone.status, gone.text]).toEqual([nowhere.status, nowhere.text]);
    });
    expect(Object.keys(await byMember(askers.ggz, 'name'))).toEqual(['m1']);
  });

  test.each([
    ['closed', `phase = 'CLOSED', closed_at = '2026-11-19'`],
    ['not triaged', `triage = null`],
    ['triaged otherwise', `triage = 'MONO'`],
  ])('a case that is %s shows who works in it their own, and that it is there', async (_name, set) => {
    const change = [`update family_case set ${set} where id = 's1'`];
    await during(
      change,
      [`update family_case set phase = 'ACTIVE', closed_at = null, triage = 'MULTI_PROBLEM' where id = 's1'`],
      async () => {
        const own = 'De spanning thuis is minder en hulp is op tijd bereikbaar.';
        const shown = valuesAt(
          await asked(
            askers.regisseur,
            '{ phase members { name policeKnown inGgzCare youthProvided debts { debtBand } } plan { items { text } } }',
          ),
          ['familyCase'],
        );
        expect(shown).toEqual([
          { phase: expect.any(String) as string, members: expect.anything() as unknown, plan: { items: [{ text: own }] } },
        ]);
        walk(shown, (value, path) => {
          if (['name', 'policeKnown', 'inGgzCare', 'youthProvided', 'debts'].includes(path.at(-1) ?? '')) expect(value).toBeNull();
        });
        expect(
          valuesAt(await asked(askers.police, '{ members { policeReports { narrative } } }'), [
            'familyCase',
            'members',
            'policeReports',
            'narrative',
          ]).length,
        ).toBeGreaterThan(0);
      },
    );
  });

  test('somebody who was never there sees no case, with the whole query', async () => {
    const { body } = await stage.ask({ ...askers.mayor, query: viewQuery(), variables: { id: 's1' } });
    expect(body.data).toEqual({ familyCase: null });
  });
});
