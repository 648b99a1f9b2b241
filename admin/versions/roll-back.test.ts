import { afterEach, beforeEach, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { aVersionDesk, changedFiles, defaultFiles, done, type VersionDesk } from './testing/a-version-desk.ts';
import type { PolicyVersion } from './versions.ts';

// With the real gates: whether a version shows more is proved, not declared.
let tested: TestDatabase;
let desk: VersionDesk;
beforeEach(async () => {
  tested = await createTestDatabase('pglite');
  desk = await aVersionDesk(tested.database);
}, 60_000);
afterEach(async () => tested.close());

const caseLevel = (level: string): readonly PolicyFile[] =>
  changedFiles([
    `- id: family-case-pol\n    kind: grant\n    level: COARSE`,
    `- id: family-case-pol\n    kind: grant\n    level: ${level}`,
  ]);

const proposed = async (files: readonly PolicyFile[], reason: string | null): Promise<PolicyVersion> => {
  const draft = done(await desk.versions.draft(desk.as('anna'), { files, basedOn: null, note: null }));
  return done(await desk.versions.propose(desk.as('anna'), draft, reason));
};
const activated = async (files: readonly PolicyFile[], reason: string | null = null): Promise<PolicyVersion> =>
  done(await desk.versions.approve(desk.as('bert'), await proposed(files, reason), null, null));
const firstOne = async (): Promise<PolicyVersion> => {
  const version = await desk.versions.byHash(desk.first);
  if (!version) throw new Error('The first version is not stored.');
  return version;
};

test('a version that shows more needs a written reason, and keeps it', async () => {
  const draft = done(await desk.versions.draft(desk.as('anna'), { files: caseLevel('FULL'), basedOn: null, note: null }));
  for (const reason of [null, '  ']) {
    expect(codesOf(await desk.versions.propose(desk.as('anna'), draft, reason))).toContain('POLICY_WIDENS_WITHOUT_REASON');
  }
  const version = done(await desk.versions.propose(desk.as('anna'), draft, 'De politie werkt in dit team mee.'));
  expect(version.wideningReason).toBe('De politie werkt in dit team mee.');
  expect(done(await desk.versions.approve(desk.as('bert'), version, null, null)).state).toBe('ACTIVE');
}, 120_000);

test('a version that breaks a property is not proposed, and stays a draft', async () => {
  const files = changedFiles([
    '  - id: family-case-reg\n',
    '  - id: any-diagnosis\n    kind: grant\n    level: FULL\n    target: { roles: [WI], purposes: [COORD], classes: [GGZ_DIAGNOSIS] }\n    reasonCode: ANY\n    article: AVG 6(1)(e)\n    textNl: Werk en inkomen ziet de diagnose.\n  - id: family-case-reg\n',
  ]);
  const draft = done(await desk.versions.draft(desk.as('anna'), { files, basedOn: null, note: null }));
  const outcome = await desk.versions.propose(desk.as('anna'), draft, 'Omdat het kan.');
  expect(codesOf(outcome)).toEqual(expect.arrayContaining(['POLICY_NOT_PUBLISHABLE', 'POLICY_PROPERTY']));
  expect(outcome.problems.find(({ code }) => code === 'POLICY_PROPERTY')).toMatchObject({
    file: 'grants/case.yaml',
    line: expect.any(Number),
  });
  expect(outcome.version).toMatchObject({ state: 'DRAFT', revision: 1 });
}, 120_000);

test('one officer alone goes back to a version that shows nothing more: closing is never too late', async () => {
  const wider = await activated(caseLevel('FULL'), 'Op proef.');
  const back = done(await desk.versions.rollBack(desk.as('anna'), await firstOne(), 'De politie zag te veel.'));
  expect(back).toMatchObject({ hash: desk.first, state: 'ACTIVE' });
  expect((await desk.versions.byHash(wider.hash))?.state).toBe('RETIRED');
  expect((await desk.versions.history(desk.first)).at(-1)).toMatchObject({ bySubject: 'anna', reason: 'De politie zag te veel.' });
  expect(desk.activations()).toBe(2);
}, 120_000);

test('going back to a version that shows more is a proposal like any other: a colleague approves it', async () => {
  await activated(caseLevel('SIGNAL'));
  const back = done(await desk.versions.rollBack(desk.as('anna'), await firstOne(), 'Het werk loopt vast.'));
  expect(back).toMatchObject({ state: 'PROPOSED', wideningReason: 'Het werk loopt vast.' });
  expect(codesOf(await desk.versions.approve(desk.as('anna'), back, null, null))).toEqual(['POLICY_OWN_PROPOSAL']);
  expect(done(await desk.versions.approve(desk.as('bert'), back, null, null))).toMatchObject({ hash: desk.first, state: 'ACTIVE' });
}, 120_000);

test('one can only go back to what has been active, says why, and sees its revision', async () => {
  const never = done(await desk.versions.draft(desk.as('anna'), { files: caseLevel('SIGNAL'), basedOn: null, note: null }));
  expect(codesOf(await desk.versions.rollBack(desk.as('anna'), never, 'Terug.'))).toEqual(['POLICY_STATE']);
  expect(codesOf(await desk.versions.rollBack(desk.as('anna'), await firstOne(), 'Terug.'))).toEqual(['POLICY_STATE']);
  expect(codesOf(await desk.versions.rollBack(desk.as('anna'), await firstOne(), ' '))).toEqual(['POLICY_REASON_MISSING']);
  await activated(caseLevel('FULL'), 'Op proef.');
  const stale = { hash: desk.first, revision: 1 };
  expect(codesOf(await desk.versions.rollBack(desk.as('anna'), stale, 'Terug.'))).toEqual(['POLICY_CHANGED_MEANWHILE']);
  expect(defaultFiles).toEqual((await desk.versions.byHash(desk.first))?.files);
}, 120_000);
