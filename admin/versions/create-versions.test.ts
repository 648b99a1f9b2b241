import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import { verifyAudit } from '#audit/verify.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import type { DeskRequest } from '#audit/desk-request.ts';
import { aVersionDesk, changedFiles, defaultFiles, done, numberedFiles, passingGates, type VersionDesk } from './testing/a-version-desk.ts';
import type { PolicyVersion } from './versions.ts';

const day = 24 * 3_600_000;
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
    desk.pass((number += 1) * day);
  });

  const anna = (): DeskRequest => desk.as('anna');
  const bert = (): DeskRequest => desk.as('bert');
  const drafted = async (): Promise<PolicyVersion> =>
    done(await desk.versions.draft(anna(), { files: numberedFiles(`2.0.${(number += 1)}`), basedOn: null, note: 'Een proef.' }));
  const proposed = async (): Promise<PolicyVersion> => done(await desk.versions.propose(anna(), await drafted(), null));
  const activated = async (): Promise<PolicyVersion> => done(await desk.versions.approve(bert(), await proposed(), null, null));
  const active = async (): Promise<string | undefined> => (await desk.versions.active())?.hash;

  test('the first version of all is the one that was installed, and it stays when another is carried', async () => {
    const again = await aVersionDesk(tested.database);
    expect(again.first).toBe(await active());
    expect(await desk.versions.history(desk.first)).toMatchObject([{ revision: 1, from: null, bySubject: 'hub' }]);
  });

  test.each([
    ['is too long', 'x'.repeat(4001), 'POLICY_TEXT_TOO_LONG'],
    ['holds what may be a BSN', 'Op verzoek van 999990019.', 'POLICY_TEXT_HOLDS_BSN'],
    ['no database can keep', 'a\0b', 'POLICY_FILE_TEXT'],
  ])('a note or reason that %s is refused, and nothing is stored', async (_what, text, code) => {
    const outcome = await desk.versions.draft(anna(), { files: numberedFiles(`3.0.${(number += 1)}`), basedOn: null, note: text });
    expect([codesOf(outcome), outcome.version]).toEqual([[code], null]);
    expect(codesOf(await desk.versions.propose(anna(), await drafted(), text))).toEqual([code]);
  });

  test('a version goes from draft to active by two officers, and every step is on record', async () => {
    const before = await active();
    const version = await activated();
    expect(version).toMatchObject({ state: 'ACTIVE', revision: 4, basedOn: before, note: 'Een proef.', createdBy: 'anna' });
    expect(await active()).toBe(version.hash);
    expect((await desk.versions.byHash(before ?? ''))?.state).toBe('RETIRED');
    expect((await desk.versions.history(version.hash)).map(({ from, to, bySubject }) => [from, to, bySubject])).toEqual([
      [null, 'DRAFT', 'anna'],
      ['DRAFT', 'PROPOSED', 'anna'],
      ['PROPOSED', 'APPROVED', 'bert'],
      ['APPROVED', 'ACTIVE', 'hub'],
    ]);
    expect(desk.activations()).toBe(1);
    const bodies = (await tested.database.sql<{ body: string }>('select body from audit_record order by sequence')).map(({ body }) => body);
    const own = bodies.filter((body) => body.includes(version.hash));
    for (const [place, action] of ['policy.draft', 'policy.propose', 'policy.approve', 'policy.activate'].entries()) {
      expect(own[place]).toContain(action);
    }
    expect((await verifyAudit(tested.database)).flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('the files come back as they were written, comments and all', async () => {
    const files = [...numberedFiles('3.0.0'), { name: 'remarks.yaml', text: '# Alleen een opmerking: é, 𝔘, "\\u0041"\n' }];
    const version = done(await desk.versions.draft(anna(), { files, basedOn: null, note: null }));
    expect((await desk.versions.byHash(version.hash))?.files).toEqual(files);
    expect(await desk.policyByHash(version.hash)).toMatchObject({ hash: version.hash, version: '3.0.0' });
  });

  test('files that are no policy are not stored, and say what is wrong where', async () => {
    const before = (await desk.versions.list(null)).length;
    const outcome = await desk.versions.draft(anna(), {
      files: changedFiles(['version: 1.0.0', 'version: 9.9.9\nclasses: [ {']),
      basedOn: null,
      note: null,
    });
    expect(outcome.version).toBeNull();
    expect(outcome.problems[0]).toMatchObject({
      code: 'POLICY_YAML',
      file: 'policy.yaml',
      line: expect.any(Number),
      column: expect.any(Number),
    });
    expect((await desk.versions.list(null)).length).toBe(before);
  });

  test.each([
    ['no files', []],
    ['a name that leads out of the folder', [{ name: '../policy.yaml', text: '' }]],
    ['an absolute name', [{ name: '/etc/policy.yaml', text: '' }]],
    ['one name twice', [...defaultFiles, { name: 'POLICY.yaml', text: '' }]],
    ['a text that no database keeps', [...defaultFiles, { name: 'x.yaml', text: '# \0' }]],
    ['half a character', [...defaultFiles, { name: 'x.yaml', text: '# \uD800' }]],
    ['more than 4 MiB', [{ name: 'x.yaml', text: '#'.repeat(4 * 1024 * 1024 + 1) }]],
    ['an alias, of which a bomb is made', [...defaultFiles, { name: 'x.yaml', text: 'a: &a [x, x]\nb: [*a, *a]\n' }]],
    ['a tag', [...defaultFiles, { name: 'x.yaml', text: 'note: !!js/function "() => 1"\n' }]],
    ['a class that does not exist', changedFiles(['classes: [FAMILY_CASE]', 'classes: [FAMILY_SECRETS]'])],
    ['a role that does not exist', changedFiles(['roles: [REG]', 'roles: [WIZARD]'])],
  ])('%s is no policy', async (_what, files) => {
    const outcome = await desk.versions.draft(anna(), { files, basedOn: null, note: null });
    expect(outcome.version).toBeNull();
    expect(codesOf(outcome)[0]).toMatch(/^POLICY_/);
    expect(outcome.problems.every(({ messageNl }) => messageNl.length > 10)).toBe(true);
  });

  test('the same draft once more changes nothing, and the active content is no draft', async () => {
    const files = numberedFiles('4.0.0');
    const first = done(await desk.versions.draft(anna(), { files, basedOn: null, note: null }));
    expect(done(await desk.versions.draft(bert(), { files, basedOn: null, note: null }))).toEqual(first);
    const version = await activated();
    const same = await desk.versions.draft(anna(), {
      files: (await desk.versions.byHash(version.hash))?.files ?? [],
      basedOn: null,
      note: null,
    });
    expect(codesOf(same)).toEqual(['POLICY_ALREADY_ACTIVE']);
  });

  test('only an officer changes anything', async () => {
    const version = await proposed();
    const other = desk.as('carla', { role: 'REG' });
    const outcomes = [
      await desk.versions.draft(other, { files: numberedFiles('5.0.0'), basedOn: null, note: null }),
      await desk.versions.approve(other, version, null, null),
      await desk.versions.reject(other, version, 'Nee.'),
      await desk.versions.rollBack(other, version, 'Terug.'),
    ];
    expect(outcomes.flatMap(codesOf)).toEqual(['POLICY_ROLE', 'POLICY_ROLE', 'POLICY_ROLE', 'POLICY_ROLE']);
  });

  describe('an officer who would go alone', () => {
    test.each([
      ['with the same token', {}],
      ['with a token for another organisation', { oin: '00000099000000002000' }],
    ])('cannot approve an own proposal %s', async (_how, given) => {
      const version = await proposed();
      expect(codesOf(await desk.versions.approve(desk.as('anna', given), version, null, null))).toEqual(['POLICY_OWN_PROPOSAL']);
      expect((await desk.versions.byHash(version.hash))?.state).toBe('PROPOSED');
    });

    test('cannot approve an own draft that a colleague proposed', async () => {
      const version = done(await desk.versions.propose(bert(), await drafted(), null));
      expect(codesOf(await desk.versions.approve(anna(), version, null, null))).toEqual(['POLICY_OWN_PROPOSAL']);
      expect(codesOf(await desk.versions.approve(bert(), version, null, null))).toEqual(['POLICY_OWN_PROPOSAL']);
      done(await desk.versions.approve(desk.as('carla'), version, null, null));
    });

    test('cannot activate a draft', async () => {
      const version = await drafted();
      expect(codesOf(await desk.versions.approve(bert(), version, null, null))).toEqual(['POLICY_STATE']);
      desk.pass(day);
      expect(await desk.versions.activateDue(desk.now())).toEqual([]);
      expect((await desk.versions.byHash(version.hash))?.state).toBe('DRAFT');
    });

    test('cannot date back, but a request may be on its way for seconds', async () => {
      const version = await proposed();
      const at = (ms: number) => new Date(desk.now().getTime() - ms);
      expect(codesOf(await desk.versions.approve(bert(), version, at(60_000), null))).toEqual(['POLICY_BACK_DATED']);
      const approved = done(await desk.versions.approve(bert(), version, at(2000), null));
      expect(approved).toMatchObject({ state: 'ACTIVE', validFrom: desk.now() });
    });

    test('cannot replay an old revision', async () => {
      const version = await proposed();
      done(await desk.versions.withdraw(anna(), version, null));
      done(await desk.versions.propose(anna(), { ...version, revision: version.revision + 1 }, null));
      expect(codesOf(await desk.versions.approve(bert(), version, null, null))).toEqual(['POLICY_CHANGED_MEANWHILE']);
    });

    test('cannot name a version that is not there', async () => {
      const unknown = { hash: `sha256:${'0'.repeat(64)}`, revision: 1 };
      expect(codesOf(await desk.versions.approve(bert(), unknown, null, null))).toEqual(['POLICY_VERSION_UNKNOWN']);
      expect(codesOf(await desk.versions.draft(anna(), { files: numberedFiles('6.0.0'), basedOn: unknown.hash, note: null }))).toEqual([
        'POLICY_VERSION_UNKNOWN',
      ]);
    });
  });
});
