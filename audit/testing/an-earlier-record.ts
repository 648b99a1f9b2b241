import type { EarlierRecord } from '../read-record.ts';

/** The operation of `anOperation` as it was recorded before facts were kept: copied from a real record of that time. */
export function anEarlierRecord({ withoutSubjects = false }: { readonly withoutSubjects?: boolean } = {}): EarlierRecord {
  const logLine = (subject: Readonly<Record<string, string>>): EarlierRecord['lines'][number] => ({
    attributes: {
      ...subject,
      'dpl.core.foreign_operation.processor': 'urn:osb:oin:00000099000000001000',
      'dpl.core.processing_activity_id': 'https://gezinsbeeld.example/verwerkingen#COORD',
    },
    end_time: 1795165200120,
    name: 'gezinsbeeld.operation',
    span_id: 'b7ad6b7169203331',
    start_time: 1795165200000,
    status: 'Ok',
    trace_id: '0af7651916cd43dd8448eb211c80319c',
  });
  const about = (id: string): EarlierRecord['lines'][number] =>
    logLine({ 'dpl.core.data_subject_id': id, 'dpl.core.data_subject_id_type': 'FamilyMember' });
  const involved = { article: 'AVG 6(1)(e)', level: 'COARSE', reason: 'INVOLVED' };
  const denied = { article: null, level: 'NONE', reason: 'NO_GRANT' };
  const evaluations = [
    [
      { id: 'case-1-m1', properties: { source: 'BRP' }, type: 'PERSON_NAME' },
      { ...involved, count: 1 },
    ],
    [
      { id: 'case-1-m1', properties: { source: 'GGZ' }, type: 'GGZ_DIAGNOSIS' },
      { ...denied, count: 2 },
    ],
    [
      { id: 'case-1-m2', properties: { source: 'GGZ' }, type: 'GGZ_IN_CARE' },
      { ...denied, count: 1 },
    ],
    [
      { id: 'FAMILY', properties: { source: 'HUB' }, type: 'FAMILY_CASE' },
      { ...involved, level: 'FULL', count: 3 },
    ],
  ] as const;
  const kept = withoutSubjects ? [] : evaluations;
  return {
    decision: {
      body: {
        'adl.core.policies': { hash: 'sha256:1f2e' },
        'adl.core.request': {
          action: { name: 'read', properties: { processing_activity_id: 'https://gezinsbeeld.example/verwerkingen#COORD' } },
          context: { case: 'case-1', operation: 'FamilyView', purpose: 'COORD' },
          evaluations: kept.map(([resource]) => ({ resource })),
          subject: { id: 'prof-regisseur', properties: { oin: '00000099000000001000', role: 'REG' }, type: 'user' },
        },
        'adl.core.response': { evaluations: kept.map(([, context]) => ({ context, decision: context.level !== 'NONE' })) },
      },
      event_name: 'adl.access_evaluations',
      span_id: 'b7ad6b7169203331',
      status: 'Ok',
      timestamp: 1795165200120,
      trace_id: '0af7651916cd43dd8448eb211c80319c',
    },
    lines: withoutSubjects ? [logLine({})] : [about('case-1-m1'), about('case-1-m2')],
  };
}
