import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { Announcement } from './announcement.ts';
import { announcement, ggz, police, raiseInbox, type InboxStage } from './testing/raise-inbox.ts';

describe.each(databaseKinds)('on which facts the policy decides, on %s', (kind) => {
  let stage: InboxStage;
  beforeAll(async () => {
    stage = await raiseInbox(kind);
  }, 60_000);
  afterAll(async () => stage.close());
  beforeEach(async () => stage.empty());

  const handle = async (message: Readonly<Record<string, unknown>>): Promise<void> => {
    await stage.announce(police, message);
    await stage.worker().drain();
  };

  test('what comes late about another part of an object is told with what its source said last, and takes no restriction back', async () => {
    await stage.addCase('a', [1]);
    const record = (minute: number, data: object) => announcement(police, { changedAt: `2026-11-20T09:0${minute}:00Z`, ...data });
    await handle(record(5, { confidentiality: 'SECRET' }));
    await handle(record(4, { confidentiality: 'OPEN', classes: ['POLICE_INCIDENT'] }));
    await handle(record(3, { confidentiality: 'OPEN', classes: ['POLICE_CARE_REPORT', 'POLICE_INCIDENT'] }));
    expect((await stage.events()).map(({ data, facts }) => [data.about[0]?.classes, facts])).toEqual([
      [['POLICE_CARE_REPORT'], { confidentiality: 'SECRET' }],
      [['POLICE_INCIDENT'], { confidentiality: 'SECRET' }],
    ]);
    await handle(record(6, { confidentiality: 'RESTRICTED', classes: ['POLICE_INCIDENT'] }));
    expect(new Set((await stage.events()).map(({ facts }) => JSON.stringify(facts)))).toEqual(
      new Set(['{"confidentiality":"RESTRICTED"}']),
    );
  });

  test('a source that says nothing of a record the next time takes nothing back that it said of it', async () => {
    await stage.addCase('a', [1]);
    await handle(announcement(police, { confidentiality: 'SECRET' }));
    await handle(announcement(police, { confidentiality: null, changedAt: '2026-11-20T09:01:00Z', classes: ['POLICE_INCIDENT'] }));
    expect((await stage.events()).map(({ facts }) => facts)).toEqual([{ confidentiality: 'SECRET' }, { confidentiality: 'SECRET' }]);
  });

  test('what takes back what was to be told does not wait, also when the same was told just before', async () => {
    await stage.addCase('a', [1]);
    const worker = stage.worker({}, { quietMs: 1000 });
    const release = async (object: string, releasedTo: readonly string[], minute: number) => {
      const data = { person: { member: 'a-m1' }, change: 'RELEASE', object, releasedTo, changedAt: `2026-11-20T09:0${minute}:00Z` };
      await stage.announce(police, announcement(police, data));
      await worker.drain();
    };
    await release('1', [ggz], 1);
    await release('2', [], 1);
    await release('1', [], 2);
    expect((await stage.events()).map(({ facts }) => (facts as { releasedTo: readonly string[] }).releasedTo)).toEqual([[], [], []]);
  });

  test('what is released to hundreds is told like anything else', async () => {
    await stage.addCase('a', [1]);
    const releasedTo = Array.from(
      { length: 400 },
      (_, index) =>
        `${String(0x9e3779b97f4a7c15n * BigInt(index + 7))
          .slice(0, 20)
          .padEnd(20, '0')}/ABC`,
    );
    await stage.announce(police, announcement(police));
    const worker = stage.worker({
      readers: {
        CLOUDEVENT: async () => [
          {
            kind: 'CHANGED',
            change: 'RELEASE',
            person: { memberId: 'a-m1' },
            classes: ['POLICE_INCIDENT'],
            facts: { releasedTo },
            changedAt: stage.now,
            object: 'x',
          },
        ],
      },
    });
    await worker.drain();
    expect(await stage.states()).toEqual(['DONE TOLD']);
  });

  test('a message about two objects is told by one event, which from then on tells for both', async () => {
    await stage.addCase('a', [1]);
    const changes = (...objects: readonly (readonly [string, 'OPEN' | 'SECRET'])[]) =>
      objects.map(([object, confidentiality]): Announcement => ({
        kind: 'CHANGED',
        change: 'RECORD',
        person: { memberId: 'a-m1' },
        classes: ['POLICE_INCIDENT'],
        facts: { confidentiality },
        changedAt: stage.now,
        object,
      }));
    const say = async (announced: readonly Announcement[]) => {
      await stage.announce(police, announcement(police));
      await stage.worker({ readers: { CLOUDEVENT: async () => announced } }).drain();
      return (await stage.events()).map(({ facts }) => (facts as { confidentiality: string }).confidentiality);
    };
    expect(await say(changes(['1', 'OPEN'], ['2', 'OPEN']))).toEqual(['OPEN']);
    expect(await say(changes(['1', 'SECRET'])), 'the first still tells for the second').toEqual(['OPEN', 'SECRET']);
    expect(await say(changes(['2', 'SECRET'])), 'and for nothing that is not secret').not.toContain('OPEN');
  });
});
