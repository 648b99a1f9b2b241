import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeskRequest } from '#audit/desk-request.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { hoursLater, now, people, raiseRegisterStage, type PersonName, type RegisterStage } from '../testing/register-stage.ts';

const summer = new Date('2027-06-01T08:00:00Z');

describe.each(databaseKinds)('tasks on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterEach(async () => stage.reset());
  afterAll(async () => stage.close());

  /** The BRP answered just now, so that only what the test is about is unclear. */
  const fresh = async (at: Date): Promise<void> => {
    for (const id of [1, 2, 3, 4, 5].map((number) => `s1-m${String(number)}`)) {
      await stage.civil(id, (record) => ({ ...record, checkedAt: at.toISOString() }));
    }
    await stage.database.sql(`delete from family_case where id <> 's1'`);
  };
  const run = async (at = now) => stage.desk.raiseTasks(stage.as('regisseur', { at }));
  const tasks = async (by: PersonName, at = now) => (await stage.desk.tasks(stage.as(by, { at }), { caseId: 's1' })).tasks ?? [];
  const texts = async (by: PersonName, at = now): Promise<unknown[]> =>
    (await tasks(by, at)).map(({ kind: what, textNl }) => [what, textNl]);

  test('nothing is raised when nothing is to be done', async () => {
    await fresh(now);
    expect(await run()).toEqual({ raised: 0, closed: 0 });
    expect(await stage.actions()).toEqual([]);
  });

  test('a waiver that ends within 14 days is told once, and no longer when it is given anew', async () => {
    const at = new Date('2027-02-15T08:00:00Z');
    await fresh(at);
    expect(await run(at)).toEqual({ raised: 1, closed: 0 });
    expect(await run(at)).toEqual({ raised: 0, closed: 0 });
    expect(await texts('regisseur', at)).toEqual([
      [
        'WAIVER_EXPIRES',
        'De toestemming voor ‘betrokkenheid GGZ’, ‘in zorg bij GGZ’, ‘behandelaar’, ‘functioneren’ geldt tot en met 1 maart 2027. Vraag op tijd of zij verlengd wordt.',
      ],
    ]);
    const anew = {
      caseId: 's1',
      memberId: 's1-m1',
      givers: ['s1-m1'],
      classes: ['INVOLVEMENT_GGZ', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'GGZ_FUNCTIONAL_IMPACT'],
      recipients: [{ oin: '00000099000000001000', role: 'REG' }],
      purposes: ['COORD', 'PLAN'],
      evidence: 'formulier 2',
    };
    await stage.desk.giveWaiver(stage.as('regisseur', { at }), anew);
    expect(await run(at)).toEqual({ raised: 0, closed: 1 });
    expect(await tasks('regisseur', at)).toEqual([]);
  });

  test('the day before is too early for a warning, the last day is not', async () => {
    for (const [day, raised] of [
      ['2027-02-14', 0],
      ['2027-02-15', 1],
      ['2027-03-01', 1],
      ['2027-03-02', 0],
    ] as const) {
      const at = new Date(`${day}T08:00:00Z`);
      await fresh(at);
      expect(await run(at)).toEqual({ raised, closed: 0 });
      await stage.reset();
    }
  });

  test('a birthday re-opens, and says who must agree now', async () => {
    await stage.database.sql(`delete from secrecy_waiver where kind = 'REFUSED'`);
    await stage.civil('s1-m4', (record) => ({ ...record, birthDate: '2014-11-21' }));
    await fresh(now);
    expect(await run()).toEqual({ raised: 0, closed: 0 });
    const at = hoursLater(24);
    await fresh(at);
    await run(at);
    expect(await texts('regisseur', at)).toEqual([
      [
        'WAIVER_REOPENED',
        'Een toestemming geldt niet meer, omdat het gezinslid op 21 november 2026 12 jaar werd. Vraag haar opnieuw. Voor ‘jeugdvoorziening’: is nog toestemming nodig van een ouder of voogd met gezag (s1-m1); is opnieuw toestemming nodig van het gezinslid zelf en een ouder of voogd met gezag (s1-m2).',
      ],
    ]);
    expect((await stage.facts('ggz', 's1-m4', 'YOUTH_PROVISION', { at })).waiver).toBe('EXPIRED');
  });

  test('a change of custody re-opens; an answer closes the task, and the next change raises another', async () => {
    await stage.database.sql(`delete from secrecy_waiver where kind = 'REFUSED'`);
    const changed = async (at: Date): Promise<void> => {
      await fresh(at);
      await stage.civil('s1-m4', (record) => ({ ...record, custody: { ...record.custody, changedAt: at.toISOString() } }));
    };
    await changed(now);
    expect(await run()).toEqual({ raised: 1, closed: 0 });
    expect((await texts('regisseur'))[0]).toEqual([
      'WAIVER_REOPENED',
      expect.stringContaining('omdat het gezag op 20 november 2026 veranderde'),
    ]);
    const about = {
      caseId: 's1',
      memberId: 's1-m4',
      classes: ['YOUTH_PROVISION'],
      purposes: ['COORD', 'PLAN'],
      recipients: [{ oin: '00000099000000003000', role: 'GGZ' }],
    };
    await stage.desk.refuseWaiver(stage.as('regisseur', { at: hoursLater(1) }), { ...about, givers: ['s1-m1'] });
    expect(await run(hoursLater(1))).toEqual({ raised: 0, closed: 1 });
    await stage.database.sql(`delete from secrecy_waiver where kind = 'REFUSED'`);
    await changed(hoursLater(48));
    expect(await run(hoursLater(48))).toEqual({ raised: 1, closed: 0 });
  });

  test('who must agree is not clear: raised while a waiver depends on it, closed when it is clear, and raised again', async () => {
    await fresh(now);
    const unclear = async (underInvestigation: boolean): Promise<void> =>
      stage.civil('s1-m4', (record) => ({ ...record, custody: { ...record.custody, underInvestigation } }));
    await unclear(true);
    expect(await run()).toEqual({ raised: 1, closed: 0 });
    const [task] = await tasks('regisseur');
    expect(task).toMatchObject({
      kind: 'GIVERS_UNKNOWN',
      memberId: 's1-m4',
      textNl: expect.stringContaining('in onderzoek bij de BRP') as unknown,
    });
    expect(await stage.desk.completeTask(stage.as('regisseur'), { taskId: task?.id ?? '' })).toMatchObject({
      problems: [],
      task: { doneAt: now.toISOString() },
    });
    expect(await run()).toEqual({ raised: 0, closed: 0 });
    await unclear(false);
    expect(await run()).toEqual({ raised: 0, closed: 0 });
    await unclear(true);
    expect(await run()).toEqual({ raised: 1, closed: 0 });
  });

  test('nobody is left who can agree: only where that is so towards the recipient, for whom who they left aside themselves still counts', async () => {
    await fresh(now);
    const leaveAside = async (holderId: string, { oin, role, subject }: DeskRequest['caller']) =>
      stage.database.sql(
        `insert into authority_set_aside (id, member_id, holder_member_id, recorded_by, recorded_at, recorded_oin, recorded_role)
          values ($1, 's1-m4', $1, $2, now(), $3, $4) on conflict (id) do update set recorded_oin = $3, recorded_role = $4`,
        [holderId, subject, oin, role],
      );
    await leaveAside('s1-m1', people.ggz);
    await leaveAside('s1-m2', people.youth);
    expect(await run()).toEqual({ raised: 0, closed: 0 });
    await leaveAside('s1-m1', people.youth);
    expect(await run()).toEqual({ raised: 1, closed: 0 });
    expect(await tasks('regisseur')).toMatchObject([{ kind: 'GIVERS_UNKNOWN', memberId: 's1-m4' }]);
  });

  test('custody that nobody compared with the BRP for a day is a task', async () => {
    await stage.database.sql(`delete from family_case where id <> 's1'`);
    await run(hoursLater(25));
    const found = await tasks('regisseur', hoursLater(25));
    expect(found.map(({ kind: what, memberId }) => [what, memberId]).toSorted()).toEqual([
      ['GIVERS_UNKNOWN', 's1-m1'],
      ['GIVERS_UNKNOWN', 's1-m4'],
    ]);
  });

  test('what a source’s professional recorded is their task, and not the regisseur’s', async () => {
    await stage.database.sql(
      `update secrecy_waiver set recorded_oin = '00000099000000004000', recorded_role = 'JGD' where member_id = 's1-m4'`,
    );
    await stage.database.sql(`delete from secrecy_waiver where member_id = 's1-m1' or kind = 'REFUSED'`);
    await fresh(summer);
    await stage.civil('s1-m4', (record) => ({ ...record, birthDate: '2011-06-01' }));
    await run(summer);
    expect(await tasks('regisseur', summer)).toEqual([]);
    expect((await tasks('youth', summer)).map(({ kind: what }) => what)).toEqual(['WAIVER_REOPENED']);
    expect(await tasks('ggz', summer)).toEqual([]);
  });

  test('a safety ground asks for a second person until there is one, and the privacy officer reads that it lapsed', async () => {
    await fresh(now);
    const safety = { purpose: 'SAFETY' } as const;
    await stage.desk.openSafetyGround(stage.as('police', safety), { caseId: 's1', memberId: 's1-m1', reason: 'Dreiging.' });
    expect((await tasks('regisseur')).map(({ kind: what, dueAt }) => [what, dueAt])).toEqual([
      ['SAFETY_APPROVAL', hoursLater(24).toISOString()],
    ]);
    expect((await tasks('police')).map(({ kind: what }) => what)).toEqual(['SAFETY_APPROVAL']);
    expect(await run(hoursLater(1))).toEqual({ raised: 0, closed: 0 });
    expect(await run(hoursLater(24))).toMatchObject({ closed: 2 });
    const officer = async (): Promise<unknown> =>
      (await stage.desk.tasks(stage.as('officer', { at: hoursLater(24) }), { caseId: 's1' })).tasks?.map(({ kind: what, textNl }) => [
        what,
        textNl,
      ]);
    expect(await officer()).toEqual([
      ['SAFETY_OPENED', expect.any(String)],
      [
        'SAFETY_LAPSED',
        'Een veiligheidsgrond van een medewerker van de politie is op 21 november 2026 om 10.00 uur vervallen, omdat binnen 24 uur geen tweede persoon meekeek.',
      ],
    ]);
    const opened = await stage.desk.openSafetyGround(stage.as('ggz', { ...safety, at: hoursLater(24) }), {
      caseId: 's1',
      memberId: 's1-m1',
      reason: 'Nood.',
    });
    const id = opened.safetyGround?.id ?? '';
    await stage.desk.approveSafetyGround(stage.as('backup', { ...safety, at: hoursLater(25) }), { caseId: 's1', safetyGroundId: id });
    expect((await tasks('regisseur', hoursLater(25))).filter(({ kind: what }) => what === 'SAFETY_APPROVAL')).toEqual([]);
  });

  test('two hubs that run at once raise each task once', async () => {
    await fresh(new Date('2027-02-15T08:00:00Z'));
    const at = new Date('2027-02-15T08:00:00Z');
    const both = await Promise.all([run(at), run(at)]);
    expect(both.reduce((sum, { raised }) => sum + raised, 0)).toBe(1);
  });

  test('a closed case asks for nothing more', async () => {
    await fresh(hoursLater(-48));
    expect((await run()).raised).toBeGreaterThan(0);
    await stage.database.sql(`update family_case set phase = 'CLOSED', closed_at = '2026-11-20'`);
    expect((await run()).closed).toBeGreaterThan(0);
    expect(await run()).toEqual({ raised: 0, closed: 0 });
  });

  test('a task is completed by whom it is for, once', async () => {
    await fresh(hoursLater(-48));
    await run();
    const [task] = await tasks('regisseur');
    const taskId = task?.id ?? '';
    const complete = async (by: PersonName): Promise<string[]> =>
      (await stage.desk.completeTask(stage.as(by), { taskId })).problems.map(({ code }) => code);
    expect(await complete('ggz')).toEqual(['TASK_UNKNOWN']);
    expect(await complete('officer')).toEqual(['TASK_UNKNOWN']);
    expect((await Promise.all([complete('regisseur'), complete('backup')])).toSorted()).toEqual([[], ['TASK_DONE']]);
    expect((await stage.desk.completeTask(stage.as('regisseur'), { taskId: 'n\0' })).problems[0]?.code).toBe('TASK_UNKNOWN');
    expect((await stage.desk.tasks(stage.as('stranger'), { caseId: 's1' })).problems[0]?.code).toBe('CASE_UNKNOWN');
    expect((await stage.desk.tasks(stage.as('regisseur'), {})).problems[0]?.code).toBe('CASE_UNKNOWN');
  });
});
