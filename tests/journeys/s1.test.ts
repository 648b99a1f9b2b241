import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Who } from './journey.ts';
import { tellingWords, type Telling } from './telling-words.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const everything = Object.keys(tellingWords.s1) as readonly Telling<'s1'>[];
const allBut = (...topics: readonly Telling<'s1'>[]): readonly Telling<'s1'>[] => everything.filter((topic) => !topics.includes(topic));

/** What each role may come to know in S1: nothing else may be found anywhere in its answer. */
const mayKnow: readonly (readonly [Who, readonly Telling<'s1'>[]])[] = [
  [
    'regisseur',
    allBut(
      'police items that were not released',
      'police narrative and reporter',
      'the GGZ episodes',
      'the diagnoses',
      'the secret diagnosis',
      'the restricted functional impact',
      'the care goals',
      'the crisis plan',
      'the medication',
      'the note on Sebastiaan',
      'the secret note on Walter',
      'the safety assessment of Sebastiaan',
      'the safety assessment of Walter',
      'the safety band',
      'the development',
      'the restricted Wmo provisions',
      'the shelter',
      'the Wmo report',
      'the informal carer',
      'the debt of Mark',
      'the creditors of Mark',
      'the debt of Chantal',
      'the creditor of Chantal',
      'the benefit',
    ),
  ],
  [
    'police',
    [
      'the name of Mark',
      'the address of Mark',
      'the name of Chantal',
      'the names of Sebastiaan',
      'the names of Walter',
      'the police as an organisation',
      'whom to call at the police',
      'the care report',
      'police items that were not released',
      'police narrative and reporter',
      'plan items of the police',
    ],
  ],
  [
    'ggz',
    [
      'the name of Mark',
      'the birth date of Mark',
      'the GGZ as an organisation',
      'whom to call at the GGZ',
      'the practitioners',
      'the GGZ episodes',
      'the diagnoses',
      'the secret diagnosis',
      'the functional impact',
      'the restricted functional impact',
      'the care goals',
      'the crisis plan',
      'the medication',
      'whom to call at W&I',
      'plan items of the GGZ',
    ],
  ],
  [
    'youth',
    [
      'the name of Mark',
      'the birth date of Mark',
      'the address of Mark',
      'the name of Chantal',
      'the birth date of Chantal',
      'the names of Sebastiaan',
      'the birth date of Sebastiaan',
      'the names of Walter',
      'the birth date of Walter',
      'the release of the care report',
      'the care report',
      'youth help as an organisation',
      'whom to call at youth help',
      'that a child has help at home',
      'what the help at home is',
      'the treatment of Walter',
      'the providers of youth help',
      'the practice that treats Walter',
      'the note on Sebastiaan',
      'the secret note on Walter',
      'the safety assessment of Sebastiaan',
      'the safety assessment of Walter',
      'the safety band',
      'the development',
      'whom to call at Wmo',
      'whom to call at W&I',
      'plan items of youth',
      'the meeting of youth',
    ],
  ],
  [
    'wmo',
    [
      'the name of Chantal',
      'the birth date of Chantal',
      'the categories of Wmo provision',
      'the open Wmo provision',
      'the restricted Wmo provisions',
      'the shelter',
      'the Wmo report',
      'the informal carer',
      'plan items of Wmo',
    ],
  ],
  [
    'income',
    [
      'the name of Mark',
      'the birth date of Mark',
      'the address of Mark',
      'the name of Chantal',
      'the birth date of Chantal',
      'the debt band of Mark',
      'the debt of Mark',
      'the creditors of Mark',
      'the debt of Chantal',
      'the creditor of Chantal',
      'the benefit',
      'the goal of W&I',
    ],
  ],
  ['mayor', []],
  ['policymaker', []],
  ['officer', []],
];

describe('S1: what each role may come to know, and nothing else', () => {
  test.each(mayKnow)('%s', async (who, known) => {
    const { text } = await journey.view('s1', who);
    const found = everything.filter((topic) => tellingWords.s1[topic].some((word) => text.includes(word)));
    expect(found).toEqual(everything.filter((topic) => known.includes(topic)));
  });

  test('every topic is known to somebody, and whoever may know it is told it in full: no word is missing', async () => {
    expect(new Set(mayKnow.flatMap(([, known]) => known))).toEqual(new Set(everything));
    for (const [who, known] of mayKnow) {
      const { text } = await journey.view('s1', who);
      const missing = known.flatMap((topic) => tellingWords.s1[topic].filter((word) => !text.includes(word)));
      expect([who, missing]).toEqual([who, []]);
    }
  });
});

const report = (summary: string) => ({
  category: 'DOMESTIC_VIOLENCE',
  year: 2026,
  date: '2026-01-03',
  summary,
  provenance: {
    source: 'POLICE',
    recordedAt: '2026-01-04',
    confidentiality: 'OPEN',
    release: { decisionId: 'VERS-2026-00101', article: 'Wpg 20', until: '2027-01-31' },
  },
});
const ofMark = report(
  'Melding van huiselijk geweld in de woning. Betrokkene was onder invloed en is tot rust gebracht. Er waren kinderen aanwezig.',
);
const ofChantal = report('Betrokkene is slachtoffer van huiselijk geweld en is dezelfde nacht op een veilige plaats ondergebracht.');
const mesonweg = { street: 'Mesonweg', houseNumber: '2', postalCode: '3542AL', city: 'Utrecht' };
const openPlan = { source: 'HUB', confidentiality: 'OPEN' };

type Row = readonly [sentence: string, path: string, shown: unknown];
const at = async (who: Who, path: string) => (await journey.view('s1', who)).at(path);

describe('S1: the regisseur', () => {
  test('sees the whole family, and not Wieger', async () => {
    const view = await journey.view('s1', 'regisseur');
    expect(view.listed).toEqual(['Mark', 'Chantal', 'Sebastiaan', 'Walter', 'William']);
    expect(view.text).not.toContain('Wieger');
  });

  const rows: readonly Row[] = [
    ['sees the released care report on Mark', 'Mark.policeReports', [ofMark]],
    ['sees the released care report on Chantal', 'Chantal.policeReports', [ofChantal]],
    ['sees none on Walter, for it was not released', 'Walter.policeReports', null],
    ['is not told either that there is one on Walter', 'Walter.policeKnown', null],
    ['sees no incident: it was not released', 'Mark.policeIncidents', null],
    ['is not told that there was an incident', 'Mark.incidentKnown', null],
    ['sees no restraining order', 'Mark.restrainingOrders', null],
    ['is not told that there was a restraining order', 'Mark.restrainingOrderKnown', null],
    ['sees no antecedents', 'Mark.policeAntecedents', null],
    ['sees that Mark is in care', 'Mark.inGgzCare', true],
    ['sees no episode of that care', 'Mark.ggzEpisodes', null],
    [
      'sees who treats Mark',
      'Mark.ggzPractitioners.name',
      ['A.M. Terlouw', 'Ervaringsdeskundige van het team', 'J.P. Wiersma', 'R. Oosterhof'],
    ],
    ['sees at which number', 'Mark.ggzPractitioners.dutyPhone', ['+31881234001', '+31881234001', '+31881234001', '+31881234001']],
    [
      'sees in which domains Mark has trouble',
      'Mark.ggzFunctionalImpacts.domain',
      ['Dagbesteding', 'Financiën', 'Opvoeden', 'Slaap', 'Sociale relaties', 'Werk', 'Zelfzorg'],
    ],
    ['sees how bad it is', 'Mark.ggzFunctionalImpacts.band', ['SEVERE', 'MODERATE', 'MODERATE', 'MILD', 'MODERATE', 'SEVERE', 'MILD']],
    [
      'reads what it means, but of the restricted one only the band',
      'Mark.ggzFunctionalImpacts.description',
      [
        'Komt zonder hulp niet tot een dagritme.',
        'Stelt het openen van post uit.',
        'Heeft rust en voorspelbaarheid nodig om afspraken na te komen.',
        'Slaapt onrustig en wordt vroeg wakker.',
        'Vermijdt contact bij oplopende spanning.',
        'Kan op dit moment niet langer dan een uur geconcentreerd werken.',
      ],
    ],
    ['sees no diagnosis', 'Mark.ggzDiagnoses', null],
    ['sees no care goals', 'Mark.ggzCareGoals', null],
    ['sees no medication', 'Mark.ggzMedications', null],
    ['sees no crisis plan', 'Mark.ggzCrisisContacts', null],
    ['sees who of the GGZ is involved', 'Mark.ggzInvolvements.professional', ['Anne Terlouw']],
    ['sees who of the police is involved', 'Sebastiaan.policeInvolvements.dutyPhone', ['+31881000002']],
    ['sees who of youth is involved', 'Sebastiaan.youthInvolvements.professional', ['Samira El Amrani']],
    ['sees that nobody of them is involved with William', 'William.othersInvolved', null],
    ['sees the youth provision to Sebastiaan', 'Sebastiaan.youthProvisions.kind', ['Gezinsbegeleiding aan huis']],
    ['sees who provides it', 'Sebastiaan.youthProvisions.provider', ['Jeugdhulp De Sprong']],
    ['sees the category alone of what is restricted about Walter', 'Walter.youthProvisions.category', ['Ambulante jeugdhulp', 'Jeugd-ggz']],
    ['sees the kind of what is open', 'Walter.youthProvisions.kind', ['Traumabehandeling']],
    ['sees the help to William', 'William.youthProvisions.kind', ['Speltherapie']],
    ['sees no safety assessment', 'Sebastiaan.safetyAssessments', null],
    ['is not told that there is one', 'Sebastiaan.safetyAssessed', null],
    ['sees no notes', 'Sebastiaan.youthNotes', null],
    ['sees no development', 'Sebastiaan.developments', null],
    ['sees the debt bands of Mark', 'Mark.debts.debtBand', ['FROM_5K_TO_20K', 'UNDER_5K', 'FROM_20K_TO_50K']],
    ['sees how the trajectories stand', 'Mark.debts.status', ['Afgerond', 'Afgerond', 'Schuldregeling loopt']],
    ['sees no amount', 'Mark.debts.amount', null],
    ['sees no creditors', 'Mark.creditors', null],
    ['sees that a benefit runs', 'Mark.benefitRuns', true],
    ['sees nothing of the benefit itself', 'Mark.benefits', null],
    ['sees no debt of Chantal, whom no goal names', 'Chantal.debts', null],
    ['is not told that Chantal has debts', 'Chantal.debtTrajectoryRuns', null],
    ['sees the address of Chantal', 'Chantal.address', mesonweg],
    ['sees the address of the children', 'William.address', mesonweg],
    [
      'sees of Wmo the categories of what is not secret',
      'Chantal.wmoProvisions.category',
      ['Begeleiding', 'Hulp bij het huishouden', 'Vervoer'],
    ],
    ['sees the kind of the open one alone', 'Chantal.wmoProvisions.kind', ['Huishoudelijke ondersteuning, 3 uur per week']],
    ['sees no Wmo report', 'Chantal.wmoReports', null],
    ['sees no informal carer', 'Chantal.wmoInformalCarers', null],
    ['sees who has authority over Sebastiaan', 'Sebastiaan.authority.holders.name', [['Mark de Boer', 'Chantal de Vries']]],
    [
      'sees of the authority over William the holder who is listed',
      'William.authority',
      [{ kind: 'JOINT_PARENTAL', underInvestigation: false, holders: [{ id: 's1-m2', name: 'Chantal de Vries' }] }],
    ],
    [
      'sees a tie of William without its other end',
      'William.ties',
      [
        { kind: 'PARENT', since: '2019-02-20', member: { id: 's1-m2', name: 'Chantal de Vries' } },
        { kind: 'PARENT', since: '2019-02-20' },
      ],
    ],
    ['sees the scores in scope and those of their own', 'Mark.domainScores.domain', ['FINANCE', 'FINANCE', 'MENTAL_HEALTH']],
    ['sees no score outside the scope', 'Walter.domainScores', null],
    ['sees all plan items', 'plan.items.kind', ['ACTION', 'ACTION', 'ACTION', 'ACTION', 'ACTION', 'ACTION', 'ACTION', 'GOAL', 'GOAL']],
    ['sees what Mark will do himself', 'plan.items.ownerMember.name', ['Mark de Boer']],
    ['sees both meetings', 'meetings.subject', ['Start van het gezinsplan', 'Voortgang jeugdhulp']],
    ['sees the network', 'network.name', ['Riet Smit', 'Henk Dijkstra']],
    ['sees no escalation, for there is none', 'escalated', null],
    ['sees how the case was triaged', 'triage', 'MULTI_PROBLEM'],
    ['sees no match', 'Mark.signalMatch', null],
  ];
  test.each(rows)('%s', async (_sentence, path, shown) => expect(await at('regisseur', path)).toEqual(shown));
});

describe('S1: the police', () => {
  const rows: readonly Row[] = [
    ['see their own reports on Mark, released or not', 'Mark.policeReports.date', ['2025-06-11', '2026-01-03', '2024-08-17']],
    ['see nothing that is past its retention period', 'Mark.policeReports.year', [2025, 2026, 2024]],
    ['see their own narrative', 'Mark.policeIncidents.narrative', ['Woordenwisseling, partijen gescheiden, geen aanhouding.']],
    ['see who reported', 'Mark.policeReports.reporter', ['Bewoner van het naastgelegen pand']],
    ['see the antecedents', 'Mark.policeAntecedents.description', ['Rijden onder invloed, strafbeschikking']],
    ['see the restraining order', 'Mark.restrainingOrders.running', [false]],
    [
      'see whom to call',
      'regisseur',
      {
        organisation: 'Gemeente Voorbeeldstad',
        dutyPhone: '+31881000001',
        name: 'Nadia Bakker',
        contact: 'n.bakker@voorbeeldstad.example',
        provenance: { source: 'HUB', recordedAt: '2026-02-02', confidentiality: 'OPEN' },
      },
    ],
    [
      'see their own actions',
      'plan.items.text',
      [
        'De wijkagent belt elke maand en houdt de afspraken over contact bij.',
        'De wijkagent legt uit wat er gebeurt als de afspraken niet worden gehouden.',
      ],
    ],
    ['see no other plan item, not even that it exists', 'plan.items.kind', ['ACTION', 'ACTION']],
    ['see an age band', 'Walter.ageBand', 'A12_15'],
    ['see no birth date', 'Walter.birthDate', null],
    ['see no secret address', 'Chantal.address', null],
    ['see not even the municipality of it', 'Sebastiaan.municipality', null],
    [
      'see kinds of ties',
      'Mark.ties',
      [{ kind: 'CHILD' }, { kind: 'CHILD' }, { kind: 'FORMER_PARTNER' }, { kind: 'PARENT' }, { kind: 'PARENT' }],
    ],
    ['see no authority', 'Walter.authority', null],
    ['see nobody else who is involved', 'Mark.otherInvolvements', null],
    ['see themselves', 'Mark.policeInvolvements.professional', ['Tim Jacobs']],
    ['see no network', 'network', null],
    ['see no meeting', 'meetings', null],
    ['see no scores', 'Mark.domainScores', null],
  ];
  test.each(rows)('%s', async (_sentence, path, shown) => expect(await at('police', path)).toEqual(shown));

  test('see the four with whom they are involved', async () => {
    expect((await journey.view('s1', 'police')).listed).toEqual(['Mark', 'Chantal', 'Sebastiaan', 'Walter']);
  });
});

describe('S1: the GGZ', () => {
  const rows: readonly Row[] = [
    [
      'sees its own diagnoses, the secret one too',
      'Mark.ggzDiagnoses.text',
      ['Aanpassingsstoornis', 'Depressieve stoornis', 'Posttraumatische stressstoornis', 'Stoornis in alcoholgebruik, matig'],
    ],
    ['sees the medication', 'Mark.ggzMedications.text', ['Melatonine tablet 3 mg', 'Sertraline tablet 50 mg']],
    ['sees the episodes within their retention period', 'Mark.ggzEpisodes.fromYear', [2018, 2025]],
    [
      'sees the ties of Mark without their other ends',
      'Mark.ties',
      [
        { kind: 'CHILD' },
        { kind: 'CHILD' },
        { kind: 'FORMER_PARTNER', since: '2018-05-14' },
        { kind: 'PARENT', since: '1987-12-01' },
        { kind: 'PARENT', since: '1987-12-01' },
      ],
    ],
    ['sees no police report', 'Mark.policeReports', null],
    ['is not told that there is one', 'Mark.policeKnown', null],
    ['sees no address', 'Mark.address', null],
    ['sees not that the police are involved', 'Mark.policeInvolved', null],
    ['sees not that youth help is involved', 'Mark.youthInvolved', null],
    ['sees its own plan item whole', 'plan.items.text', ['Elke week een gesprek over omgaan met spanning.']],
    [
      'sees of the others about Mark only how far they are',
      'plan.items.kind',
      ['ACTION', 'ACTION', 'ACTION', 'ACTION', 'ACTION', 'GOAL', 'GOAL'],
    ],
    ['sees no meeting', 'meetingHeld', null],
  ];
  test.each(rows)('%s', async (_sentence, path, shown) => expect(await at('ggz', path)).toEqual(shown));

  test('sees nobody but Mark', async () => {
    expect((await journey.view('s1', 'ggz')).listed).toEqual(['Mark']);
  });
});

describe('S1: youth', () => {
  const rows: readonly Row[] = [
    ['sees the care report, which was released to it too', 'Mark.policeReports', [ofMark]],
    ['sees no incident', 'Mark.incidentKnown', null],
    ['sees its own notes, the secret one too', 'Walter.youthNotes.date', ['2026-04-02']],
    ['sees its own provision with who provides it', 'Walter.youthProvisions.provider', ['Jeugdhulp De Sprong', 'Praktijk Het Kompas']],
    ['sees its own safety assessments', 'Sebastiaan.safetyAssessments.safetyLevel', [5]],
    ['sees the development', 'Sebastiaan.developments.category', ['Sociaal-emotioneel']],
    ['sees not that Mark is in care: his waiver names the regisseur only', 'Mark.inGgzCare', null],
    ['sees no practitioner', 'Mark.ggzPractitioners', null],
    ['sees no functional impact', 'Mark.ggzFunctionalImpacts', null],
    ['sees not that the GGZ is involved', 'Mark.ggzInvolved', null],
    ['sees no secret address', 'Walter.address', null],
    [
      'sees one tie of Chantal whose other end is nobody it knows',
      'Chantal.ties.kind',
      ['CHILD', 'CHILD', 'CHILD', 'FORMER_PARTNER', 'PARENT', 'PARENT'],
    ],
    ['sees of that tie no other end', 'Chantal.ties.member.name', ['Sebastiaan de Boer', 'Walter de Boer', 'Mark de Boer']],
    ['sees the score that it recorded', 'Walter.domainScores.score', [3]],
    ['sees the meeting that it convened, and no other', 'meetings.subject', ['Voortgang jeugdhulp']],
    [
      'sees its own plan item, and how far the others are',
      'plan.items.provenance',
      [{ source: 'HUB', recordedAt: '2026-03-16', confidentiality: 'OPEN' }, ...Array.from({ length: 8 }, () => openPlan)],
    ],
  ];
  test.each(rows)('%s', async (_sentence, path, shown) => expect(await at('youth', path)).toEqual(shown));

  test('sees the four with whom it is involved', async () => {
    expect((await journey.view('s1', 'youth')).listed).toEqual(['Mark', 'Chantal', 'Sebastiaan', 'Walter']);
  });
});

describe('S1: Wmo, and work and income', () => {
  const wmo: readonly Row[] = [
    [
      'sees its own provisions, restricted and secret alike',
      'Chantal.wmoProvisions.category',
      ['Begeleiding', 'Hulp bij het huishouden', 'Opvang', 'Vervoer'],
    ],
    ['sees its own report', 'Chantal.wmoReports.category', ['Zelfstandig wonen']],
    ['sees the informal carer', 'Chantal.wmoInformalCarers.name', ['Annelies Visser']],
    ['sees nothing past its retention period', 'Chantal.wmoProvisions.from', ['2026-03-09', '2026-02-16', '2026-01-05', '2026-04-20']],
    ['sees the name of Chantal', 'Chantal.name', 'Chantal de Vries'],
    ['sees not where Chantal lives', 'Chantal.address', null],
    ['sees not that others are involved', 'Chantal.othersInvolved', null],
    ['sees not that the police are involved', 'Chantal.policeInvolved', null],
    ['sees not that youth help is involved', 'Chantal.youthInvolved', null],
    ['sees no debt', 'Chantal.debtTrajectoryRuns', null],
    ['sees no benefit', 'Chantal.benefitRuns', null],
    ['sees no ties, for no goal brings them in scope', 'Chantal.ties', null],
    ['sees its own plan item alone', 'plan.items.text', ['Hulp bij het huishouden is gestart.']],
  ];
  test.each(wmo)('Wmo %s', async (_sentence, path, shown) => expect(await at('wmo', path)).toEqual(shown));

  const income: readonly Row[] = [
    ['sees its own trajectories with amounts', 'Mark.debts.amount', [7800, 2100, 27_450]],
    ['sees the creditors', 'Mark.creditors.name', ['Energie Voorbeeld', 'Kredietbank De Stuiver', 'Zorgverzekeraar Polder']],
    ['sees the benefits', 'Chantal.benefits.amountPerMonth', [1345.45]],
    ['sees names', 'Chantal.name', 'Chantal de Vries'],
    ['sees where Mark lives', 'Mark.address.city', 'Tiel'],
    ['sees not where Chantal lives', 'Chantal.address', null],
    ['sees no Wmo provision', 'Chantal.wmoProvided', null],
    ['sees no functional impact', 'Mark.ggzFunctionalImpacts', null],
    ['sees not that others are involved', 'Mark.othersInvolved', null],
    ['sees not that the GGZ is involved', 'Mark.ggzInvolved', null],
    ['sees no ties', 'Mark.ties', null],
    ['sees of its own goal the text', 'plan.items.text', ['Er komen geen nieuwe schulden bij en de vaste lasten worden betaald.']],
    ['sees the scores that it recorded', 'Mark.domainScores.scoredAt', ['2026-02-16', '2026-09-21']],
  ];
  test.each(income)('W&I %s', async (_sentence, path, shown) => expect(await at('income', path)).toEqual(shown));

  test('see only whom they are involved with', async () => {
    expect((await journey.view('s1', 'wmo')).listed).toEqual(['Chantal']);
    expect((await journey.view('s1', 'income')).listed).toEqual(['Mark', 'Chantal']);
  });
});

describe('S1: for whom no case exists', () => {
  test.each([
    ['the mayor', 'mayor', 'OOV'],
    ['the mayor, coordinating', 'mayor', 'COORD'],
    ['the policy maker', 'policymaker', 'MI'],
    ['the policy maker, coordinating', 'policymaker', 'COORD'],
    ['the policy maker, evaluating', 'policymaker', 'EVAL'],
    ['the privacy officer', 'officer', 'COORD'],
    ['the privacy officer, auditing', 'officer', 'AUDIT'],
    ['the regisseur, for management information', 'regisseur', 'MI'],
    ['a father of another family', 'johan', 'RIGHTS'],
  ])('%s', async (_name, who, purpose) => {
    const view = await journey.view('s1', who, purpose);
    expect([view.status, view.familyCase, view.withheld]).toEqual([200, null, []]);
    expect(Object.values(view.wire).flat()).toEqual([]);
  });
});
