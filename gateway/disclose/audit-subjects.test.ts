import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFactsByName } from '#consent/facts-text.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { Level, type Purpose } from '#consent/vocabulary.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { aDisclosure, aMember, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { readQuery } from '#gateway/testing/read-query.ts';
import { auditSubjects } from './audit-subjects.ts';
import type { RecordFacts } from './disclosure.ts';
import { Tally } from './tally.ts';
import { needsOf } from './withheld.ts';

const released: RecordFacts = { release: 'RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', source: 'OTHER' };

const recorded = (selection: string, fill: (tally: Tally) => void, changes: SituationChanges = {}): Record<string, readonly string[]> => {
  const tally = new Tally();
  fill(tally);
  const subjects = auditSubjects(aDisclosure(changes), needsOf(readQuery(`{ familyCase(id: "s1") { ${selection} } }`).asked), tally);
  return Object.fromEntries(
    subjects.map(({ memberId, lines }) => [
      memberId,
      lines.map(({ source, dataClass, level, reason, count }) => `${source} ${dataClass} ${level} ${reason} ${count}`),
    ]),
  );
};

test('each listed member, and the family, has a line for each class that was asked, shown or not', () => {
  const fill = (tally: Tally): void => {
    tally.add('mark', 'PERSON_NAME', Level.FULL, null);
    tally.add('mark', 'POLICE_CARE_REPORT', Level.FULL, released);
    tally.add('mark', 'POLICE_CARE_REPORT', Level.FULL, released);
  };
  expect(recorded('phase members { name policeReports { category } }', fill, { involvedWith: ['mark', 'walter'] })).toEqual({
    mark: ['BRP PERSON_NAME FULL INVOLVED 1', 'POLICE POLICE_CARE_REPORT FULL RELEASED 2'],
    walter: ['BRP PERSON_NAME FULL INVOLVED 0', 'POLICE POLICE_CARE_REPORT NONE NOT_RELEASED 0'],
    FAMILY: ['HUB FAMILY_CASE FULL INVOLVED 0'],
  });
});

test('a class that showed at two levels has a line for each', () => {
  const restricted: RecordFacts = { ...released, confidentiality: 'RESTRICTED' };
  const fill = (tally: Tally): void => {
    tally.add('mark', 'POLICE_CARE_REPORT', Level.FULL, released);
    tally.add('mark', 'POLICE_CARE_REPORT', Level.COARSE, restricted);
  };
  const { mark } = recorded('members { policeReports { date } }', fill, { involvedWith: ['mark'] });
  expect(mark).toEqual(['POLICE POLICE_CARE_REPORT FULL RELEASED 1', 'POLICE POLICE_CARE_REPORT COARSE RECORD_RESTRICTED 1']);
});

test('whoever an item names is in it, also when that member is not listed, and then with that item alone', () => {
  const own: RecordFacts = { ...released, source: 'OWN' };
  const fill = (tally: Tally): void => {
    for (const member of ['mark', 'chantal']) tally.add(member, 'PLAN_ITEM', Level.FULL, own);
  };
  const subjects = recorded('plan { items { kind } } members { name }', fill, { role: 'GGZ', involvedWith: ['mark'] });
  expect(Object.keys(subjects)).toEqual(['mark', 'chantal', 'FAMILY']);
  expect(subjects['chantal']).toEqual([expect.stringMatching(/^HUB PLAN_ITEM FULL \S+ 1$/)]);
});

const linesOf = (selection: string, fill: (tally: Tally) => void, changes: SituationChanges = {}) => {
  const tally = new Tally();
  fill(tally);
  const subjects = auditSubjects(aDisclosure(changes), needsOf(readQuery(`{ familyCase(id: "s1") { ${selection} } }`).asked), tally);
  return new Map(subjects.map(({ memberId, lines }) => [memberId, lines]));
};

test('each line has the facts on which it was decided, those of its record included', () => {
  const lines = linesOf('members { policeReports { date } }', (tally) => {
    tally.add('mark', 'POLICE_CARE_REPORT', Level.FULL, released);
    tally.add('mark', 'POLICE_CARE_REPORT', Level.NONE, { ...released, confidentiality: 'SECRET' });
  });
  const facts = (lines.get('mark') ?? []).map((line) => readFactsByName(line.facts ?? ''));
  expect(facts).toEqual([
    expect.objectContaining({ involvement: 'ACTIVE', release: 'RELEASED', confidentiality: 'OPEN' }),
    expect.objectContaining({ involvement: 'ACTIVE', release: 'RELEASED', confidentiality: 'SECRET' }),
  ]);
});

test('records of which the facts are the same to this class share a line', () => {
  const lines = linesOf('members { policeReports { date } }', (tally) => {
    for (const domain of ['HOUSING', 'JUSTICE', null]) tally.add('mark', 'POLICE_CARE_REPORT', Level.FULL, { ...released, domain });
  });
  expect(lines.get('mark')).toEqual([expect.objectContaining({ level: 'FULL', count: 3 })]);
});

test('an item that names several shows as low as the lowest of them; each line says what was decided of its own member', () => {
  const item: RecordFacts = { ...released, source: 'OTHER', domain: 'HOUSING' };
  const lines = linesOf('plan { items { kind } }', (tally) => {
    for (const member of ['mark', 'chantal']) tally.add(member, 'PLAN_ITEM', Level.SIGNAL, item);
  });
  expect(lines.get('mark')).toEqual([expect.objectContaining({ dataClass: 'PLAN_ITEM', level: 'SIGNAL', decided: 'FULL' })]);
});

test('a member whom the caller is attached to and of whom nothing shows is in it, with what was decided', () => {
  const changes: SituationChanges = { members: [aMember('mark'), aMember('chantal', { restrictedSources: ['brp'] })] };
  const lines = linesOf('members { name }', () => undefined, { ...changes, involvedWith: ['mark', 'chantal'] });
  expect(lines.get('chantal')).toEqual([
    expect.objectContaining({ dataClass: 'PERSON_NAME', level: 'NONE', reason: 'RESTRICTED', count: 0 }),
  ]);
});

test('what is recorded is decided again alike, whatever the facts', () => {
  const anyRecord = fc.record({
    release: fc.constantFrom('RELEASED', 'NOT_RELEASED', 'UNKNOWN'),
    confidentiality: fc.constantFrom('OPEN', 'RESTRICTED', 'SECRET', 'UNKNOWN'),
    retention: fc.constantFrom('WITHIN', 'PAST', 'UNKNOWN'),
    source: fc.constantFrom('OWN', 'OTHER', 'UNKNOWN'),
    domain: fc.constantFrom('HOUSING', 'JUSTICE', null),
  });
  const anyCount = fc.record({
    subject: fc.constantFrom('mark', 'chantal', 'walter', 'FAMILY'),
    dataClass: fc.constantFrom(...defaultTables.classes.keys()),
    level: fc.constantFrom<Level>(0, 1, 2, 3),
    record: fc.option(anyRecord),
  });
  const roles = ['REG', 'POL', 'GGZ', 'JGD', 'WMO', 'WI'] as const;
  fc.assert(
    fc.property(
      fc.array(anyCount),
      fc.constantFrom(...roles),
      fc.constantFrom<Purpose>('COORD', 'SAFETY', 'CARE'),
      (counts, role, purpose) => {
        const fill = (tally: Tally): void => {
          for (const { subject, dataClass, level, record } of counts) tally.add(subject, dataClass, level, record);
        };
        const lines = linesOf('phase members { name policeReports { date } }', fill, { role, purpose });
        for (const { dataClass, level, decided = level, facts = '', ...line } of [...lines.values()].flat()) {
          const again = defaultTables.verdict(role, purpose, dataClass, readFactsByName(facts) ?? {}, oinOf(role));
          expect({ level: again.level, reason: again.reason, article: again.article }).toEqual({
            level: decided,
            reason: line.reason,
            article: line.article,
          });
        }
      },
    ),
    { numRuns: 200, seed: 20_261_120 },
  );
});
