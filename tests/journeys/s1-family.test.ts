import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Who } from './journey.ts';
import { tellingWords, type Telling } from './telling-words.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const at = async (who: Who, path: string) => (await journey.view('s1', who)).at(path);
const everything = Object.keys(tellingWords.s1) as readonly Telling<'s1'>[];

/** What each of the family may come to know about themselves and their children: nothing else may be found anywhere in the answer. */
const mayKnow: readonly (readonly [Who, readonly Telling<'s1'>[]])[] = [
  [
    'mark',
    [
      'the name of Mark',
      'the birth date of Mark',
      'the address of Mark',
      'the names of Sebastiaan',
      'the names of Walter',
      'the birth date of Sebastiaan',
      'the birth date of Walter',
      // As who does something of his own plan.
      'the police as an organisation',
      'the GGZ as an organisation',
      'whom to call at the GGZ',
      'the practitioners',
      'the GGZ episodes',
      'the diagnoses',
      'the functional impact',
      'the restricted functional impact',
      'the care goals',
      'the crisis plan',
      'the medication',
      // With himself, not with the children.
      'youth help as an organisation',
      'whom to call at youth help',
      'that a child has help at home',
      'what the help at home is',
      'the treatment of Walter',
      'the development',
      'whom to call at W&I',
      'the debt band of Mark',
      'the debt of Mark',
      'the creditors of Mark',
      'the benefit',
      'plan items of the police',
      'plan items of the GGZ',
      'the goal of W&I',
      'what Mark and the network do',
      'the goal of the regisseur',
      'the network of Mark',
    ],
  ],
  [
    'chantal',
    [
      'the name of Chantal',
      'the birth date of Chantal',
      'the secret address',
      'the names of Sebastiaan',
      'the names of Walter',
      'the birth date of Sebastiaan',
      'the birth date of Walter',
      'who William is',
      'the birth date of William',
      'the help to William',
      'youth help as an organisation',
      'whom to call at youth help',
      'that a child has help at home',
      'what the help at home is',
      'the treatment of Walter',
      'the development',
      'whom to call at Wmo',
      'the categories of Wmo provision',
      'the open Wmo provision',
      'the restricted Wmo provisions',
      'the Wmo report',
      'the informal carer',
      'whom to call at W&I',
      'the debt of Chantal',
      'the creditor of Chantal',
      'the benefit',
      'plan items of Wmo',
    ],
  ],
  [
    'walter',
    [
      'the secret address',
      'the names of Walter',
      'the birth date of Walter',
      'youth help as an organisation',
      'whom to call at youth help',
      'that a child has help at home',
      // Restricted, which does not close it for himself.
      'what the help at home is',
      'the treatment of Walter',
      'the providers of youth help',
      'the practice that treats Walter',
      'the safety assessment of Walter',
      'the safety band',
    ],
  ],
  ['wieger', ['who William is', 'the birth date of William', 'the help to William', 'that a child has help at home']],
];

describe('S1: what each of the family may come to know, and nothing else', () => {
  test.each(mayKnow)('%s', async (who, known) => {
    const { text } = await journey.view('s1', who);
    const found = everything.filter((topic) => tellingWords.s1[topic].some((word) => text.includes(word)));
    expect(found).toEqual(everything.filter((topic) => known.includes(topic)));
    expect(known.flatMap((topic) => tellingWords.s1[topic].filter((word) => !text.includes(word)))).toEqual([]);
  });
});

type Row = readonly [sentence: string, path: string, shown: unknown];

describe('S1: the own view of Mark', () => {
  const rows: readonly Row[] = [
    ['shows where he lives', 'Mark.address', { street: 'Waterstraat', houseNumber: '10', postalCode: '4001AP', city: 'Tiel' }],
    [
      'shows his diagnoses, the restricted one too, the secret one not',
      'Mark.ggzDiagnoses.text',
      ['Aanpassingsstoornis', 'Posttraumatische stressstoornis', 'Stoornis in alcoholgebruik, matig'],
    ],
    ['shows his medication', 'Mark.ggzMedications.dosage', ['Een uur voor het slapen 1 tablet', 'Eenmaal per dag 1 tablet']],
    [
      'shows who treats him',
      'Mark.ggzPractitioners.name',
      ['A.M. Terlouw', 'Ervaringsdeskundige van het team', 'J.P. Wiersma', 'R. Oosterhof'],
    ],
    ['shows his debts with amounts', 'Mark.debts.amount', [7800, 2100, 27_450]],
    ['shows his creditors', 'Mark.creditors.name', ['Energie Voorbeeld', 'Kredietbank De Stuiver', 'Zorgverzekeraar Polder']],
    ['shows the plan items about him, and about nobody else', 'plan.items.members.name', Array.from({ length: 7 }, () => ['Mark de Boer'])],
    ['shows what he will do himself', 'plan.items.ownerMember.name', ['Mark de Boer']],
    ['shows whom he can turn to', 'regisseur.dutyPhone', '+31881000001'],
    ['shows who supports him', 'network.name', ['Henk Dijkstra']],
    ['shows how far the case is', 'phase', 'ACTIVE'],
    ['shows not why it was triaged so', 'triageRationale', null],
    ['shows no meeting', 'meetings', null],
    ['shows no police report: that goes through the police (Wpg 25)', 'Mark.policeReports', null],
    ['shows not that there is one', 'Mark.policeKnown', null],
    ['shows no restraining order', 'Mark.restrainingOrderKnown', null],
    ['shows not that the police are involved', 'Mark.policeInvolved', null],
    ['shows the name of Sebastiaan', 'Sebastiaan.name', 'Sebastiaan de Boer'],
    ['shows the provision to Sebastiaan', 'Sebastiaan.youthProvisions.kind', ['Gezinsbegeleiding aan huis']],
    [
      'shows the provisions to Walter, the restricted one by its category',
      'Walter.youthProvisions.category',
      ['Ambulante jeugdhulp', 'Jeugd-ggz'],
    ],
    ['shows of it what is open', 'Walter.youthProvisions.kind', ['Traumabehandeling']],
    ['shows no provider', 'Sebastiaan.youthProvisions.provider', null],
    ['shows no address of the children', 'Sebastiaan.address', null],
    ['shows not even in which municipality they live', 'Walter.municipality', null],
    ['shows no safety assessment', 'Sebastiaan.safetyAssessments', null],
    ['shows not that there is one', 'Sebastiaan.safetyAssessed', null],
    ['shows no notes', 'Walter.youthNotes', null],
    [
      'shows no plan about the children',
      'plan.items.domain',
      ['FINANCE', 'JUSTICE', 'MENTAL_HEALTH', 'FINANCE', 'JUSTICE', 'FINANCE', 'MENTAL_HEALTH'],
    ],
    [
      'shows his ties, with nobody at the other end of whom he sees nothing',
      'Mark.ties.member.name',
      ['Sebastiaan de Boer', 'Walter de Boer'],
    ],
    ['shows his former marriage without Chantal', 'Mark.ties.kind', ['CHILD', 'CHILD', 'FORMER_PARTNER', 'PARENT', 'PARENT']],
    ['shows the authority over Sebastiaan with himself alone', 'Sebastiaan.authority.holders.name', [['Mark de Boer']]],
    ['shows no scores about the children', 'Walter.domainScores', null],
  ];
  test.each(rows)('%s', async (_sentence, path, shown) => expect(await at('mark', path)).toEqual(shown));
});

const rows: readonly (readonly [Who, string, string, unknown])[] = [
  ['chantal', 'sees her own secret address', 'Chantal.address.postalCode', '3542AL'],
  ['chantal', 'does not see it with the children, whose address it is too', 'Sebastiaan.address', null],
  [
    'chantal',
    'sees what Wmo provides her, the restricted provisions too, the secret one not',
    'Chantal.wmoProvisions.category',
    ['Begeleiding', 'Hulp bij het huishouden', 'Vervoer'],
  ],
  ['chantal', 'sees no police report about herself', 'Chantal.policeKnown', null],
  [
    'chantal',
    'sees her former marriage without Mark',
    'Chantal.ties.member.name',
    ['Sebastiaan de Boer', 'Walter de Boer', 'William Postma'],
  ],
  ['chantal', 'sees no youth help of her own that is past its retention period', 'Chantal.youthEpisodes', null],
  ['chantal', 'sees the help to William', 'William.youthProvisions.kind', ['Speltherapie']],
  ['walter', 'sees his own safety assessment', 'Walter.safetyAssessments.safetyLevel', [6]],
  ['walter', 'sees who helps him', 'Walter.youthProvisions.provider', ['Jeugdhulp De Sprong', 'Praktijk Het Kompas']],
  ['walter', 'sees no notes', 'Walter.youthNotes', null],
  ['walter', 'sees where he lives himself', 'Walter.address.street', 'Mesonweg'],
  [
    'walter',
    'sees his ties without other ends',
    'Walter.ties',
    [
      { kind: 'PARENT', since: '2014-06-01' },
      { kind: 'PARENT', since: '2014-06-01' },
    ],
  ],
  ['wieger', 'sees of the case nothing but William', 'phase', null],
  ['wieger', 'sees the help to William', 'William.youthProvisions.kind', ['Speltherapie']],
  [
    'wieger',
    'sees the authority over William without its holders',
    'William.authority',
    [{ kind: 'JOINT_PARENTAL', underInvestigation: false }],
  ],
];

describe('S1: the views of the others in the family', () => {
  test.each(rows)('%s %s', async (who, _sentence, path, shown) => expect(await at(who, path)).toEqual(shown));
});

const views: readonly (readonly [Who, readonly string[], readonly string[]])[] = [
  ['mark', ['Mark', 'Sebastiaan', 'Walter'], ['Sebastiaan', 'Walter']],
  ['chantal', ['Chantal', 'Sebastiaan', 'Walter', 'William'], ['Sebastiaan', 'Walter', 'William']],
  ['walter', ['Walter'], []],
  ['wieger', ['William'], ['William']],
];

/** The fields of a member that say who helps, where somebody is, or which professional knows them. */
const whoOrWhere =
  'address municipality othersInvolved otherInvolvements ggzInvolved ggzInvolvements policeInvolved policeInvolvements youthInvolved youthInvolvements ' +
  'ggzPractitioners ggzCrisisContacts youthProvisions.provider supervisionOrders supervisionOrdered accessLog safetyAssessments safetyAssessed domainScores ' +
  'signalContact youthNotes policeReports wmoInformalCarers';

describe('S1: who is seen at all', () => {
  test.each(views)('%s', async (who, listed) => {
    const view = await journey.view('s1', who);
    expect(view.listed).toEqual(listed);
    const ids = [...new Set(view.text.match(/s1-m\d/g))].toSorted();
    expect(ids).toEqual(view.at('members.id'));
  });
});

describe('S1: the safety of the children goes first', () => {
  test.each(views)(
    '%s, as a holder of authority, sees no provider, place or professional about a child',
    async (who, _listed, children) => {
      const view = await journey.view('s1', who);
      for (const child of children) {
        const shown = whoOrWhere.split(' ').filter((path) => view.at(`${child}.${path}`) !== null);
        expect([child, shown]).toEqual([child, []]);
        // The regisseur of the case is known to everybody in it.
        const { regisseur: _known, ...rest } = view.at(child) as Readonly<Record<string, unknown>>;
        expect(JSON.stringify(rest)).not.toMatch(
          /\+31|CJG Voorbeeldstad|GGZ De Brug|Sprong|Kompas|Politie|Gemeente|Utrecht|Mesonweg|Terlouw|El Amrani|Jacobs|Vermeer|de Wit|Bakker/,
        );
      }
    },
  );
});

describe('S1: reasons', () => {
  test.each(views)('%s gets no reason about anybody else', async (who) => {
    const view = await journey.view('s1', who);
    const own: Readonly<Record<string, string>> = { mark: 's1-m1', chantal: 's1-m2', walter: 's1-m4' };
    expect(view.withheld.filter(({ member }) => member !== null && member !== own[who])).toEqual([]);
  });

  test('Mark reads that the police must be asked themselves', async () => {
    const { liftedBy, askWhom } = (await journey.view('s1', 'mark')).withheldOf('Mark').get('POLICE_CARE_REPORT') ?? {};
    expect([liftedBy, askWhom]).toEqual([['NOTHING'], 'Het gezinsbeeld toont hiervan niet meer. Vraag het aan de politie zelf.']);
  });
});
