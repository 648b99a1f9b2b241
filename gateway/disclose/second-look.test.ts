import { describe, expect, test } from 'vitest';
import { aWaiver } from '#consent/testing/a-subject.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { aDisclosure, aMember, now, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { readQuery } from '#gateway/testing/read-query.ts';
import { labels } from '#gateway/testing/supergraph.ts';
import { createRecordViewer } from './record-facts.ts';
import { secondLook } from './second-look.ts';
import { Tally } from './tally.ts';

type Data = Record<string, unknown>;

const provenance = { source: 'HUB', recordedAt: '2026-10-01', confidentiality: 'OPEN', retentionFrom: '2026-10-01', running: false };
const release = {
  decisionId: 'b1',
  article: 'Wpg 18',
  until: '2026-11-20',
  recipients: [`${oinOf('REG')}/REG`],
  caseReference: 'VB-2026-0001',
};

const look = (selection: string, familyCase: Data, changes: SituationChanges = {}): { readonly shown: Data; readonly tally: Tally } => {
  const disclosure = aDisclosure(changes);
  const tally = new Tally();
  const viewer = createRecordViewer(disclosure.basis.situation, now, defaultTables.policy);
  const [asked] = readQuery(`{ familyCase(id: "s1") { ${selection} } }`).asked;
  return {
    shown: secondLook({ labels, classes: defaultTables.classes, disclosure, viewer, tally }, asked?.children ?? [], familyCase),
    tally,
  };
};

const shown = (selection: string, familyCase: Data, changes?: SituationChanges): Data => look(selection, familyCase, changes).shown;

/** What shows of Mark alone. */
const ofMark = (selection: string, mark: Data, changes: SituationChanges = {}): unknown => {
  const { members } = shown(`members { ${selection} }`, { members: [{ id: 'mark', ...mark }] }, changes) as {
    members: readonly unknown[] | null;
  };
  return members?.[0];
};

const report = (own: Data = {}, itsProvenance: Data = {}): Data => ({
  category: 'NUISANCE',
  year: 2026,
  date: '2026-09-30',
  summary: 'kort',
  narrative: 'lang',
  provenance: { ...provenance, release, ...itsProvenance },
  ...own,
});

describe('single values', () => {
  test.each<[string, SituationChanges, string, Data, unknown]>([
    ['at its level', {}, 'birthDate ageBand', { birthDate: '1985-03-02', ageBand: 'ADULT' }, { birthDate: '1985-03-02', ageBand: 'ADULT' }],
    [
      'above its level',
      { role: 'POL' },
      'birthDate ageBand',
      { birthDate: '1985-03-02', ageBand: 'ADULT' },
      { birthDate: null, ageBand: 'ADULT' },
    ],
    ['that is not there', {}, 'name municipality', { name: null }, { name: null, municipality: null }],
    ['that is a key', {}, 'id', {}, { id: 'mark' }],
    [
      'under the caller’s own keys, in the caller’s order',
      {},
      'b: name a: name t: __typename',
      { name: 'Mark' },
      { b: 'Mark', a: 'Mark', t: 'FamilyMember' },
    ],
    ['that nobody asked for', {}, 'name', { name: 'Mark', birthDate: '1985-03-02', bsn: 'x' }, { name: 'Mark' }],
  ])('%s', (_name, changes, selection, mark, expected) => {
    const answer = ofMark(selection, mark, changes);
    expect(answer).toEqual(expected);
    expect(Object.keys(answer as Data)).toEqual(Object.keys(expected as Data));
  });

  test.each<[string, SituationChanges, unknown]>([
    ['the whole object at its level', {}, { street: 'Lindelaan', city: null }],
    ['nothing of it below', { role: 'GGZ' }, null],
  ])('an object: %s', (_name, changes, address) => {
    expect(ofMark('address { street city }', { address: { street: 'Lindelaan' } }, changes)).toEqual({ address });
  });

  test('an object of which nothing is there is null', () => {
    expect(ofMark('address { street city }', { address: { street: null } })).toEqual({ address: null });
  });

  test.each<[SituationChanges, Data]>([
    [{}, { phase: 'ACTIVE', triageRationale: 'omdat' }],
    [{ role: 'POL' }, { phase: 'ACTIVE', triageRationale: null }],
    [{ role: 'BM' }, { phase: null, triageRationale: null }],
  ])('the case itself is decided for the family: %o', (changes, expected) => {
    expect(shown('phase triageRationale', { phase: 'ACTIVE', triageRationale: 'omdat' }, changes)).toEqual(expected);
  });
});

describe('records', () => {
  const reports = (...policeReports: readonly Data[]): Data => ({ policeReports });

  test.each<[string, Data, unknown]>([
    ['released until today', {}, [{ category: 'NUISANCE', date: '2026-09-30' }]],
    ['released until yesterday', { release: { ...release, until: '2026-11-19' } }, null],
    ['released without an end', { release: { ...release, until: null } }, null],
    ['released to another', { release: { ...release, recipients: [`${oinOf('REG')}/WMO`] } }, null],
    ['released for another case', { release: { ...release, caseReference: 'VB-2026-0002' } }, null],
    ['not released', { release: null }, null],
    ['restricted by its source', { confidentiality: 'RESTRICTED' }, [{ category: 'NUISANCE', date: null }]],
    ['secret', { confidentiality: 'SECRET' }, null],
    ['of a confidentiality that was not understood', { confidentiality: null }, null],
    ['of a confidentiality that does not exist', { confidentiality: 'open' }, null],
    ['past its retention period', { retentionFrom: '1990-01-01' }, null],
    ['past it and still running', { retentionFrom: '1990-01-01', running: true }, [{ category: 'NUISANCE', date: '2026-09-30' }]],
  ])('%s', (_name, itsProvenance, expected) => {
    expect(ofMark('policeReports { category date }', reports(report({}, itsProvenance)))).toEqual({ policeReports: expected });
  });

  test('without any provenance nothing of it shows', () => {
    expect(ofMark('policeReports { category }', reports(report({ provenance: null })))).toEqual({ policeReports: null });
  });

  test('each is decided by its own facts', () => {
    const open = report({ category: 'OTHER' });
    const restricted = report({}, { confidentiality: 'RESTRICTED' });
    const gone = report({ category: 'CHILD_CONCERN' }, { confidentiality: 'SECRET' });
    expect(ofMark('policeReports { category date }', reports(gone, open, restricted))).toEqual({
      policeReports: [
        { category: 'NUISANCE', date: null },
        { category: 'OTHER', date: '2026-09-30' },
      ],
    });
  });

  test.each<[SituationChanges, unknown]>([
    [{}, { summary: 'kort', narrative: null }],
    [{ role: 'POL' }, { summary: 'kort', narrative: 'lang' }],
  ])('a field of a class that stays with its source: %o', (changes, expected) => {
    expect(ofMark('policeReports { summary narrative }', reports(report()), changes)).toEqual({ policeReports: [expected] });
  });

  test.each<[string, Data, unknown]>([
    [
      'whole at FULL',
      {},
      { source: 'HUB', recordedAt: '2026-10-01', confidentiality: 'OPEN', release: { article: 'Wpg 18', until: '2026-11-20' } },
    ],
    [
      'without dates at COARSE',
      { confidentiality: 'RESTRICTED' },
      { source: 'HUB', recordedAt: null, confidentiality: 'RESTRICTED', release: { article: 'Wpg 18', until: null } },
    ],
  ])('provenance shows at its own levels: %s', (_name, itsProvenance, expected) => {
    const selection = 'policeReports { provenance { source recordedAt confidentiality release { article until } } }';
    expect(ofMark(selection, reports(report({}, itsProvenance)))).toEqual({ policeReports: [{ provenance: expected }] });
  });

  test('a field in it may have the class of another source', () => {
    const provisions = { youthProvisions: [{ category: 'hulp', provider: 'Jeugdzorg', provenance }] };
    const select = 'youthProvisions { category provider }';
    expect(ofMark(select, provisions)).toEqual({ youthProvisions: [{ category: 'hulp', provider: 'Jeugdzorg' }] });
    expect(ofMark(select, provisions, { role: 'JGD', involvedWith: ['mark'] })).toEqual({
      youthProvisions: [{ category: 'hulp', provider: 'Jeugdzorg' }],
    });
    const waived = aMember('mark', {
      waivers: [aWaiver({ memberId: 'mark', regime: null, classes: ['YOUTH_PROVISION'], recipients: [`${oinOf('GGZ')}/GGZ`] })],
    });
    expect(ofMark(select, provisions, { role: 'GGZ', involvedWith: ['mark'], members: [waived] })).toEqual({
      youthProvisions: [{ category: 'hulp', provider: null }],
    });
  });

  test('those that are no objects at all are passed over', () => {
    expect(ofMark('policeReports { category }', { policeReports: [null, 'x', report()] })).toEqual({
      policeReports: [{ category: 'NUISANCE' }],
    });
    expect(ofMark('policeReports { category }', { policeReports: 'x' })).toEqual({ policeReports: null });
  });

  test('only the type of one is something', () => {
    expect(ofMark('policeReports { __typename }', reports(report()))).toEqual({ policeReports: [{ __typename: 'PoliceReport' }] });
    expect(ofMark('policeReports { __typename }', reports(report({}, { confidentiality: 'SECRET' })))).toEqual({ policeReports: null });
  });
});

describe('the order of records', () => {
  const two = [
    report({ date: '2026-09-02', category: 'OTHER', summary: 'b' }),
    report({ date: '2026-09-10', category: 'NUISANCE', summary: 'a' }),
  ];

  test.each([
    ['date', [{ date: '2026-09-02' }, { date: '2026-09-10' }]],
    [
      'summary date',
      [
        { summary: 'a', date: '2026-09-10' },
        { summary: 'b', date: '2026-09-02' },
      ],
    ],
  ])('is by what was asked first: %s', (selection, policeReports) => {
    expect(ofMark(`policeReports { ${selection} }`, { policeReports: two })).toEqual({ policeReports });
    expect(ofMark(`policeReports { ${selection} }`, { policeReports: two.toReversed() })).toEqual({ policeReports });
  });

  test('does not tell of a date that is withheld', () => {
    const restricted = two
      .map((one) => report(one, { confidentiality: 'RESTRICTED' }))
      .map((one) => ({ ...one, provenance: { ...provenance, release, confidentiality: 'RESTRICTED' } }));
    const expected = {
      policeReports: [
        { date: null, category: 'NUISANCE' },
        { date: null, category: 'OTHER' },
      ],
    };
    expect(ofMark('policeReports { date category }', { policeReports: restricted })).toEqual(expected);
    expect(ofMark('policeReports { date category }', { policeReports: restricted.toReversed() })).toEqual(expected);
  });
});

describe('what only exists', () => {
  const waived = aMember('mark', { waivers: [aWaiver({ memberId: 'mark' })] });

  test.each<[string, Data, SituationChanges, unknown]>([
    ['one record', { policeReports: [report()] }, {}, true],
    ['none', { policeReports: [] }, {}, null],
    ['no list', {}, {}, null],
    ['one that is closed', { policeReports: [report({}, { confidentiality: 'SECRET' })] }, {}, null],
    ['one that is closed beside one that is open', { policeReports: [report({}, { confidentiality: 'SECRET' }), report()] }, {}, true],
    ['a partner’s own word for it', { policeKnown: true }, {}, null],
    ['a partner’s own word against it', { policeKnown: false, policeReports: [report()] }, {}, true],
  ])('%s', (_name, mark, changes, policeKnown) => {
    expect(ofMark('policeKnown', mark, changes)).toEqual({ policeKnown });
  });

  test('shows where the records themselves do not', () => {
    const episodes = { ggzEpisodes: [{ fromYear: 2025, provenance }] };
    expect(ofMark('inGgzCare ggzEpisodes { fromYear }', episodes, { members: [waived] })).toEqual({ inGgzCare: true, ggzEpisodes: null });
    expect(ofMark('inGgzCare ggzEpisodes { fromYear }', episodes)).toEqual({ inGgzCare: null, ggzEpisodes: null });
  });

  test('of objects that are no records', () => {
    const safety = [{ memberId: 'mark', from: '2026-11-20T00:00:00Z', until: '2026-11-22T00:00:00Z' }];
    const mark = { authority: [{ kind: 'GUARDIANSHIP' }] };
    expect(ofMark('authorityRecorded authority { kind }', mark, { role: 'POL', purpose: 'SAFETY', safety })).toEqual({
      authorityRecorded: true,
      authority: null,
    });
    expect(ofMark('authorityRecorded', mark, { role: 'POL', purpose: 'SAFETY' })).toEqual({ authorityRecorded: null });
  });

  const match = (dutyPhone: string | null, own: Data = {}): Data => ({
    contact: { organisation: 'CJG', dutyPhone },
    provenance: { ...provenance, about: ['mark'], ...own },
  });

  test.each<[string, readonly Data[], unknown]>([
    ['of the one record', [match('088')], { dutyPhone: '088', organisation: 'CJG' }],
    ['of the first by what shows', [match('099'), match('088')], { dutyPhone: '088', organisation: 'CJG' }],
    ['of one that is open', [match('001', { confidentiality: 'SECRET' }), match('088')], { dutyPhone: '088', organisation: 'CJG' }],
    ['of none', [], null],
    ['of one without it', [{ provenance: { ...provenance, about: ['mark'] } }], null],
  ])('with a value, gives that of %s', (_name, signalMatches, signalContact) => {
    expect(ofMark('signalContact { dutyPhone organisation }', { signalMatches })).toEqual({ signalContact });
  });

  test('of the case is decided for the family', () => {
    const familyCase = { regisseur: { organisation: 'Gemeente', provenance } };
    expect(shown('regisseurAppointed', familyCase, { role: 'POL' })).toEqual({ regisseurAppointed: true });
    expect(shown('regisseurAppointed', familyCase, { role: 'BM' })).toEqual({ regisseurAppointed: null });
  });
});

describe('items of the hub', () => {
  const ggz = `${oinOf('GGZ')}/GGZ`;
  const item = (about: readonly string[], owner: string | null = null): Data => ({
    plan: { items: [{ kind: 'GOAL', text: 'rust', provenance: { ...provenance, about, owner } }] },
  });
  const involved: SituationChanges = { role: 'GGZ', involvedWith: ['mark'] };
  const coarse = { kind: 'GOAL', text: null };

  test.each<[string, Data, unknown]>([
    ['about whom the caller is involved with', item(['mark']), coarse],
    ['about another', item(['chantal']), null],
    ['about both: the lowest counts', item(['mark', 'chantal']), null],
    ['about somebody who is no member', item(['mark', 'wieger']), null],
    ['about nobody: the family, with which the caller is involved', item([]), coarse],
    ['the caller’s own', item(['mark'], ggz), { kind: 'GOAL', text: 'rust' }],
    ['another’s', item(['mark'], `${oinOf('REG')}/WMO`), coarse],
  ])('%s', (_name, familyCase, expected) => {
    expect(shown('plan { items { kind text } }', familyCase, involved)).toEqual({ plan: expected && { items: [expected] } });
  });

  test('an item by its own life domain', () => {
    const goals = [{ domain: 'FINANCE', about: ['mark'] }];
    const scores = (domain: string | null): Data => ({
      domainScores: [{ score: 2, provenance: { ...provenance, about: ['mark'], domain } }],
    });
    expect(ofMark('domainScores { score }', scores('FINANCE'), { goals })).toEqual({ domainScores: [{ score: 2 }] });
    expect(ofMark('domainScores { score }', scores('HOUSING'), { goals })).toEqual({ domainScores: null });
    expect(ofMark('domainScores { score }', scores(null), { goals })).toEqual({ domainScores: null });
  });

  test('a container of which nothing shows is null, and so is its type', () => {
    expect(shown('plan { __typename items { kind } }', item(['chantal']), involved)).toEqual({ plan: null });
    expect(shown('plan { __typename started }', item(['mark']), involved)).toEqual({ plan: { __typename: 'FamilyPlan', started: true } });
    expect(shown('plan { __typename }', item(['mark']), involved)).toEqual({ plan: null });
  });
});

describe('persons', () => {
  const members = [
    { id: 'walter', name: 'Walter', ties: [{ kind: 'PARENT', since: '2014-05-05', member: { bsn: 'bsn of mark' } }] },
    { id: 'mark', name: 'Mark' },
    { id: 'wieger', name: 'Wieger' },
  ];

  test('are listed in the order of the case; who is not listed or was not fetched is not there', () => {
    expect(shown('members { id name }', { members })).toEqual({
      members: [
        { id: 'mark', name: 'Mark' },
        { id: 'walter', name: 'Walter' },
      ],
    });
    expect(shown('members { id }', { members }, { role: 'GGZ', involvedWith: ['walter'] })).toEqual({ members: [{ id: 'walter' }] });
    expect(shown('members { id }', { members: [] })).toEqual({ members: null });
  });

  test('behind a reference are shown as they are themselves, and not at all when the caller does not see them', () => {
    const select = 'members { ties { kind member { name birthDate } } }';
    const tie = { kind: 'PARENT', member: { name: 'Mark', birthDate: null } };
    expect(shown(select, { members })).toEqual({ members: [{ ties: null }, { ties: [tie] }] });
    expect(shown(select, { members }, { role: 'GGZ', involvedWith: ['walter'] })).toEqual({
      members: [{ ties: [{ kind: 'PARENT', member: null }] }],
    });
  });

  test('behind a reference above its level are not shown', () => {
    expect(shown('members { ties { kind member { name } } }', { members }, { role: 'POL', involvedWith: ['mark', 'walter'] })).toEqual({
      members: [{ ties: null }, { ties: [{ kind: 'PARENT', member: null }] }],
    });
  });

  test('behind a list of references are only those who are seen, in the order of the case', () => {
    const holders = ['bsn of chantal', 'bsn of mark', 'bsn of wieger', 'unknown'].map((bsn) => ({ bsn }));
    const familyCase = {
      members: [
        { id: 'mark', name: 'Mark' },
        { id: 'chantal', name: 'Chantal' },
        { id: 'walter', authority: [{ kind: 'JOINT_PARENTAL', holders }] },
      ],
    };
    const { members: all } = shown('members { authority { holders { name } } }', familyCase) as { members: readonly Data[] };
    expect(all.at(-1)).toEqual({ authority: [{ holders: [{ name: 'Mark' }, { name: 'Chantal' }] }] });
  });

  test('in an item are decided each by their own facts', () => {
    const plan = {
      items: [
        {
          kind: 'GOAL',
          members: [{ bsn: 'bsn of mark' }, { bsn: 'bsn of walter' }],
          provenance: { ...provenance, about: ['mark', 'walter'], owner: `${oinOf('REG')}/REG` },
        },
      ],
    };
    const safe = [aMember('mark', { restrictedSources: ['brp'] }), aMember('walter')];
    expect(shown('plan { items { members { id name } } }', { plan, members }, { members: safe })).toEqual({
      plan: {
        items: [
          {
            members: [
              { id: 'mark', name: null },
              { id: 'walter', name: 'Walter' },
            ],
          },
        ],
      },
    });
  });
});

test('records and fields are counted by subject, class, level and facts; records that were dropped as NONE, fields that were not at all', () => {
  const familyCase = {
    phase: 'ACTIVE',
    members: [
      {
        id: 'mark',
        name: 'Mark',
        policeReports: [report(), report({}, { confidentiality: 'RESTRICTED' }), report({}, { confidentiality: 'SECRET' })],
      },
    ],
  };
  const { tally } = look('phase openedAt members { name birthDate policeKnown policeReports { category narrative } }', familyCase);
  const lines = [...tally.bySubject()].map(([subject, all]) => [
    subject,
    all.map(({ dataClass, level, record, count }) => `${dataClass} ${level} ${count} ${record?.confidentiality ?? ''}`.trim()),
  ]);
  expect(lines).toEqual([
    ['FAMILY', ['FAMILY_CASE FULL 1']],
    [
      'mark',
      [
        'PERSON_NAME FULL 1',
        'POLICE_CARE_REPORT SIGNAL 1 OPEN',
        'POLICE_CARE_REPORT SIGNAL 1 RESTRICTED',
        // Once for whether there is any, once for the list.
        'POLICE_CARE_REPORT NONE 2 SECRET',
        'POLICE_CARE_REPORT FULL 1 OPEN',
        'POLICE_CARE_REPORT COARSE 1 RESTRICTED',
      ],
    ],
  ]);
});
