import { expect, test } from 'vitest';
import { readPeriod } from './read-period.ts';

const instants = (from?: string, until?: string) => {
  const period = readPeriod({ from, until });
  return [period.from?.toISOString(), period.until?.toISOString()];
};

test.each([
  ['a day in winter', '2026-11-20', '2026-11-20', '2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z'],
  ['a day in summer', '2026-07-01', '2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T22:00:00.000Z'],
  ['the short day in spring', '2026-03-29', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['the long day in autumn', '2026-10-25', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['the last day of a month', '2026-11-01', '2026-11-30', '2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
  ['moments', '2026-11-20T09:00:00Z', '2026-11-20T12:00:00+01:00', '2026-11-20T09:00:00.000Z', '2026-11-20T11:00:00.000Z'],
])('%s', (_, from, until, begin, end) => expect(instants(from, until)).toEqual([begin, end]));

test('a bound that is left out is none', () => expect(instants()).toEqual([undefined, undefined]));

test.each(['gisteren', '2026-02-30', '2026-13-01', '2026-11-20T09:00:00', '20-11-2026', ''])('"%s" is neither', (text) => {
  expect(() => readPeriod({ from: text })).toThrow(/--from is a day/);
  expect(() => readPeriod({ until: text })).toThrow(/--until is a day/);
});
