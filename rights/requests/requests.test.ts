import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { now, people } from '#audit/testing/a-desk-request.ts';
import { verifyAudit } from '#audit/verify.ts';
import { createEncryption } from '#database/encryption.ts';
import { reencrypt } from '#database/reencrypt.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { raiseRightsStage, type PersonName, type RightsStage } from '../testing/rights-stage.ts';
import type { RequestInput } from './rights-request.ts';
import { readRequests } from './store.ts';

const about = (changes: Partial<RequestInput> = {}): RequestInput => ({
  caseId: 's1',
  memberId: 's1-m1',
  dataClass: 'GGZ_IN_CARE',
  source: null,
  statementNl: 'De begindatum klopt niet: ik kwam pas in maart.',
  ...changes,
});

describe.each(databaseKinds)('requests of the person on %s', (kind) => {
  let stage: RightsStage;
  beforeAll(async () => {
    stage = await raiseRightsStage(kind);
  }, 120_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const correct = async (by: PersonName, changes: Partial<RequestInput> = {}) =>
    stage.desk.requestCorrection(stage.request(by), about(changes));
  const idsFor = async (by: PersonName): Promise<readonly string[]> =>
    (await stage.desk.requests(stage.request(by), null)).map(({ id }) => id);

  test('a correction goes to the source, which answers; the person reads the answer', async () => {
    const { value: made } = await correct('mark');
    if (made === null) throw new Error('refused');
    expect(made).toMatchObject({
      state: 'PASSED_ON',
      revision: 1,
      source: 'ggz',
      what: 'in zorg bij GGZ (van de GGZ)',
      answeredByNl: 'een medewerker van de GGZ of de functionaris gegevensbescherming',
    });
    expect(made.dueAt.toISOString()).toBe('2026-12-20T09:00:00.000Z');
    const [atSource] = await stage.desk.requests(stage.request('ggz'), 's1');
    expect(atSource?.statementNl).toBe('De begindatum klopt niet: ik kwam pas in maart.');
    const answer = { id: made.id, revision: 1, answerNl: 'Wij hebben de datum verbeterd.', ground: null } as const;
    const { value } = await stage.desk.answerRequest(stage.request('ggz'), { ...answer, decision: 'GRANTED' });
    expect(value).toMatchObject({ state: 'GRANTED', revision: 2 });
    const [back] = await stage.desk.requests(stage.request('mark'), null);
    expect(back).toMatchObject({ state: 'GRANTED', answerNl: 'Wij hebben de datum verbeterd.', answeredAt: now });
    const tasks = await stage.database.sql('select kind, role, oin, done_by from task order by kind');
    expect(tasks).toEqual([
      { kind: 'RIGHTS_CARRY_OUT', role: 'GGZ', oin: '00000099000000003000', done_by: null },
      { kind: 'RIGHTS_REQUEST', role: 'GGZ', oin: '00000099000000003000', done_by: 'prof-ggz' },
    ]);
    expect((await verifyAudit(stage.database)).flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('only who asked, who must answer and the FG know of it; the FG without the words', async () => {
    const { value } = await correct('mark');
    const seen = await Promise.all(
      (['mark', 'ggz', 'officer', 'chantal', 'regisseur', 'police', 'youth', 'wmo', 'walter'] as const).map(
        async (by) => [by, (await idsFor(by)).length] as const,
      ),
    );
    expect(Object.fromEntries(seen)).toEqual({
      mark: 1,
      ggz: 1,
      officer: 1,
      chantal: 0,
      regisseur: 0,
      police: 0,
      youth: 0,
      wmo: 0,
      walter: 0,
    });
    const [supervised] = await stage.desk.requests(stage.request('officer'), null);
    expect(supervised).toMatchObject({ id: value?.id, statementNl: null, kind: 'CORRECTION' });
  });

  test('neither the database nor the log holds the words', async () => {
    await correct('mark');
    const { sql } = stage.database;
    const rows = await sql<{ text: string }>(
      `select row_to_json(r)::text as text from rights_request r union all select body from audit_record union all select row_to_json(t)::text from task t`,
    );
    expect(rows.map(({ text }) => text).join(' ')).not.toContain('begindatum');
  });

  test('its words are encrypted again when the key changes', async () => {
    const { value } = await correct('mark', { dataClass: null });
    await stage.desk.answerRequest(stage.request('regisseur'), {
      id: value?.id ?? '',
      revision: 1,
      decision: 'GRANTED',
      answerNl: 'Verbeterd.',
      ground: null,
    });
    const keys = [9, 7].map((fill) => `t${fill === 7 ? 1 : 2}:${Buffer.alloc(32, fill).toString('base64')}`);
    await reencrypt(stage.database, createEncryption(keys.join(',')));
    const young = createEncryption(keys[0] ?? '');
    const [read] = await readRequests(stage.database.sql, young, { caller: people.mark, today: '2026-11-20' });
    expect(read).toMatchObject({ statementNl: 'De begindatum klopt niet: ik kwam pas in maart.', answerNl: 'Verbeterd.' });
    await reencrypt(stage.database, createEncryption(keys.toReversed().join(',')));
  });

  test.each<[Partial<RequestInput>, string, PersonName]>([
    [{ dataClass: null, source: 'hub' }, 'OPEN', 'regisseur'],
    [{ dataClass: null, source: null }, 'OPEN', 'regisseur'],
    [{ dataClass: 'PERSON_NAME' }, 'PASSED_ON', 'regisseur'],
    [{ dataClass: null, source: 'police' }, 'PASSED_ON', 'police'],
    // The Wmo is not involved with Mark: it is not told of him.
    [{ dataClass: null, source: 'wmo' }, 'PASSED_ON', 'regisseur'],
  ])('%j is %s and for %s to answer', async (changes, state, handler) => {
    expect((await correct('mark', changes)).value?.state).toBe(state);
    const seen = await Promise.all((['regisseur', 'police', 'ggz', 'wmo'] as const).map(async (by) => [by, await idsFor(by)] as const));
    expect(seen.filter(([, ids]) => ids.length > 0).map(([by]) => by)).toEqual([handler]);
  });

  test.each<[PersonName, Partial<RequestInput>, string]>([
    ['mark', { memberId: 's1-m2' }, 'NOT_YOURS'],
    ['mark', { memberId: 's1-m5' }, 'NOT_YOURS'],
    ['mark', { caseId: 's2' }, 'NOT_YOURS'],
    ['mark', { caseId: 'no\0case' }, 'NOT_YOURS'],
    ['stranger', {}, 'NOT_YOURS'],
    ['ggz', {}, 'NOT_YOURS'],
    ['mark', { statementNl: ' \n ' }, 'STATEMENT_MISSING'],
    ['mark', { statementNl: 'x'.repeat(4001) }, 'TEXT_TOO_LONG'],
    ['mark', { dataClass: 'NO_SUCH_CLASS' }, 'SOURCE_UNKNOWN'],
    ['mark', { dataClass: null, source: 'nowhere' }, 'SOURCE_UNKNOWN'],
    ['mark', { source: 'police' }, 'SOURCE_AND_CLASS_DIFFER'],
  ])('%s asking with %j is refused: %s', async (by, changes, code) => {
    expect(await correct(by, changes)).toEqual({ value: null, problems: [expect.objectContaining({ code })] });
    expect(await stage.database.sql('select id from rights_request')).toEqual([]);
  });

  test('who has authority may ask for a child, and regisseur and FG may record what somebody asks', async () => {
    expect((await correct('mark', { memberId: 's1-m3', dataClass: 'YOUTH_PROVISION' })).problems).toEqual([]);
    expect((await correct('regisseur')).problems).toEqual([]);
    expect((await correct('officer', { dataClass: null })).problems).toEqual([]);
    // Mark reads what was recorded about himself; Chantal does not see what Mark asked about their child.
    expect(await idsFor('mark')).toHaveLength(3);
    expect(await idsFor('chantal')).toEqual([]);
  });

  test('the same request twice is one request, also at the same time', async () => {
    const answers = await Promise.all([correct('mark'), correct('mark'), correct('mark')]);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['REQUEST_OPEN_ALREADY', 'REQUEST_OPEN_ALREADY']);
    expect(await idsFor('mark')).toHaveLength(1);
  });

  test('an answer needs the right person, the right revision and an open request', async () => {
    const { value } = await correct('mark');
    const input = { id: value?.id ?? '', revision: 1, decision: 'REFUSED', answerNl: 'De datum klopt.', ground: null } as const;
    const codeOf = async (by: PersonName, changes: Partial<typeof input> | { readonly revision: number } = {}) =>
      (await stage.desk.answerRequest(stage.request(by), { ...input, ...changes })).problems[0]?.code;
    expect(await codeOf('police')).toBe('REQUEST_UNKNOWN');
    expect(await codeOf('regisseur')).toBe('REQUEST_UNKNOWN');
    expect(await codeOf('officer')).toBe('REQUEST_UNKNOWN');
    expect(await codeOf('mark')).toBe('REQUEST_UNKNOWN');
    expect(await codeOf('ggz', { revision: 2 })).toBe('REQUEST_CHANGED');
    expect((await stage.desk.answerRequest(stage.request('ggz'), { ...input, answerNl: '' })).problems[0]?.code).toBe('ANSWER_MISSING');
    expect(await codeOf('ggz')).toBeUndefined();
    expect(await codeOf('ggz')).toBe('REQUEST_CLOSED');
    const [refusal] = await stage.desk.requests(stage.request('mark'), null);
    expect(refusal?.answerNl).toContain('Autoriteit Persoonsgegevens');
  });

  test('of two who answer at once, one is told that the request is closed', async () => {
    const { value } = await correct('mark');
    const input = { id: value?.id ?? '', revision: 1, decision: 'GRANTED', answerNl: 'Goed.', ground: null } as const;
    const both = await Promise.all([
      stage.desk.answerRequest(stage.request('ggz'), input),
      stage.desk.answerRequest(stage.request('ggz'), input),
    ]);
    expect(both.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['REQUEST_CLOSED']);
  });

  test('only who asked withdraws', async () => {
    const { value } = await correct('mark');
    const withdraw = async (by: PersonName) => stage.desk.withdrawRequest(stage.request(by), value?.id ?? '', 1);
    expect((await withdraw('ggz')).problems[0]?.code).toBe('REQUEST_UNKNOWN');
    expect((await withdraw('officer')).problems[0]?.code).toBe('REQUEST_UNKNOWN');
    expect((await withdraw('mark')).value?.state).toBe('WITHDRAWN');
  });

  test('erasure is decided by a human, and refused on a ground that the law knows', async () => {
    const { value } = await stage.desk.requestErasure(stage.request('mark'), about());
    const input = { id: value?.id ?? '', revision: 1, decision: 'REFUSED', answerNl: 'Dat kan niet.' } as const;
    const by = stage.request('ggz');
    expect((await stage.desk.answerRequest(by, { ...input, ground: null })).problems[0]?.code).toBe('GROUND_MISSING');
    expect((await stage.desk.answerRequest(by, { ...input, ground: 'COMPELLING_GROUNDS' })).problems[0]?.code).toBe('GROUND_WRONG');
    expect((await stage.desk.answerRequest(by, { ...input, ground: 'RECORD_KEEPING' })).value?.answerNl).toContain(
      'De wet verplicht om dit dossier te bewaren',
    );
  });

  test('what is not answered within a month becomes a task for the FG, once', async () => {
    await correct('mark');
    const objection = await stage.desk.requestObjection(stage.request('mark'), about({ dataClass: null }));
    await stage.desk.answerRequest(stage.request('regisseur'), {
      id: objection.value?.id ?? '',
      revision: 1,
      decision: 'GRANTED',
      answerNl: 'Goed.',
      ground: null,
    });
    const late = new Date('2026-12-20T09:00:00.001Z');
    expect(await stage.desk.raiseTasks(new Date('2026-12-20T09:00:00.000Z'))).toBe(0);
    expect(await stage.desk.raiseTasks(late)).toBe(1);
    expect(await stage.desk.raiseTasks(late)).toBe(0);
    expect(await stage.database.sql(`select role from task where kind = 'RIGHTS_REQUEST_OVERDUE'`)).toEqual([{ role: 'FG' }]);
    const overdue = await stage.desk.requests(stage.request('officer', late), null);
    expect(overdue.map(({ overdue: isLate }) => isLate).toSorted()).toEqual([false, true]);
  });

  test('a parent no longer sees their request when the child turns sixteen', async () => {
    await correct('mark', { memberId: 's1-m4', dataClass: 'YOUTH_PROVISION' });
    expect(await idsFor('mark')).toHaveLength(1);
    const sixteen = await stage.desk.requests(stage.request('mark', new Date('2030-06-01T09:00:00Z')), null);
    expect(sixteen).toEqual([]);
  });
});
