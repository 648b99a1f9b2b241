import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import type { DeskRequest } from './desk-request.ts';
import { recordChange, type Change } from './record-change.ts';
import { createAuditWriter } from './store.ts';
import { anOperation } from './testing/an-operation.ts';
import { verifyAudit } from './verify.ts';

const recorder = { writerId: 'hub-1', register: 'https://gezinsbeeld.example/verwerkingen' };

const request: DeskRequest = {
  caller: { oin: '00000099000000001000', role: 'FG', subject: 'prof-officer' },
  purpose: 'AUDIT',
  now: new Date('2026-11-20T09:00:00.000Z'),
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  policy: 'sha256:1f2e',
  operation: 'Approve',
  touch: () => undefined,
};

const change: Change = { action: 'policy.approve', details: { hash: 'sha256:abcd', bsn: '999990019' }, caseId: null, members: [] };

describe.each(databaseKinds)('on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());

  const bodies = async (): Promise<readonly string[]> =>
    (await tested.database.sql<{ body: string }>(`select body from audit_record where writer = 'hub-1/changes' order by sequence`)).map(
      ({ body }) => body,
    );

  test('a change is recorded in its own transaction, and not at all when that is rolled back', async () => {
    const { database } = tested;
    await database.transaction(async ({ sql }) => recordChange(sql, recorder, request, change));
    await expect(
      database.transaction(async ({ sql }) => {
        await recordChange(sql, recorder, request, { ...change, action: 'policy.reject' });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await bodies()).toEqual([expect.stringContaining('policy.approve')]);
  });

  test('changes and answers stand in two chains, and both verify', async () => {
    const { database } = tested;
    const writer = createAuditWriter(database, { ...recorder, clock: () => request.now });
    await writer.append(anOperation());
    await Promise.allSettled(
      ['policy.propose', 'waiver.give', 'waiver.withdraw'].map(async (action) =>
        database.transaction(async ({ sql }) =>
          recordChange(sql, recorder, request, { ...change, action, caseId: 'case-1', members: ['case-1-m1'] }),
        ),
      ),
    );
    const reports = await verifyAudit(database);
    expect(reports.map(({ writer: name, findings }) => [name, findings])).toEqual([
      ['hub-1', []],
      ['hub-1/changes', []],
    ]);
  });

  test('what it says of itself holds no number that could be a BSN', async () => {
    expect((await bodies()).join(' ')).not.toContain('999990019');
  });
});
