import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isConflict } from './is-conflict.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from './testing/create-test-database.ts';

describe.each(databaseKinds)('an error of %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());

  const raised = async (sqlstate: string): Promise<unknown> =>
    tested.database
      .transaction(async ({ script }) => script(`do $$ begin raise exception using errcode = '${sqlstate}'; end $$`))
      .catch((error: unknown) => error);

  test.each([
    ['40001', true],
    ['40P01', true],
    ['23505', false],
    ['57014', false],
  ])('%s is that of a conflict: %j', async (sqlstate, expected) => expect(isConflict(await raised(sqlstate))).toBe(expected));
});

test.each([[new Error('40001')], [{ code: '40001' }], [null]])('%o is no conflict', (error) => expect(isConflict(error)).toBe(false));
