import type { OperationRecord } from '../record.ts';

/** An operation by the regisseur who saw one member's name, and of another nothing; override what the test is about. */
export function anOperation(changes: Partial<OperationRecord> = {}): OperationRecord {
  return {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    startedAt: new Date('2026-11-20T09:00:00.000Z'),
    endedAt: new Date('2026-11-20T09:00:00.120Z'),
    caller: { oin: '00000099000000001000', role: 'REG', subject: 'prof-regisseur' },
    purpose: 'COORD',
    operation: 'FamilyView',
    caseId: 'case-1',
    policy: 'sha256:1f2e',
    status: 'Ok',
    subjects: [
      {
        memberId: 'case-1-m1',
        lines: [
          { source: 'BRP', dataClass: 'PERSON_NAME', level: 'COARSE', reason: 'INVOLVED', article: 'AVG 6(1)(e)', count: 1 },
          { source: 'GGZ', dataClass: 'GGZ_DIAGNOSIS', level: 'NONE', reason: 'NO_GRANT', article: null, count: 2 },
        ],
      },
      {
        memberId: 'case-1-m2',
        lines: [{ source: 'GGZ', dataClass: 'GGZ_IN_CARE', level: 'NONE', reason: 'NO_GRANT', article: null, count: 1 }],
      },
      {
        memberId: 'FAMILY',
        lines: [{ source: 'HUB', dataClass: 'FAMILY_CASE', level: 'FULL', reason: 'INVOLVED', article: 'AVG 6(1)(e)', count: 3 }],
      },
    ],
    ...changes,
  };
}
