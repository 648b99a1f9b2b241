import { expect, test } from 'vitest';
import type { DeskRequest } from '#audit/desk-request.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import type { Sql } from '#database/create-database.ts';
import { logDesk } from './log-desk.ts';

const request: DeskRequest = {
  caller: { oin: '00000099000000001000', role: 'FG', subject: 'prof-officer' },
  purpose: 'AUDIT',
  now: new Date('2026-11-20T09:00:00.000Z'),
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  policy: defaultPolicy.hash,
  operation: null,
  touch: () => undefined,
};
const period = [new Date('2026-11-01T00:00:00.000Z'), new Date('2026-11-20T00:00:00.000Z')] as const;

test('one replay at a time: a second one is refused until the first is done, however that ends', async () => {
  const { promise: reading, reject: failReading } = Promise.withResolvers<never>();
  const answers: Promise<never[]>[] = [reading];
  const sql: Sql = async () => (await answers.shift()) ?? [];
  const desk = logDesk({ database: { sql }, policyByHash: async () => defaultPolicy });
  const first = desk.replay(request, defaultPolicy.hash, ...period);
  const second = await desk.replay(request, defaultPolicy.hash, ...period);
  expect(second.problems.map(({ code }) => code)).toEqual(['REPLAY_BUSY']);
  failReading(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  expect((await desk.replay(request, defaultPolicy.hash, ...period)).problems).toEqual([]);
});
