import { describe, expect, test } from 'vitest';
import { createEncryption } from './encryption.ts';

const secret = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const old = createEncryption(`k1:${secret(1)}`);
const both = createEncryption(`k2:${secret(2)}, k1:${secret(1)}`);
const young = createEncryption(`k2:${secret(2)}`);

describe('a value', () => {
  test('is read back, also when it is not ASCII or empty', () => {
    for (const text of ['999996149', '', 'Noë, één adres ✓']) expect(old.decrypt('a:1', old.encrypt('a:1', text))).toBe(text);
  });

  test('carries its key id, never looks the same twice and never shows its text', () => {
    const [one, other] = [old.encrypt('a:1', '999996149'), old.encrypt('a:1', '999996149')];
    expect(one).toMatch(/^k1\.[\w-]+$/);
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('999996149');
  });

  const value = old.encrypt('family_member.bsn:m1', '999996149');
  const altered = `k1.${Buffer.from(Buffer.from(value.slice(3), 'base64url').map((byte, at) => (at === 30 ? byte ^ 1 : byte))).toString('base64url')}`;
  test.each([
    ['moved to another row', 'family_member.bsn:m2', value, 'NOT_AUTHENTIC'],
    ['moved to another column', 'family_member.civil_facts:m1', value, 'NOT_AUTHENTIC'],
    ['altered', 'family_member.bsn:m1', altered, 'NOT_AUTHENTIC'],
    ['cut short', 'family_member.bsn:m1', value.slice(0, 20), 'NOT_AUTHENTIC'],
    ['of a key that is not active', 'family_member.bsn:m1', value.replace('k1.', 'k9.'), 'UNKNOWN_KEY'],
    ['no encrypted value at all', 'family_member.bsn:m1', '999996149', 'UNKNOWN_KEY'],
  ])('that was %s is refused, and the error does not tell it', (_, place, stored, code) => {
    let caught: unknown;
    try {
      old.decrypt(place, stored);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ name: 'EncryptionError', code });
    expect(String(caught)).not.toContain('999996149');
  });
});

describe('two active keys', () => {
  test('the newest writes, both read', () => {
    expect(both.decrypt('a:1', old.encrypt('a:1', 'x'))).toBe('x');
    expect(young.decrypt('a:1', both.encrypt('a:1', 'x'))).toBe('x');
    expect(() => young.decrypt('a:1', old.encrypt('a:1', 'x'))).toThrow('not active');
  });

  test('a look-up tries the hashes of both, newest first', () => {
    expect(both.hashes('999996149')).toEqual([young.hash('999996149'), old.hash('999996149')]);
    expect(both.hash('999996149')).toBe(young.hash('999996149'));
    expect(both.isCurrent(young.hash('x'))).toBe(true);
    expect(both.isCurrent(old.hash('x'))).toBe(false);
  });
});

test.each([
  '',
  'k1',
  `k1:${Buffer.alloc(16).toString('base64')}`,
  `k1:${secret(1)},k1:${secret(2)}`,
  `k1:${secret(1)},k2:${secret(2)},k3:${secret(3)}`,
  `k 1:${secret(1)}`,
])('the setting %j is refused without being repeated', (setting) => {
  expect(() => createEncryption(setting)).toThrow('the keys must be one or two of <id>:<base64 of 32 bytes>');
});
