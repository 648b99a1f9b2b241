import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aVersionDesk, changedFiles, done, passingGates, recorder } from '#admin/versions/testing/a-version-desk.ts';
import type { PolicyVersion } from '#admin/versions/versions.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import type { Facts } from '#consent/vocabulary.ts';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createMetrics } from './metrics.ts';
import { openPolicies, type OpenPolicies } from './open-policies.ts';

// The looks of these hubs are an hour apart: what they see, they see when they are opened or when an officer at them changes something.
let tested: TestDatabase;
let opened: OpenPolicies[] = [];
let log: string[] = [];
beforeEach(async () => {
  tested = await createTestDatabase('pglite');
  [opened, log] = [[], []];
}, 60_000);
afterEach(async () => {
  await Promise.all(opened.map((policies) => policies.close()));
  await tested.close();
});

const open = async (
  at = '2026-11-20T09:00:00Z',
): Promise<OpenPolicies & { readonly metrics: () => Promise<string>; readonly setClock: (at: string) => void }> => {
  let now = new Date(at);
  const metrics = createMetrics();
  const policies = await openPolicies({
    database: tested.database,
    recorder,
    clock: () => now,
    log: pino({}, { write: (line: string) => void log.push(line) }),
    metrics,
    lookEveryMs: 3_600_000,
  });
  opened.push(policies);
  return { ...policies, metrics: () => metrics.registry.metrics(), setClock: (next) => void (now = new Date(next)) };
};

const facts: Facts = { involvement: 'ACTIVE', source: 'OTHER', self: 'OTHER', view: 'OPEN', restricted: 'NO', safety: 'NONE' };
const caseLevel = ({ current }: OpenPolicies): number => current().level('POL', 'COORD', 'FAMILY_CASE', facts);
const policeRule = `  - id: family-case-pol\n    kind: grant\n    level: COARSE\n`;

/** Publishes the default policy with one rule written otherwise. */
const publish = async (rule: string): Promise<PolicyVersion> => {
  const desk = await aVersionDesk(tested.database, { check: passingGates });
  const draft = done(await desk.versions.draft(desk.as('anna'), { files: changedFiles([policeRule, rule]), basedOn: null, note: null }));
  return done(await desk.versions.approve(desk.as('bert'), done(await desk.versions.propose(desk.as('anna'), draft, null)), null, null));
};

test('the first hub on a database installs what it carries and decides under it', async () => {
  const policies = await open();
  expect(policies.current().hash).toBe(defaultPolicy.hash);
  expect(await policies.versions.active()).toMatchObject({ hash: defaultPolicy.hash, state: 'ACTIVE' });
  expect(policies.upToDate()).toBe(true);
  expect(await policies.metrics()).toContain(`gezinsbeeld_policy_active{policy="${defaultPolicy.hash}"} 1`);
}, 120_000);

test('a hub that carries another policy than the active one changes nothing, and says so', async () => {
  const version = await publish(policeRule.replace('COARSE', 'SIGNAL'));
  const policies = await open();
  expect(policies.current().hash).toBe(version.hash);
  expect([caseLevel(policies), log.some((line) => line.includes('another than the one that came with this hub'))]).toEqual([1, true]);
  expect(await tested.database.sql('select 1 from policy_activation')).toHaveLength(2);
}, 120_000);

test('an officer’s own hub decides under a version before it says that it holds', async () => {
  const policies = await open();
  const desk = await aVersionDesk(tested.database);
  const { versions } = policies;
  const files = changedFiles([policeRule, policeRule.replace('COARSE', 'SIGNAL')]);
  const draft = done(await versions.draft(desk.as('anna'), { files, basedOn: null, note: null }));
  const version = done(await versions.propose(desk.as('anna'), draft, null));
  expect(caseLevel(policies)).toBe(2);
  done(await versions.approve(desk.as('bert'), version, null, null));
  expect(policies.current().hash).toBe(version.hash);
  expect(caseLevel(policies)).toBe(1);
  expect(await policies.metrics()).toContain('gezinsbeeld_policy_swaps_total 2');
}, 120_000);

test('a rule that ends is over on the next day, without another version', async () => {
  await publish(policeRule.replace('COARSE', 'FULL\n    validUntil: 2026-11-20'));
  const policies = await open();
  expect(caseLevel(policies)).toBe(3);
  policies.setClock('2026-11-20T23:30:00Z'); // half past midnight in Amsterdam
  expect(caseLevel(policies)).toBe(0);
}, 120_000);

test('a hub whose active version cannot be used decides nothing', async () => {
  const version = await publish(policeRule.replace('COARSE', 'SIGNAL'));
  await tested.database.sql('alter table policy_version disable trigger user');
  await tested.database.sql(`update policy_version set files = '[]' where hash = $1`, [version.hash]);
  const policies = await open();
  expect(() => policies.current()).toThrow(expect.objectContaining({ code: 'POLICY_UNAVAILABLE' }));
  expect(policies.upToDate()).toBe(false);
  expect(await policies.metrics()).toContain('gezinsbeeld_policy_failures_total 1');
  expect(log.some((line) => line.includes('StoredVersionError') && line.includes(version.hash))).toBe(true);
}, 120_000);
