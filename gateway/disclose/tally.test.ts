import { expect, test } from 'vitest';
import { Level } from '#consent/vocabulary.ts';
import type { RecordFacts } from './disclosure.ts';
import { Tally } from './tally.ts';

const facts: RecordFacts = { release: 'RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' };

test('of nothing counted there is nothing', () => {
  expect([...new Tally().bySubject()]).toEqual([]);
});

test('counts by subject, class, level and the identity of the record facts', () => {
  const tally = new Tally();
  const restricted: RecordFacts = { ...facts, confidentiality: 'RESTRICTED' };
  tally.add('mark', 'PERSON_NAME', Level.FULL, null);
  tally.add('mark', 'WI_DEBT', Level.FULL, facts);
  tally.add('mark', 'WI_DEBT', Level.COARSE, restricted);
  tally.add('mark', 'WI_DEBT', Level.FULL, restricted);
  tally.add('mark', 'WI_DEBT', Level.FULL, facts);
  tally.add('FAMILY', 'WI_DEBT', Level.FULL, facts);
  expect(Object.fromEntries(tally.bySubject())).toEqual({
    mark: [
      { dataClass: 'PERSON_NAME', level: 'FULL', record: null, count: 1 },
      { dataClass: 'WI_DEBT', level: 'FULL', record: facts, count: 2 },
      { dataClass: 'WI_DEBT', level: 'COARSE', record: restricted, count: 1 },
      { dataClass: 'WI_DEBT', level: 'FULL', record: restricted, count: 1 },
    ],
    FAMILY: [{ dataClass: 'WI_DEBT', level: 'FULL', record: facts, count: 1 }],
  });
});
