import { expect, test } from 'vitest';
import { aLargePolicy } from '#consent/testing/a-large-policy.ts';
import { defaultPolicy, defaultTables, setDay } from '#consent/testing/default-policy.ts';
import { compileBetweenRequests } from './compile-between-requests.ts';

test('what is compiled between requests is what is compiled at once', async () => {
  const tables = await compileBetweenRequests(defaultPolicy, setDay);
  expect(tables).toMatchObject({ hash: defaultTables.hash, day: defaultTables.day, sameUntil: defaultTables.sameUntil });
  const differing = defaultTables.cells.filter(({ role, purpose, dataClass, cell }) => {
    const facts = { involvement: 'ACTIVE', view: 'OPEN', source: 'OTHER', waiver: 'VALID' } as const;
    return tables.level(role, purpose, dataClass, facts) !== cell.levelOfFacts(facts);
  });
  expect(differing).toEqual([]);
});

test('requests come in between, many times', async () => {
  let turns = 0;
  let going = true;
  const request = (): void => {
    turns += 1;
    if (going) setImmediate(request);
  };
  setImmediate(request);
  await compileBetweenRequests(aLargePolicy(), setDay);
  going = false;
  expect(turns).toBeGreaterThan(10);
});
