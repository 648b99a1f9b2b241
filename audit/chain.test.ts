import { expect, test } from 'vitest';
import { columnsOf, genesis, hashOf, type Link, linkRecords } from './chain.ts';
import { keepRecord } from './record.ts';
import { anEarlierRecord } from './testing/an-earlier-record.ts';
import { anOperation } from './testing/an-operation.ts';

const register = 'https://gezinsbeeld.example/verwerkingen';
const at = '2026-11-20T09:00:01.000Z';

test('each row names the hash of the one before it', () => {
  const record = keepRecord(anOperation(), register);
  const rows = linkRecords('hub-1', genesis, at, [record, record]);
  expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(rows.map(({ body }) => (JSON.parse(body) as Link).previous)).toEqual([genesis.hash, rows[0]?.hash]);
  for (const { body, hash } of rows) expect(hashOf(body)).toBe(hash);
});

test('equal records at different places have different hashes', () => {
  const record = keepRecord(anOperation(), register);
  const hashes = [1, 2].map((sequence) => linkRecords('hub-1', { ...genesis, sequence }, at, [record])[0]?.hash);
  expect(new Set([...hashes, linkRecords('hub-2', { ...genesis, sequence: 1 }, at, [record])[0]?.hash]).size).toBe(3);
});

test.each([
  ['with a parent span', anOperation({ parentSpanId: '00f067aa0ba902b7' })],
  ['without subjects', anOperation({ subjects: [], caseId: null })],
])('a body %s is canonical: without white space, its keys in order at every depth', (_, operation) => {
  const [row] = linkRecords('hub-1', genesis, at, [keepRecord(operation, register)]);
  expect(row?.body).toBe(JSON.stringify(inOrder(JSON.parse(row?.body ?? ''))));
});

test('the columns name the case and the members of whom something was shown', () => {
  const [row] = linkRecords('hub-1', genesis, at, [keepRecord(anOperation(), register)]);
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  expect(row).toMatchObject({ sequence: 1, recordedAt: at, traceId, caseId: 'case-1', disclosed: ['case-1-m1'] });
});

test('the columns of a record from before facts were kept are the same', () => {
  const { traceId, caseId, disclosed } = columnsOf({ previous: '', record: anEarlierRecord(), recordedAt: at, sequence: 1, writer: 'w' });
  expect({ traceId, caseId, disclosed }).toEqual({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    caseId: 'case-1',
    disclosed: ['case-1-m1'],
  });
});

test.each([
  ['nothing came out', { level: 'FULL', count: 0 }],
  ['it was denied', { level: 'NONE', count: 3 }],
  ['it would show alone but was shown as low as others whom it names', { level: 'NONE', decided: 'FULL', count: 1 }],
])('a member of whom %s is not among them', (_, changes) => {
  const line = { source: 'BRP', dataClass: 'PERSON_NAME', reason: 'X', article: null, ...changes };
  const record = keepRecord(anOperation({ subjects: [{ memberId: 'case-1-m1', lines: [line] }] }), register);
  expect(columnsOf({ previous: '', record, recordedAt: at, sequence: 1, writer: 'w' }).disclosed).toEqual([]);
});

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, inOrder(member)]),
  );
}
