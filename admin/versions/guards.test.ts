import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { aVersionDesk, done, numberedFiles, passingGates, type VersionDesk } from './testing/a-version-desk.ts';

// Somebody who can write to the database passes by the hub. What the database itself refuses stands here.
describe.each(databaseKinds)('on %s, by SQL,', (kind) => {
  let tested: TestDatabase;
  let desk: VersionDesk;
  const hashes = { active: '', draft: '', proposed: '', retired: '' };
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    desk = await aVersionDesk(tested.database, { check: passingGates });
    const drafted = async (version: string) =>
      done(await desk.versions.draft(desk.as('anna'), { files: numberedFiles(version), basedOn: null, note: null }));
    const first = done(await desk.versions.propose(desk.as('anna'), await drafted('2.0.0'), null));
    hashes.active = done(await desk.versions.approve(desk.as('bert'), first, null, null)).hash;
    hashes.retired = desk.first;
    hashes.draft = (await drafted('3.0.0')).hash;
    hashes.proposed = done(await desk.versions.propose(desk.as('anna'), await drafted('4.0.0'), null)).hash;
  }, 60_000);
  afterAll(async () => tested.close());

  const transition = (hash: string, revision: number, from: string, to: string, by: string): string =>
    `insert into policy_transition (hash, revision, from_state, to_state, by_oin, by_subject, at, trace_id)
      values ('${hash}', ${revision}, '${from}', '${to}', 'o', '${by}', now(), 't')`;

  test.each<readonly [what: string, statement: () => string]>([
    ['changing the files of the active version', () => `update policy_version set files = '[]' where hash = '${hashes.active}'`],
    ['giving a version another hash', () => `update policy_version set hash = 'sha256:x' where hash = '${hashes.draft}'`],
    ['removing a version', () => `delete from policy_version where hash = '${hashes.retired}'`],
    ['removing every version', () => 'truncate policy_version cascade'],
    ['rewriting a transition', () => `update policy_transition set by_subject = 'carla'`],
    ['removing a transition', () => 'delete from policy_transition'],
    ['rewriting an activation', () => `update policy_activation set hash = '${hashes.draft}'`],
    ['removing the last activation', () => `delete from policy_activation where hash = '${hashes.active}'`],
    ['deciding under a draft', () => `insert into policy_activation (hash, activated_at) values ('${hashes.draft}', now())`],
    ['deciding under a retired version', () => `insert into policy_activation (hash, activated_at) values ('${hashes.retired}', now())`],
    [
      'making a draft active without a transition',
      () => `update policy_state set state = 'ACTIVE', revision = revision + 1 where hash = '${hashes.draft}'`,
    ],
    [
      'making a draft approved without a transition',
      () => `update policy_state set state = 'APPROVED', revision = revision + 1 where hash = '${hashes.draft}'`,
    ],
    ['moving the moment of a version', () => `update policy_state set valid_from = now() where hash = '${hashes.proposed}'`],
    ['forgetting where a version stands', () => `delete from policy_state where hash = '${hashes.proposed}'`],
    ['forgetting where every version stands', () => 'truncate policy_state'],
    ['approving a draft', () => transition(hashes.draft, 2, 'DRAFT', 'APPROVED', 'bert')],
    ['activating a proposal', () => transition(hashes.proposed, 3, 'PROPOSED', 'ACTIVE', 'bert')],
    ['a transition from another state than the version is in', () => transition(hashes.draft, 2, 'PROPOSED', 'APPROVED', 'bert')],
    ['a transition out of turn', () => transition(hashes.proposed, 7, 'PROPOSED', 'APPROVED', 'bert')],
    ['approving what is one’s own', () => transition(hashes.proposed, 3, 'PROPOSED', 'APPROVED', 'anna')],
  ])('%s is refused', async (_what, statement) => {
    const stands = async () => [await desk.versions.list(null), await desk.versions.active(), await desk.versions.history(hashes.proposed)];
    const before = await stands();
    await expect(tested.database.sql(statement())).rejects.toThrow(/policy version|policy_transition_may_follow|foreign key/);
    expect(await stands()).toEqual(before);
  });

  test('a second active version is refused, also with a transition', async () => {
    await expect(
      tested.database.transaction(async ({ sql }) => {
        await sql(transition(hashes.retired, 3, 'RETIRED', 'ACTIVE', 'bert'));
        await sql(`update policy_state set state = 'ACTIVE', revision = 3 where hash = '${hashes.retired}'`);
      }),
    ).rejects.toThrow(/policy_state_one_active_key/);
  });

  test('a second first version is refused', async () => {
    await expect(
      tested.database.transaction(async ({ sql }) => {
        await sql(
          `insert into policy_version (hash, version, files, created_oin, created_by, created_at) values ('sha256:new', '9', '[]', 'o', 's', now())`,
        );
        await sql(
          `insert into policy_transition (hash, revision, to_state, by_oin, by_subject, at, trace_id) values ('sha256:new', 1, 'ACTIVE', 'o', 's', now(), 't')`,
        );
      }),
    ).rejects.toThrow('only the first version of all is active at once');
  });

  test('whoever turns the guards off is found out: the files do not give the hash, and nothing is decided under them', async () => {
    await tested.database.sql('alter table policy_version disable trigger user');
    const [row] = await tested.database.sql<{ files: string }>(`select files::text as files from policy_version where hash = $1`, [
      hashes.proposed,
    ]);
    await tested.database.sql('update policy_version set files = $2::text::jsonb where hash = $1', [
      hashes.proposed,
      row?.files.replace('level: COARSE', 'level: FULL') ?? '',
    ]);
    await expect(desk.policyByHash(hashes.proposed)).rejects.toMatchObject({ code: 'POLICY_HASH_MISMATCH' });
    await tested.database.sql(`update policy_version set files = '[]' where hash = $1`, [hashes.proposed]);
    await expect(desk.policyByHash(hashes.proposed)).rejects.toMatchObject({ code: 'POLICY_UNREADABLE' });
    await tested.database.sql('alter table policy_version enable trigger user');
  });
});
