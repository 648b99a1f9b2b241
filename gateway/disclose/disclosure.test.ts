import { describe, expect, test } from 'vitest';
import { aWaiver } from '#consent/testing/a-subject.ts';
import { Level, type FactValue } from '#consent/vocabulary.ts';
import { aDisclosure, aMember, type SituationChanges } from '#gateway/testing/a-situation.ts';
import type { RecordFacts } from './disclosure.ts';

const closed = { triage: 'MULTI_USER' } as const;
const familyCase = {
  id: 's1',
  reference: null,
  phase: 'ACTIVE',
  triage: 'MULTI_PROBLEM',
  triageRationale: null,
  openedAt: '2026-06-01',
  closedAt: null,
} as const;
const open: RecordFacts = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', source: 'OTHER', domain: null };

describe('who is listed, and whether the case exists', () => {
  test.each<[string, SituationChanges, readonly string[], boolean]>([
    ['the regisseur with all', {}, ['mark', 'chantal', 'walter'], true],
    ['the police with one', { role: 'POL', involvedWith: ['chantal'] }, ['chantal'], true],
    ['the police with nobody', { role: 'POL', involvedWith: [] }, [], false],
    ['a policy maker who is involved: nothing shows', { role: 'BEL' }, [], false],
    ['for management information nothing shows', { purpose: 'MI' }, [], false],
    [
      'who has a match, of that member',
      { role: 'WMO', involvedWith: [], purpose: 'SIGNAL', matches: [{ memberId: 'walter', from: '2026-11-01', until: null }] },
      ['walter'],
      true,
    ],
    [
      'Mark himself, and Walter over whom he holds authority',
      { role: 'LID', purpose: 'RIGHTS', subject: 'family-mark', involvedWith: [] },
      ['mark', 'walter'],
      true,
    ],
    [
      'Mark himself for another purpose than his rights',
      { role: 'LID', purpose: 'COORD', subject: 'family-mark', involvedWith: [] },
      [],
      false,
    ],
    ['own data alone lists nobody', { role: 'GGZ', purpose: 'CARE', involvedWith: [] }, [], false],
    [
      'a case that is not multi-problem, of which its own phase still shows',
      { role: 'POL', familyCase: { ...familyCase, ...closed } },
      ['mark', 'chantal', 'walter'],
      true,
    ],
  ])('%s', (_who, changes, listed, exists) => {
    const disclosure = aDisclosure(changes);
    expect([[...disclosure.listed], disclosure.exists()]).toEqual([listed, exists]);
  });
});

describe('whom a representation stands for', () => {
  const disclosure = aDisclosure({ role: 'POL', involvedWith: ['mark'] });

  test.each<[unknown, string | null]>([
    [{ __typename: 'FamilyMember', id: 'mark' }, 'mark'],
    [{ __typename: 'FamilyMember', bsn: 'bsn of mark' }, 'mark'],
    [{ __typename: 'FamilyMember', bsn: 'bsn of chantal' }, null],
    [{ __typename: 'FamilyMember', id: 'chantal', bsn: 'bsn of mark' }, null],
    [{ __typename: 'FamilyMember', id: 'wieger' }, null],
    [{ __typename: 'FamilyMember', bsn: 7 }, null],
    [{ __typename: 'FamilyMember' }, null],
    [{ __typename: 'FamilyCase', id: 'mark' }, null],
    [{ id: 'mark' }, null],
    [null, null],
    ['mark', null],
  ])('%o is %s', (representation, member) => {
    expect(disclosure.memberOf(representation)).toBe(member);
  });
});

describe('the ceiling, before anything is fetched', () => {
  test.each<[string, SituationChanges, string, string, Level]>([
    ['counts with a release that may be there', {}, 'mark', 'POLICE_CARE_REPORT', Level.FULL],
    ['counts with a hub item that may be one’s own', { role: 'POL' }, 'mark', 'PLAN_ITEM', Level.FULL],
    ['counts with a score that may be in scope', {}, 'mark', 'PLAN_DOMAIN_SCORE', Level.FULL],
    ['does not count with a waiver that is not there', {}, 'mark', 'GGZ_PRACTITIONER', Level.NONE],
    [
      'counts with one that is',
      { members: [aMember('mark', { waivers: [aWaiver({ memberId: 'mark' })] })] },
      'mark',
      'GGZ_PRACTITIONER',
      Level.FULL,
    ],
    ['is nothing for what stays with its source', {}, 'mark', 'POLICE_NARRATIVE', Level.NONE],
    ['is nothing for a class that does not exist', {}, 'mark', 'SECRETS', Level.NONE],
    ['is nothing for somebody who is no member', {}, 'wieger', 'PERSON_NAME', Level.NONE],
  ])('%s', (_what, changes, subject, dataClass, level) => {
    expect(aDisclosure(changes).ceiling(subject, dataClass)).toBe(level);
  });

  test('over the case is the highest of those who are listed, and of the family only where the class stands in the case', () => {
    const disclosure = aDisclosure({ members: [aMember('mark', { waivers: [aWaiver({ memberId: 'mark' })] }), aMember('chantal')] });
    expect(disclosure.highestCeiling('GGZ_PRACTITIONER', false)).toBe(Level.FULL);
    expect(disclosure.highestCeiling('GGZ_PRACTITIONER', true)).toBe(Level.FULL);
    const nobody = aDisclosure({ role: 'POL', involvedWith: [] });
    expect([nobody.highestCeiling('PERSON_NAME', false), nobody.highestCeiling('PERSON_NAME', true)]).toEqual([Level.NONE, Level.NONE]);
  });
});

describe('the level of a record', () => {
  test.each<[string, Partial<RecordFacts>, Level]>([
    ['released', { release: 'RELEASED' }, Level.FULL],
    ['not released', {}, Level.NONE],
    ['of which the release is unknown', { release: 'UNKNOWN' }, Level.NONE],
    ['restricted', { release: 'RELEASED', confidentiality: 'RESTRICTED' }, Level.COARSE],
    ['of unknown confidentiality', { release: 'RELEASED', confidentiality: 'UNKNOWN' }, Level.NONE],
    ['past its period', { release: 'RELEASED', retention: 'PAST' }, Level.NONE],
  ])('%s', (_what, facts, level) => {
    expect(aDisclosure().level('mark', 'POLICE_CARE_REPORT', { ...open, ...facts })).toBe(level);
  });

  test('never widens by what is unknown of it, and never comes above the ceiling', () => {
    for (const role of ['REG', 'POL', 'GGZ', 'JGD', 'WMO', 'WI'] as const) {
      const disclosure = aDisclosure({ role });
      for (const { name } of disclosure.basis.policy.classes.values()) {
        for (const release of ['RELEASED', 'NOT_RELEASED', 'UNKNOWN'] satisfies FactValue<'release'>[]) {
          const known = disclosure.level('mark', name, { ...open, release });
          expect(known).toBeLessThanOrEqual(disclosure.ceiling('mark', name));
          expect(
            disclosure.level('mark', name, { ...open, release, confidentiality: 'UNKNOWN', retention: 'UNKNOWN' }),
          ).toBeLessThanOrEqual(known);
        }
      }
    }
  });

  test('is decided anew for other facts, also after equal ones were remembered', () => {
    const disclosure = aDisclosure();
    const released: RecordFacts = { ...open, release: 'RELEASED' };
    expect([released, open, released].map((facts) => disclosure.level('mark', 'POLICE_CARE_REPORT', facts))).toEqual([
      Level.FULL,
      Level.NONE,
      Level.FULL,
    ]);
  });

  test('in a life domain takes that domain’s scope, and none for no domain', () => {
    const disclosure = aDisclosure({ goals: [{ domain: 'FINANCE', about: ['mark'] }] });
    const levels = ['FINANCE', 'HOUSING', null].map((domain) => disclosure.level('mark', 'PLAN_DOMAIN_SCORE', { ...open, domain }));
    expect(levels).toEqual([Level.FULL, Level.NONE, Level.NONE]);
  });
});

test.each<[string, readonly string[], Level]>([
  ['one', ['mark'], Level.COARSE],
  ['the lowest of all', ['mark', 'chantal'], Level.NONE],
  ['nobody: the family', [], Level.COARSE],
  ['somebody who is no member', ['wieger'], Level.NONE],
])('an item about %s', (_whom, about, level) => {
  expect(aDisclosure({ role: 'GGZ', involvedWith: ['mark'] }).itemLevel(about, 'PLAN_ITEM', open)).toBe(level);
});

describe('the verdict for the record', () => {
  test('of records of which none was seen is that of an open one that was not released', () => {
    expect(aDisclosure().verdict('mark', 'POLICE_CARE_REPORT', null)).toMatchObject({ level: 'NONE', reason: 'NOT_RELEASED' });
    expect(aDisclosure({ role: 'POL' }).verdict('mark', 'POLICE_CARE_REPORT', null)).toMatchObject({ level: 'FULL' });
    expect(aDisclosure({ role: 'POL' }).verdict('mark', 'PLAN_ITEM', null)).toMatchObject({ level: 'NONE' });
  });

  test('of a record is by its own facts', () => {
    expect(
      aDisclosure().verdict('mark', 'POLICE_CARE_REPORT', { ...open, release: 'RELEASED', confidentiality: 'RESTRICTED' }),
    ).toMatchObject({ level: 'COARSE', reason: 'RECORD_RESTRICTED' });
  });
});
