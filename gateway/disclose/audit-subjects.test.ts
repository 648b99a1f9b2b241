import { expect, test } from 'vitest';
import { Level } from '#consent/vocabulary.ts';
import { aDisclosure, type SituationChanges } from '#gateway/testing/a-situation.ts';
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
  expect(mark).toEqual(['POLICE POLICE_CARE_REPORT COARSE RECORD_RESTRICTED 1', 'POLICE POLICE_CARE_REPORT FULL RELEASED 1']);
});

test('whoever an item names that was shown is in it, also when that member is not listed', () => {
  const own: RecordFacts = { ...released, source: 'OWN' };
  const fill = (tally: Tally): void => {
    for (const member of ['mark', 'chantal']) tally.add(member, 'PLAN_ITEM', Level.FULL, own);
  };
  const subjects = recorded('plan { items { kind } }', fill, { role: 'GGZ', involvedWith: ['mark'] });
  expect(Object.keys(subjects)).toEqual(['mark', 'chantal', 'FAMILY']);
  expect(subjects['chantal']?.[0]).toMatch(/^HUB PLAN_ITEM FULL \S+ 1$/);
});
