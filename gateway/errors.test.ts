import { describe, expect, test } from 'vitest';
import { codeOfError, codeOfStatus } from './code-of-error.ts';
import { errorTable, GatewayError, isErrorCode, type ErrorCode } from './errors.ts';

const codes = Object.keys(errorTable) as ErrorCode[];

describe('the table of errors', () => {
  test.each(codes)('%s says in one message what to do, with a status of its kind', (code) => {
    const { status, message } = errorTable[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(message).toMatch(/^[A-Z].*\.$/);
  });

  test('no two codes say the same', () => {
    expect(new Set(codes.map((code) => errorTable[code].message)).size).toBe(codes.length);
  });

  test.each(['toString', '__proto__', 'hasOwnProperty', 'unauthenticated', '', null, undefined, 7])('%o is no code', (code) => {
    expect(isErrorCode(code)).toBe(false);
  });
});

describe('an error of ours', () => {
  test('carries its code, status and message', () => {
    const error = new GatewayError('RATE_LIMITED');
    expect(error.toJSON()).toMatchObject({
      message: errorTable.RATE_LIMITED.message,
      extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
    });
  });

  test('keeps its cause out of what is sent', () => {
    const error = new GatewayError('INTERNAL', { cause: new Error('999990019') });
    expect(error.cause).toBeInstanceOf(Error);
    expect(JSON.stringify(error)).not.toContain('999990019');
  });
});

describe('the code of any error', () => {
  test.each<[string, unknown, ErrorCode]>([
    ['its own', new GatewayError('AUDIT_UNAVAILABLE'), 'AUDIT_UNAVAILABLE'],
    ['that of its status', Object.assign(new Error('x'), { statusCode: 413 }), 'BODY_TOO_LARGE'],
    ['a bad request for another status of the caller’s', { statusCode: 418 }, 'BAD_REQUEST'],
    ['our fault for a status of ours', { statusCode: 502 }, 'INTERNAL'],
    ['our fault for a status that is none', { statusCode: '413' }, 'INTERNAL'],
    ['our fault without one', new Error('x'), 'INTERNAL'],
    ['our fault for nothing', null, 'INTERNAL'],
  ])('%s', (_what, error, code) => {
    expect(codeOfError(error)).toBe(code);
  });

  test('of a status has that status', () => {
    for (const status of [404, 405, 406, 408, 413, 415, 429, 431]) expect(errorTable[codeOfStatus(status)].status).toBe(status);
  });
});
