import { describe, expect, test } from 'vitest';
import { aWaiver } from '#consent/testing/a-subject.ts';
import { aDisclosure, aMember, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { readQuery } from '#gateway/testing/read-query.ts';
import { needsOf, withheldFrom } from './withheld.ts';

const needs = (selection: string) => needsOf(readQuery(`{ familyCase(id: "s1") { ${selection} } }`).asked);

const withheld = (selection: string, changes: SituationChanges = {}): readonly string[] =>
  withheldFrom(aDisclosure(changes), needs(selection)).map(({ member, dataClass, level, needed, liftedBy }) =>
    [member ?? 'family', dataClass, level, '<', needed, ...liftedBy].join(' '),
  );

describe('what the selected fields need', () => {
  test.each<[string, string, readonly unknown[], readonly unknown[]]>([
    ['the highest level of a class', 'members { ageBand birthDate ageBand }', [['PERSON_BIRTH', 3]], []],
    ['no more than was selected', 'members { ageBand }', [['PERSON_BIRTH', 2]], []],
    ['of records what their fields need', 'members { policeReports { category } }', [['POLICE_CARE_REPORT', 2]], []],
    [
      'of a field of another class that class',
      'members { policeReports { narrative } }',
      [
        ['POLICE_CARE_REPORT', 2],
        ['POLICE_NARRATIVE', 3],
      ],
      [],
    ],
    ['of existence no more than that', 'members { policeKnown }', [['POLICE_CARE_REPORT', 1]], []],
    ['of the case apart from its members', 'phase members { name }', [['PERSON_NAME', 2]], [['FAMILY_CASE', 2]]],
    ['of persons inside an item as of members', 'plan { items { members { birthDate } } }', [['PERSON_BIRTH', 3]], [['PLAN_ITEM', 3]]],
    ['nothing of keys and types', '__typename id members { __typename id }', [], []],
  ])('%s', (_what, selection, member, family) => {
    const { member: ofMembers, family: ofFamily } = needs(selection);
    expect([[...ofMembers], [...ofFamily]]).toEqual([member, family]);
  });
});

describe('what a caller reads about what is withheld', () => {
  const members = [aMember('mark', { waivers: [aWaiver({ memberId: 'mark' })] })];

  test.each<[string, string, SituationChanges, readonly string[]]>([
    ['nothing where all may show', 'members { name birthDate }', { members }, []],
    [
      'what needs a waiver',
      'members { ggzPractitioners { name } }',
      { members: [aMember('mark')] },
      ['mark GGZ_PRACTITIONER NONE < FULL NEEDS_WAIVER'],
    ],
    ['nothing of it when there is one', 'members { ggzPractitioners { name } }', { members }, []],
    ['what needs a release', 'members { policeKnown }', { members }, ['mark POLICE_CARE_REPORT NONE < SIGNAL NEEDS_RELEASE']],
    [
      'what stays with its source',
      'members { policeReports { narrative } }',
      { members, role: 'JGD' },
      ['mark POLICE_CARE_REPORT NONE < COARSE NEEDS_RELEASE', 'mark POLICE_NARRATIVE NONE < FULL NOTHING'],
    ],
    [
      'each listed member apart, and nobody else',
      'members { birthDate }',
      { role: 'POL', involvedWith: ['mark', 'walter'] },
      ['mark PERSON_BIRTH COARSE < FULL NOTHING', 'walter PERSON_BIRTH COARSE < FULL NOTHING'],
    ],
    ['the case itself', 'triageRationale', { role: 'POL' }, ['family FAMILY_CASE COARSE < FULL NOTHING']],
    [
      'to a family member nothing about others',
      'members { policeKnown }',
      { role: 'LID', purpose: 'RIGHTS', subject: 'family-mark', involvedWith: [] },
      ['mark POLICE_CARE_REPORT NONE < SIGNAL NOTHING'],
    ],
  ])('%s', (_what, selection, changes, expected) => {
    expect(withheld(selection, changes)).toEqual(expected);
  });

  test('each entry names its class in Dutch, and has a reason, an article, a sentence and whom to ask', () => {
    for (const entry of withheldFrom(
      aDisclosure({ role: 'WMO' }),
      needs('triageRationale members { policeKnown ggzDiagnoses { text } }'),
    )) {
      expect(entry.name).toMatch(/^\p{Ll}/u);
      for (const text of [entry.reason, entry.article, entry.text, entry.askWhom]) expect(text).not.toBe('');
    }
  });
});
