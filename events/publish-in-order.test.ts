import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishInOrder } from './publish-in-order.ts';
import type { WaitingEvent } from './relay-store.ts';

const anEvent = (sequence: number, caseId: string): WaitingEvent => ({
  sequence: String(sequence),
  eventId: `event-${sequence}`,
  caseId,
  type: 'case.opened.v1' as WaitingEvent['type'],
  subject: null,
  data: {},
  occurredAt: new Date(0),
  traceId: 'trace',
  attempts: 0,
  facts: null,
});

const lineOf = ({ caseId }: WaitingEvent): string => caseId ?? '';

const events = fc.array(fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), isPoison: fc.boolean() }), { maxLength: 30 });

test('whatever fails: of each case exactly the events before its first failure go out, in order', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (given) => {
      const batch = given.map(({ caseId }, index) => anEvent(index, caseId));
      const poison = new Set(batch.filter((_, index) => given[index]?.isPoison));
      const sent: WaitingEvent[] = [];
      const outcome = await publishInOrder(batch, {
        publish: async (some) => {
          if (some.some((event) => poison.has(event))) throw new Error('poison');
          sent.push(...some);
        },
        blames: async () => true,
        lineOf,
      });
      const firsts = ['a', 'b', 'c'].map((caseId) => batch.find((event) => event.caseId === caseId && poison.has(event)));
      const wanted = batch.filter(
        (event) => !firsts.some((first) => first?.caseId === event.caseId && Number(first.sequence) <= Number(event.sequence)),
      );
      expect(sent).toEqual(wanted);
      expect(outcome.done).toEqual(wanted);
      expect(new Set(outcome.failed.map(({ event }) => event))).toEqual(new Set(firsts.filter((first) => first !== undefined)));
      expect(outcome.interruption).toBeNull();
    }),
    { seed: 20_261_120 },
  );
});

test('what gets in the way of everything stops it, and what went out before stays told', async () => {
  const batch = [anEvent(0, 'a'), anEvent(1, 'b'), anEvent(2, 'c')];
  const outcome = await publishInOrder(batch, {
    publish: async (some) => {
      if (some.length > 2) throw new Error('poison');
      if (some.some(({ caseId }) => caseId === 'c')) throw new Error('away');
    },
    blames: async (error) => error instanceof Error && error.message === 'poison',
    lineOf,
  });
  expect(outcome.done).toEqual(batch.slice(0, 2));
  expect(outcome.failed).toEqual([]);
  expect(outcome.interruption?.message).toBe('away');
});
