import { expect, test } from 'vitest';
import { readQuestion } from './read-question.ts';

test('a question in the vocabulary is read; UNKNOWN may be said', () => {
  const facts = [
    { name: 'waiver', value: 'VALID' },
    { name: 'release', value: 'UNKNOWN' },
  ];
  expect(readQuestion({ role: 'REG', purpose: 'COORD', organisation: '00000099000000001000', facts })).toEqual({
    question: {
      role: 'REG',
      purpose: 'COORD',
      organisation: '00000099000000001000',
      facts: { waiver: 'VALID', release: 'UNKNOWN' },
    },
  });
});

test.each([
  ['a role', { role: 'KING' }, 'ROLE_UNKNOWN'],
  ['a purpose', { purpose: 'FUN' }, 'PURPOSE_UNKNOWN'],
  ['an organisation', { organisation: 'Gemeente' }, 'OIN_UNKNOWN'],
  ['a fact', { facts: [{ name: 'constructor', value: 'VALID' }] }, 'FACT_UNKNOWN'],
  ['a value', { facts: [{ name: 'waiver', value: 'MAYBE' }] }, 'FACT_VALUE_UNKNOWN'],
])('%s that does not exist is told in Dutch, and not repeated', (_what, changes, code) => {
  const read = readQuestion({ role: 'REG', purpose: 'COORD', facts: [], ...changes });
  expect(read).toMatchObject({ problems: [{ code, messageNl: expect.stringMatching(/\.$/) }] });
  expect(JSON.stringify(read)).not.toMatch(/KING|FUN|Gemeente|constructor|MAYBE/);
});
