import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import { startJourney, type Journey } from './journey.ts';
import type { View } from './view.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

// What is looked at stands in the log at the next look; the other tests leave it out.
const withoutLog = viewQuery().replace(/accessLog \{[^{}]*(\{[^{}]*(\{[^{}]*\})?[^{}]*\})?[^{}]*\}/, '');
const views = new Map<string, Promise<View>>();

const partners = ['BRP', 'GGZ', 'WMO', 'WI', 'POLICE', 'CJG'] as const;
const asked = ({ sources }: View): readonly string[] => partners.filter((partner) => sources[partner] !== 'NOT_ASKED');

type Row = readonly [purpose: string, sentence: string, path: string, shown: unknown];

const rows: readonly Row[] = [
  ['SAFETY', 'without an open ground shows no safety assessment', 'members.safetyAssessments', null],
  ['SAFETY', 'without an open ground tells not that there is one', 'members.safetyAssessed', null],
  ['SAFETY', 'shows nothing of the GGZ: the waiver is for coordinating and planning', 'Mark.inGgzCare', null],
  ['SAFETY', 'shows no crisis plan', 'Mark.ggzCrisisContacts', null],
  ['SAFETY', 'shows no diagnosis', 'Mark.ggzDiagnoses', null],
  ['SAFETY', 'shows the released care report', 'Mark.policeReports.year', [2026]],
  ['SAFETY', 'shows no address less than coordinating does', 'Chantal.address.postalCode', '3542AL'],
  [
    'PLAN',
    'shows what the waiver opens',
    'Mark.ggzFunctionalImpacts.band',
    ['SEVERE', 'MODERATE', 'MODERATE', 'MILD', 'MODERATE', 'SEVERE', 'MILD'],
  ],
  ['PLAN', 'shows that Mark is in care', 'Mark.inGgzCare', true],
  ['PLAN', 'shows no diagnosis', 'Mark.ggzDiagnoses', null],
  ['PLAN', 'shows the debt band', 'Mark.debts.debtBand', ['FROM_5K_TO_20K', 'UNDER_5K', 'FROM_20K_TO_50K']],
  [
    'PLAN',
    'shows all plan items',
    'plan.items.status',
    ['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DONE', 'OPEN', 'OPEN', 'ACTIVE', 'ACTIVE'],
  ],
  [
    'EVAL',
    'shows of the care report its category and year',
    'Mark.policeReports',
    [
      {
        category: 'DOMESTIC_VIOLENCE',
        year: 2026,
        provenance: { source: 'POLICE', confidentiality: 'OPEN', release: { decisionId: 'VERS-2026-00101', article: 'Wpg 20' } },
      },
    ],
  ],
  ['EVAL', 'shows names', 'William.name', 'William Postma'],
  ['EVAL', 'shows no birth date', 'members.birthDate', null],
  ['EVAL', 'shows no address', 'members.municipality', null],
  ['EVAL', 'shows nothing of the GGZ', 'Mark.inGgzCare', null],
  ['EVAL', 'shows not that the GGZ is involved', 'Mark.ggzInvolved', null],
  ['EVAL', 'shows of plan items no text', 'plan.items.text', null],
  [
    'EVAL',
    'shows how far they are',
    'plan.items.status',
    ['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DONE', 'OPEN', 'OPEN', 'ACTIVE', 'ACTIVE'],
  ],
  ['EVAL', 'shows of scores the band', 'Mark.domainScores.score', null],
  [
    'EVAL',
    'shows of provisions the category',
    'Sebastiaan.youthProvisions',
    [{ category: 'Ambulante jeugdhulp', provenance: { source: 'CJG', confidentiality: 'OPEN' } }],
  ],
  ['EVAL', 'shows no date of anything', 'members.provenance', null],
  ['TRIAGE', 'shows names', 'Walter.name', 'Walter de Boer'],
  ['TRIAGE', 'shows age bands', 'members.ageBand', ['ADULT', 'ADULT', 'U12', 'A12_15', 'U12']],
  ['TRIAGE', 'shows kinds of ties', 'Sebastiaan.ties', [{ kind: 'PARENT' }, { kind: 'PARENT' }]],
  ['TRIAGE', 'shows no authority', 'members.authorityRecorded', null],
  ['TRIAGE', 'shows who is involved, but not the police, the GGZ or youth', 'members.policeInvolved', null],
  ['TRIAGE', 'shows no provision', 'members.wmoProvided', null],
  ['TRIAGE', 'shows no plan', 'plan', null],
  [
    'SIGNAL',
    'shows that there is a regisseur, and nothing else',
    'members',
    ['m1', 'm2', 'm3', 'm4', 'm5'].map((id) => ({ id: `s1-${id}`, regisseurAppointed: true })),
  ],
  ['SIGNAL', 'shows no phase', 'phase', null],
];

const sources: readonly (readonly [purpose: string, asked: readonly string[]])[] = [
  ['COORD', ['BRP', 'GGZ', 'WMO', 'WI', 'POLICE', 'CJG']],
  ['PLAN', ['BRP', 'GGZ', 'WMO', 'WI', 'POLICE', 'CJG']],
  ['SAFETY', ['BRP', 'WMO', 'WI', 'POLICE', 'CJG']],
  ['EVAL', ['BRP', 'WMO', 'WI', 'POLICE', 'CJG']],
  ['TRIAGE', ['BRP']],
  ['SIGNAL', []],
  ['AUDIT', []],
  ['MI', []],
];

describe('S1: the same regisseur, for another purpose', () => {
  // First of all, while nothing has been looked at yet.
  test('AUDIT shows no content at all', async () => {
    const view = await journey.ask({ caseId: 's1', who: 'regisseur', purpose: 'AUDIT' });
    expect(view.familyCase).toEqual({ id: 's1', members: ['m1', 'm2', 'm3', 'm4', 'm5'].map((id) => ({ id: `s1-${id}` })) });
  });

  test.each(sources)('for %s the partners asked are %j', async (purpose, expected) => {
    const view = await journey.ask({ caseId: 's1', who: 'regisseur', purpose, query: withoutLog });
    expect(asked(view)).toEqual(expected);
    expect(partners.filter((partner) => view.wire[partner.toLowerCase() as 'brp'].length > 0)).toEqual(expected);
  });

  test.each(rows)('%s %s', async (purpose, _sentence, path, shown) => {
    const known = views.get(purpose) ?? journey.ask({ caseId: 's1', who: 'regisseur', purpose, query: withoutLog });
    views.set(purpose, known);
    expect((await known).at(path)).toEqual(shown);
  });

  test('AUDIT then shows who looked, when and why: one’s own looks, each with its ground', async () => {
    const view = await journey.ask({ caseId: 's1', who: 'regisseur', purpose: 'AUDIT' });
    const purposes = new Set(view.at('Mark.accessLog.purpose') as readonly string[]);
    expect(purposes).toEqual(new Set(['COORD', 'PLAN', 'SAFETY', 'EVAL', 'TRIAGE', 'SIGNAL']));
    expect(new Set(view.at('Mark.accessLog.who') as readonly string[])).toEqual(new Set(['00000099000000001000 REG']));
    expect(new Set(view.at('Mark.accessLog.kind') as readonly string[])).toEqual(new Set(['LOOK']));
    expect(view.at('Mark.name')).toBeNull();
    expect(view.at('phase')).toBeNull();
  });

  test('EVAL shows no date, in no record', async () => {
    const view = await journey.ask({ caseId: 's1', who: 'regisseur', purpose: 'EVAL', query: withoutLog });
    expect(view.data.match(/\d{4}-\d{2}-\d{2}/g)).toBeNull();
  });

  test('for management information the case does not exist', async () => {
    expect((await journey.ask({ caseId: 's1', who: 'regisseur', purpose: 'MI' })).familyCase).toBeNull();
  });
});
