import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announcement, police, raiseInbox, type InboxStage } from './testing/raise-inbox.ts';

let stage: InboxStage;
beforeAll(async () => {
  stage = await raiseInbox('pglite');
}, 60_000);
afterAll(async () => stage.close());

const levels = ['OPEN', 'RESTRICTED', 'SECRET'] as const;
/** Something that happens at a source, or in the hub. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      person: fc.integer({ min: 1, max: 2 }),
      object: fc.integer({ min: 1, max: 2 }),
      level: fc.constantFrom(...levels),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('poison' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('handle' as const) }) },
);

test('whatever the order and the doubles, the newest change of everything is told as it is; each message counts once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.array(fc.nat({ max: 1000 }), { minLength: 14, maxLength: 14 }),
      async (steps, order) => {
        await stage.empty();
        await stage.addCase('a', [1, 2]);
        // Changes happen in the order in which they are drawn, and arrive in another, each perhaps twice.
        const happened = steps.map((each, index) => {
          const at = new Date(Date.UTC(2026, 10, 20, 8, index)).toISOString();
          if (each.kind === 'handle') return null;
          if (each.kind === 'poison') return announcement(police, { changedAt: index });
          const { person, object, level } = each;
          return announcement(police, {
            person: { member: `a-m${person}` },
            object: `record-${object}`,
            confidentiality: level,
            changedAt: at,
          });
        });
        const arriving = happened
          .flatMap((message, index) => [
            { message, rank: order[index] ?? 0 },
            { message, rank: (order[index] ?? 0) * 7 },
          ])
          .toSorted((a, b) => a.rank - b.rank);
        const worker = stage.worker();
        for (const { message } of arriving) await (message === null ? worker.drain() : stage.announce(police, message));
        await worker.drain();

        const messages = happened.filter((message) => message !== null);
        const ends = await stage.states();
        expect(ends).toHaveLength(messages.length);
        expect(ends.filter((end) => end.startsWith('DEAD'))).toHaveLength(steps.filter(({ kind }) => kind === 'poison').length);
        const events = await stage.events();
        expect(events).toHaveLength(ends.filter((end) => end === 'DONE TOLD').length);
        const toldOf = new Set(events.map(({ subject, facts }) => `${subject} ${(facts as { confidentiality: string }).confidentiality}`));
        const newest = new Map(
          steps.flatMap((each): [string, string][] =>
            each.kind === 'change' ? [[`${each.person} ${each.object}`, `a-m${each.person} ${each.level}`]] : [],
          ),
        );
        for (const wanted of newest.values()) expect(toldOf).toContain(wanted);
      },
    ),
    { numRuns: 30, seed: 20_261_120 },
  );
}, 120_000);
