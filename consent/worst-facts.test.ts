import { describe, expect, test } from 'vitest';
import { facts as vocabulary, type FactName, type Facts } from './vocabulary.ts';
import { worstFacts } from './worst-facts.ts';

describe('the worst of facts over several members', () => {
  test.each<[FactName, string[], string]>([
    ['self', ['SELF', 'HOLDER', 'OTHER'], 'OTHER'],
    ['self', ['SELF', 'HOLDER'], 'HOLDER'],
    ['waiver', ['VALID', 'NONE'], 'NONE'],
    ['waiver', ['EXPIRED', 'NONE'], 'EXPIRED'],
    ['waiver', ['VALID', 'WITHDRAWN', 'REFUSED', 'VALID'], 'REFUSED'],
    ['inScope', ['YES', 'NO'], 'NO'],
    ['secretAddress', ['NO', 'YES'], 'YES'],
    ['childSafety', ['YES', 'NO'], 'YES'],
    ['restricted', ['NO', 'YES', 'NO'], 'YES'],
    ['match', ['MUTUAL', 'NONE'], 'NONE'],
    ['safety', ['OPEN', 'OPEN'], 'OPEN'],
    ['ageBand', ['ADULT', 'ADULT'], 'ADULT'],
    ['ageBand', ['ADULT', 'U12'], 'UNKNOWN'],
  ])('%s of %j is %s', (name, values, worst) => {
    expect(worstFacts(values.map((value) => ({ [name]: value })))).toEqual({ [name]: worst });
  });

  test.each(Object.keys(vocabulary) as FactName[])('%s: UNKNOWN or absent is worse than everything', (name) => {
    for (const value of vocabulary[name]) {
      for (const unknown of [{ [name]: 'UNKNOWN' }, {}] as Facts[]) {
        const known = { [name]: value } as Facts;
        expect([undefined, 'UNKNOWN']).toContain(worstFacts([known, unknown])[name]);
        expect([undefined, 'UNKNOWN']).toContain(worstFacts([unknown, known])[name]);
      }
    }
  });

  test('nobody knows nothing', () => {
    expect(worstFacts([])).toEqual({});
  });

  test('the facts that went in stay as they were', () => {
    const one: Facts = { inScope: 'YES' };
    worstFacts([one, { inScope: 'NO' }]);
    expect(one).toEqual({ inScope: 'YES' });
  });
});
