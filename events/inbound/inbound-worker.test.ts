import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { noteTombstone } from '../tombstones.ts';
import { NotAsAgreed, PoisonMessage, TryLater } from './errors.ts';
import { announcement, bsnOf, ggz, police, raiseInbox, type InboxStage } from './testing/raise-inbox.ts';

describe.each(databaseKinds)('the inbox on %s', (kind) => {
  let stage: InboxStage;
  beforeAll(async () => {
    stage = await raiseInbox(kind);
  }, 60_000);
  afterAll(async () => stage.close());
  beforeEach(async () => stage.empty());

  const handle = async (...messages: readonly Readonly<Record<string, unknown>>[]): Promise<readonly string[]> => {
    for (const message of messages) await stage.announce(police, message);
    await stage.worker().drain();
    return stage.states();
  };

  test('a change becomes one event for each open case that the person is in, and for no other', async () => {
    await stage.addCase('a', [1, 2]);
    await stage.addCase('b', [1]);
    await stage.addCase('c', [2]);
    await stage.addCase('closed', [1], { phase: 'CLOSED' });
    expect(await handle(announcement(police, { classes: ['POLICE_INCIDENT', 'POLICE_CARE_REPORT'] }))).toEqual(['DONE TOLD']);
    const event = (caseId: string) => ({
      type: 'nl.gezinsbeeld.record.changed.v1',
      caseId,
      subject: `${caseId}-m1`,
      data: { about: [{ member: `${caseId}-m1`, classes: ['POLICE_CARE_REPORT', 'POLICE_INCIDENT'] }] },
      facts: { confidentiality: 'OPEN' },
    });
    expect(await stage.events()).toEqual([event('a'), event('b')]);
  });

  test('a release is told as a release, with whom it is released to for the policy alone', async () => {
    await stage.addCase('a', [1]);
    await handle(announcement(police, { person: { member: 'a-m1' }, change: 'RELEASE', releasedTo: [ggz], confidentiality: null }));
    expect(await stage.events()).toMatchObject([{ type: 'nl.gezinsbeeld.release.changed.v1', facts: { releasedTo: [ggz] } }]);
    expect(JSON.stringify((await stage.events())[0]?.data)).not.toContain(ggz);
  });

  test.each([
    ['by the id of a member', { person: { member: 'a-m1' } }, ['a']],
    ['by a BSN in the case with a reference', { person: { bsn: bsnOf(1), caseReference: 'Z-1' } }, ['b']],
    ['by a BSN in a case with a reference that no case has', { person: { bsn: bsnOf(1), caseReference: 'Z-2' } }, []],
    ['by the id of a member of a closed case', { person: { member: 'closed-m1' } }, []],
    ['by a BSN that nobody has', { person: { bsn: bsnOf(9) } }, []],
    ['by the id of nobody', { person: { member: 'nobody' } }, []],
  ])('a person is found %s', async (_, data, cases) => {
    await stage.addCase('a', [1]);
    await stage.addCase('b', [1], { reference: 'Z-1' });
    await stage.addCase('closed', [1], { phase: 'CLOSED' });
    expect(await handle(announcement(police, data))).toEqual([cases.length > 0 ? 'DONE TOLD' : 'DONE UNKNOWN_PERSON']);
    expect((await stage.events()).map(({ caseId }) => caseId)).toEqual(cases);
  });

  test('of somebody in no case nothing stays but that a message came', async () => {
    await handle(announcement(police, { person: { bsn: bsnOf(9) } }));
    const [row] = await stage.database.sql<Record<string, unknown>>('select * from inbox');
    expect(row).toMatchObject({ state: 'DONE', body: null, place: null });
    expect(await stage.database.sql('select id from inbox_object union all select member_id from inbox_told')).toEqual([]);
  });

  test('a message that comes again is one message, also after it was handled', async () => {
    await stage.addCase('a', [1]);
    const message = announcement(police);
    expect(await stage.announce(police, message)).toBe('NEW');
    expect(await stage.announce(police, message)).toBe('DUPLICATE');
    await stage.worker().drain();
    expect(await stage.announce(police, { ...message, data: { other: true } })).toBe('DUPLICATE');
    expect(await stage.announce(ggz, message), 'another source may use the same name').toBe('NEW');
    await stage.worker().drain();
    expect(await stage.states()).toEqual(['DONE TOLD', 'DEAD FOREIGN_SOURCE source']);
  });

  test('an older change of the same object is no news, one of another object is', async () => {
    await stage.addCase('a', [1]);
    const at = (minute: number, object = 'record-1') => announcement(police, { object, changedAt: `2026-11-20T09:0${minute}:00Z` });
    expect(await handle(at(5))).toEqual(['DONE TOLD']);
    expect(await handle(at(4), at(4, 'record-2'), at(6))).toEqual(['DONE TOLD', 'DONE STALE', 'DONE TOLD', 'DONE COALESCED']);
  });

  test('an older change of which a part was never told is told of that part', async () => {
    await stage.addCase('a', [1]);
    await handle(announcement(police, { changedAt: '2026-11-20T09:05:00Z' }));
    await handle(announcement(police, { classes: ['POLICE_CARE_REPORT', 'POLICE_INCIDENT'] }));
    expect((await stage.events()).map(({ data }) => data.about[0]?.classes)).toEqual([['POLICE_CARE_REPORT'], ['POLICE_INCIDENT']]);
  });

  test('many changes of the same that wait together become one event, and later ones another', async () => {
    await stage.addCase('a', [1]);
    const many = Array.from({ length: 50 }, (_, index) => announcement(police, { object: `record-${index}` }));
    const states = await handle(...many);
    expect(states).toEqual(['DONE TOLD', ...Array.from({ length: 49 }, () => 'DONE COALESCED')]);
    await handle(announcement(police, { object: 'record-51' }));
    expect(await stage.events()).toHaveLength(2);
  });

  test('changes on which the policy would decide otherwise are not taken together', async () => {
    await stage.addCase('a', [1]);
    await handle(
      announcement(police, { object: '1' }),
      announcement(police, { object: '2', confidentiality: 'SECRET' }),
      announcement(police, { object: '3', confidentiality: null }),
      announcement(police, { object: '4', person: { member: 'a-m1' }, releasedTo: [ggz, police] }),
      announcement(police, { object: '5', person: { member: 'a-m1' }, releasedTo: [police, ggz] }),
    );
    expect((await stage.states()).map((state) => state.slice(5))).toEqual(['TOLD', 'TOLD', 'TOLD', 'TOLD', 'COALESCED']);
    expect((await stage.events()).map(({ facts }) => facts)).toMatchObject([
      {},
      { confidentiality: 'SECRET' },
      null,
      { releasedTo: [ggz, police] },
    ]);
  });

  test('an event that was not told yet is decided with what its source said last of what it tells for', async () => {
    await stage.addCase('a', [1]);
    const release = (object: string, minute: number, releasedTo: readonly string[]) =>
      announcement(police, {
        person: { member: 'a-m1' },
        change: 'RELEASE',
        object,
        releasedTo,
        changedAt: `2026-11-20T09:0${minute}:00Z`,
      });
    const factsOfAll = async () => (await stage.events()).map(({ facts }) => (facts as { releasedTo: readonly string[] }).releasedTo);
    await handle(release('report-1', 1, [ggz]), release('report-2', 1, [ggz]));
    expect(await factsOfAll(), 'one event tells for both').toEqual([[ggz]]);
    await handle(release('report-1', 2, []));
    expect(await factsOfAll(), 'it still tells for the second').toEqual([[ggz], []]);
    await handle(release('report-2', 2, []));
    expect((await factsOfAll()).flat(), 'and for nothing that is still released').toEqual([]);
    await handle(release('report-1', 1, [ggz]));
    expect((await factsOfAll()).flat(), 'what is older changes nothing').toEqual([]);
    await handle(release('report-3', 1, [ggz]));
    expect((await factsOfAll()).flat(), 'and what is released anew is told by an event of its own').toEqual([ggz]);
  });

  test('of a class about one member the facts of another object, kind of change or member are left alone', async () => {
    await stage.addCase('a', [1, 2]);
    const record = (data: object) => announcement(police, { confidentiality: 'OPEN', ...data });
    await handle(
      record({}),
      record({ person: { bsn: bsnOf(2) } }),
      record({ person: { member: 'a-m1' }, change: 'RELEASE', releasedTo: [ggz] }),
    );
    await handle(record({ confidentiality: 'SECRET', changedAt: '2026-11-20T09:30:00Z' }));
    expect((await stage.events()).map(({ subject, facts }) => [subject, facts])).toEqual([
      ['a-m1', { confidentiality: 'SECRET' }],
      ['a-m2', { confidentiality: 'OPEN' }],
      ['a-m1', { confidentiality: 'OPEN', releasedTo: [ggz] }],
      ['a-m1', { confidentiality: 'SECRET' }],
    ]);
  });

  test('shortly after an event the same waits, and what comes meanwhile is told with it', async () => {
    await stage.addCase('a', [1]);
    const worker = stage.worker({}, { quietMs: 1000 });
    const announce = async (object: string) => {
      await stage.announce(police, announcement(police, { object }));
      await worker.drain();
    };
    await announce('1');
    stage.now = new Date(stage.now.getTime() + 400);
    await announce('2');
    await announce('3');
    expect(await stage.states()).toEqual(['DONE TOLD', 'WAITING', 'WAITING']);
    stage.now = new Date(stage.now.getTime() + 600);
    await worker.drain();
    expect(await stage.states()).toEqual(['DONE TOLD', 'DONE TOLD', 'DONE COALESCED']);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['is of another organisation', announcement(ggz), 'FOREIGN_SOURCE source'],
    [
      'announces data of another source',
      announcement(police, { classes: ['POLICE_INCIDENT', 'GGZ_DIAGNOSIS'] }),
      'FOREIGN_CLASS classes.1',
    ],
    ['announces data of the hub itself', announcement(police, { classes: ['PLAN_ITEM'] }), 'FOREIGN_CLASS classes.0'],
    [
      'confirms what was never sent to it',
      announcement(police, { event: 'tombstone-1' }, { type: 'nl.gezinsbeeld.receipt.v1' }),
      'FOREIGN_TOMBSTONE',
    ],
    ['is of a time to come', announcement(police, { changedAt: '2026-11-20T10:06:00Z' }), 'IN_FUTURE changedAt'],
    ['is of an unknown type', announcement(police, {}, { type: 'nl.gezinsbeeld.case.changed.v1' }), 'UNKNOWN_TYPE type'],
    ['is no CloudEvent', { id: '1' }, 'ENVELOPE specversion'],
    ['misses a field', announcement(police, { changedAt: undefined }), 'SCHEMA data.changedAt'],
    [
      'has a field by another name',
      announcement(police, { changedAt: undefined, changed_at: '2026-11-20T09:00:00Z' }),
      'SCHEMA data.changedAt',
    ],
    ['has a field of another kind', announcement(police, { classes: 'POLICE_INCIDENT' }), 'SCHEMA data.classes'],
    ['has a BSN that is none', announcement(police, { person: { bsn: 'x' } }), 'SCHEMA data.person.bsn'],
  ])('a message that %s is dead at once, and does not hold up what follows', async (_, poison, outcome) => {
    await stage.addCase('a', [1]);
    await noteTombstone(stage.database.sql, {
      eventId: 'tombstone-1',
      recipient: ggz,
      caseId: 'a',
      memberId: 'a-m1',
      classes: ['GGZ_IN_CARE'],
      toldAt: stage.now,
    });
    expect(await handle(announcement(police, { object: '0' }), poison, announcement(police, { object: '1' }))).toEqual([
      'DONE TOLD',
      `DEAD ${outcome}`,
      'DONE COALESCED',
    ]);
    expect(await stage.events()).toHaveLength(1);
    expect(await stage.database.sql('select 1 from tombstone where confirmed_at is not null')).toEqual([]);
  });

  test('a message with more fields than the hub knows is read all the same', async () => {
    await stage.addCase('a', [1]);
    expect(await handle(announcement(police, { more: { name: 'x' } }, { traceparent: '00-x' }))).toEqual(['DONE TOLD']);
  });

  test('a receipt confirms the tombstone, once', async () => {
    await stage.addCase('a', [1]);
    const tombstone = {
      eventId: 'tombstone-1',
      recipient: police,
      caseId: 'a',
      memberId: 'a-m1',
      classes: ['GGZ_IN_CARE'],
      toldAt: stage.now,
    };
    await noteTombstone(stage.database.sql, tombstone);
    const receipt = () => announcement(police, { event: 'tombstone-1' }, { type: 'nl.gezinsbeeld.receipt.v1' });
    expect(await handle(receipt(), receipt())).toEqual(['DONE CONFIRMED', 'DONE CONFIRMED']);
    expect(await stage.database.sql('select confirmed_at as at, confirmed_by as by from tombstone')).toEqual([
      { at: stage.now, by: police },
    ]);
  });

  test('while a partner is away its message waits, longer each time, and is never given up; another source goes on', async () => {
    await stage.addCase('a', [1]);
    let isAway = true;
    const read = async () => {
      if (isAway) throw new TryLater();
      return [];
    };
    await stage.inbox.receive({ source: 'wmo', format: 'ZGW', messageId: '1', body: '{}', receivedAt: stage.now });
    await stage.announce(police, announcement(police));
    const { readCloudEvent } = await import('./read-cloud-event.ts');
    const worker = stage.worker({ readers: { ZGW: read, CLOUDEVENT: readCloudEvent } });
    const tries: number[] = [];
    const begun = stage.now.getTime();
    for (let round = 0; round < 20; round += 1) {
      await worker.drain();
      const [row] = await stage.database.sql<{ at: Date; attempts: number }>(
        `select retry_at as at, attempts from inbox where source = 'wmo'`,
      );
      expect(row?.attempts).toBe(0);
      stage.now = row?.at ?? stage.now;
      tries.push((stage.now.getTime() - begun) / 1000);
    }
    expect(tries.slice(0, 6)).toEqual([1, 2, 4, 8, 16, 32]);
    expect((tries.at(-1) ?? 0) - (tries.at(-2) ?? 0)).toBe(600);
    expect(await stage.states()).toEqual(['WAITING', 'DONE TOLD']);
    isAway = false;
    await worker.drain();
    expect(await stage.states()).toEqual(['DONE NOTHING', 'DONE TOLD']);
  });

  test('a message that fails by itself is tried again, and is dead after too many times; no error text stays', async () => {
    await stage.announce(police, announcement(police));
    const worker = stage.worker(
      {
        readers: {
          CLOUDEVENT: async () => {
            throw new TypeError(`cannot read ${bsnOf(1)}`);
          },
        },
      },
      { attempts: 3 },
    );
    for (let round = 0; round < 3; round += 1) {
      await worker.drain();
      await worker.drain();
      stage.now = new Date(stage.now.getTime() + 60_000);
    }
    expect(await stage.states()).toEqual(['DEAD TOO_OFTEN']);
    expect(stage.told).toEqual([`${police} NEW`, `${police} waits TypeError`, `${police} waits TypeError`, `${police} dead TOO_OFTEN`]);
    expect(JSON.stringify(await stage.database.sql('select * from inbox'))).not.toContain(bsnOf(1));
  });

  test('a message that the database undid for the sake of another is tried again at once, and that counts only after an hour', async () => {
    await stage.addCase('a', [1]);
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    let conflicts = 5;
    const worker = stage.worker(
      {
        database: {
          ...stage.database,
          transaction: async (run) => {
            if (conflicts > 0) {
              conflicts -= 1;
              throw deadlock;
            }
            return stage.database.transaction(run);
          },
        },
      },
      { attempts: 2 },
    );
    await stage.announce(police, announcement(police));
    for (let second = 0; second < 6; second += 1) {
      await worker.drain();
      stage.now = new Date(stage.now.getTime() + 1000);
    }
    expect(await stage.states()).toEqual(['DONE TOLD']);
    expect(stage.told).toEqual([`${police} NEW`, ...Array.from({ length: 5 }, () => `${police} waits CONFLICT`), `${police} handled`]);

    conflicts = 5;
    await stage.announce(police, announcement(police));
    stage.now = new Date(stage.now.getTime() + 3_600_000);
    await worker.drain();
    stage.now = new Date(stage.now.getTime() + 60_000);
    await worker.drain();
    expect(await stage.states()).toEqual(['DONE TOLD', 'DEAD TOO_OFTEN']);
  });

  test('a partner that does not answer as agreed is asked again; what it lets the hub not read is dead at once', async () => {
    await stage.announce(police, announcement(police));
    await stage.announce(ggz, announcement(ggz));
    const worker = stage.worker(
      {
        readers: {
          CLOUDEVENT: async ({ source }) => {
            throw source === police ? new NotAsAgreed() : new PoisonMessage('NOT_ALLOWED');
          },
        },
      },
      { attempts: 2 },
    );
    await worker.drain();
    expect(await stage.states()).toEqual(['WAITING', 'DEAD NOT_ALLOWED']);
    stage.now = new Date(stage.now.getTime() + 60_000);
    await worker.drain();
    expect(await stage.states()).toEqual(['DEAD NOT_AS_AGREED', 'DEAD NOT_ALLOWED']);
  });

  test('a form that this hub has no reader for, and a body whose key has gone, are dead until they are put back', async () => {
    await stage.inbox.receive({ source: 'ggz', format: 'FHIR', messageId: '1', body: '{}', receivedAt: stage.now });
    await stage.announce(police, announcement(police));
    await stage.database.sql(`update inbox set body = 'gone.' || body where format = 'CLOUDEVENT'`);
    await stage.worker().drain();
    expect(await stage.states()).toEqual(['DEAD NO_READER', 'DEAD NOT_OPENED']);
  });

  test('what changed in the population register is compared before anybody hears of it, and waits when that is away', async () => {
    await stage.addCase('a', [1]);
    const asked: string[] = [];
    let isAway = true;
    const worker = stage.worker({
      readers: {
        BRP: async () => [
          {
            kind: 'CHANGED',
            change: 'RECORD',
            person: { bsn: bsnOf(1) },
            classes: ['PERSON_ADDRESS'],
            facts: null,
            changedAt: stage.now,
            object: 'x',
          },
        ],
      },
      refreshPerson: async (bsn) => {
        asked.push(bsn);
        if (isAway) throw new TryLater();
        expect(await stage.events()).toEqual([]);
      },
    });
    await stage.inbox.receive({ source: 'brp', format: 'BRP', messageId: '1', body: '{}', receivedAt: stage.now });
    await worker.drain();
    expect(await stage.states()).toEqual(['WAITING']);
    isAway = false;
    stage.now = new Date(stage.now.getTime() + 60_000);
    await worker.drain();
    expect(asked).toEqual([bsnOf(1), bsnOf(1)]);
    expect(await stage.events()).toMatchObject([{ data: { about: [{ classes: ['PERSON_ADDRESS'] }] }, facts: null }]);
  });

  test('of a flood about one person the population register is asked as often as somebody is told', async () => {
    await stage.addCase('a', [1]);
    let asked = 0;
    const worker = stage.worker(
      {
        readers: {
          BRP: async ({ body }) => [
            {
              kind: 'CHANGED',
              change: 'RECORD',
              person: { bsn: body },
              classes: ['PERSON_ADDRESS'],
              facts: null,
              changedAt: stage.now,
              object: 'persoon',
            },
          ],
        },
        refreshPerson: async () => void (asked += 1),
      },
      { quietMs: 1000 },
    );
    const flood = async (round: string, person = 1) => {
      for (let each = 0; each < 30; each += 1) {
        const messageId = `${round}-${each}`;
        await stage.inbox.receive({ source: 'brp', format: 'BRP', messageId, body: bsnOf(person), receivedAt: stage.now });
      }
      await worker.drain();
    };
    await flood('first');
    expect(asked).toBe(1);
    await flood('too soon');
    expect(asked).toBe(1);
    stage.now = new Date(stage.now.getTime() + 1000);
    await worker.drain();
    expect([asked, (await stage.events()).length]).toEqual([2, 2]);
    await flood('of nobody', 9);
    expect(asked).toBe(2);
    expect(new Set(await stage.states())).toEqual(new Set(['DONE TOLD', 'DONE COALESCED', 'DONE UNKNOWN_PERSON']));
  });

  test('a change in the population register that comes while an earlier one is compared is compared and told by itself', async () => {
    await stage.addCase('a', [1]);
    const change = async (messageId: string) =>
      stage.inbox.receive({ source: 'brp', format: 'BRP', messageId, body: messageId, receivedAt: stage.now });
    let comparisons = 0;
    const worker = stage.worker({
      readers: {
        BRP: async ({ body }) => [
          {
            kind: 'CHANGED',
            change: 'RECORD',
            person: { bsn: bsnOf(1) },
            classes: ['PARENTAL_AUTHORITY'],
            facts: null,
            changedAt: stage.now,
            object: body,
          },
        ],
      },
      refreshPerson: async () => {
        comparisons += 1;
        if (comparisons === 1) await change('two');
      },
    });
    await change('one');
    await worker.drain();
    expect(comparisons).toBe(2);
    expect(await stage.states()).toEqual(['DONE TOLD', 'DONE TOLD']);
  });

  test('a clock that is put back keeps nothing waiting', async () => {
    await stage.addCase('a', [1]);
    const worker = stage.worker({}, { quietMs: 1000 });
    await stage.announce(police, announcement(police, { object: '1', changedAt: '2026-11-20T05:00:00Z' }));
    await worker.drain();
    stage.now = new Date(stage.now.getTime() - 4 * 3_600_000);
    await stage.announce(police, announcement(police, { object: '2', changedAt: '2026-11-20T05:00:00Z' }));
    await worker.drain();
    expect(await stage.states()).toEqual(['DONE TOLD', 'DONE TOLD']);
  });
});
