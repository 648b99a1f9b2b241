import { expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import type { Purpose, Role } from '#consent/vocabulary.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import type { FollowedEvent } from '#events/follow-store.ts';
import { continueTrace } from '../trace.ts';
import { matchSubject, type HearOfMatch } from './match-subject.ts';

const police = `${oinOf('POL')}/POL`;
const youth = `${oinOf('JGD')}/JGD`;
const anEvent = (type: 'signal.matched' | 'signal.ended', changes: Partial<FollowedEvent> = {}): FollowedEvent => ({
  sequence: '7',
  eventId: 'event-7',
  caseId: null,
  type: `nl.gezinsbeeld.${type}.v1`,
  subject: null,
  data: { match: 'm-1', recipients: [police, youth] },
  facts: null,
  occurredAt: new Date('2026-11-20T10:00:00Z'),
  traceId: 'a'.repeat(32),
  ...changes,
});

interface Asking {
  readonly role?: Role;
  readonly purpose?: Purpose;
  readonly holds?: HearOfMatch;
}
const isThere: HearOfMatch = async () => true;

const stand = async ({ role = 'POL', purpose = 'SIGNAL', holds = isThere }: Asking = {}) => {
  const caller = { oin: oinOf(role), role, subject: 'prof', purposes: [purpose] };
  return matchSubject(
    { caller, purpose, trace: continueTrace(undefined), startedAt: new Date() },
    {
      policy: () => defaultTables,
      hearOfMatch: holds,
    },
  ).stand();
};
const heard = { __typename: 'SignalMatched', id: 'event-7', at: '2026-11-20T10:00:00.000Z', match: 'm-1' };

test.each<[string, FollowedEvent, Asking, boolean]>([
  ['a party to a match that holds', anEvent('signal.matched'), {}, true],
  ['a party to a match that is over', anEvent('signal.matched'), { holds: async () => false }, false],
  ['a party to a match that is over, of its end', anEvent('signal.ended'), { holds: async () => false }, true],
  ['who is no party', anEvent('signal.matched'), { role: 'WMO' }, false],
  ['who is no party, of its end', anEvent('signal.ended'), { role: 'WMO' }, false],
])('a match is heard of by its parties as long as it holds: %s', async (_who, event, asking, hears) => {
  const fields = (await (await stand(asking)).hear(event))?.fields ?? null;
  expect(fields).toEqual(hears ? { ...heard, type: event.type } : null);
});

test('what cannot be read now is decided later', async () => {
  const holds: HearOfMatch = async () => Promise.reject(new Error('away'));
  await expect((await stand({ holds })).hear(anEvent('signal.matched'))).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test.each<[Role, Purpose, boolean]>([
  ['POL', 'SIGNAL', true],
  ['POL', 'MI', false],
  ['BEL', 'SIGNAL', false],
])('for %s and %s there is something to follow: %s', async (role, purpose, exists) => {
  expect(await stand({ role, purpose })).toMatchObject({ exists, caseId: null });
});

test('a party may go on from a match that is over, and nobody else', async () => {
  expect((await stand()).mayHaveHeard?.(anEvent('signal.matched'))).toBe(true);
  expect((await stand({ role: 'WMO' })).mayHaveHeard?.(anEvent('signal.matched'))).toBe(false);
});
