import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { readLooks, type Look } from './read-looks.ts';
import { createAuditWriter } from './store.ts';
import { anOperation } from './testing/an-operation.ts';

const register = 'https://gezinsbeeld.example/verwerkingen';
const member = { caseId: 'case-1', memberId: 'case-1-m1', from: '2026-11-01', until: '2026-11-30' };

describe.each(databaseKinds)('looks on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    // Two hubs that write at the same moments, so that pages must be told apart by more than time.
    for (const day of [10, 11, 12]) {
      const at = new Date(`2026-11-${day}T09:00:00Z`);
      for (const writerId of ['hub-1', 'hub-2']) {
        const writer = createAuditWriter(tested.database, { writerId, register, clock: () => at });
        await writer.append(anOperation({ startedAt: at, endedAt: at, purpose: writerId }));
        await writer.append(anOperation({ startedAt: at, endedAt: at, purpose: writerId, caseId: 'case-2' }));
      }
    }
  }, 60_000);
  afterAll(async () => tested.close());

  const read = async (question: typeof member, pageSize?: number): Promise<readonly Look[]> => {
    const looks: Look[] = [];
    for await (const look of readLooks(tested.database, question, pageSize)) looks.push(look);
    return looks;
  };
  const told = (looks: readonly Look[]): readonly string[] => looks.map(({ at, purpose }) => `${at.getUTCDate()} ${purpose}`);

  test('are read newest first, each once, however small the pages are', async () => {
    const expected = ['12 hub-2', '12 hub-1', '11 hub-2', '11 hub-1', '10 hub-2', '10 hub-1'];
    for (const pageSize of [1, 2, 3, 4, 6, 7, undefined]) expect(told(await read(member, pageSize))).toEqual(expected);
  });
  test('say what was shown of this member only, and leave out what was withheld', async () => {
    const [look] = await read(member);
    expect(look).toMatchObject({
      oin: '00000099000000001000',
      role: 'REG',
      subject: 'prof-regisseur',
      lines: [{ dataClass: 'PERSON_NAME', level: 'COARSE', article: 'AVG 6(1)(e)', facts: null }],
    });
    expect(await read({ ...member, memberId: 'case-1-m2' })).toEqual([]);
  });
  test('keep to days, both included', async () => {
    expect(told(await read({ ...member, from: '2026-11-11', until: '2026-11-11' }))).toEqual(['11 hub-2', '11 hub-1']);
    expect(await read({ ...member, until: '2026-11-09' })).toEqual([]);
  });
});
