import { expect, test } from 'vitest';
import { Level } from '#consent/vocabulary.ts';
import { aDisclosure } from '#gateway/testing/a-situation.ts';
import { matchesRead } from './matches-read.ts';
import { Tally } from './tally.ts';

const matches = ['mark', 'walter'].map((memberId) => ({ memberId, from: '2026-11-01', until: '2027-11-01' }));

const read = (...lines: readonly (readonly [memberId: string, dataClass: string, level: Level])[]): readonly string[] => {
  const tally = new Tally();
  for (const [memberId, dataClass, level] of lines) tally.add(memberId, dataClass, level, null);
  return matchesRead(aDisclosure({ role: 'WMO', purpose: 'SIGNAL', matches }), tally);
};

test('a match is read at the members at whom the answer shows it', () => {
  expect(read(['mark', 'SIGNAL_MATCH', Level.SIGNAL], ['mark', 'PERSON_NAME', Level.FULL])).toEqual(['mark']);
  expect(read(['walter', 'SIGNAL_MATCH', Level.FULL], ['mark', 'SIGNAL_MATCH', Level.SIGNAL])).toEqual(['mark', 'walter']);
});

test('not where it is withheld, where another class shows, or where the caller has no match', () => {
  expect(read()).toEqual([]);
  expect(read(['mark', 'SIGNAL_MATCH', Level.NONE], ['walter', 'PERSON_NAME', Level.FULL])).toEqual([]);
  expect(read(['chantal', 'SIGNAL_MATCH', Level.SIGNAL])).toEqual([]);
});
