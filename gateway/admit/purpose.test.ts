import { describe, expect, test } from 'vitest';
import { admitPurpose } from './purpose.ts';

describe('the purpose of a request', () => {
  test.each([
    [undefined, 'PURPOSE_MISSING'],
    ['  ', 'PURPOSE_MISSING'],
    ['coord', 'PURPOSE_UNKNOWN'],
    ['COORD,SAFETY', 'PURPOSE_UNKNOWN'],
    ['SAFETY', 'PURPOSE_NOT_ALLOWED'],
  ])('%s is refused with %s', (header, code) => {
    expect(() => admitPurpose(header, ['COORD'])).toThrow(expect.objectContaining({ code }));
  });

  test('a purpose that the token allows is admitted', () => expect(admitPurpose('COORD', ['PLAN', 'COORD'])).toBe('COORD'));
});
