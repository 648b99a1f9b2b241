import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Who } from './journey.ts';
import { bsnOf } from './people.ts';
import { brpQuestions, cjgQuestions, fhirQuestions, policeQuestions, zgwQuestions } from './what-was-asked.ts';
import type { View } from './view.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

type Asked = readonly [caseId: string, who: Who, purpose: string | undefined];

/** Every view that the scenarios are about. */
const views: readonly Asked[] = [
  ...'regisseur police ggz youth wmo income mayor policymaker officer mark chantal walter wieger'
    .split(' ')
    .map((who): Asked => ['s1', who, undefined]),
  ...'SAFETY PLAN EVAL TRIAGE SIGNAL AUDIT MI'.split(' ').map((purpose): Asked => ['s1', 'regisseur', purpose]),
  ['s1', 'police', 'SAFETY'],
  ['s1-withdrawn', 'regisseur', undefined],
  ['s1-walter-agreed', 'ggz', undefined],
  ...'regisseur police ggz youth wmo income mayor wilma teun'.split(' ').map((who): Asked => ['s2', who, undefined]),
  ['s2-escalated', 'mayor', undefined],
  ['s2-escalated', 'mayor', 'COORD'],
  ...'regisseur police ggz youth wmo income gerrit wilma-van-zon alexander'.split(' ').map((who): Asked => ['s3', who, undefined]),
  ['s3', 'wmo', 'SIGNAL'],
  ['s3', 'youth', 'SIGNAL'],
  ['s3', 'regisseur', 'TRIAGE'],
];

const requestsOf = ({ wire }: View) => Object.values(wire).flat();
const bsnsIn = (text: string): readonly string[] => [...new Set(text.match(/9999\d{5}/g))];

describe('whatever is asked of any partner', () => {
  test.each(views)('%s, %s %s', async (caseId, who, purpose) => {
    const view = await journey.view(caseId, who, purpose);
    const requests = requestsOf(view);

    // Nobody is asked about but those whom the caller sees.
    const seen = view.listed.map((name) => bsnOf(caseId, name));
    expect(requests.flatMap(({ body }) => bsnsIn(body)).filter((bsn) => !seen.includes(bsn))).toEqual([]);
    // A BSN stands in bodies alone.
    expect(requests.flatMap(({ path, headers }) => bsnsIn(decodeURIComponent(path) + JSON.stringify(headers)))).toEqual([]);
    // The trace goes on, in a span of its own for each call.
    const spans = requests.map(({ headers }) => /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(headers['traceparent'] ?? '')?.slice(1) ?? []);
    expect(spans.filter(([trace, span]) => trace !== view.traceId || span === undefined || span === 'b7ad6b7169203331')).toEqual([]);
    // The same is never asked twice.
    const all = requests.map(({ method, path, body, headers }) => [headers['host'], method, path, body].join(' '));
    expect(all).toHaveLength(new Set(all).size);
    // And what the answer says of the partners is so.
    for (const [partner, { length }] of Object.entries(view.wire))
      expect([partner, view.sources[partner.toUpperCase()]]).toEqual([partner, length > 0 ? 'OK' : 'NOT_ASKED']);
  });

  test.each(views)('in the fewest calls: %s, %s %s', async (caseId, who, purpose) => {
    const { wire } = await journey.view(caseId, who, purpose);
    const brp = brpQuestions(caseId, wire.brp);
    expect(brp.map(({ fields }) => fields.join(' '))).toHaveLength(new Set(brp.map(({ fields }) => fields.join(' '))).size);
    const onceEach = [
      brp.flatMap(({ people }) => people),
      zgwQuestions(caseId, wire.wmo).flatMap(({ people }) => people),
      zgwQuestions(caseId, wire.wi).flatMap(({ people }) => people),
      cjgQuestions(caseId, wire.cjg).flatMap(({ people }) => people),
      policeQuestions(caseId, wire.police).flatMap(({ people, kinds }) => people.flatMap((name) => kinds.map((kind) => `${name} ${kind}`))),
      fhirQuestions(caseId, wire.ggz).flatMap(({ type }) => type),
    ];
    for (const asked of onceEach) expect(asked).toEqual([...new Set(asked)]);
  });
});

const fields = {
  name: ['naam.volledigeNaam'],
  age: ['leeftijd'],
  birth: ['geboorte.datum'],
  town: ['gemeenteVanInschrijving.omschrijving'],
  address: [
    'officieleStraatnaam',
    'korteStraatnaam',
    'huisnummer',
    'huisletter',
    'huisnummertoevoeging',
    'postcode',
    'woonplaats',
    'locatiebeschrijving',
    'regel1',
    'regel2',
    'regel3',
    'land.omschrijving',
  ].map((field) => `verblijfplaats.verblijfadres.${field}`),
  ties: [
    'ouders.ouderAanduiding',
    'kinderen.burgerservicenummer',
    'partners.soortVerbintenis',
    'partners.ontbindingHuwelijkPartnerschap.datum',
  ],
  since: ['ouders.datumIngangFamilierechtelijkeBetrekking', 'partners.aangaanHuwelijkPartnerschap.datum'],
  ends: ['ouders.burgerservicenummer', 'partners.burgerservicenummer'],
  custody: ['gezag'],
} as const;

const f1 = ['Mark', 'Chantal', 'Sebastiaan', 'Walter', 'William'];
const f4 = ['Wilma', 'Johan', 'Teun', 'Daan', 'Fien', 'Maud', 'Trix', 'Hein'];
const f2 = ['Gerrit', 'Wilma', 'Alexander', 'Zoey'];
const whole = 'name age birth town address ties since ends custody';
const withoutAddress = 'name age birth ties since ends custody';

describe('the BRP is asked only for what may show of each', () => {
  const rows: readonly (readonly [
    caseId: string,
    who: Who,
    purpose: string | undefined,
    questions: readonly (readonly [readonly string[], string])[],
  ])[] = [
    ['s1', 'regisseur', undefined, [[f1, whole]]],
    ['s1', 'regisseur', 'EVAL', [[f1, 'name age ties']]],
    ['s1', 'regisseur', 'TRIAGE', [[f1, 'name age ties']]],
    [
      's1',
      'police',
      undefined,
      [
        [['Mark'], 'name age town address ties'],
        [['Chantal', 'Sebastiaan', 'Walter'], 'name age ties'],
      ],
    ],
    ['s1', 'ggz', undefined, [[['Mark'], withoutAddress]]],
    [
      's1',
      'youth',
      undefined,
      [
        [['Mark'], whole],
        [['Chantal', 'Sebastiaan', 'Walter'], withoutAddress],
      ],
    ],
    ['s1', 'wmo', undefined, [[['Chantal'], 'name age birth']]],
    [
      's1',
      'income',
      undefined,
      [
        [['Mark'], 'name age birth town address'],
        [['Chantal'], 'name age birth'],
      ],
    ],
    [
      's1',
      'mark',
      undefined,
      [
        [['Mark'], whole],
        [['Sebastiaan', 'Walter'], withoutAddress],
      ],
    ],
    [
      's1',
      'chantal',
      undefined,
      [
        [['Chantal'], whole],
        [['Sebastiaan', 'Walter', 'William'], withoutAddress],
      ],
    ],
    ['s1', 'walter', undefined, [[['Walter'], whole]]],
    ['s1', 'wieger', undefined, [[['William'], withoutAddress]]],
    ['s1-walter-agreed', 'ggz', undefined, [[['Mark', 'Walter'], withoutAddress]]],
    ['s2', 'wmo', undefined, [[f4, 'name age birth town address']]],
    ['s2', 'police', undefined, [[f4.slice(0, 4), 'name age town address ties']]],
    ['s2-escalated', 'mayor', undefined, [[f4, 'name']]],
    ['s3', 'regisseur', 'TRIAGE', [[f2, 'name age ties']]],
    ['s3', 'regisseur', undefined, []],
    ['s3', 'wmo', undefined, []],
    ['s3', 'youth', 'SIGNAL', []],
    ['s3', 'gerrit', undefined, [[['Gerrit', 'Zoey'], whole]]],
    ['s3', 'alexander', undefined, [[['Alexander'], whole]]],
  ];
  test.each(rows)('%s, %s %s: %j', async (caseId, who, purpose, questions) => {
    const { wire } = await journey.view(caseId, who, purpose);
    const expected = questions.map(([people, groups]) => ({
      people,
      fields: ['burgerservicenummer', ...groups.split(' ').flatMap((group) => fields[group as keyof typeof fields])].toSorted(),
    }));
    const asked = brpQuestions(caseId, wire.brp);
    expect(asked).toHaveLength(expected.length);
    expect(asked).toEqual(expect.arrayContaining(expected));
  });
});

const properties = 'zaaktype,rollen,eigenschappen';

describe('Wmo, and work and income, are asked only about those of whom something of theirs may show', () => {
  const rows: readonly (readonly [caseId: string, who: Who, partner: 'wmo' | 'wi', people: readonly string[], expand: string])[] = [
    ['s1', 'regisseur', 'wmo', f1, properties],
    ['s1', 'regisseur', 'wi', ['Mark'], `${properties},status,status.statustype`],
    ['s1', 'wmo', 'wmo', ['Chantal'], properties],
    ['s1', 'wmo', 'wi', [], ''],
    ['s1', 'income', 'wi', ['Mark', 'Chantal'], `${properties},status,status.statustype`],
    ['s1', 'income', 'wmo', [], ''],
    ['s1', 'police', 'wmo', [], ''],
    ['s1', 'youth', 'wmo', [], ''],
    ['s1', 'mark', 'wi', ['Mark', 'Sebastiaan', 'Walter'], `${properties},status,status.statustype`],
    // Only that an eviction is announced may show: neither its date nor any status.
    ['s2', 'wmo', 'wi', ['Wilma', 'Johan'], 'zaaktype,rollen'],
    ['s2', 'youth', 'wi', ['Wilma', 'Johan'], 'zaaktype,rollen'],
    ['s2-escalated', 'mayor', 'wi', f4, 'zaaktype,rollen'],
    ['s2-escalated', 'mayor', 'wmo', [], ''],
    ['s3', 'wmo', 'wmo', ['Gerrit'], properties],
    ['s3', 'regisseur', 'wmo', [], ''],
  ];
  test.each(rows)('%s, %s asks %s about %j', async (caseId, who, partner, people, expand) => {
    const asked = zgwQuestions(caseId, (await journey.view(caseId, who)).wire[partner]);
    expect(asked.flatMap((question) => question.people).toSorted()).toEqual(people.toSorted());
    expect([...new Set(asked.map((question) => question.expand))]).toEqual(people.length > 0 ? [expand] : []);
  });
});

const functional = '248536006';
const diagnosis = '282291009';

describe('the GGZ is asked only about those of whom something of it may show, and only for that', () => {
  const everyType = ['EpisodeOfCare', 'CareTeam', 'Condition', 'Goal', 'CarePlan', 'MedicationRequest'];
  const rows: readonly (readonly [
    caseId: string,
    who: Who,
    purpose: string | undefined,
    people: readonly string[],
    types: readonly string[],
    conditions: readonly string[],
  ])[] = [
    ['s1', 'regisseur', undefined, ['Mark'], ['EpisodeOfCare', 'CareTeam', 'Condition'], [functional]],
    ['s1', 'regisseur', 'PLAN', ['Mark'], ['EpisodeOfCare', 'CareTeam', 'Condition'], [functional]],
    ['s1', 'ggz', undefined, ['Mark'], everyType, [diagnosis, functional]],
    ['s1', 'mark', undefined, ['Mark', 'Sebastiaan', 'Walter'], everyType, [diagnosis, functional]],
    ['s1-walter-agreed', 'ggz', undefined, ['Mark', 'Walter'], everyType, [diagnosis, functional]],
    ['s2', 'ggz', undefined, ['Johan'], everyType, [diagnosis, functional]],
    ...(
      [
        ['s1-withdrawn', 'regisseur'],
        ['s1', 'police'],
        ['s1', 'youth'],
        ['s1', 'wmo'],
        ['s1', 'income'],
        ['s2', 'regisseur'],
        ['s2-escalated', 'mayor'],
        ['s3', 'regisseur'],
      ] as const
    ).map(([caseId, who]) => [caseId, who, undefined, [], [], []] as const),
    ...['SAFETY', 'EVAL', 'TRIAGE', 'SIGNAL'].map((purpose) => ['s1', 'regisseur', purpose, [], [], []] as const),
  ];
  test.each(rows)('%s, %s %s: about %j, for %j', async (caseId, who, purpose, people, types, conditions) => {
    const asked = fhirQuestions(caseId, (await journey.view(caseId, who, purpose)).wire.ggz);
    const [patients, ...searches] = asked;
    expect(patients?.people ?? []).toEqual(people);
    expect(searches.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
    expect(searches.find(({ type }) => type === 'Condition')?.categories ?? []).toEqual(conditions);
  });

  test('the regisseur’s question about being in care asks no more than that decision needs', async () => {
    const asked = fhirQuestions('s1', (await journey.view('s1', 'regisseur')).wire.ggz);
    expect(asked.find(({ type }) => type === 'EpisodeOfCare')?.elements).toEqual(['meta', 'status', 'patient', 'period']);
    expect(asked.find(({ type }) => type === 'Patient')?.elements).toEqual(['identifier']);
    expect(asked.find(({ type }) => type === 'Condition')?.elements).not.toContain('onset');
  });
});

const decision = ['provenance.confidentiality', 'provenance.retentionFrom', 'provenance.running', 'provenance.release.until'];

describe('the CJG is asked only for the lists and fields that may show of each', () => {
  const rows: readonly (readonly [
    caseId: string,
    who: Who,
    purpose: string | undefined,
    questions: readonly (readonly [readonly string[], readonly string[]])[],
  ])[] = [
    ['s1', 'regisseur', undefined, [[f1, ['supervisionOrders', 'youthEpisodes', 'youthProvisions']]]],
    [
      's1',
      'youth',
      undefined,
      [[f1.slice(0, 4), ['developments', 'safetyAssessments', 'supervisionOrders', 'youthEpisodes', 'youthNotes', 'youthProvisions']]],
    ],
    [
      's1',
      'chantal',
      undefined,
      [
        [['Chantal'], ['developments', 'safetyAssessments', 'supervisionOrders', 'youthEpisodes', 'youthProvisions']],
        [
          ['Sebastiaan', 'Walter', 'William'],
          ['developments', 'youthEpisodes', 'youthProvisions'],
        ],
      ],
    ],
    ['s1-walter-agreed', 'ggz', undefined, [[['Walter'], ['youthProvisions']]]],
    ['s2-escalated', 'mayor', undefined, [[f4, ['safetyAssessments']]]],
    ...(['police', 'ggz', 'wmo', 'income'] as const).map((who) => ['s1', who, undefined, []] as const),
    ['s2', 'wmo', undefined, []],
    ['s2', 'income', undefined, []],
    ['s3', 'regisseur', undefined, []],
    ['s3', 'regisseur', 'TRIAGE', []],
    ['s3', 'wmo', undefined, []],
    [
      's3',
      'youth',
      undefined,
      [
        [
          ['Gerrit', 'Alexander', 'Zoey'],
          ['developments', 'safetyAssessments', 'supervisionOrders', 'youthEpisodes', 'youthNotes', 'youthProvisions'],
        ],
      ],
    ],
    [
      's3',
      'gerrit',
      undefined,
      [
        [['Gerrit'], ['developments', 'safetyAssessments', 'supervisionOrders', 'youthEpisodes', 'youthProvisions']],
        [['Zoey'], ['developments', 'supervisionOrders', 'youthEpisodes', 'youthProvisions']],
      ],
    ],
  ];
  test.each(rows)('%s, %s %s: %j', async (caseId, who, purpose, questions) => {
    const asked = cjgQuestions(caseId, (await journey.view(caseId, who, purpose)).wire.cjg);
    const lists = asked.map(({ people, paths }) => [people, [...new Set(paths.map((path) => path.split('.')[0]))]]);
    expect(lists).toHaveLength(questions.length);
    expect(lists).toEqual(expect.arrayContaining([...questions]));
  });

  const coarse = ['provenance.source', 'provenance.release.decisionId', 'provenance.release.article', ...decision];
  const below = (list: string, names: readonly string[]): readonly string[] => names.map((name) => `${list}.${name}`).toSorted();
  test.each([
    [
      'the GGZ, of Walter’s provision, for its category',
      's1-walter-agreed',
      'ggz',
      undefined,
      below('youthProvisions', ['category', ...coarse]),
    ],
    ['the mayor, of safety, for its band', 's2-escalated', 'mayor', undefined, below('safetyAssessments', ['band', ...coarse])],
    [
      'youth, for a signal, for nothing that shows',
      's3',
      'youth',
      'SIGNAL',
      ['safetyAssessments', 'supervisionOrders', 'youthEpisodes', 'youthProvisions'].flatMap((list) => below(list, decision)),
    ],
  ])('%s', async (_sentence, caseId, who, purpose, paths) => {
    expect(cjgQuestions(caseId, (await journey.view(caseId, who, purpose)).wire.cjg).map((question) => question.paths)).toEqual([
      paths.toSorted(),
    ]);
  });

  test.each([
    ['mark', ['Sebastiaan', 'Walter']],
    ['chantal', ['Sebastiaan', 'Walter', 'William']],
    ['wieger', ['William']],
  ])('%s’s view asks for no provider, safety assessment, order or note about a child', async (who, children) => {
    const asked = cjgQuestions('s1', (await journey.view('s1', who)).wire.cjg).filter(({ people }) =>
      people.some((name) => children.includes(name)),
    );
    expect(asked.map(({ people }) => people)).toEqual([children]);
    expect(asked.flatMap(({ paths }) => paths.filter((path) => /provider|safety|supervision|Notes/.test(path)))).toEqual([]);
  });
});

describe('the police are asked only as this recipient, for this case, for what may show', () => {
  const report = ['categorie', 'datum', 'jaar', 'registratiedatum', 'samenvatting'];
  const order = ['registratiedatum', 'tot', 'vanaf'];
  const rows: readonly (readonly [
    caseId: string,
    who: Who,
    purpose: string | undefined,
    recipient: string,
    people: readonly string[],
    questions: readonly (readonly [string, readonly string[]])[],
  ])[] = [
    [
      's1',
      'regisseur',
      undefined,
      '1000/REG',
      f1,
      [
        ['ZORGMELDING', report],
        ['INCIDENT', ['categorie', 'jaar']],
        ['HUISVERBOD', order],
      ],
    ],
    ['s1', 'regisseur', 'EVAL', '1000/REG', f1, [['INCIDENT ZORGMELDING', ['categorie', 'jaar']]]],
    [
      's1',
      'youth',
      undefined,
      '4000/JGD',
      f1.slice(0, 4),
      [
        ['ZORGMELDING', report],
        ['HUISVERBOD', order],
      ],
    ],
    [
      's1',
      'police',
      undefined,
      '2000/POL',
      f1.slice(0, 4),
      [
        ['ZORGMELDING', ['categorie', 'datum', 'jaar', 'melder', 'mutatietekst', 'registratiedatum', 'samenvatting']],
        ['INCIDENT', ['categorie', 'datum', 'jaar', 'mutatietekst', 'plaats', 'registratiedatum']],
        ['ANTECEDENT', ['datum', 'omschrijving', 'registratiedatum']],
        ['HUISVERBOD', order],
      ],
    ],
    [
      's2-escalated',
      'mayor',
      undefined,
      '1000/BM',
      f4,
      [
        ['INCIDENT ZORGMELDING', ['categorie', 'jaar']],
        ['HUISVERBOD', []],
      ],
    ],
    ...(['ggz', 'wmo', 'income', 'mark', 'chantal', 'walter', 'wieger'] as const).map((who) => ['s1', who, undefined, '', [], []] as const),
    ['s3', 'regisseur', undefined, '', [], []],
    ['s3', 'regisseur', 'TRIAGE', '', [], []],
  ];
  test.each(rows)('%s, %s %s', async (caseId, who, purpose, recipient, people, questions) => {
    const asked = policeQuestions(caseId, (await journey.view(caseId, who, purpose)).wire.police);
    expect(asked.map(({ kinds, fields: named }) => [kinds.join(' '), named]).toSorted()).toEqual(questions.toSorted());
    for (const question of asked) {
      expect(question.people).toEqual(people);
      expect(question.recipient).toBe(`0000009900000000${recipient}`);
      expect(question.reference).toBe(`VB-2026-000${caseId[1] ?? ''}`);
    }
  });
});
