import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Who } from './journey.ts';
import { tellingWords, type Telling } from './telling-words.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const everything = Object.keys(tellingWords.s2) as readonly Telling<'s2'>[];
const children = ['Teun', 'Daan', 'Fien', 'Maud', 'Trix', 'Hein'];
const all = ['Wilma', 'Johan', ...children];

const names = ['the name of Wilma', 'the name of Johan', 'the name of Teun', 'the name of Daan', 'the names of the youngest'] as const;
const births = ['the birth date of Wilma', 'the birth date of Johan', 'the birth date of Teun', 'the other birth dates'] as const;
const ages = ['who is grown up', 'who is 12 to 15', 'who is younger'] as const;
const homes = ['the home of the parents', 'the other home'] as const;
const regisseur = ['the duty phone of the regisseur', 'who the regisseur is'] as const;
const others = ['the duty phones of Wmo and W&I', 'who of Wmo and W&I'] as const;
const progress = ['how far the plan is', 'that it was escalated'] as const;

/** What each role may come to know in S2 before it is escalated: nothing else may be found anywhere in its answer. */
const mayKnow: readonly (readonly [Who, readonly Telling<'s2'>[]])[] = [
  [
    'regisseur',
    everything.filter(
      (topic) =>
        ![
          'safety levels and their dates',
          'the safety bands',
          'that the GGZ is involved',
          'the practitioner',
          'the functional impact',
          'what was released to the mayor',
          'when and where the incident was',
          'police narrative and reporter',
          'the debt of Wilma',
          'the debt of Johan',
          'the creditors',
          'the benefit',
        ].includes(topic),
    ),
  ],
  [
    'police',
    [
      ...(['the name of Wilma', 'the name of Johan', 'the name of Teun', 'the name of Daan'] as const),
      ...(['who is grown up', 'who is 12 to 15', 'the home of the parents'] as const),
      ...(['that there are children', 'that there is a partner'] as const),
      ...(['the police duty phone', 'who of the police', 'that there are police reports'] as const),
      ...(['what the police report on the parents', 'what the police report on Daan and Teun'] as const),
      ...(['the category of the incident', 'when and where the incident was', 'police narrative and reporter'] as const),
      ...regisseur,
    ],
  ],
  [
    'ggz',
    [
      ...([
        'the name of Johan',
        'the birth date of Johan',
        'who is grown up',
        'that there are children',
        'that there is a partner',
      ] as const),
      ...(['that the GGZ is involved', 'the practitioner', 'the functional impact'] as const),
      ...others,
      ...regisseur,
      // Every plan item names somebody with whom the GGZ is not involved.
      'that it was escalated',
    ],
  ],
  [
    'youth',
    [
      ...names,
      ...births,
      ...ages,
      ...homes,
      ...others,
      ...regisseur,
      ...progress,
      ...(['that there are children', 'that there is a partner', 'the supervision order', 'youth provision'] as const),
      ...(['safety levels and their dates', 'the safety bands', 'that youth help is involved'] as const),
      ...(['that an eviction is announced', 'the plan of youth', 'the level of the escalation', 'why it was escalated'] as const),
    ],
  ],
  [
    'wmo',
    [
      ...names,
      ...births,
      ...ages,
      ...homes,
      ...regisseur,
      ...progress,
      ...(['the category of the Wmo provision', 'the Wmo provision', 'that an eviction is announced', 'the plan of Wmo'] as const),
    ],
  ],
  [
    'income',
    [
      ...names,
      ...births,
      ...ages,
      ...homes,
      ...regisseur,
      ...progress,
      ...(['that an eviction is announced', 'when the eviction is', 'the plan of W&I', 'a score', 'the benefit', 'the creditors'] as const),
      ...(['the debt band of Wilma', 'the debt band of Johan', 'the debt of Wilma', 'the debt of Johan'] as const),
    ],
  ],
  ['mayor', []],
  [
    'wilma',
    [
      ...(['the name of Wilma', 'the birth date of Wilma', 'who is grown up', 'the home of the parents'] as const),
      ...(['that there are children', 'that there is a partner', ...regisseur, ...others, 'that youth help is involved'] as const),
      ...(['safety levels and their dates', 'the safety bands', 'a score'] as const),
      ...(['the category of the Wmo provision', 'the Wmo provision', 'that an eviction is announced', 'when the eviction is'] as const),
      ...(['the debt band of Wilma', 'the debt of Wilma', 'the creditors', 'the benefit'] as const),
    ],
  ],
  [
    'teun',
    [
      ...(['the name of Teun', 'the birth date of Teun', 'who is 12 to 15', 'the home of the parents', ...regisseur, ...others] as const),
      ...([
        'the supervision order',
        'youth provision',
        'safety levels and their dates',
        'the safety bands',
        'that youth help is involved',
      ] as const),
    ],
  ],
];

describe('S2: what each role may come to know, and nothing else', () => {
  test.each(mayKnow)('%s', async (who, known) => {
    const { text } = await journey.view('s2', who);
    const found = everything.filter((topic) => tellingWords.s2[topic].some((word) => text.includes(word)));
    expect(found).toEqual(everything.filter((topic) => known.includes(topic)));
    expect(known.flatMap((topic) => tellingWords.s2[topic].filter((word) => !text.includes(word)))).toEqual([]);
  });

  test('every topic but the mayor’s own release is known to somebody', () => {
    expect(everything.filter((topic) => !mayKnow.some(([, known]) => known.includes(topic)))).toEqual(['what was released to the mayor']);
  });
});

type Row = readonly [who: Who, sentence: string, path: string, shown: unknown];
const polderland = 'Jeugdbescherming Polderland';

describe('S2: before it is escalated', () => {
  const rows: readonly Row[] = [
    ...children.map((child): Row => [
      'regisseur',
      `sees the supervision order of ${child}`,
      `${child}.supervisionOrders.body`,
      [polderland],
    ]),
    ...children.map((child): Row => ['wmo', `sees no supervision order of ${child}`, `${child}.supervisionOrders`, null]),
    ...children.map((child): Row => ['wmo', `is not told that there is one of ${child}`, `${child}.supervisionOrdered`, null]),
    ...children.map((child): Row => ['income', `sees no supervision order of ${child}`, `${child}.supervisionOrders`, null]),
    ...children.map((child): Row => ['income', `is not told that there is one of ${child}`, `${child}.supervisionOrdered`, null]),
    ['regisseur', 'sees that the order runs', 'Hein.supervisionOrders.running', [true]],
    [
      'regisseur',
      'sees no authority over Hein but that it cannot be determined',
      'Hein.authority',
      [{ kind: 'NOT_DETERMINABLE', underInvestigation: false }],
    ],
    ['regisseur', 'sees that there is no order of Wilma', 'Wilma.supervisionOrdered', null],
    ['regisseur', 'sees the eviction', 'Wilma.evictions.month', ['2026-12']],
    [
      'regisseur',
      'sees of the incident its category and year',
      'Johan.policeIncidents',
      [
        {
          category: 'NUISANCE',
          year: 2026,
          provenance: { source: 'POLICE', confidentiality: 'OPEN', release: { decisionId: 'VERS-2026-00601', article: 'Wpg 20' } },
        },
      ],
    ],
    [
      'regisseur',
      'sees the care report on Teun',
      'Teun.policeReports.summary',
      ['Kind was overdag niet op school en zonder toezicht op straat.'],
    ],
    ['regisseur', 'sees none on Daan: it was not released', 'Daan.policeReports', null],
    ['regisseur', 'is not told that there is one on Daan', 'Daan.policeKnown', null],
    [
      'regisseur',
      'sees why it was escalated',
      'escalations.trigger',
      ['De organisaties zijn het niet eens over de huurachterstand en er gebeurt niets.'],
    ],
    ['wmo', 'is told of the eviction, for housing is in scope', 'Wilma.evictionAnnounced', true],
    ['wmo', 'sees nothing more of it', 'Wilma.evictions', null],
    ['wmo', 'is told of no eviction of Johan', 'Johan.evictionAnnounced', null],
    ['wmo', 'is told that it was escalated', 'escalated', true],
    ['wmo', 'sees nothing more of that', 'escalations', null],
    ['income', 'sees its own trajectory', 'Johan.debts.status', ['Aanvraag in behandeling']],
    ['youth', 'sees its own safety assessment', 'Wilma.safetyAssessments.safetyLevel', [3]],
    ['youth', 'sees no police report: it was released to the regisseur alone', 'Wilma.policeKnown', null],
    ['youth', 'sees why it was escalated', 'escalations.escalationLevel', [2]],
    ['police', 'see their own report on Daan', 'Daan.policeReports.date', ['2026-08-22']],
    ['wilma', 'sees nothing of her children, for the authority over them cannot be determined', 'Hein.name', null],
    ['wilma', 'sees no plan item that names Johan too', 'plan', null],
    ['wilma', 'sees not that it was escalated, for that names nobody', 'escalated', null],
    ['teun', 'sees his own order', 'Teun.supervisionOrders.from', ['2026-04-01']],
  ];
  test.each(rows)('%s %s', async (who, _sentence, path, shown) => expect((await journey.view('s2', who)).at(path)).toEqual(shown));

  test.each([
    ['regisseur', all],
    ['youth', all],
    ['wmo', all],
    ['income', all],
    ['police', ['Wilma', 'Johan', 'Teun', 'Daan']],
    ['ggz', ['Johan']],
    ['wilma', ['Wilma']],
    ['teun', ['Teun']],
  ])('%s sees %j', async (who, listed) => expect((await journey.view('s2', who)).listed).toEqual(listed));

  test.each(['OOV', 'COORD', 'PLAN', 'EVAL', 'AUDIT'])('for the mayor the case does not exist, for %s', async (purpose) => {
    const view = await journey.view('s2', 'mayor', purpose);
    expect([view.familyCase, view.withheld, Object.values(view.wire).flat()]).toEqual([null, [], []]);
  });
});

const dutyPhone = (number: number) => `+3188100000${String(number)}`;

describe('S2: after it is escalated', () => {
  const summary = {
    organisation: 'Gemeente Voorbeeldstad',
    dutyPhone: dutyPhone(1),
    provenance: { source: 'HUB', confidentiality: 'OPEN' },
  };
  const rows: readonly (readonly [sentence: string, path: string, shown: unknown])[] = [
    ['sees names', 'members.name', ['Wilma Haverkamp', ...['Johan', ...children].map((name) => `${name} Groot Esselink`)]],
    ['sees how to reach the regisseur', 'regisseur', summary],
    ['sees the phase', 'phase', 'ACTIVE'],
    ['sees what was decided in the triage', 'triage', 'MULTI_PROBLEM'],
    ['sees the safety band', 'Wilma.safetyAssessments', [{ band: 'UNSAFE', provenance: { source: 'CJG', confidentiality: 'OPEN' } }]],
    [
      'sees the report that was released for this',
      'Wilma.policeReports',
      [
        {
          category: 'CHILD_CONCERN',
          year: 2026,
          provenance: { source: 'POLICE', confidentiality: 'OPEN', release: { decisionId: 'VERS-2026-00688', article: 'Wpg 19' } },
        },
      ],
    ],
    ['sees no report that was released to the regisseur alone', 'Johan.policeReports', null],
    ['sees no incident', 'Johan.incidentKnown', null],
    ['sees that an eviction is announced', 'Wilma.evictionAnnounced', true],
    ['sees not when', 'Wilma.evictions', null],
    ['sees how far the plan is', 'plan.items.status', ['ACTIVE', 'ACTIVE', 'OPEN', 'ACTIVE', 'ACTIVE', 'ACTIVE']],
    ['sees not what it says', 'plan.items.text', null],
    ['sees how high it was escalated', 'escalations.escalationLevel', [2, 4]],
    ['sees no trigger', 'escalations.trigger', null],
    ['sees about what there was a meeting', 'meetings.subject', ['Dreigende ontruiming']],
    ['sees no minutes', 'meetings.minutes', null],
    ['sees whom to call at the police', 'Johan.policeInvolvements.dutyPhone', [dutyPhone(2)]],
    ['sees no name of a police officer', 'Johan.policeInvolvements.professional', null],
    ['sees not that youth help is involved', 'Teun.youthInvolved', null],
    ['sees not that the GGZ is involved', 'Johan.ggzInvolved', null],
    ['sees no order', 'Teun.supervisionOrdered', null],
    ['sees no Wmo provision', 'Wilma.wmoProvided', null],
    ['sees no debt', 'Wilma.debtTrajectoryRuns', null],
    ['sees no benefit', 'Wilma.benefitRuns', null],
    ['sees no birth', 'Teun.ageBand', null],
    ['sees no ties', 'Wilma.ties', null],
    ['sees no address', 'Wilma.municipality', null],
    ['sees no scores', 'Wilma.domainScores', null],
    ['sees no network', 'network', null],
  ];
  test.each(rows)('the mayor %s', async (_sentence, path, shown) => {
    expect((await journey.view('s2-escalated', 'mayor')).at(path)).toEqual(shown);
  });

  test('the mayor finds no date of anything, and no place', async () => {
    const { data } = await journey.view('s2-escalated', 'mayor');
    expect(data.match(/(?<!VERS-)\d{4}-\d{2}(-\d{2})?|Rotterdam|Hofdijk|Spaanseweg|30\d\d[A-Z]{2}|"ADULT"|"U12"|"A12_15"/g)).toBeNull();
  });

  test('the mayor coordinates nothing: summaries are for public order', async () => {
    const view = await journey.ask({ caseId: 's2-escalated', who: 'mayor', purpose: 'COORD' });
    expect(view.familyCase).toBeNull();
    expect(Object.values(view.wire).flat()).toEqual([]);
  });

  test('it exists for the mayor from the day of the escalation, which registers the involvement', async () => {
    const { familyCase } = await journey.ask({ caseId: 's2-escalated', who: 'mayor', at: '2026-11-15T22:59:00Z' });
    expect(familyCase).toBeNull();
    const after = await journey.ask({ caseId: 's2-escalated', who: 'mayor', at: '2026-11-15T23:00:00Z' });
    expect(after.listed).toEqual(all);
  });

  test('others see of the escalation what they saw, and its new level', async () => {
    expect((await journey.view('s2-escalated', 'regisseur')).at('escalations.decision')).toEqual([
      'De burgemeester roept de organisaties bij elkaar.',
    ]);
    expect((await journey.view('s2-escalated', 'wmo')).at('escalated')).toBe(true);
    expect((await journey.view('s2-escalated', 'wmo')).at('escalations')).toBeNull();
  });
});
