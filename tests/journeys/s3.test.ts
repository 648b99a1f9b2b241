import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxNoon, startJourney, type Journey, type Who } from './journey.ts';
import { tellingWords, type Telling } from './telling-words.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const everything = Object.keys(tellingWords.s3) as readonly Telling<'s3'>[];
const names = ['the name of Gerrit', 'the name of Wilma', 'the name of Alexander', 'the name of Zoey'] as const;
const regisseur = ['who the regisseur is'] as const;

/** What each role may come to know in S3, by purpose: nothing else may be found anywhere in its answer. */
const mayKnow: readonly (readonly [who: Who, purpose: string, known: readonly Telling<'s3'>[]])[] = [
  ['wmo', 'SIGNAL', ['youth as a party to call']],
  ['youth', 'SIGNAL', ['Wmo as a party to call']],
  ['wmo', 'COORD', [...regisseur, 'Wmo provision', 'youth as a party to call']],
  [
    'youth',
    'COORD',
    [
      ...regisseur,
      'youth as a party to call',
      'who of youth',
      'Wmo as a party to call',
      'help to Gerrit',
      'who helps Gerrit',
      'the record of Alexander',
      'who helps Alexander',
      'the record of Zoey',
      'who helps Zoey',
    ],
  ],
  ['regisseur', 'SIGNAL', ['Wmo as a party to call']],
  [
    'regisseur',
    'TRIAGE',
    [
      ...names,
      'who is grown up',
      'who is 16 or 17',
      'who is younger than 12',
      'kinds of ties',
      'that there are parents',
      'Wmo as a party to call',
    ],
  ],
  ['regisseur', 'COORD', [...regisseur, 'Wmo as a party to call', 'the rationale of the triage', 'when the case was opened']],
  ['police', 'COORD', []],
  ['ggz', 'COORD', []],
  ['income', 'PROVISION', []],
  ['mayor', 'OOV', []],
  ['policymaker', 'MI', []],
  ['officer', 'AUDIT', []],
  [
    'gerrit',
    'RIGHTS',
    [
      ...(['the name of Gerrit', 'the name of Zoey', 'the birth date of Gerrit', 'the birth date of Zoey', ...regisseur] as const),
      ...([
        'who is grown up',
        'who is younger than 12',
        'the address',
        'kinds of ties',
        'that there are parents',
        'Wmo provision',
        'Wmo as a party to call',
        'who of Wmo',
      ] as const),
      ...([
        'youth as a party to call',
        'who of youth',
        'help to Gerrit',
        'who helps Gerrit',
        'the record of Zoey',
        'who helps Zoey',
      ] as const),
    ],
  ],
  [
    'wilma-van-zon',
    'RIGHTS',
    [
      ...(['the name of Wilma', 'the name of Zoey', 'the birth date of Wilma', 'the birth date of Zoey', ...regisseur] as const),
      ...(['who is grown up', 'who is younger than 12', 'the address', 'kinds of ties', 'that there are parents'] as const),
      ...(['youth as a party to call', 'who of youth', 'the record of Zoey', 'who helps Zoey'] as const),
    ],
  ],
  [
    'alexander',
    'RIGHTS',
    [
      ...([
        'the name of Alexander',
        'the birth date of Alexander',
        'who is 16 or 17',
        'the address',
        'that there are parents',
        ...regisseur,
      ] as const),
      ...(['youth as a party to call', 'who of youth', 'the record of Alexander', 'who helps Alexander'] as const),
    ],
  ],
];

describe('S3: what each role may come to know, and nothing else', () => {
  test.each(mayKnow)('%s, for %s', async (who, purpose, known) => {
    const { text } = await journey.view('s3', who, purpose);
    const found = everything.filter((topic) => tellingWords.s3[topic].some((word) => text.includes(word)));
    expect(found).toEqual(everything.filter((topic) => known.includes(topic)));
    expect(known.flatMap((topic) => tellingWords.s3[topic].filter((word) => !text.includes(word)))).toEqual([]);
  });
  test('every topic is known to somebody', () => {
    expect(everything.filter((topic) => !mayKnow.some(([, , known]) => known.includes(topic)))).toEqual([]);
  });
});

const cjg = { organisation: 'CJG Voorbeeldstad', dutyPhone: '+31881000004' };
const wmoOffice = { organisation: 'Gemeente Voorbeeldstad', dutyPhone: '+31881000005' };

type Row = readonly [who: Who, purpose: string, sentence: string, path: string, shown: unknown];

describe('S3: two signals within one household', () => {
  const rows: readonly Row[] = [
    ['wmo', 'SIGNAL', 'sees that there is a match', 'Gerrit.signalMatch', true],
    ['wmo', 'SIGNAL', 'sees whom to call', 'Gerrit.signalContact', cjg],
    ['wmo', 'SIGNAL', 'sees not since when', 'Gerrit.signalMatches', null],
    [
      'wmo',
      'SIGNAL',
      'sees nothing else of Gerrit but its own',
      'Gerrit',
      { id: 's3-m1', regisseurAppointed: true, signalMatch: true, signalContact: cjg, wmoProvided: true },
    ],
    ['youth', 'SIGNAL', 'sees whom to call about Gerrit', 'Gerrit.signalContact', wmoOffice],
    ['youth', 'SIGNAL', 'sees whom to call about Zoey, of whom it signalled too', 'Zoey.signalContact', wmoOffice],
    ['youth', 'SIGNAL', 'sees no match about Alexander, of whom nobody signalled', 'Alexander.signalMatch', null],
    ['regisseur', 'TRIAGE', 'sees that there is a match', 'Gerrit.signalMatch', true],
    [
      'regisseur',
      'TRIAGE',
      'sees names',
      'members.name',
      ['Gerrit den Braber', 'Wilma van Zon', 'Alexander den Braber', 'Zoey den Braber'],
    ],
    ['regisseur', 'TRIAGE', 'sees age bands', 'members.ageBand', ['ADULT', 'ADULT', 'A16_17', 'U12']],
    ['regisseur', 'TRIAGE', 'sees no birth date', 'members.birthDate', null],
    [
      'regisseur',
      'TRIAGE',
      'sees kinds of ties without dates or other ends',
      'Gerrit.ties',
      [{ kind: 'CHILD' }, { kind: 'CHILD' }, { kind: 'PARTNER' }],
    ],
    [
      'regisseur',
      'TRIAGE',
      'sees which organisations are involved',
      'Gerrit.otherInvolvements',
      [{ ...wmoOffice, provenance: { source: 'HUB', confidentiality: 'OPEN' } }],
    ],
    ['regisseur', 'TRIAGE', 'sees not that youth is', 'members.youthInvolved', null],
    ['regisseur', 'TRIAGE', 'sees not that the police are', 'members.policeInvolved', null],
    ['regisseur', 'TRIAGE', 'sees not that the GGZ is', 'members.ggzInvolved', null],
    ['regisseur', 'TRIAGE', 'sees no address', 'members.municipality', null],
    ['regisseur', 'TRIAGE', 'sees no Wmo provision', 'Gerrit.wmoProvided', null],
    ['regisseur', 'TRIAGE', 'sees no youth help', 'members.youthProvided', null],
    ['regisseur', 'TRIAGE', 'sees what was decided', 'triage', 'MULTI_USER'],
  ];
  test.each(rows)('%s, for %s, %s', async (who, purpose, _sentence, path, shown) => {
    expect((await journey.view('s3', who, purpose)).at(path)).toEqual(shown);
  });
});

describe('S3: not multi-problem, so no unified view opens', () => {
  const rows: readonly (readonly [Who, string, string, unknown])[] = [
    ['wmo', 'sees its own provision', 'Gerrit.wmoProvisions.kind', ['Traplift']],
    ['wmo', 'sees the phase', 'phase', 'ACTIVE'],
    ['wmo', 'sees the match', 'Gerrit.signalMatch', true],
    ['wmo', 'sees no name', 'Gerrit.name', null],
    ['wmo', 'sees no age', 'Gerrit.ageBand', null],
    ['wmo', 'sees not that others are involved', 'Gerrit.othersInvolved', null],
    ['wmo', 'sees no plan', 'plan', null],
    ['youth', 'sees its own help to Gerrit', 'Gerrit.youthProvisions.kind', ['Oudertraining in een groep']],
    ['youth', 'sees its own help to Alexander', 'Alexander.youthProvisions.kind', ['Gesprekken over somberheid']],
    ['youth', 'sees the phase', 'phase', 'ACTIVE'],
    ['youth', 'sees the match', 'Zoey.signalMatch', true],
    ['youth', 'sees no name', 'Zoey.name', null],
    ['youth', 'sees no Wmo provision', 'Gerrit.wmoProvided', null],
    ['regisseur', 'sees no name any more', 'members.name', null],
    ['regisseur', 'sees no ties any more', 'members.ties', null],
    ['regisseur', 'sees no provision', 'Gerrit.wmoProvided', null],
    ['regisseur', 'sees no youth help', 'Zoey.inYouthCare', null],
    ['regisseur', 'sees not who is involved', 'members.othersInvolved', null],
    ['regisseur', 'sees the phase', 'phase', 'ACTIVE'],
    ['regisseur', 'sees the match', 'members.signalMatch', [true, true]],
    ['gerrit', 'sees his own provision', 'Gerrit.wmoProvisions.kind', ['Traplift']],
    ['gerrit', 'sees the phase', 'phase', 'ACTIVE'],
    ['gerrit', 'sees the help to Zoey', 'Zoey.youthProvisions.kind', ['Training sociale vaardigheden']],
    ['gerrit', 'sees who helps Zoey', 'Zoey.youthProvisions.provider', ['Jeugdhulp De Sprong']],
    ['gerrit', 'sees nothing of Alexander', 'Alexander', null],
    [
      'gerrit',
      'sees a second child without who it is',
      'Gerrit.ties',
      [{ kind: 'CHILD', member: { id: 's3-m4', name: 'Zoey den Braber' } }, { kind: 'CHILD' }, { kind: 'PARTNER', since: '2004-06-11' }],
    ],
    ['gerrit', 'sees no match: that is between organisations', 'Gerrit.signalMatch', null],
    ['wilma-van-zon', 'sees the help to Zoey', 'Zoey.youthProvisions.kind', ['Training sociale vaardigheden']],
    ['wilma-van-zon', 'sees nothing of Alexander', 'Alexander', null],
    ['wilma-van-zon', 'sees nothing of Gerrit', 'Gerrit', null],
    ['alexander', 'sees his own record', 'Alexander.youthProvisions.kind', ['Gesprekken over somberheid']],
    [
      'alexander',
      'sees nobody else',
      'Alexander.ties',
      [
        { kind: 'PARENT', since: '2009-05-29' },
        { kind: 'PARENT', since: '2009-05-29' },
      ],
    ],
  ];
  test.each(rows)('%s %s', async (who, _sentence, path, shown) => expect((await journey.view('s3', who)).at(path)).toEqual(shown));

  test.each([
    ['wmo', ['Gerrit']],
    ['youth', ['Gerrit', 'Alexander', 'Zoey']],
    ['regisseur', ['Gerrit', 'Wilma', 'Alexander', 'Zoey']],
    ['gerrit', ['Gerrit', 'Zoey']],
    ['wilma-van-zon', ['Wilma', 'Zoey']],
    ['alexander', ['Alexander']],
  ])('%s sees %j', async (who, listed) => expect((await journey.view('s3', who)).listed).toEqual(listed));

  test.each(['gerrit', 'wilma-van-zon'])('%s gets no reason about Alexander, nor about Zoey', async (who) => {
    const { withheld, text } = await journey.view('s3', who);
    expect(new Set(withheld.map(({ member }) => member))).toEqual(new Set([who === 'gerrit' ? 's3-m1' : 's3-m2', null]));
    expect(text).not.toContain('s3-m3');
  });
});

describe('a child who grows up', () => {
  const seen: readonly (readonly [who: Who, moment: string, sentence: string, listed: readonly string[]])[] = [
    ['gerrit', '2034-11-13T22:59:59Z', 'sees Zoey on the last evening before she turns 16', ['Gerrit', 'Zoey']],
    ['wilma-van-zon', '2034-11-13T22:59:59Z', 'sees Zoey on that evening too', ['Wilma', 'Zoey']],
    ['gerrit', '2034-11-13T23:00:00Z', 'no longer sees Zoey when it is her birthday in Amsterdam', ['Gerrit']],
    ['wilma-van-zon', '2034-11-13T23:00:00Z', 'no longer sees her either', ['Wilma']],
    ['gerrit', '2025-05-28T21:59:59Z', 'saw Alexander while he was 15', ['Gerrit', 'Alexander', 'Zoey']],
    ['gerrit', '2025-05-28T22:00:00Z', 'saw him no longer from his sixteenth birthday', ['Gerrit', 'Zoey']],
    ['alexander', '2021-05-28T21:59:59Z', 'could not look himself while he was 11', []],
    ['alexander', '2021-05-28T22:00:00Z', 'could from his twelfth birthday', ['Alexander']],
  ];
  test.each(seen)('%s, at %s: %s', async (who, moment, _sentence, listed) => {
    await journey.travelTo(moment);
    const view = await journey.ask({ caseId: 's3', who });
    await journey.travelTo(sandboxNoon);
    expect(view.listed).toEqual(listed);
    const bodies = Object.values(view.wire)
      .flat()
      .map(({ body }) => body);
    expect(bodies.some((body) => body.includes('999995807'))).toBe(listed.includes('Zoey'));
    expect(bodies.some((body) => body.includes('999995832'))).toBe(listed.includes('Alexander'));
  });
});
