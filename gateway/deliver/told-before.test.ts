import { expect, test } from 'vitest';
import type { Telling } from './delivery-journal.ts';
import { ToldBefore } from './told-before.ts';

const telling: Telling = {
  event: { eventId: 'e1', type: 'nl.gezinsbeeld.case.changed.v1', caseId: 's1', traceId: 't1' },
  recipient: '00000099000000003000/GGZ',
  purpose: 'CARE',
  members: ['s1-m1'],
  lines: [],
};

test('what is on record is known, in whatever trace it is told again', () => {
  const told = new ToldBefore();
  expect(told.has(telling, 'p1')).toBe(false);
  told.add(telling, 'p1');
  expect(told.has({ ...telling, event: { ...telling.event, traceId: 't2' } }, 'p1')).toBe(true);
});

test.each<[string, Partial<Telling>, string]>([
  ['policy', {}, 'p2'],
  ['event', { event: { ...telling.event, eventId: 'e2' } }, 'p1'],
  ['recipient', { recipient: '00000099000000002000/POL' }, 'p1'],
  ['purpose', { purpose: 'COORD' }, 'p1'],
  ['member', { members: ['s1-m2'] }, 'p1'],
])('another %s is recorded again', (_, other, policy) => {
  const told = new ToldBefore();
  told.add(telling, 'p1');
  expect(told.has({ ...telling, ...other }, policy)).toBe(false);
});

test('of more than it can remember it forgets the oldest', () => {
  const told = new ToldBefore();
  const numbered = (n: number): Telling => ({ ...telling, recipient: `${n}` });
  for (let n = 0; n <= 10_000; n += 1) told.add(numbered(n), 'p1');
  expect([0, 1, 10_000].map((n) => told.has(numbered(n), 'p1'))).toEqual([false, true, true]);
});
