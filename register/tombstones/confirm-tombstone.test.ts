import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { hoursLater, now, raiseRegisterStage, recipients, type PersonName, type RegisterStage } from '../testing/register-stage.ts';
import { keepReceipt } from './keep-receipt.ts';

const reg = '00000099000000001000/REG';
const marks = ['GGZ_FUNCTIONAL_IMPACT', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'INVOLVEMENT_GGZ'];

describe.each(databaseKinds)('receipts of tombstones on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const ids = async (): Promise<readonly string[]> =>
    (await stage.database.sql<{ id: string }>('select event_id as id from tombstone order by told_at, event_id')).map(({ id }) => id);
  /** Mark withdraws, and the regisseur is told; answers the id of the message. */
  const withdraw = async (at = now): Promise<string> => {
    const before = new Set(await ids());
    await stage.desk.withdrawWaiver(stage.as('mark', { at }), { caseId: 's1', waiverId: 's1-w1' });
    await stage.database.sql(`update secrecy_waiver set withdrawn_at = null where id = 's1-w1'`);
    return (await ids()).find((id) => !before.has(id)) ?? '';
  };
  const confirm = async (by: PersonName, eventId: string, at = hoursLater(1)) =>
    stage.desk.confirmTombstone(stage.as(by, { at }), { eventId });
  const read = async (asked: Parameters<RegisterStage['desk']['tombstones']>[1] = {}) =>
    stage.desk.tombstones(stage.as('officer', { purpose: 'AUDIT' }), asked);
  const read1 = async (asked = {}) => (await read(asked)).tombstones?.map(({ eventId }) => eventId);

  test('the privacy officer sees who was told what and did not confirm it: ids and classes, nothing else', async () => {
    const eventId = await withdraw();
    const told = { eventId, caseId: 's1', memberId: 's1-m1', recipient: recipients.regisseur, classes: marks, toldAt: now.toISOString() };
    expect(await read()).toEqual({ tombstones: [{ ...told, confirmedAt: null, confirmedBy: null }], more: false, problems: [] });
    expect(stage.touched).toContainEqual(['s1', ['s1-m1']]);
  });

  test('a professional of the recipient confirms, also one who is not involved; the first answer stays, and is on record once', async () => {
    const eventId = await withdraw();
    const receipt = { eventId, confirmedAt: hoursLater(1).toISOString(), problems: [] };
    expect(await confirm('policeAsRegisseur', eventId)).toEqual(receipt);
    expect(await confirm('regisseur', eventId, hoursLater(5))).toEqual(receipt);
    expect((await stage.actions()).filter((action) => action === 'tombstone.confirm')).toHaveLength(1);
    expect((await read()).tombstones?.map(({ confirmedAt, confirmedBy }) => [confirmedAt, confirmedBy])).toEqual([
      [hoursLater(1).toISOString(), 'prof-police'],
    ]);
  });

  test('what a consumer confirmed at the broker is confirmed here too, and is on record once', async () => {
    const eventId = await withdraw();
    const before = await stage.actions();
    const receipt = { eventId, recipient: reg, at: hoursLater(2), by: reg };
    for (let answer = 0; answer < 2; answer += 1) {
      await stage.database.transaction(async ({ sql }) =>
        keepReceipt(sql, stage.deps.recorder, stage.as('regisseur', { at: hoursLater(2) }), receipt),
      );
    }
    expect((await stage.actions()).slice(before.length)).toEqual(['tombstone.confirm']);
    expect(await confirm('regisseur', eventId, hoursLater(3))).toMatchObject({ eventId, confirmedAt: hoursLater(2).toISOString() });
    expect((await read({ open: false })).tombstones?.[0]?.confirmedBy).toBe(reg);
  });

  test.each<PersonName>(['police', 'wmo', 'ggz', 'youth'])(
    'for %s, what was sent to the regisseur is as what does not exist',
    async (by) => {
      const actions = await stage.actions();
      const eventId = await withdraw();
      const unknown = await confirm(by, 'no-such-event');
      expect(unknown.problems.map(({ code }) => code)).toEqual(['TOMBSTONE_UNKNOWN']);
      expect(await confirm(by, eventId)).toEqual(unknown);
      expect(await confirm(by, `${eventId}\0`)).toEqual(unknown);
      expect(await confirm(by, 'x'.repeat(5000))).toEqual(unknown);
      expect(await read1({ open: true })).toEqual([eventId]);
      expect((await stage.actions()).slice(actions.length)).toEqual(['waiver.withdraw']);
    },
  );

  test('an event that is no tombstone cannot be confirmed', async () => {
    await stage.desk.refuseWaiver(stage.as('regisseur'), {
      caseId: 's1',
      memberId: 's1-m1',
      givers: ['s1-m1'],
      classes: ['GGZ_DIAGNOSIS'],
      recipients: [recipients.regisseur],
      purposes: ['COORD'],
    });
    const [{ id } = { id: '' }] = await stage.database.sql<{ id: string }>(
      `select event_id as id from outbox where type like '%refused%' order by sequence desc limit 1`,
    );
    expect((await confirm('regisseur', id)).problems).toHaveLength(1);
  });

  describe('the officer, of five messages of which two are confirmed,', () => {
    let told: readonly string[];
    beforeEach(async () => {
      const all: string[] = [];
      for (const hour of [0, 1, 1, 2, 3]) all.push(await withdraw(hoursLater(hour)));
      told = all;
      for (const index of [0, 4]) await confirm('regisseur', told[index] ?? '');
    });

    test('reads the open ones, the confirmed ones or both, of one case or all', async () => {
      expect((await read1())?.toSorted()).toEqual(told.toSorted());
      expect(await read1({ open: false })).toEqual([told[4], told[0]]);
      expect((await read1({ open: true, caseId: 's1' }))?.toSorted()).toEqual(told.slice(1, 4).toSorted());
      expect(await read1({ caseId: 's1-withdrawn' })).toEqual([]);
    });

    test('reads a page at a time, each message once', async () => {
      const first = await read({ first: 2 });
      const second = await read({ first: 2, after: first.tombstones?.[1]?.eventId ?? '' });
      const third = await read({ first: 2, after: second.tombstones?.[1]?.eventId ?? '' });
      const pages = [first, second, third];
      expect(pages.map(({ more }) => more)).toEqual([true, true, false]);
      expect(pages.flatMap(({ tombstones }) => tombstones ?? []).map(({ eventId }) => eventId)).toEqual(await read1());
    });
  });

  test.each([
    { first: 0 },
    { first: 201 },
    { first: -1 },
    { after: 'gone' },
    { after: '\0' },
    { caseId: '\0' },
    { caseId: 'x'.repeat(500) },
  ])('what cannot be a page is refused: %o', async (asked) => {
    const { tombstones, problems } = await read(asked);
    expect(tombstones).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['PAGE_WRONG']);
  });

  describe('what is not confirmed', () => {
    const run = async (hours: number) => stage.desk.raiseTasks(stage.as('regisseur', { at: hoursLater(hours) }));
    const tasks = async () => {
      const { tasks: all } = await stage.desk.tasks(stage.as('officer', { purpose: 'AUDIT' }), {});
      return (all ?? []).filter(({ kind: what }) => what === 'TOMBSTONE_OPEN');
    };

    test('is a task for the privacy officer after seven days, once, until it is', async () => {
      const eventId = await withdraw();
      await run(7 * 24 - 1);
      expect(await tasks()).toEqual([]);
      await run(7 * 24);
      await run(7 * 24 + 1);
      expect((await tasks()).map(({ caseId, memberId, role, textNl }) => ({ caseId, memberId, role, textNl }))).toEqual([
        {
          caseId: 's1',
          memberId: 's1-m1',
          role: 'FG',
          textNl:
            'Een wisbericht van 20 november 2026 om 10.00 uur over een gezinslid is na 7 dagen nog niet bevestigd door de regisseur (OIN 00000099000000001000). Vraag of de gegevens zijn gewist.',
        },
      ]);
      await confirm('regisseur', eventId, hoursLater(8 * 24));
      await run(8 * 24);
      expect(await tasks()).toEqual([]);
    });

    test('stays a task when the case is closed, and does not come back when the officer is done with it', async () => {
      await withdraw();
      await stage.database.sql(`update family_case set phase = 'CLOSED', closed_at = '2026-11-21' where id = 's1'`);
      await run(7 * 24);
      const [task] = await tasks();
      await stage.desk.completeTask(stage.as('officer', { purpose: 'AUDIT' }), { taskId: task?.id ?? '' });
      await run(9 * 24);
      expect([task?.kind, await tasks()]).toEqual(['TOMBSTONE_OPEN', []]);
    });
  });
});
