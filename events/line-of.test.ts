import { expect, test } from 'vitest';
import { lineOf } from './line-of.ts';

test.each<[string, Parameters<typeof lineOf>[0], string]>([
  ['of a case stands in the line of the case', { caseId: 's1', data: { match: 'm1' }, eventId: 'e1' }, 's1'],
  ['of a match in no case in that of the match', { caseId: null, data: { match: 'm1' }, eventId: 'e1' }, 'm1'],
  ['of neither in a line of its own', { caseId: null, data: { policy: 'p1' }, eventId: 'e1' }, 'e1'],
])('an event %s', (_, event, line) => expect(lineOf(event)).toBe(line));
