import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#database/create-database.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { type AuditWriter, createAuditWriter } from './store.ts';
import { anOperation } from './testing/an-operation.ts';
import { verifyAudit } from './verify.ts';

const clock = () => new Date('2026-11-20T09:00:01.000Z');
const register = 'https://gezinsbeeld.example/verwerkingen';

type Statements = Pick<Database, 'sql' | 'prepare'>;
type Around = (what: 'append' | 'head', run: () => Promise<unknown>) => Promise<unknown>;

describe.each(databaseKinds)('on %s', (kind) => {
  let tested: TestDatabase;
  let chains = 0;
  let writerId = '';
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());
  afterEach(() => {
    chains += 1;
  });

  /** The database, with every statement of the writer (`append`, or `head` for reading where the chain ends) going through `around`. */
  const through = (around: Around): Statements => ({
    sql: async (text, params) => (await around('head', async () => tested.database.sql(text, params))) as never,
    prepare: (name, text) => {
      const run = tested.database.prepare(name, text);
      return async (params) => (await around('append', async () => run(params))) as never;
    },
  });
  const writer = (database: Statements = tested.database, limits: { maxBatch?: number; maxWaiting?: number } = {}): AuditWriter => {
    writerId = `hub-${chains}`;
    return createAuditWriter(database, { writerId, clock, register, ...limits });
  };
  const ownReport = async () => (await verifyAudit(tested.database)).find((report) => report.writer === writerId);
  const bodies = async (): Promise<string[]> =>
    (await tested.database.sql<{ body: string }>('select body from audit_record where writer = $1 order by sequence', [writerId])).map(
      ({ body }) => body,
    );

  test('records are numbered from one and linked', async () => {
    const audit = writer();
    const first = await audit.append(anOperation());
    const second = await audit.append(anOperation());
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    const [, body] = await bodies();
    expect(JSON.parse(body ?? '')).toMatchObject({ sequence: 2, previous: first.hash, recordedAt: clock().toISOString() });
    expect(await ownReport()).toMatchObject({ records: 2, head: second, findings: [] });
  });

  test('records that arrive while a statement is under way go out together, in order', async () => {
    let statements = 0;
    const counting = through(async (what, run) => {
      statements += what === 'append' ? 1 : 0;
      return run();
    });
    const audit = writer(counting);
    const operations = Array.from({ length: 30 }, (_, number) => anOperation({ caseId: `case-${number}` }));
    const positions = await Promise.all(operations.map(async (operation) => audit.append(operation)));
    expect(positions.map(({ sequence }) => sequence)).toEqual(operations.map((_, number) => number + 1));
    expect(statements).toBe(2);
    expect((await bodies()).map((body) => /"case":"(case-\d+)"/.exec(body)?.[1])).toEqual(operations.map(({ caseId }) => caseId));
    expect(await ownReport()).toMatchObject({ records: 30, findings: [] });
  });

  test('a batch has a limit, and so has the queue', async () => {
    const audit = writer(tested.database, { maxBatch: 2, maxWaiting: 5 });
    const settled = await Promise.allSettled(Array.from({ length: 8 }, async () => audit.append(anOperation())));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    expect(settled.at(-1)).toMatchObject({ reason: { code: 'TOO_MANY_WAITING' } });
    expect(await ownReport()).toMatchObject({ records: 6, findings: [] });
  });

  test('after a restart the chain goes on', async () => {
    await writer().append(anOperation());
    const position = await writer().append(anOperation());
    expect(position.sequence).toBe(2);
    expect(await ownReport()).toMatchObject({ records: 2, findings: [] });
  });

  test('while the database is away nothing is kept and everybody is told; afterwards the chain goes on', async () => {
    let away = false;
    const failing: Around = async (_, run) => {
      if (away) throw new Error('connection lost');
      return run();
    };
    const audit = writer(through(failing));
    await audit.append(anOperation());
    away = true;
    const settled = await Promise.allSettled([audit.append(anOperation()), audit.append(anOperation())]);
    for (const outcome of settled) expect(outcome).toMatchObject({ reason: { name: 'AuditUnavailable', code: 'AUDIT_UNAVAILABLE' } });
    away = false;
    expect(await audit.append(anOperation())).toMatchObject({ sequence: 2 });
    expect(await ownReport()).toMatchObject({ records: 2, findings: [] });
  });

  test('a statement that was carried out although its answer was lost counts as kept', async () => {
    let lose = true;
    const losing: Around = async (what, run) => {
      const rows = await run();
      if (lose && what === 'append') {
        lose = false;
        throw new Error('connection lost');
      }
      return rows;
    };
    const audit = writer(through(losing));
    expect(await audit.append(anOperation())).toMatchObject({ sequence: 1 });
    expect(await audit.append(anOperation())).toMatchObject({ sequence: 2 });
    expect(await ownReport()).toMatchObject({ records: 2, findings: [] });
  });

  test('when nobody can tell whether it was carried out, the answer is refused and the chain goes on behind it', async () => {
    const lost: string[] = [];
    const losing: Around = async (what, run) => {
      const rows = await run();
      if (what === 'append' ? lost.length === 0 : lost.length === 1) {
        lost.push(what);
        throw new Error('connection lost');
      }
      return rows;
    };
    const audit = writer(through(losing));
    await expect(audit.append(anOperation())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(await audit.append(anOperation())).toMatchObject({ sequence: 2 });
    expect(await ownReport()).toMatchObject({ records: 2, findings: [] });
  });

  test('two that write under one name do not fork the chain', async () => {
    const [one, other] = [writer(), writer()];
    for (const audit of [one, other, one, one, other]) await audit.append(anOperation());
    expect(await ownReport()).toMatchObject({ records: 5, findings: [] });
  });

  test('a writer whose head never holds still gives up', async () => {
    const racing: Around = async (what, run) => (what === 'append' ? [] : run());
    await expect(writer(through(racing)).append(anOperation())).rejects.toMatchObject({ code: 'WRITER_CONFLICT' });
  });

  test('what a caller put into a case number is kept so that it verifies', async () => {
    const audit = writer();
    for (const caseId of ['', `it's`, 'a\0b', '\uD800', '\\"', 'é'.repeat(300)]) await audit.append(anOperation({ caseId }));
    expect(await ownReport()).toMatchObject({ records: 6, findings: [] });
  });

  test('settled waits for what is under way', async () => {
    const audit = writer();
    let kept = false;
    void audit.append(anOperation()).then(() => (kept = true));
    await Promise.resolve();
    await audit.settled();
    expect(kept).toBe(true);
    await expect(audit.settled()).resolves.toBeUndefined();
  });

  test.each([
    ['altering a record', `update audit_record set body = '{}'`],
    ['deleting a record', 'delete from audit_record'],
    ['emptying the records', 'truncate audit_record'],
    ['deleting a head', 'delete from audit_head'],
    ['emptying the heads', 'truncate audit_head'],
    ['moving a head back', 'update audit_head set sequence = sequence - 1'],
    ['renaming a head', `update audit_head set writer = 'x', sequence = sequence + 1`],
  ])('the database itself refuses %s', async (_, statement) => {
    await writer().append(anOperation());
    await expect(tested.database.sql(statement)).rejects.toThrow(/append-only/);
  });
});
