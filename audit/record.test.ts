import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { type ExportedRecord, exportRecord } from './export-record.ts';
import { readRecord } from './read-record.ts';
import { type DisclosureLine, keepRecord, type OperationRecord } from './record.ts';
import { anEarlierRecord } from './testing/an-earlier-record.ts';
import { anOperation } from './testing/an-operation.ts';

const register = 'https://gezinsbeeld.example/verwerkingen';
const ajv = formats.default(new Ajv2020({ strict: false }));
const compile = (name: string) => ajv.compile(JSON.parse(readFileSync(new URL(`./reference/${name}`, import.meta.url), 'utf8')) as object);
const isLogLine = compile('ldv-logregel.schema.json');
const isDecision = compile('adl-record.schema.json');

const exported = (operation: OperationRecord): ExportedRecord => exportRecord(readRecord(keepRecord(operation, register)));

const operations: readonly (readonly [string, OperationRecord])[] = [
  ['a view', anOperation()],
  ['a view within a trace', anOperation({ parentSpanId: '00f067aa0ba902b7' })],
  ['an operation that names nobody', anOperation({ subjects: [], caseId: null, operation: null, status: 'Error' })],
  ['a change', anOperation({ action: 'waiver.give', details: { waiver: 'w-1' }, subjects: [{ memberId: 'case-1-m1', lines: [] }] })],
  ['a view of records of which one was withheld', anOperation({ subjects: [{ memberId: 'case-1-m1', lines: aRecordWithheld() }] })],
];

function aRecordWithheld(): readonly DisclosureLine[] {
  const line = { source: 'POLICE', dataClass: 'POLICE_CARE_REPORT', article: 'Wpg 19' };
  return [
    { ...line, level: 'FULL', reason: 'RELEASED', count: 1, facts: '1:012011111111113000' },
    { ...line, level: 'NONE', reason: 'NOT_RELEASED', count: 2, facts: '1:012011111111113100' },
    { ...line, level: 'COARSE', decided: 'FULL', reason: 'RELEASED', count: 1, facts: '1:012011111111113000' },
  ];
}

test.each(operations)('%s is kept as a valid record of the ADL, and read back as it was', (_, operation) => {
  const kept = keepRecord(operation, register);
  expect(isDecision(kept) || isDecision.errors).toBe(true);
  expect(readRecord(JSON.parse(JSON.stringify(kept)) as typeof kept)).toEqual({
    action: 'read',
    details: {},
    ...operation,
    activity: `${register}#COORD`,
  });
});

test.each(operations)('%s is exported as the LDV and ADL standards say', (_, operation) => {
  const { lines, decision } = exported(operation);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(isLogLine(line) || isLogLine.errors).toBe(true);
  expect(isDecision(decision) || isDecision.errors).toBe(true);
});

test('each class, verdict and set of facts is kept once', () => {
  const { body } = keepRecord(anOperation({ subjects: [{ memberId: 'case-1-m1', lines: aRecordWithheld() }] }), register);
  expect(body['adl.core.request'].classes).toEqual([['POLICE_CARE_REPORT', 'POLICE']]);
  expect(body['adl.core.response'].verdicts).toHaveLength(2);
  expect(body['adl.core.information'].facts).toHaveLength(2);
});

test('a class that is said to come from two systems is kept apart for each', () => {
  const line = { dataClass: 'X', level: 'FULL', reason: 'R', article: null, count: 1 };
  const lines = ['HUB', 'BRP', 'HUB'].map((source) => ({ ...line, source }));
  const operation = anOperation({ subjects: [{ memberId: 'case-1-m1', lines }] });
  expect(readRecord(keepRecord(operation, register)).subjects[0]?.lines).toEqual(lines);
});

test('what was recorded before lines had facts is read as it was, and says nothing of facts', () => {
  const read = readRecord(anEarlierRecord());
  expect(read.decidedOn).toBeUndefined();
  expect(read).toEqual({ ...anOperation(), action: 'read', details: {}, activity: `${register}#COORD` });
});

test('an operation by one who saw nothing, from before lines had facts, is read too', () => {
  const read = readRecord(anEarlierRecord({ withoutSubjects: true }));
  expect(read.subjects).toEqual([]);
});

test('there is one log line per data subject, and none for the family as a whole', () => {
  const { lines } = exported(anOperation());
  expect(lines.map((line) => line.attributes['dpl.core.data_subject_id'])).toEqual(['case-1-m1', 'case-1-m2']);
  expect(lines[0]?.attributes).toMatchObject({
    'dpl.core.processing_activity_id': `${register}#COORD`,
    'dpl.core.data_subject_id_type': 'FamilyMember',
    'dpl.core.foreign_operation.processor': 'urn:osb:oin:00000099000000001000',
  });
  expect(lines[0]?.end_time).toBe(Date.UTC(2026, 10, 20, 9, 0, 0, 120));
});

test('request and response tell, line by line, what was decided on which grounds and how often', () => {
  const { body } = exported(anOperation()).decision;
  expect(body['adl.core.policies']).toEqual({ hash: 'sha256:1f2e' });
  expect(
    body['adl.core.request'].evaluations.map(({ resource }) => `${resource.id} ${resource.properties.source} ${resource.type}`),
  ).toEqual(['case-1-m1 BRP PERSON_NAME', 'case-1-m1 GGZ GGZ_DIAGNOSIS', 'case-1-m2 GGZ GGZ_IN_CARE', 'FAMILY HUB FAMILY_CASE']);
  expect(body['adl.core.response'].evaluations[0]).toEqual({
    decision: true,
    context: { level: 'COARSE', reason: 'INVOLVED', article: 'AVG 6(1)(e)', count: 1 },
  });
  expect(body['adl.core.response'].evaluations[1]).toMatchObject({ decision: false });
});

test('a deny is no error', () => {
  const [, denied] = anOperation().subjects;
  const record = keepRecord(anOperation({ subjects: denied === undefined ? [] : [denied] }), register);
  expect(record.status).toBe('Ok');
});

const bsn = '999990019';

test.each<[string, Partial<OperationRecord>]>([
  ['the operation', { operation: `Show${bsn}Now` }],
  ['the operation, wholly', { operation: `_${bsn}` }],
  ['the case', { caseId: bsn }],
  ['the case, among other text', { caseId: `case ${bsn}!` }],
  ['the caller', { caller: { oin: '00000099000000001000', role: 'LID', subject: `bsn:${bsn}` } }],
  ['a member', { subjects: [{ memberId: bsn, lines: [] }] }],
  ['a detail', { details: { evidence: `brief over ${bsn}` } }],
])('a BSN that came in as the name of %s is not kept', (_, changes) => {
  expect(JSON.stringify(keepRecord(anOperation(changes), register))).not.toContain(bsn);
});

test('identifiers that only look a little like a BSN are kept', () => {
  const memberId = '7e57c0de-1234-4abc-8def-a123456789bc';
  const { lines, decision } = exported(anOperation({ subjects: [{ memberId, lines: [] }] }));
  expect(lines[0]?.attributes['dpl.core.data_subject_id']).toBe(memberId);
  expect(decision.body['adl.core.request'].subject.properties.oin).toBe('00000099000000001000');
});
