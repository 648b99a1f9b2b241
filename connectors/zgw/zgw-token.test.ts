import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import type { CallScope } from '../call.ts';
import { createZgwToken } from './zgw-token.ts';

const scope: CallScope = { traceparent: '', signal: new AbortController().signal };
const secret = 'a-secret-of-at-least-32-characters';

describe('a ZGW token', () => {
  test('says who reads, and since when', async () => {
    const now = new Date('2026-11-20T10:00:00Z');
    const { authorization = '' } = await createZgwToken(
      { clientId: 'hub', secret, userRepresentation: 'Gezinsbeeld' },
      { now: () => now },
    )(scope);
    const token = authorization.replace(/^Bearer /, '');
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { currentDate: now });
    expect(decodeProtectedHeader(token).alg).toBe('HS256');
    expect(payload).toEqual({
      iss: 'hub',
      client_id: 'hub',
      user_id: 'hub',
      user_representation: 'Gezinsbeeld',
      iat: now.getTime() / 1000,
      exp: now.getTime() / 1000 + 300,
    });
  });

  test('serves for a minute, and is made again when it was refused or is older', async () => {
    let now = new Date('2026-11-20T10:00:00Z');
    const authorise = createZgwToken({ clientId: 'hub', secret }, { now: () => now });
    const first = await authorise(scope);
    now = new Date('2026-11-20T10:00:30Z');
    expect(await authorise(scope)).toEqual(first);
    const second = await authorise(scope, first);
    expect(second).not.toEqual(first);
    now = new Date('2026-11-20T10:02:00Z');
    expect(await authorise(scope)).not.toEqual(second);
  });
});
