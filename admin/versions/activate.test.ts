import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createReadStanding } from './read-standing.ts';
import { aVersionDesk, done, numberedFiles, passingGates, type VersionDesk } from './testing/a-version-desk.ts';
import type { PolicyVersion } from './versions.ts';

const hour = 3_600_000;

describe.each(databaseKinds)('on %s', (kind) => {
  let tested: TestDatabase;
  let desk: VersionDesk;
  let number = 0;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => {
    desk = await aVersionDesk(tested.database, { check: passingGates });
    desk.pass((number += 1) * 24 * hour);
  });

  const proposed = async (by = 'anna'): Promise<PolicyVersion> => {
    const files = numberedFiles(`2.0.${(number += 1)}`);
    const draft = done(await desk.versions.draft(desk.as(by), { files, basedOn: null, note: null }));
    return done(await desk.versions.propose(desk.as(by), draft, null));
  };
  const inHours = (hours: number): Date => new Date(desk.now().getTime() + hours * hour);
  const approved = async (from: Date | null, by = 'bert'): Promise<PolicyVersion> =>
    done(await desk.versions.approve(desk.as(by), await proposed(), from, null));
  const active = async (): Promise<string | undefined> => (await desk.versions.active())?.hash;
  const stateOf = async ({ hash }: PolicyVersion): Promise<string | undefined> => (await desk.versions.byHash(hash))?.state;
  const activationsOf = async ({ hash }: PolicyVersion): Promise<number> =>
    (await tested.database.sql('select 1 from policy_activation where hash = $1', [hash])).length;

  test('a version for later waits for its moment', async () => {
    const before = await active();
    const version = await approved(inHours(2));
    expect(version).toMatchObject({ state: 'APPROVED', validFrom: inHours(2) });
    desk.pass(2 * hour - 1);
    expect(await desk.versions.activateDue(desk.now())).toEqual([]);
    expect(await active()).toBe(before);
    desk.pass(1);
    expect(await desk.versions.activateDue(desk.now())).toEqual([version.hash]);
    expect(await active()).toBe(version.hash);
    expect(await desk.versions.activateDue(desk.now())).toEqual([]);
  });

  test('hubs see what is active, what is coming (the newest draft too) and what is due with one statement', async () => {
    const read = createReadStanding(tested.database);
    const version = await approved(inHours(1));
    const other = await proposed();
    const current = await active();
    expect(await read(desk.now())).toEqual({ active: current, coming: [version.hash, other.hash], due: false });
    expect(await read(inHours(1))).toMatchObject({ due: true });
    done(await desk.versions.reject(desk.as('bert'), other, 'Niet nodig.'));
    done(await desk.versions.withdraw(desk.as('anna'), version, null));
    expect(await read(inHours(1))).toEqual({ active: current, coming: [version.hash], due: false });
  });

  test('two hubs that find it due at once activate it once', async () => {
    const other = await aVersionDesk(tested.database, { check: passingGates, writerId: 'hub-2' });
    const version = await approved(inHours(1));
    const late = inHours(1);
    const activated = await Promise.all([desk, other, desk, other].map(({ versions }) => versions.activateDue(late)));
    expect(activated.flat()).toEqual([version.hash]);
    expect(await activationsOf(version)).toBe(1);
    expect((await desk.versions.history(version.hash)).filter(({ to }) => to === 'ACTIVE')).toHaveLength(1);
  });

  test('what was approved before a crash is activated by the next hub that looks', async () => {
    const version = await approved(inHours(1));
    const restarted = await aVersionDesk(tested.database, { check: passingGates });
    expect(await restarted.versions.activateDue(inHours(48))).toEqual([version.hash]);
    expect(await activationsOf(version)).toBe(1);
  });

  test('two officers who approve at the same time: one does, the other learns that it changed', async () => {
    const version = await proposed();
    const outcomes = await Promise.all(['bert', 'carla'].map((by) => desk.versions.approve(desk.as(by), version, null, null)));
    expect(outcomes.map((outcome) => codesOf(outcome).join()).toSorted()).toEqual(['', 'POLICY_CHANGED_MEANWHILE']);
    expect(await activationsOf(version)).toBe(1);
  });

  test('two drafts on one base: the second is not approved before it is made anew on the first', async () => {
    const [first, second] = [await proposed(), await proposed('carla')];
    done(await desk.versions.approve(desk.as('bert'), first, null, null));
    const outcome = await desk.versions.approve(desk.as('bert'), second, null, null);
    expect(codesOf(outcome)).toEqual(['POLICY_BASE_CHANGED']);
    expect(outcome.problems[0]?.messageNl).toContain('neem de andere wijziging over');
    const back = done(await desk.versions.withdraw(desk.as('carla'), second, null));
    expect(codesOf(await desk.versions.propose(desk.as('carla'), back, null))).toEqual(['POLICY_BASE_CHANGED']);
    const files = (await desk.versions.byHash(second.hash))?.files ?? [];
    const again = done(await desk.versions.draft(desk.as('carla'), { files, basedOn: null, note: null }));
    expect(again).toMatchObject({ hash: second.hash, basedOn: first.hash, state: 'DRAFT' });
    const then = done(await desk.versions.propose(desk.as('carla'), again, null));
    expect(done(await desk.versions.approve(desk.as('bert'), then, null, null)).state).toBe('ACTIVE');
  });

  test('approved at the same time on one base, only one comes to hold, and no approved change undoes another', async () => {
    const [first, second] = [await proposed(), await proposed('carla')];
    const outcomes = await Promise.all([first, second].map((version) => desk.versions.approve(desk.as('bert'), version, null, null)));
    expect(outcomes.map((outcome) => codesOf(outcome).join()).toSorted()).toEqual(['', 'POLICY_BASE_CHANGED']);
  });

  test('what was approved for later becomes a draft again when another version comes to hold first, and says why', async () => {
    const later = await approved(inHours(5));
    const sooner = await approved(inHours(2));
    desk.pass(6 * hour);
    expect(await desk.versions.activateDue(desk.now())).toEqual([sooner.hash]);
    expect([await stateOf(later), await active()]).toEqual(['DRAFT', sooner.hash]);
    expect((await desk.versions.history(later.hash)).at(-1)).toMatchObject({ from: 'APPROVED', to: 'DRAFT', bySubject: 'hub' });
    expect((await desk.versions.history(later.hash)).at(-1)?.reason).toContain('andere versie');
  });

  test('an approval first activates what was due, so that nothing is approved on a base that is over', async () => {
    await approved(inHours(1));
    const second = await proposed('carla');
    desk.pass(2 * hour);
    expect(codesOf(await desk.versions.approve(desk.as('bert'), second, null, null))).toEqual(['POLICY_BASE_CHANGED']);
  });

  test('an approval can be taken back until it holds', async () => {
    const version = await approved(inHours(1));
    done(await desk.versions.withdraw(desk.as('anna'), version, 'Toch niet.'));
    desk.pass(2 * hour);
    expect(await desk.versions.activateDue(desk.now())).toEqual([]);
    const holding = await approved(null);
    expect(codesOf(await desk.versions.withdraw(desk.as('anna'), holding, null))).toEqual(['POLICY_STATE']);
  });

  test('a change whose record cannot be written is not made', async () => {
    const version = await approved(inHours(1));
    const before = await active();
    await tested.database.sql('alter table audit_record rename to audit_record_away');
    try {
      await expect(desk.versions.activateDue(inHours(2))).rejects.toThrow();
      await expect(proposed()).rejects.toThrow();
    } finally {
      await tested.database.sql('alter table audit_record_away rename to audit_record');
    }
    expect([await stateOf(version), await active()]).toEqual(['APPROVED', before]);
    expect(await desk.versions.activateDue(inHours(2))).toEqual([version.hash]);
  });
});
