import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createAuditWriter } from './store.ts';
import { anOperation } from './testing/an-operation.ts';
import { type ChainReport, verifyAudit } from './verify.ts';

const options = { clock: () => new Date('2026-11-20T09:00:01.250Z'), register: 'https://gezinsbeeld.example/verwerkingen' };

/** Rewrites record 3 so that its own hash fits again. */
const replaceThird = `update audit_record set body = replace(body, 'COORD', 'OOV'), hash = encode(sha256(convert_to(replace(body, 'COORD', 'OOV'), 'UTF8')), 'hex')`;

const sound: readonly string[] = [];
const tamperings: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['nothing', [], sound],
  [
    'a record of which a word is altered',
    [`update audit_record set body = replace(body, 'COORD', 'OOV') where sequence = 3`],
    ['ALTERED 3'],
  ],
  ['a record of which only the hash is altered', [`update audit_record set hash = repeat('a', 64) where sequence = 3`], ['ALTERED 3']],
  ['a record that was replaced with a fitting hash', [`${replaceThird} where sequence = 3`], ['ALTERED 3']],
  ['a last record that was replaced with a fitting hash', [`${replaceThird} where sequence = 6`], ['ALTERED 6']],
  ['the case by which a record is found', [`update audit_record set case_id = 'other' where sequence = 2`], ['ALTERED 2']],
  ['the members by which a record is found', [`update audit_record set disclosed = '{}' where sequence = 2`], ['ALTERED 2']],
  ['the trace by which a record is found', [`update audit_record set trace_id = repeat('0', 32) where sequence = 2`], ['ALTERED 2']],
  ['the trace by which a record is found, taken away', ['update audit_record set trace_id = null where sequence = 2'], ['ALTERED 2']],
  [
    'the time by which a record is found',
    [`update audit_record set recorded_at = recorded_at + interval '1 ms' where sequence = 2`],
    ['ALTERED 2'],
  ],
  ['a deleted record', ['delete from audit_record where sequence = 3'], ['DELETED 3']],
  ['deleted first records', ['delete from audit_record where sequence <= 2'], ['DELETED 1', 'DELETED 2']],
  ['a deleted last record', ['delete from audit_record where sequence = 6'], ['DELETED 6']],
  ['all records deleted', ['delete from audit_record'], [1, 2, 3, 4, 5, 6].map((number) => `DELETED ${number}`)],
  [
    'a deleted record after which the others moved up',
    ['delete from audit_record where sequence = 5', 'update audit_record set sequence = 5 where sequence = 6'],
    ['DELETED 5', 'REORDERED 5'],
  ],
  [
    'two records that changed places',
    [
      'update audit_record set sequence = 99 where sequence = 2',
      'update audit_record set sequence = 2 where sequence = 3',
      'update audit_record set sequence = 3 where sequence = 99',
    ],
    ['REORDERED 2', 'REORDERED 3'],
  ],
  ['a deleted head', ['delete from audit_head'], ['HEAD 6']],
  ['a head that was moved back', ['update audit_head set sequence = 5'], ['HEAD 6']],
  [
    'a last record deleted and the head moved back to a wrong hash',
    ['delete from audit_record where sequence = 6', 'update audit_head set sequence = 5'],
    ['ALTERED 5'],
  ],
];

describe.each(databaseKinds)('on %s', (kind) => {
  let tested: TestDatabase;
  let before: readonly ChainReport[];
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    // Only somebody with the owner's rights can do what is done here.
    await tested.database.sql('alter table audit_record disable trigger user');
    await tested.database.sql('alter table audit_head disable trigger user');
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => {
    await tested.database.sql('truncate audit_record, audit_head');
    const audit = createAuditWriter(tested.database, { writerId: 'hub-1', ...options });
    for (let count = 1; count <= 6; count += 1) await audit.append(anOperation({ caseId: `case-${count}` }));
    await createAuditWriter(tested.database, { writerId: 'hub-2', ...options }).append(anOperation());
    before = await verifyAudit(tested.database);
  });

  const found = (reports: readonly ChainReport[], writer: string): readonly string[] =>
    (reports.find((report) => report.writer === writer)?.findings ?? []).map(({ kind: what, sequence }) => `${what} ${sequence}`);
  const tamper = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) {
      await tested.database.sql(`${statement} ${statement.includes(' where ') ? 'and' : 'where'} writer = 'hub-1'`);
    }
  };

  const hashAt = async (sequence: number): Promise<string> =>
    (await tested.database.sql<{ hash: string }>(`select hash from audit_record where writer = 'hub-1' and sequence = $1`, [sequence]))[0]
      ?.hash ?? '';

  test.each(tamperings)('%s', async (_, statements, findings) => {
    await tamper(statements);
    const reports = await verifyAudit(tested.database, new Map(), 2);
    expect(found(reports, 'hub-1').toSorted()).toEqual(findings.toSorted());
    expect(found(reports, 'hub-2')).toEqual([]);
  });

  test('a chain that was shortened together with its head is found only against an anchor', async () => {
    await tamper(['delete from audit_record where sequence = 6', `update audit_head set sequence = 5, hash = '${await hashAt(5)}'`]);
    const anchors = new Map(before.map(({ writer, head }) => [writer, head]));
    expect(found(await verifyAudit(tested.database), 'hub-1')).toEqual([]);
    expect(found(await verifyAudit(tested.database, anchors), 'hub-1')).toEqual(['DELETED 6']);
  });

  test('a chain that vanished together with its head is found only against an anchor', async () => {
    await tamper(['delete from audit_record', 'delete from audit_head']);
    const anchors = new Map(before.map(({ writer, head }) => [writer, head]));
    expect((await verifyAudit(tested.database)).map(({ writer }) => writer)).toEqual(['hub-2']);
    expect(found(await verifyAudit(tested.database, anchors), 'hub-1')).toHaveLength(6);
  });

  test('a chain that was written anew with its head is found only against an anchor', async () => {
    await tamper(['delete from audit_record', 'delete from audit_head']);
    const forger = createAuditWriter(tested.database, { writerId: 'hub-1', ...options });
    for (let count = 1; count <= 8; count += 1) await forger.append(anOperation({ caseId: `other-${count}` }));
    const anchors = new Map(before.map(({ writer, head }) => [writer, head]));
    expect(found(await verifyAudit(tested.database), 'hub-1')).toEqual([]);
    expect(found(await verifyAudit(tested.database, anchors), 'hub-1')).toEqual(['ALTERED 6']);
  });
});
