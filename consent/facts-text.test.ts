import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFacts, factNames, factValues } from './fact-vector.ts';
import { countOfStates, currentLayout, layoutOfVocabulary, readFacts, readFactsByName, writeFacts } from './facts-text.ts';
import { harmlessFacts } from './harmless-facts.ts';
import type { Facts } from './vocabulary.ts';

const anyFacts = fc
  .record(Object.fromEntries(factNames.map((name) => [name, fc.constantFrom(...(factValues.get(name) ?? []))])))
  .map((facts): Facts => facts as Facts);

test('the current layout is the vocabulary: who changes the vocabulary adds a layout, and alters none', () => {
  expect(layoutOfVocabulary).toEqual(currentLayout);
});

test('every state of the facts has a number of its own', () => {
  expect(countOfStates).toBeLessThan(Number.MAX_SAFE_INTEGER);
});

test('a text of the first layout says for ever what it said', () => {
  expect(writeFacts(encodeFacts(harmlessFacts))).toBe('1:112011111111113100');
  expect(writeFacts(encodeFacts({}))).toBe('1:223252222222224232');
  expect(readFactsByName('1:000000000000000000')).toEqual({
    involvement: 'ACTIVE',
    source: 'OWN',
    self: 'SELF',
    view: 'OPEN',
    waiver: 'VALID',
    waiverNamesClass: 'YES',
    safety: 'OPEN',
    escalation: 'ADMINISTRATIVE',
    inScope: 'YES',
    match: 'MUTUAL',
    mandatoryCare: 'RUNNING',
    secretAddress: 'YES',
    childSafety: 'YES',
    restricted: 'YES',
    ageBand: 'U12',
    release: 'RELEASED',
    confidentiality: 'OPEN',
    retention: 'WITHIN',
  });
});

test('whatever is written is read back, and different facts are never written alike', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (one, other) => {
      const [first, second] = [encodeFacts(one), encodeFacts(other)];
      expect(readFacts(writeFacts(first))).toEqual(first);
      expect(writeFacts(first) === writeFacts(second)).toBe(first.join('') === second.join(''));
    }),
    { numRuns: 2000, seed: 20_261_120 },
  );
});

test.each(['', '1:', '2:112011111111113100', '1:11201111111111310', '1:912011111111113100', '1:x12011111111113100', 'toString:1'])(
  '"%s" is not understood',
  (text) => expect([readFacts(text), readFactsByName(text)]).toEqual([null, null]),
);
