import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '#audit/verify.ts';
import { createRightsDesk } from '../create-rights-desk.ts';
import { raiseRightsStage, type PersonName, type RightsStage } from '../testing/rights-stage.ts';

let stage: RightsStage;
beforeAll(async () => {
  stage = await raiseRightsStage('pglite');
});
beforeEach(async () => stage.reset());
afterAll(async () => stage.close());

const ask = async (by: PersonName, caseId: string, source: string) =>
  stage.desk.requestCorrection(stage.request(by), {
    caseId,
    memberId: `${caseId}-m1`,
    dataClass: null,
    source,
    statementNl: 'Dit klopt niet.',
  });

const tasksOf = async (role: string, caseId: string) =>
  stage.database.sql('select kind, oin, role from task where role = $1 and case_id = $2 order by kind', [role, caseId]);

/** Everything that a regisseur can find out about what a person asked, and about asking it themselves. */
const tryAll = async (caseId: string, source: string, given: string | undefined): Promise<unknown> => {
  const by = stage.request('regisseur');
  const asked = await ask('regisseur', caseId, source);
  const id = given ?? '';
  const answer = { id, revision: 1, decision: 'REFUSED', answerNl: 'Nee.', ground: null } as const;
  const seen = [
    asked.problems.map(({ code }) => code),
    (await ask('regisseur', caseId, source)).problems.map(({ code }) => code),
    (await stage.desk.answerRequest(by, answer)).problems.map(({ code }) => code),
    (await stage.desk.withdrawRequest(by, id, 1)).problems.map(({ code }) => code),
    await tasksOf('REG', caseId),
    (await stage.desk.requests(by, caseId)).map(({ state, answeredByNl }) => ({ state, answeredByNl })),
  ];
  return seen;
};

/** The regisseur sees who of the police and the youth help is involved in this case, and by a waiver that was withdrawn not whether the GGZ is. */
const caseId = 's1-withdrawn';

test('a regisseur who may not know that the GGZ is involved finds nothing different when it is not', async () => {
  const { value: passedOn } = await ask('mark', caseId, 'ggz');
  const involved = await tryAll(caseId, 'ggz', passedOn?.id);
  expect(await tasksOf('GGZ', caseId)).toHaveLength(1);
  await stage.reset();
  await stage.database.sql("update involvement set \"until\" = '2026-11-01' where member_id = $1 and role = 'GGZ'", [`${caseId}-m1`]);
  const { value: kept } = await ask('mark', caseId, 'ggz');
  const notInvolved = await tryAll(caseId, 'ggz', kept?.id);
  await stage.database.sql('update involvement set "until" = null where member_id = $1 and role = \'GGZ\'', [`${caseId}-m1`]);
  expect(notInvolved).toEqual(involved);
  expect(involved).toEqual([['SOURCE_NOT_FOR_YOU'], ['SOURCE_NOT_FOR_YOU'], ['REQUEST_UNKNOWN'], ['REQUEST_UNKNOWN'], [], []]);
});

test('what a regisseur recorded while they might know of it, they no longer see once they may not', async () => {
  const { value } = await ask('regisseur', 's1', 'ggz');
  expect(value?.answeredByNl).toBe('een medewerker van de GGZ of de functionaris gegevensbescherming');
  const listed = async (): Promise<number> => (await stage.desk.requests(stage.request('regisseur'), 's1')).length;
  expect(await listed()).toBe(1);
  const withdrawn = async (at: string | null) =>
    stage.database.sql("update secrecy_waiver set withdrawn_at = $1::timestamptz where member_id = 's1-m1' and kind = 'GIVEN'", [at]);
  await withdrawn('2026-11-19T09:00:00Z');
  expect(await listed()).toBe(0);
  const withdraw = async () => (await stage.desk.withdrawRequest(stage.request('regisseur'), value?.id ?? '', 1)).problems;
  expect(await withdraw()).toMatchObject([{ code: 'REQUEST_UNKNOWN' }]);
  await withdrawn(null);
  expect(await withdraw()).toEqual([]);
});

test('for the list of a regisseur no case is read in which nothing is theirs', async () => {
  let read = 0;
  const { deps, database } = stage;
  const prepare: typeof database.prepare = (name, text) => {
    if (name === 'consent_situation') read += 1;
    return database.prepare(name, text);
  };
  const desk = createRightsDesk({ ...deps, database: { ...database, prepare } });
  const listed = async (): Promise<readonly number[]> => [(await desk.requests(stage.request('regisseur'), null)).length, read];
  await ask('mark', 's1', 'ggz');
  await ask('mark', caseId, 'ggz');
  expect(await listed()).toEqual([0, 0]);
  await ask('regisseur', 's1', 'ggz');
  expect(await listed()).toEqual([1, 1]);
});

test.each(['ggz', 'police', 'cjg'])('the FG answers about %s where it is not involved, without reading the words', async (source) => {
  const memberId = 's1-m5';
  const input = { caseId: 's1', memberId, dataClass: null, source, statementNl: 'Dit klopt niet.' };
  const { value } = await stage.desk.requestCorrection(stage.request('chantal'), input);
  expect(await tasksOf('FG', 's1')).toEqual([{ kind: 'RIGHTS_REQUEST', oin: null, role: 'FG' }]);
  expect(await stage.desk.requests(stage.request('officer'), 's1')).toMatchObject([
    { state: 'PASSED_ON', statementNl: null, answeredByNl: 'de functionaris gegevensbescherming' },
  ]);
  const answer = { id: value?.id ?? '', revision: 1, decision: 'REFUSED', answerNl: 'Vraag dit aan de bron zelf.', ground: null } as const;
  expect((await stage.desk.answerRequest(stage.request('regisseur'), answer)).problems).toMatchObject([{ code: 'REQUEST_UNKNOWN' }]);
  expect((await stage.desk.answerRequest(stage.request('officer'), answer)).problems).toEqual([]);
  const [told] = await stage.desk.requests(stage.request('chantal'), 's1');
  expect(told).toMatchObject({ state: 'REFUSED', answerNl: expect.stringContaining('Vraag dit aan de bron zelf.') as string });
  expect((await verifyAudit(stage.database)).flatMap(({ findings }) => findings)).toEqual([]);
});

test('where that a source is involved is no secret the regisseur answers, and may record', async () => {
  expect((await ask('regisseur', caseId, 'wmo')).problems).toEqual([]);
  expect((await ask('regisseur', caseId, 'police')).problems).toEqual([]);
  expect(await tasksOf('REG', caseId)).toHaveLength(1);
});
