import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { readAccessLog } from './read.ts';
import { createAuditWriter } from './store.ts';
import { anOperation } from './testing/an-operation.ts';

let tested: TestDatabase;
beforeAll(async () => {
  tested = await createTestDatabase('pglite');
  let second = 0;
  const clock = (): Date => new Date(Date.UTC(2026, 10, 20, 9, 0, (second += 1)));
  const audit = createAuditWriter(tested.database, { writerId: 'hub-1', clock, register: 'https://gezinsbeeld.example/verwerkingen' });
  await audit.append(anOperation());
  await audit.append(anOperation({ caseId: 'case-2' }));
  await audit.append(anOperation({ caller: { oin: '00000099000000002000', role: 'POL', subject: 'prof-police' }, purpose: 'SAFETY' }));
}, 60_000);
afterAll(async () => tested.close());

test('a member reads who saw something, newest first, with purpose and articles', async () => {
  const log = await readAccessLog(tested.database, 'case-1', 'case-1-m1');
  expect(log).toEqual([
    {
      oin: '00000099000000002000',
      role: 'POL',
      subject: 'prof-police',
      at: new Date('2026-11-20T09:00:00.120Z'),
      purpose: 'SAFETY',
      isMessage: false,
      articles: ['AVG 6(1)(e)'],
    },
    expect.objectContaining({ role: 'REG', purpose: 'COORD' }),
  ]);
});

test('a message of which nobody looked is told from a look', async () => {
  const audit = createAuditWriter(tested.database, {
    writerId: 'hub-2',
    clock: () => new Date(),
    register: 'https://gezinsbeeld.example/verwerkingen',
  });
  await audit.append(anOperation({ caseId: 'case-4', action: 'event.deliver' }));
  expect(await readAccessLog(tested.database, 'case-4', 'case-1-m1')).toMatchObject([{ role: 'REG', isMessage: true }]);
});

test('a look that showed nothing of this member is no entry', async () => {
  expect(await readAccessLog(tested.database, 'case-1', 'case-1-m2')).toEqual([]);
});

test('a member of another case finds nothing', async () => {
  expect(await readAccessLog(tested.database, 'case-3', 'case-1-m1')).toEqual([]);
});

test('the log has a limit', async () => {
  expect(await readAccessLog(tested.database, 'case-1', 'case-1-m1', 1)).toHaveLength(1);
});
