import { expect, test } from 'vitest';
import { safetyEnd, safetyStanding } from './safety-standing.ts';

const from = '2026-11-20T09:00:00.000Z';
const at = (hours: number): Date => new Date(Date.parse(from) + hours * 3_600_000);

test.each([
  [null, null, 0, 'WAITING', 24],
  [null, null, 23.999, 'WAITING', 24],
  [null, null, 24, 'LAPSED', 24],
  [null, null, 100, 'LAPSED', 24],
  [null, 3, 2, 'WAITING', 3],
  [null, 3, 3, 'CLOSED', 3],
  [null, 3, 30, 'CLOSED', 3],
  ['a', null, 24, 'APPROVED', 72],
  ['a', null, 72, 'ENDED', 72],
  ['a', 50, 49, 'APPROVED', 50],
  ['a', 50, 72, 'CLOSED', 50],
] as const)(
  'approved by %s, closed after %s hours: after %s hours it is %s, and its end is after %s',
  (approvedBy, closed, hours, standing, end) => {
    const times = { from, until: at(72).toISOString(), approvedBy, closedAt: closed === null ? null : at(closed).toISOString() };
    expect(safetyStanding(times, at(hours))).toBe(standing);
    expect(safetyEnd(times)).toEqual(at(end));
  },
);
