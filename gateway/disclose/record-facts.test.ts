import { describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { now } from '#gateway/testing/a-situation.ts';
import type { RecordFacts } from './disclosure.ts';
import { createRecordViewer, recordFactsOf, type ProvenanceData, type RecordViewer } from './record-facts.ts';

const me = '00000099000000001000/REG';
const viewerOf = (caseReference: string | null = 'VB-1'): RecordViewer =>
  createRecordViewer({ recipient: me, caseReference, today: '2026-11-20' }, now, defaultTables.policy);

const factsOf = (dataClass: string, provenance: ProvenanceData | null, viewer = viewerOf()): RecordFacts => {
  const info = defaultTables.classes.get(dataClass);
  if (!info) throw new Error('no class');
  return recordFactsOf(info, provenance, viewer, 'OTHER');
};

const release = { until: '2026-11-20', recipients: [me], caseReference: 'VB-1' };

describe('a release', () => {
  test.each<[string, NonNullable<ProvenanceData['release']> | null, RecordFacts['release']]>([
    ['for me, this case, until today', release, 'RELEASED'],
    ['to me among others', { ...release, recipients: ['x', me] }, 'RELEASED'],
    ['to my organisation in another role', { ...release, recipients: ['00000099000000001000/WMO'] }, 'NOT_RELEASED'],
    ['to nobody', { ...release, recipients: null }, 'NOT_RELEASED'],
    ['for another case', { ...release, caseReference: 'VB-2' }, 'NOT_RELEASED'],
    ['for no case', { ...release, caseReference: null }, 'NOT_RELEASED'],
    ['that ended yesterday', { ...release, until: '2026-11-19' }, 'NOT_RELEASED'],
    ['without an end', { ...release, until: null }, 'NOT_RELEASED'],
    ['that is not there', null, 'NOT_RELEASED'],
  ])('%s', (_what, given, expected) => {
    expect(factsOf('POLICE_INCIDENT', { release: given }).release).toBe(expected);
  });

  test('of a case that the police do not know is none, whatever it says', () => {
    const unknown = { ...release, caseReference: null };
    expect(factsOf('POLICE_INCIDENT', { release: unknown }, viewerOf(null)).release).toBe('NOT_RELEASED');
  });

  test('means something of police data alone', () => {
    expect(factsOf('GGZ_DIAGNOSIS', { release }).release).toBe('NOT_RELEASED');
  });
});

test.each([
  ['OPEN', 'OPEN'],
  ['RESTRICTED', 'RESTRICTED'],
  ['SECRET', 'SECRET'],
  ['open', 'UNKNOWN'],
  ['UNKNOWN', 'UNKNOWN'],
  ['toString', 'UNKNOWN'],
  ['', 'UNKNOWN'],
  [null, 'UNKNOWN'],
])('confidentiality %o is %s', (confidentiality, expected) => {
  expect(factsOf('GGZ_DIAGNOSIS', { confidentiality }).confidentiality).toBe(expected);
});

describe('retention', () => {
  test.each<[string, string, ProvenanceData, RecordFacts['retention']]>([
    ['within', 'GGZ_DIAGNOSIS', { retentionFrom: '2026-01-01' }, 'WITHIN'],
    ['past', 'GGZ_DIAGNOSIS', { retentionFrom: '1990-01-01' }, 'PAST'],
    ['past, and still running', 'GGZ_DIAGNOSIS', { retentionFrom: '1990-01-01', running: true }, 'WITHIN'],
    ['from an unknown day', 'GGZ_DIAGNOSIS', {}, 'UNKNOWN'],
    ['from an unknown day, and still running', 'GGZ_DIAGNOSIS', { running: true }, 'WITHIN'],
  ])('%s', (_what, dataClass, provenance, expected) => {
    expect(factsOf(dataClass, provenance).retention).toBe(expected);
  });

  test('is remembered by class and day, and never mixed up', () => {
    const viewer = viewerOf();
    const days = ['1990-01-01', '2026-01-01', null, '1990-01-01'];
    expect(days.map((retentionFrom) => factsOf('GGZ_DIAGNOSIS', { retentionFrom }, viewer).retention)).toEqual([
      'PAST',
      'WITHIN',
      'UNKNOWN',
      'PAST',
    ]);
  });
});

describe('whose it is', () => {
  test.each<[string, string | null, RecordFacts['source']]>([
    ['PLAN_ITEM', me, 'OWN'],
    ['PLAN_ITEM', '00000099000000001000/WMO', 'OTHER'],
    ['PLAN_ITEM', null, 'OTHER'],
    ['GGZ_DIAGNOSIS', me, 'OTHER'],
  ])('a record of %s that names %s as its owner: %s', (dataClass, owner, expected) => {
    expect(factsOf(dataClass, { owner }).source).toBe(expected);
  });
});

test('of a record without provenance nothing is known', () => {
  expect(factsOf('POLICE_INCIDENT', null)).toEqual({
    release: 'NOT_RELEASED',
    confidentiality: 'UNKNOWN',
    retention: 'UNKNOWN',
    source: 'OTHER',
    domain: null,
  });
});

test('equal facts are one object, and facts that differ in anything are not', () => {
  const viewer = viewerOf();
  const forms: ProvenanceData[] = [
    {},
    { confidentiality: 'OPEN' },
    { confidentiality: 'SECRET' },
    { retentionFrom: '2026-01-01' },
    { owner: me },
    { domain: 'FINANCE' },
    { domain: 'HOUSING' },
    { domain: 'FINANCE', owner: me },
  ];
  const once = forms.map((form) => factsOf('PLAN_DOMAIN_SCORE', form, viewer));
  const again = forms.map((form) => factsOf('PLAN_DOMAIN_SCORE', { ...form }, viewer));
  for (const [index, facts] of once.entries()) expect(again[index]).toBe(facts);
  const different = new Set(once.map((facts) => JSON.stringify(facts)));
  expect(new Set(once).size).toBe(different.size);
});
