import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { professionals } from '#database/seeds/professionals.ts';
import { createRegieStore, type RegieStore } from '#regie/store.ts';
import { sandboxNoon, startJourney, type Journey, type Who } from './journey.ts';
import type { View } from './view.ts';

// On PostgreSQL, so that somebody else can change a case while the hub runs.
let journey: Journey;
let database: Database;
let store: RegieStore;
beforeAll(async () => {
  journey = await startJourney('postgres');
  database = await createDatabase({ databaseUrl: journey.stage.databaseUrl ?? undefined });
  store = createRegieStore(database, randomUUID);
});
afterAll(async () => {
  await database.close();
  await journey.close();
});

const today = '2026-11-20';
const moment = { now: new Date('2026-11-20T10:00:00Z'), traceId: '0af7651916cd43dd8448eb211c80319c' };
const ask = async (caseId: string, who: Who, purpose?: string): Promise<View> =>
  journey.ask({ caseId, who, ...(purpose === undefined ? {} : { purpose }) });
const change = async (sql: string): Promise<void> => {
  await database.sql(sql, []);
};

describe('a waiver', () => {
  test('withdrawn, closes Mark’s GGZ fields for the regisseur at the next query, and given again opens them', async () => {
    const paths = ['Mark.inGgzCare', 'Mark.ggzPractitioners', 'Mark.ggzFunctionalImpacts', 'Mark.ggzInvolved'];
    const open = (view: View) => paths.map((path) => view.at(path) !== null);
    const before = await ask('s1', 'regisseur');
    await change(`update secrecy_waiver set withdrawn_at = '2026-11-20T10:59:59Z' where giver_member_id = 's1-m1' and kind = 'GIVEN'`);
    const after = await ask('s1', 'regisseur');
    await change(`update secrecy_waiver set withdrawn_at = null where giver_member_id = 's1-m1' and kind = 'GIVEN'`);
    const again = await ask('s1', 'regisseur');
    expect([open(before), open(after), open(again)]).toEqual([true, false, true].map((is) => paths.map(() => is)));
    expect([before, after, again].map(({ wire }) => wire.ggz.length > 0)).toEqual([true, false, true]);
    // All the rest stands.
    for (const path of ['Mark.policeReports', 'Mark.debts', 'Sebastiaan.youthProvisions', 'plan', 'Chantal.address'])
      expect(after.at(path)).toEqual(before.at(path));
  });

  test('refused by one of two holders, closes Walter’s provision for the GGZ, with the same reasons as before anybody was asked', async () => {
    const agreed = await ask('s1-walter-agreed', 'ggz');
    await change(`delete from authority_set_aside where member_id = 's1-walter-agreed-m4'`);
    const refused = await ask('s1-walter-agreed', 'ggz');
    await change(`delete from secrecy_waiver where member_id = 's1-walter-agreed-m4'`);
    const none = await ask('s1-walter-agreed', 'ggz');
    expect([agreed, refused, none].map((view) => view.at('Walter.youthProvisions.category'))).toEqual([
      ['Ambulante jeugdhulp', 'Jeugd-ggz'],
      null,
      null,
    ]);
    expect([agreed, refused, none].map(({ wire }) => wire.cjg.length)).toEqual([1, 0, 0]);
    expect(refused.withheld).toEqual(none.withheld);
    expect(refused.withheldOf('Walter').get('YOUTH_PROVISION')?.liftedBy).toEqual(['NEEDS_WAIVER']);
    // Denied for one reason or another: the same answer, apart from the log of who looked.
    const withoutLog = ({ familyCase }: View) => JSON.stringify(familyCase).replaceAll(/"accessLog":\[.*?\],/g, '');
    expect(withoutLog(refused)).toBe(withoutLog(none));
  });
});

describe('S2: a stagnating dispute', () => {
  const escalation = {
    caseId: 's2',
    owner: professionals.regisseur,
    mayor: professionals.mayor,
    today,
    moment,
    trigger: 'Het geschil staat stil.',
    decision: null,
  };

  test('below the mayor’s level changes nothing for the mayor', async () => {
    await store.escalate({ ...escalation, id: 'x-3', level: 3 });
    expect((await ask('s2', 'mayor')).familyCase).toBeNull();
    expect((await ask('s2', 'regisseur')).at('escalations.escalationLevel')).toEqual([2, 3]);
  });

  test('escalates to the mayor, who then sees names, summaries and how to reach the regisseur', async () => {
    await store.escalate({ ...escalation, id: 'x-4', level: 4 });
    const view = await ask('s2', 'mayor');
    expect(view.listed).toEqual(['Wilma', 'Johan', 'Teun', 'Daan', 'Fien', 'Maud', 'Trix', 'Hein']);
    expect(view.at('Wilma.name')).toBe('Wilma Haverkamp');
    expect(view.at('regisseur.dutyPhone')).toBe('+31881000001');
    expect([view.at('regisseur.name'), view.at('members.birthDate'), view.at('members.ageBand'), view.at('members.municipality')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(view.data.match(/(?<!VERS-)\d{4}-\d{2}-\d{2}/g)).toBeNull();
    // Wmo sees no more of the children than before.
    expect((await ask('s2', 'wmo')).at('Teun.supervisionOrdered')).toBeNull();
  });

  test('is ended: for the mayor the case does not exist from the next day', async () => {
    await store.deescalate({ caseId: 's2', today, moment });
    expect((await ask('s2', 'mayor')).familyCase).not.toBeNull();
    await journey.travelTo('2026-11-20T23:00:00Z');
    const view = await ask('s2', 'mayor');
    await journey.travelTo(sandboxNoon);
    expect([view.familyCase, view.withheld, Object.values(view.wire).flat()]).toEqual([null, [], []]);
  });
});

describe('S3: the triage', () => {
  test('to multi-problem opens the view, and closing the case closes it', async () => {
    expect((await ask('s3', 'regisseur')).at('members.name')).toBeNull();
    await store.recordTriage({ caseId: 's3', outcome: 'MULTI_PROBLEM', rationale: 'De vragen hangen toch samen.', moment });
    const open = await ask('s3', 'regisseur');
    expect(open.at('members.name')).toEqual(['Gerrit den Braber', 'Wilma van Zon', 'Alexander den Braber', 'Zoey den Braber']);
    expect(open.at('Gerrit.wmoProvisions.kind')).toEqual(['Traplift']);
    expect((await ask('s3', 'wmo')).at('Gerrit.name')).toBe('Gerrit den Braber');
    for (const to of ['FOLLOW_UP', 'EVALUATION', 'CLOSED'] as const) await store.movePhase({ caseId: 's3', to, today, moment });
    const closed = await ask('s3', 'regisseur');
    expect([closed.at('phase'), closed.at('members.name'), closed.at('Gerrit.wmoProvided')]).toEqual(['CLOSED', null, null]);
    expect(closed.wire.wmo).toEqual([]);
    expect((await ask('s3', 'wmo')).at('Gerrit.wmoProvisions.kind')).toEqual(['Traplift']);
  });
});

describe('a safety ground', () => {
  test('opened for one member and one recipient, opens the safety assessment for 72 hours, and no diagnosis', async () => {
    await change(
      `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until") values
        ('g-1', 's1-m3', '00000099000000001000', 'REG', 'Acuut gevaar', 'prof-regisseur', 'prof-chief', '2026-11-20T09:00:00Z', '2026-11-23T09:00:00Z')`,
    );
    const safety = await ask('s1', 'regisseur', 'SAFETY');
    expect(safety.at('Sebastiaan.safetyAssessments.safetyLevel')).toEqual([5]);
    expect([safety.at('Walter.safetyAssessments'), safety.at('Mark.ggzDiagnoses'), safety.at('Mark.policeReports.narrative')]).toEqual([
      null,
      null,
      null,
    ]);
    expect((await ask('s1', 'regisseur', 'COORD')).at('Sebastiaan.safetyAssessments')).toBeNull();
    expect((await ask('s1', 'police', 'SAFETY')).at('Sebastiaan.safetyAssessed')).toBeNull();
    await journey.travelTo('2026-11-23T09:00:00Z');
    const later = await ask('s1', 'regisseur', 'SAFETY');
    await journey.travelTo(sandboxNoon);
    expect([later.at('Sebastiaan.safetyAssessments'), later.at('Sebastiaan.safetyAssessed')]).toEqual([null, null]);
  });
});
