import { expect, it } from 'vitest';
import { remember } from './remember.ts';

it('makes each answer once, also when the answer is 0 or null', () => {
  for (const answer of ['yes', 0, null]) {
    let made = 0;
    const answerOf = remember<string, unknown>(() => ((made += 1), answer));
    expect([answerOf('a'), answerOf('a'), answerOf('b')]).toEqual([answer, answer, answer]);
    expect(made).toBe(2);
  }
});

it('tells equal objects apart: it goes by identity', () => {
  const answerOf = remember((key: object) => ({ key }));
  const key = {};
  expect(answerOf(key)).toBe(answerOf(key));
  expect(answerOf({})).not.toBe(answerOf(key));
});
