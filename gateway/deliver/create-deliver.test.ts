import { describe, expect, test } from 'vitest';
import { genesis } from '#audit/chain.ts';
import type { OperationRecord } from '#audit/record.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { DeliverLater, type EventToDeliver } from '#events/relay.ts';
import { topicOf } from '#events/topics.ts';
import { aMember, aSituation, now } from '#gateway/testing/a-situation.ts';
import { createDeliver, type DeliverDeps } from './create-deliver.ts';

const recipient = `${oinOf('REG')}/REG`;
const anEvent = (onlyTopics: readonly string[] | null = [topicOf(recipient)]): EventToDeliver => ({
  sequence: '1',
  eventId: 'e1',
  caseId: 's1',
  type: 'nl.gezinsbeeld.record.changed.v1',
  subject: null,
  data: { about: ['mark', 'walter'].map((member) => ({ member, classes: ['PERSON_NAME'] })) },
  facts: null,
  occurredAt: now,
  traceId: '0af7651916cd43dd8448eb211c80319c',
  attempts: 0,
  onlyTopics,
});
const restricted = () => aSituation({ members: [aMember('mark', { restrictedSources: ['brp'] }), aMember('chantal'), aMember('walter')] });

/** What deliver rests on, as it is at the moment. */
type Rests = { -readonly [Part in 'policy' | 'loadSituation' | 'prepare']: DeliverDeps[Part] } & { append: DeliverDeps['audit']['append'] };

/** Deliver for one regisseur in one case; each try answers how many messages and records it came to. What it rests on can change between the tries. */
const aDeliver = () => {
  const records: OperationRecord[] = [];
  const rests: Rests = {
    policy: () => defaultTables,
    loadSituation: async () => aSituation(),
    prepare: async () => {},
    append: async (record) => ({ ...genesis, sequence: records.push(record) }),
  };
  const deps: DeliverDeps = {
    readInvolved: async (caseIds) =>
      caseIds.map((caseId) => ({ caseId, oin: oinOf('REG'), role: 'REG', subject: 'prof', purpose: 'COORD' })),
    hearOfMatch: async () => false,
    readRecipients: async () => [],
    clock: () => now,
    newSpanId: () => '00f067aa0ba902b7',
    sender: { oin: '00000099000000001000', baseUrl: 'https://hub.example' },
    policy: () => rests.policy(),
    loadSituation: async (...question) => rests.loadSituation(...question),
    prepare: async (recipients) => rests.prepare(recipients),
    audit: { append: async (record) => rests.append(record) },
  };
  const deliver = createDeliver(deps);
  const once = async (event: EventToDeliver = anEvent()) => {
    const before = records.length;
    const messages = await deliver([event]);
    return { messages: messages.length, records: records.length - before };
  };
  return { once, rests };
};

const told = { messages: 1, records: 1 };
const toldAgain = { messages: 1, records: 0 };

describe('an event that a topic refused and that is tried again', () => {
  test('is on record once, however often it is tried', async () => {
    const { once } = aDeliver();
    expect([await once(anEvent(null)), await once(), await once(), await once()]).toEqual([told, told, toldAgain, toldAgain]);
  });

  test('is on record again on other grounds, and under another policy', async () => {
    const { once, rests } = aDeliver();
    expect([await once(), await once()]).toEqual([told, toldAgain]);
    rests.loadSituation = async () => restricted();
    expect([await once(), await once()]).toEqual([told, toldAgain]);
    rests.policy = () => ({ ...defaultTables, hash: `sha256:${'b'.repeat(64)}` });
    expect([await once(), await once()]).toEqual([told, toldAgain]);
  });

  test.each(['prepare', 'append'] as const)('is not taken for recorded when it came to nothing (%s)', async (what) => {
    const { once, rests } = aDeliver();
    const works = { ...rests };
    rests[what] = async () => Promise.reject(new DeliverLater('not now'));
    await expect(once()).rejects.toBeInstanceOf(DeliverLater);
    Object.assign(rests, works);
    expect([await once(), await once()]).toEqual([told, toldAgain]);
  });
});

test('an event for everybody is on record each time that it is decided: a record too many, never one too few', async () => {
  const { once } = aDeliver();
  expect([await once(anEvent(null)), await once(anEvent(null))]).toEqual([told, told]);
});
