import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { buildAuditRecord, type OperationRecord } from './record.ts';
import { anOperation } from './testing/an-operation.ts';

const register = 'https://gezinsbeeld.example/verwerkingen';
const ajv = formats.default(new Ajv2020({ strict: false }));
const compile = (name: string) => ajv.compile(JSON.parse(readFileSync(new URL(`./reference/${name}`, import.meta.url), 'utf8')) as object);
const isLogLine = compile('ldv-logregel.schema.json');
const isDecision = compile('adl-record.schema.json');

const operations: readonly (readonly [string, OperationRecord])[] = [
  ['a view', anOperation()],
  ['a view within a trace', anOperation({ parentSpanId: '00f067aa0ba902b7' })],
  ['an operation that names nobody', anOperation({ subjects: [], caseId: null, operation: null, status: 'Error' })],
];

test.each(operations)('%s is recorded as the LDV and ADL standards say', (_, operation) => {
  const record = buildAuditRecord(operation, register);
  expect(record.lines.length).toBeGreaterThan(0);
  for (const line of record.lines) expect(isLogLine(line) || isLogLine.errors).toBe(true);
  expect(isDecision(record.decision) || isDecision.errors).toBe(true);
});

test('there is one log line per data subject, and none for the family as a whole', () => {
  const { lines } = buildAuditRecord(anOperation(), register);
  expect(lines.map((line) => line.attributes['dpl.core.data_subject_id'])).toEqual(['case-1-m1', 'case-1-m2']);
  expect(lines[0]?.attributes).toMatchObject({
    'dpl.core.processing_activity_id': `${register}#COORD`,
    'dpl.core.data_subject_id_type': 'FamilyMember',
    'dpl.core.foreign_operation.processor': 'urn:osb:oin:00000099000000001000',
  });
  expect(lines[0]?.end_time).toBe(Date.UTC(2026, 10, 20, 9, 0, 0, 120));
});

test('request and response tell, line by line, what was decided on which grounds and how often', () => {
  const { body } = buildAuditRecord(anOperation(), register).decision;
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
  const record = buildAuditRecord(anOperation({ subjects: denied === undefined ? [] : [denied] }), register);
  expect(record.decision.status).toBe('Ok');
});

const bsn = '999990019';

test.each<[string, Partial<OperationRecord>]>([
  ['the operation', { operation: `Show${bsn}Now` }],
  ['the operation, wholly', { operation: `_${bsn}` }],
  ['the case', { caseId: bsn }],
  ['the case, among other text', { caseId: `case ${bsn}!` }],
  ['the caller', { caller: { oin: '00000099000000001000', role: 'LID', subject: `bsn:${bsn}` } }],
  ['a member', { subjects: [{ memberId: bsn, lines: [] }] }],
])('a BSN that came in as the name of %s is not kept', (_, changes) => {
  expect(JSON.stringify(buildAuditRecord(anOperation(changes), register))).not.toContain(bsn);
});

test('identifiers that only look a little like a BSN are kept', () => {
  const memberId = '7e57c0de-1234-4abc-8def-a123456789bc';
  const record = buildAuditRecord(anOperation({ subjects: [{ memberId, lines: [] }] }), register);
  expect(record.lines[0]?.attributes['dpl.core.data_subject_id']).toBe(memberId);
  expect(record.decision.body['adl.core.request'].subject.properties.oin).toBe('00000099000000001000');
});
