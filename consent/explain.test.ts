import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainWithheld, type Withheld } from './explain.ts';
import { defaultTables } from './testing/default-policy.ts';
import { harmlessFacts } from './harmless-facts.ts';
import { facts as vocabulary, type Facts, type Purpose, type Role } from './vocabulary.ts';

const involved = { ...harmlessFacts, involvement: 'ACTIVE' } as const;
const told = (role: Role, dataClass: string, facts: Facts = {}, purpose: Purpose = 'COORD'): Withheld | null =>
  explainWithheld(defaultTables, { role, purpose, dataClass, facts: { ...involved, ...facts } });

describe('what lifts it', () => {
  test.each<[Role, Purpose, string, Facts, string, string[]]>([
    ['REG', 'COORD', 'GGZ_PRACTITIONER', {}, 'NONE', ['NEEDS_WAIVER']],
    ['REG', 'COORD', 'GGZ_DIAGNOSIS', {}, 'NONE', ['NEEDS_NAMED_WAIVER']],
    ['REG', 'COORD', 'GGZ_CARE_GOALS', {}, 'NONE', ['NEEDS_WAIVER', 'NEEDS_GOAL_IN_SCOPE']],
    ['REG', 'COORD', 'GGZ_CARE_GOALS', { waiver: 'VALID' }, 'NONE', ['NEEDS_GOAL_IN_SCOPE']],
    ['REG', 'COORD', 'GGZ_IN_CARE', { waiver: 'VALID' }, 'SIGNAL', ['NOTHING']],
    ['REG', 'COORD', 'POLICE_CARE_REPORT', {}, 'NONE', ['NEEDS_RELEASE']],
    ['REG', 'COORD', 'POLICE_NARRATIVE', {}, 'NONE', ['NOTHING']],
    ['REG', 'COORD', 'WI_DEBT', {}, 'NONE', ['NEEDS_GOAL_IN_SCOPE']],
    ['REG', 'COORD', 'WI_CREDITORS', {}, 'NONE', ['NOTHING']],
    ['REG', 'COORD', 'YOUTH_SAFETY_LEVEL', {}, 'NONE', ['OTHER_PURPOSE', 'NEEDS_SAFETY_GROUND']],
    ['REG', 'SAFETY', 'YOUTH_SAFETY_LEVEL', {}, 'NONE', ['NEEDS_SAFETY_GROUND']],
    ['REG', 'SIGNAL', 'PERSON_NAME', {}, 'NONE', ['OTHER_PURPOSE']],
    ['REG', 'COORD', 'PERSON_NAME', { view: 'CLOSED' }, 'NONE', ['OPEN_VIEW']],
    ['REG', 'COORD', 'PERSON_NAME', { involvement: 'NONE' }, 'NONE', ['NEEDS_INVOLVEMENT']],
    ['WMO', 'SIGNAL', 'SIGNAL_MATCH', {}, 'NONE', ['NEEDS_MATCH']],
    ['WMO', 'COORD', 'PERSON_ADDRESS', { secretAddress: 'YES' }, 'NONE', ['NOTHING']],
    ['BM', 'OOV', 'PERSON_NAME', {}, 'NONE', ['NEEDS_ESCALATION']],
    ['BM', 'OOV', 'POLICE_CARE_REPORT', {}, 'NONE', ['NEEDS_RELEASE', 'NEEDS_ESCALATION']],
    ['BEL', 'COORD', 'PERSON_NAME', {}, 'NONE', ['NOTHING']],
  ])('%s for %s, of %s given %j: %s, lifted by %j', (role, purpose, dataClass, facts, level, liftedBy) => {
    expect(told(role, dataClass, facts, purpose)).toMatchObject({ level, liftedBy });
  });

  test('is true: with it, more shows', () => {
    const brings: Readonly<Record<string, Facts>> = {
      NEEDS_WAIVER: { waiver: 'VALID' },
      NEEDS_NAMED_WAIVER: { waiver: 'VALID', waiverNamesClass: 'YES' },
      NEEDS_RELEASE: { release: 'RELEASED' },
      NEEDS_GOAL_IN_SCOPE: { inScope: 'YES' },
      NEEDS_SAFETY_GROUND: { safety: 'OPEN' },
      NEEDS_ESCALATION: { escalation: 'ADMINISTRATIVE' },
      NEEDS_MATCH: { match: 'MUTUAL' },
      OPEN_VIEW: { view: 'OPEN' },
      NEEDS_INVOLVEMENT: { involvement: 'ACTIVE' },
    };
    let told = 0;
    for (const { role, purpose, dataClass } of defaultTables.cells.filter((_, index) => index % 7 === 0)) {
      const entry = explainWithheld(defaultTables, { role, purpose, dataClass, facts: involved });
      if (entry === null || entry.liftedBy.includes('NOTHING') || entry.liftedBy.includes('OTHER_PURPOSE')) continue;
      const lifted = Object.assign({ ...involved }, ...entry.liftedBy.map((code) => brings[code])) as Facts;
      expect(defaultTables.level(role, purpose, dataClass, lifted), `${role} ${purpose} ${dataClass}`).toBeGreaterThan(0);
      told += 1;
    }
    expect(told).toBeGreaterThan(20);
  });
});

describe('whom to ask, in plain Dutch', () => {
  test.each<[Role, string, string]>([
    ['REG', 'GGZ_PRACTITIONER', 'Vraag het gezinslid, of wie het gezag heeft, om toestemming.'],
    ['WMO', 'GGZ_PRACTITIONER', 'Vraag de regisseur of het gezinslid, of wie het gezag heeft, toestemming wil geven.'],
    ['REG', 'POLICE_CARE_REPORT', 'Vraag de politie om dit te verstrekken.'],
    ['REG', 'GGZ_MEDICATION', 'Het gezinsbeeld toont hiervan niet meer. Vraag het aan de GGZ zelf.'],
    ['REG', 'ACCESS_LOG', 'Het gezinsbeeld toont hiervan niet meer.'],
    [
      'POL',
      'YOUTH_SAFETY_LEVEL',
      'Dit kan alleen voor een ander doel: directe veiligheid. Vraag uw leidinggevende om een veiligheidsgrond; een tweede persoon moet die goedkeuren.',
    ],
  ])('%s, about %s', (role, dataClass, askWhom) => {
    expect(told(role, dataClass)?.askWhom).toBe(askWhom);
  });

  test('every entry has an article and whole sentences', () => {
    for (const { role, purpose, dataClass } of defaultTables.cells) {
      const entry = explainWithheld(defaultTables, { role, purpose, dataClass, facts: { ...harmlessFacts, self: 'SELF' } });
      expect(entry?.article).toMatch(/\d/);
      for (const sentence of [entry?.textNl, entry?.askWhom]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('an entry betrays nothing', () => {
  test.each(['NONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'UNKNOWN', undefined] as const)('of a waiver that is %s', (waiver) => {
    for (const dataClass of defaultTables.classes.keys()) {
      const facts: Facts = waiver === undefined ? {} : { waiver, waiverNamesClass: waiver === 'UNKNOWN' ? 'UNKNOWN' : 'NO' };
      expect(told('REG', dataClass, facts)).toEqual(told('REG', dataClass));
    }
  });

  test('of a release, a confidentiality or an age of a record', () => {
    const anyRecord = fc.record({
      release: fc.constantFrom(...vocabulary.release, 'UNKNOWN'),
      confidentiality: fc.constantFrom(...vocabulary.confidentiality, 'UNKNOWN'),
      retention: fc.constantFrom(...vocabulary.retention, 'UNKNOWN'),
    }) as fc.Arbitrary<Facts>;
    fc.assert(
      fc.property(
        anyRecord,
        fc.constantFrom(...defaultTables.classes.keys()),
        fc.constantFrom<Role>('REG', 'GGZ', 'JGD', 'POL', 'BM'),
        (facts, dataClass, role) => {
          expect(told(role, dataClass, facts)).toEqual(told(role, dataClass));
        },
      ),
      { seed: 20_261_120 },
    );
  });

  test('to a family member about somebody else: they get no reason at all', () => {
    const rights = (self: 'SELF' | 'HOLDER' | 'OTHER' | 'UNKNOWN'): Withheld | null =>
      told('LID', 'YOUTH_NOTES', { self, involvement: 'NONE', childSafety: 'YES' }, 'RIGHTS');
    expect(rights('HOLDER')).toBeNull();
    expect(rights('OTHER')).toBeNull();
    expect(rights('UNKNOWN')).toBeNull();
    expect(rights('SELF')).toMatchObject({ level: 'NONE', reason: 'SOURCE_ONLY' });
  });
});
