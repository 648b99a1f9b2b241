import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { aCaller } from '#gateway/testing/some-decisions.ts';
import { authenticateOnce, countedAs, type AuthenticateRequest } from './authenticate-once.ts';
import { GatewayError } from './errors.ts';

const aRequest = (authorization?: string) => ({ headers: { authorization }, socket: { remoteAddress: '192.0.2.1' } }) as FastifyRequest;

const checking = (): { readonly authenticate: AuthenticateRequest; readonly checked: (string | undefined)[] } => {
  const checked: (string | undefined)[] = [];
  const authenticate = authenticateOnce(async (authorization) => {
    checked.push(authorization);
    if (authorization?.startsWith('Bearer good') !== true) throw new GatewayError('UNAUTHENTICATED');
    return { ...aCaller('POL', authorization.includes('other') ? 'prof-other' : 'prof-police'), tokenEndsAt: new Date() };
  });
  return { authenticate, checked };
};

test.each(['Bearer good', 'Bearer bad', undefined])('a request is checked once, whoever asks (%s)', async (authorization) => {
  const { authenticate, checked } = checking();
  const request = aRequest(authorization);
  await countedAs(authenticate, request);
  const [first, second] = await Promise.allSettled([authenticate(request), authenticate(request)]);
  expect(first).toEqual(second);
  expect(first.status).toBe(authorization === 'Bearer good' ? 'fulfilled' : 'rejected');
  expect(checked).toEqual([authorization]);
});

test('one caller counts as one with every good token, another as another, and whoever has none as their address', async () => {
  const { authenticate } = checking();
  const counted = async (authorization?: string) => countedAs(authenticate, aRequest(authorization));
  expect(await counted('Bearer good-1')).toBe(await counted('Bearer good-2'));
  expect(await counted('Bearer good-other')).not.toBe(await counted('Bearer good-1'));
  for (const none of ['Bearer bad-1', 'Bearer bad-2', 'Basic x', undefined]) expect(await counted(none)).toBe('192.0.2.1');
});
