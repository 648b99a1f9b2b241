import { describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import type { FollowedEvent } from '#events/follow-store.ts';
import { aDisclosure, type SituationChanges } from '#gateway/testing/a-situation.ts';
import type { RequestContext } from '../answer.ts';
import { caseSubject } from './case-subject.ts';

const regisseur = `${oinOf('REG')}/REG`;
const anEvent = (type: string, data: object): FollowedEvent => ({
  sequence: '7',
  eventId: 'event-7',
  caseId: 's1',
  type: `nl.gezinsbeeld.${type}.v1` as FollowedEvent['type'],
  subject: null,
  data: data as FollowedEvent['data'],
  facts: null,
  occurredAt: new Date('2026-11-20T10:00:00.123Z'),
  traceId: 'a'.repeat(32),
});
const about = (...members: readonly string[]) => members.map((member) => ({ member, classes: ['FAMILY_CASE'] }));

/** How a caller stands to case s1, of whom this holds; null is a case that is not there. */
const stand = async (situation: SituationChanges | null) =>
  caseSubject('s1', {} as RequestContext, async () => ({ policy: defaultTables, disclosure: situation && aDisclosure(situation) })).stand();
const hear = async (event: FollowedEvent, situation: SituationChanges = {}) => (await (await stand(situation)).hear(event))?.fields ?? null;

describe('what a caller hears of an event of their case', () => {
  test('is its id, type and moment, and each class of each member apart', async () => {
    expect(await hear(anEvent('case.changed', { about: about('mark', 'walter') }))).toEqual({
      __typename: 'CaseChanged',
      id: 'event-7',
      type: 'nl.gezinsbeeld.case.changed.v1',
      at: '2026-11-20T10:00:00.123Z',
      about: [
        { member: 'mark', dataClass: 'FAMILY_CASE' },
        { member: 'walter', dataClass: 'FAMILY_CASE' },
      ],
    });
  });

  test('names members without a class where the event does', async () => {
    const opened = anEvent('safety-ground.opened', { safetyGround: 'g-1', members: ['mark', 'chantal'], recipients: [regisseur] });
    expect(await hear(opened, { involvedWith: ['mark'] })).toMatchObject({ about: [{ member: 'mark', dataClass: null }] });
  });

  test('is never about somebody to whom only a colleague is attached, also not of a tombstone', async () => {
    const tombstone = anEvent('waiver.withdrawn', { waiver: 'w-1', about: about('mark', 'chantal'), recipients: [regisseur] });
    expect(await hear(tombstone, { involvedWith: ['chantal'] })).toMatchObject({
      about: [{ member: 'chantal', dataClass: 'FAMILY_CASE' }],
    });
    expect(await hear(tombstone, { involvedWith: ['walter'] })).toBeNull();
    const { subjects } = (await (await stand({ involvedWith: ['chantal'] })).hear(tombstone)) ?? {};
    expect(subjects?.map(({ memberId }) => memberId)).toEqual(['chantal']);
  });

  test('is, for a holder of authority, not what somebody else had restricted about a child, but what they themselves had about themselves', async () => {
    const provision = ['mark', 'walter'].map((member) => ({ member, classes: ['YOUTH_PROVISION'] }));
    const mark = { role: 'LID', purpose: 'RIGHTS', subject: 'family-mark', involvedWith: [] } as const;
    expect(await hear(anEvent('record.changed', { about: provision }), mark)).toMatchObject({
      about: [{ member: 'mark' }, { member: 'walter' }],
    });
    for (const type of ['restriction.set', 'restriction.lifted'])
      expect(await hear(anEvent(type, { about: provision }), mark), type).toMatchObject({ about: [{ member: 'mark' }] });
    expect(await hear(anEvent('restriction.lifted', { about: provision.slice(1) }), mark)).toBeNull();
  });

  test.each<[string, FollowedEvent, SituationChanges]>([
    [
      'of nobody that they know',
      anEvent('case.changed', { about: about('mark') }),
      { role: 'GGZ', purpose: 'CARE', involvedWith: ['walter'] },
    ],
    ['of the desk', anEvent('task.changed', { members: ['mark'] }), {}],
    ['for another recipient', anEvent('waiver.given', { waivers: ['w'], about: about('mark'), recipients: [`${oinOf('POL')}/POL`] }), {}],
    ['of a type that this hub does not know', anEvent('case.gossip', { about: about('mark') }), {}],
    ['in a case that is not theirs', anEvent('case.changed', { about: about('mark') }), { involvedWith: [] }],
  ])('is nothing %s', async (_what, event, situation) => expect(await hear(event, situation)).toBeNull());
});

test.each<[string, SituationChanges | null, boolean, string]>([
  ['theirs', {}, true, 's1'],
  ['not theirs', { involvedWith: [] }, false, 's1'],
  ['not there', null, false, 's1'],
])('a case that is %s', async (_what, situation, exists, caseId) => {
  expect(await stand(situation)).toMatchObject({ exists, caseId });
});

test('a case that is not there is not written down with a number that somebody made up', async () => {
  const subject = caseSubject('case-999990019', {} as RequestContext, async () => ({ policy: defaultTables, disclosure: null }));
  expect((await subject.stand()).caseId).toBe('case-*********');
});
