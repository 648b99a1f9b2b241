import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { failingTransactions } from '#database/testing/failing-transactions.ts';
import { aVersionDesk, done, numberedFiles, passingGates, type VersionDesk } from './testing/a-version-desk.ts';
import type { PolicyVersion } from './versions.ts';

describe.each(databaseKinds)('the events of policy versions on %s', (kind) => {
  let tested: TestDatabase;
  let desk: VersionDesk;
  let failing = false;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    const database = failingTransactions(tested.database, (text) => failing && text.includes('insert into outbox'));
    desk = await aVersionDesk(database, { check: passingGates });
  }, 60_000);
  beforeEach(async () => void (await tested.database.sql('delete from outbox')));
  afterAll(async () => tested.close());

  const events = async () =>
    tested.database.sql<{ id: string; step: string; hash: string }>(
      `select event_id as id, replace(type, 'nl.gezinsbeeld.policy.', '') as step, data ->> 'policy' as hash from outbox order by sequence`,
    );
  const draft = async (version: string): Promise<PolicyVersion> =>
    done(await desk.versions.draft(desk.as('anna'), { files: numberedFiles(version), basedOn: null, note: 'Een toelichting.' }));

  test('each step is told once, and only that a version goes to hold is told apart', async () => {
    const proposed = done(await desk.versions.propose(desk.as('anna'), await draft('2.0.1'), null));
    const { hash } = done(await desk.versions.approve(desk.as('bert'), proposed, null, null));
    const told = await events();
    expect(told.map((event) => [event.step, event.hash])).toEqual([
      ['changed.v1', hash],
      ['changed.v1', hash],
      ['changed.v1', hash],
      ['changed.v1', desk.first],
      ['activated.v1', hash],
    ]);
    expect(told.map(({ id }) => id)).toEqual([`${hash}-1`, `${hash}-2`, `${hash}-3`, `${desk.first}-2`, `${hash}-4`]);
    const rows = await tested.database.sql<{ row: object }>('select to_json(o) as row from outbox o');
    expect(JSON.stringify(rows)).not.toContain('toelichting');
  });

  test('a step whose event cannot be written is not taken', async () => {
    const drafted = await draft('2.0.2');
    await tested.database.sql('delete from outbox');
    const before = await desk.versions.history(drafted.hash);
    failing = true;
    await expect(desk.versions.propose(desk.as('anna'), drafted, null)).rejects.toThrow('there is no room');
    failing = false;
    expect(await desk.versions.history(drafted.hash)).toEqual(before);
    expect(await events()).toEqual([]);
    done(await desk.versions.propose(desk.as('anna'), drafted, null));
    expect(await events()).toHaveLength(1);
  });

  test('a step that is refused is not told', async () => {
    const proposed = done(await desk.versions.propose(desk.as('anna'), await draft('2.0.3'), null));
    await tested.database.sql('delete from outbox');
    expect((await desk.versions.approve(desk.as('anna'), proposed, null, null)).problems).not.toEqual([]);
    expect(await events()).toEqual([]);
  });
});
