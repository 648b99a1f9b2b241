import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reencrypt } from '#database/reencrypt.ts';
import { createEncryption } from '#database/encryption.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { readDeadLetters, replayDeadLetters } from './dead-letters.ts';
import { createInbox, type Received } from './inbox.ts';
import { cleanInbox, readInboxStanding } from './inbound-store.ts';
import { announcement, bsnOf, ggz, police, raiseInbox, type InboxStage } from './testing/raise-inbox.ts';

const keyOf = (letter: string): string => `${letter}:${Buffer.alloc(32, letter.charCodeAt(0)).toString('base64')}`;

describe.each(databaseKinds)('the door of the inbox on %s', (kind) => {
  let stage: InboxStage;
  beforeAll(async () => {
    stage = await raiseInbox(kind, { maxBytes: 1000, maxWaiting: 5, perMinute: 8 });
  }, 60_000);
  afterAll(async () => stage.close());
  beforeEach(async () => stage.empty());

  const later = (seconds: number): void => {
    stage.now = new Date(stage.now.getTime() + seconds * 1000);
  };
  const receive = async (source: string, ...names: readonly string[]): Promise<readonly Received[]> => {
    const received: Received[] = [];
    for (const messageId of names) {
      received.push(await stage.inbox.receive({ source, format: 'CLOUDEVENT', messageId, body: '{}', receivedAt: stage.now }));
    }
    return received;
  };

  test('takes no more of a source of which much waits, whatever it takes of others; what it knows it always knows', async () => {
    expect(await receive('wmo', '1', '2', '3', '4', '5', '6', '1')).toEqual(['NEW', 'NEW', 'NEW', 'NEW', 'NEW', 'FLOOD', 'DUPLICATE']);
    expect(await receive('wi', '1')).toEqual(['NEW']);
    later(3600);
    expect(await receive('wmo', '6'), 'time alone does not help').toEqual(['FLOOD']);
    await stage.worker().drain();
    expect(await receive('wmo', '6')).toEqual(['NEW']);
  });

  test('takes no more of a source within a minute than it may send, also when nothing waits', async () => {
    for (let each = 0; each < 8; each += 1) {
      expect(await receive('wmo', `${each}`)).toEqual(['NEW']);
      await stage.worker().drain();
      later(5);
    }
    expect(await receive('wmo', '8', '0')).toEqual(['FLOOD', 'DUPLICATE']);
    later(21);
    expect(await receive('wmo', '8', '9')).toEqual(['NEW', 'FLOOD']);
    later(-3600);
    expect(await receive('wmo', '9'), 'a clock that is put back closes no door').toEqual(['NEW']);
  });

  test('keeps of a message that is too large only that it came; it cannot be put back', async () => {
    const large = { source: 'wmo', format: 'ZGW' as const, messageId: '1', body: 'é'.repeat(501), receivedAt: stage.now };
    expect(await stage.inbox.receive(large)).toBe('TOO_LARGE');
    expect(await stage.inbox.receive(large), 'a second time it is no more kept than the first').toBe('TOO_LARGE');
    expect(await stage.inbox.receive({ ...large, messageId: '2', body: 'é'.repeat(500) })).toBe('NEW');
    expect(await readDeadLetters(stage.database.sql)).toMatchObject([
      { source: 'wmo', messageId: '1', reason: 'TOO_LARGE', at: stage.now },
    ]);
    expect(await replayDeadLetters(stage.database.sql, 'ALL')).toBe(0);
  });

  test.each(['1 or 2', 'é', `about ${bsnOf(1)}`, bsnOf(1), 'x'.repeat(121), `body:${'Ab-_'.repeat(11)}`, "a'; drop table inbox", 'nul\0'])(
    'a name such as %j is kept as a keyed hash, by which it is known again',
    async (name) => {
      expect(await receive('wmo', name, name)).toEqual(['NEW', 'DUPLICATE']);
      const [row] = await stage.database.sql<{ name: string }>('select message_id as name from inbox');
      expect(row?.name).toMatch(/^t1\.[\w-]{43}$/);
    },
  );

  test.each([
    '8f14e45f-ceea-467f-a0e6-2a1c3b4d5e6f',
    'urn:uuid:8f14e45f-ceea-467f-a0e6-2a1c3b4d5e6f',
    'gezinsbeeld.00000099000000002000.pol.in.v1:0:41',
    'B-1:2:3',
  ])('a name such as %s is kept as it is, for operators', async (name) => {
    await receive('wmo', name);
    expect(await stage.database.sql('select message_id as name from inbox')).toEqual([{ name }]);
  });

  test('when two come at the same moment, one is new', async () => {
    const both = await Promise.all([receive('wmo', '1'), receive('wmo', '1'), receive('wmo', '1')]);
    expect(both.flat().toSorted()).toEqual(['DUPLICATE', 'DUPLICATE', 'NEW']);
  });

  test('what waits and what is dead goes over to a new key, and is known and handled under it', async () => {
    const { sql } = stage.database;
    await stage.addCase('a', [1]);
    const [old, both, young] = [
      createEncryption(keyOf('a')),
      createEncryption(`${keyOf('b')},${keyOf('a')}`),
      createEncryption(keyOf('b')),
    ];
    const limits = { maxBytes: 1000, maxWaiting: 5, perMinute: 8 };
    const doorOf = (encryption: typeof old) => createInbox({ sql, encryption, newId: () => crypto.randomUUID(), limits });
    const message = {
      source: police,
      format: 'CLOUDEVENT' as const,
      messageId: 'a name',
      body: JSON.stringify(announcement(police, { person: { member: 'a-m1' } })),
      receivedAt: stage.now,
    };
    expect(await doorOf(old).receive(message)).toBe('NEW');
    expect(await doorOf(both).receive(message)).toBe('DUPLICATE');
    await sql('update family_member set bsn = $1, bsn_lookup = $2', [
      both.encrypt('family_member.bsn:a-m1', bsnOf(1)),
      both.hash(bsnOf(1)),
    ]);
    expect((await reencrypt(stage.database, both)).changed).toBe(1);
    await stage.worker({ encryption: young }).drain();
    expect(await stage.states()).toEqual(['DONE TOLD']);
  });

  test('dead letters are listed without what they say, and put back one by one, by source, or all', async () => {
    const poison = async (source: string, messageId: string): Promise<void> => {
      const body = JSON.stringify(announcement(source, { person: { bsn: bsnOf(1) }, classes: ['PLAN_ITEM'] }));
      await stage.inbox.receive({ source, format: 'CLOUDEVENT', messageId, body, receivedAt: stage.now });
    };
    for (const [source, name] of [
      [police, 'p-1'],
      [police, 'p-2'],
      [ggz, 'g-1'],
      [ggz, 'g-2'],
    ] as const)
      await poison(source, name);
    await stage.worker().drain();
    const letters = await readDeadLetters(stage.database.sql);
    expect(letters.map(({ source, messageId, reason, place }) => [source, messageId, reason, place])).toEqual([
      [police, 'p-1', 'FOREIGN_CLASS', 'classes.0'],
      [police, 'p-2', 'FOREIGN_CLASS', 'classes.0'],
      [ggz, 'g-1', 'FOREIGN_CLASS', 'classes.0'],
      [ggz, 'g-2', 'FOREIGN_CLASS', 'classes.0'],
    ]);
    expect(JSON.stringify(letters)).not.toContain(bsnOf(1));
    const replay = async (which: Parameters<typeof replayDeadLetters>[1]): Promise<number> => replayDeadLetters(stage.database.sql, which);
    expect(await replay({ message: 'nothing' })).toBe(0);
    expect(await replay({ message: 'p-1' })).toBe(1);
    expect(await replay({ message: letters[1]?.id ?? '' })).toBe(1);
    expect(await replay({ source: police })).toBe(0);
    expect(await replay('ALL')).toBe(2);
    await stage.addCase('a', [1]);
    await stage.worker({ classesOf: () => new Set(['PLAN_ITEM']) }).drain();
    expect((await stage.states()).toSorted()).toEqual(['DONE COALESCED', 'DONE COALESCED', 'DONE COALESCED', 'DONE TOLD']);
  });

  test('what was put back and is older than what was handled meanwhile is no news', async () => {
    await stage.addCase('a', [1]);
    const of = (id: string, minute: number) =>
      announcement(police, { classes: ['POLICE_INCIDENT'], changedAt: `2026-11-20T09:0${minute}:00Z` }, { id });
    await stage.announce(police, of('old', 1));
    await stage.worker({ classesOf: () => new Set() }).drain();
    later(1);
    await stage.announce(police, of('new', 2));
    await stage.worker().drain();
    await replayDeadLetters(stage.database.sql, { message: 'old' });
    await stage.worker().drain();
    expect(await stage.states()).toEqual(['DONE STALE', 'DONE TOLD']);
  });

  test('forgets after a time what ended, and nothing that waits', async () => {
    await stage.addCase('a', [1]);
    await stage.announce(police, announcement(police));
    await stage.announce(police, { id: 'poison' });
    await stage.worker().drain();
    later(86_400);
    await stage.announce(police, announcement(police, { object: 'record-2' }));
    const { sql } = stage.database;
    expect(await cleanInbox(sql, new Date(stage.now.getTime() - 2 * 86_400_000), 10)).toBe(0);
    expect(await cleanInbox(sql, stage.now, 10)).toBe(2);
    expect(await stage.states()).toEqual(['WAITING']);
    expect(await sql('select id from inbox_object')).toEqual([]);
    await stage.worker().drain();
    expect(await stage.states()).toEqual(['DONE TOLD']);
  });

  test('keeps of each source only so many dead messages, the newest', async () => {
    const { sql } = stage.database;
    for (const source of [police, ggz]) {
      for (const id of ['1', '2', '3']) await stage.announce(source, { id: `${source} ${id}` });
      await stage.announce(source, announcement(source, { person: { bsn: bsnOf(9) } }));
    }
    await stage.worker().drain();
    expect(await cleanInbox(sql, new Date(0), 2)).toBe(2);
    expect((await stage.states()).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'DEAD ENVELOPE specversion'),
      'DONE UNKNOWN_PERSON',
      'DONE UNKNOWN_PERSON',
    ]);
    await replayDeadLetters(sql, { source: police });
    expect(await cleanInbox(sql, new Date(0), 0), 'what waits again is not dead').toBe(2);
    expect((await stage.states()).filter((state) => state === 'WAITING')).toHaveLength(2);
  });

  test('what was told is remembered as long as a message may be told by it', async () => {
    const { sql } = stage.database;
    await stage.addCase('a', [1]);
    await stage.announce(police, announcement(police, { object: '1' }));
    await stage.announce(ggz, { id: 'poison' });
    await stage.worker().drain();
    const count = async () => sql('select 1 from inbox_told');
    await cleanInbox(sql, new Date(stage.now.getTime() - 1000), 10);
    expect(await count(), 'a dead message may be put back').toHaveLength(1);
    await sql(`delete from inbox where state = 'DEAD'`);
    await cleanInbox(sql, new Date(stage.now.getTime() - 1000), 10);
    expect(await count()).toEqual([]);
  });

  test('says how it stands by source', async () => {
    await stage.announce(police, { id: 'poison' });
    await stage.worker().drain();
    await receive('wmo', '1');
    later(30);
    await receive('wmo', '2');
    expect(await readInboxStanding(stage.database.sql, stage.now)).toEqual([
      { source: police, waiting: 0, oldestSeconds: 0, dead: 1 },
      { source: 'wmo', waiting: 2, oldestSeconds: 30, dead: 0 },
    ]);
  });
});
