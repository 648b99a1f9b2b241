import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { catalogue, type EventType } from './catalogue/catalogue.ts';
import { EventError } from './errors.ts';
import { cleanOutbox, forgetEvents, writeEvent, type NewEvent } from './outbox.ts';
import { exampleData } from './testing/example-data.ts';

const occurredAt = new Date('2026-11-20T10:00:00.123Z');
const traceId = '0af7651916cd43dd8448eb211c80319c';
const anEvent = (given: object = {}): NewEvent => ({
  id: randomUUID(),
  type: 'nl.gezinsbeeld.case.changed.v1',
  caseId: 's1',
  subject: 's1-m1',
  data: { about: [{ member: 's1-m1', classes: ['FAMILY_CASE'] }] },
  occurredAt,
  traceId,
  ...given,
});

describe.each(databaseKinds)('the outbox on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  beforeEach(async () => void (await tested.database.sql('delete from outbox')));
  afterAll(async () => tested.close());
  const write = async (event: NewEvent) => tested.database.transaction(async ({ sql }) => writeEvent(sql, event));
  const ids = async () =>
    (await tested.database.sql<{ id: string }>('select event_id as id from outbox order by sequence')).map(({ id }) => id);

  test('keeps an event as it is, unpublished', async () => {
    const event = anEvent();
    await write(event);
    const rows = await tested.database.sql(
      'select event_id, case_id, type, subject, data, occurred_at = $1::timestamptz as same, trace_id from outbox',
      [occurredAt.toISOString()],
    );
    expect(rows).toEqual([
      {
        event_id: event.id,
        case_id: 's1',
        type: event.type,
        subject: 's1-m1',
        data: event.data,
        same: true,
        trace_id: traceId,
      },
    ]);
  });

  test('keeps the facts of a record beside the event, and nothing for what is not about one', async () => {
    const facts = { confidentiality: 'RESTRICTED', releasedTo: ['00000099000000003000/GGZ'] };
    await write(anEvent({ facts }));
    await write(anEvent({ facts: null }));
    await write(anEvent());
    const rows = await tested.database.sql('select facts from outbox order by sequence');
    expect(rows).toEqual([{ facts }, { facts: null }, { facts: null }]);
  });

  test('keeps an event of every type', async () => {
    const types = Object.keys(catalogue) as EventType[];
    for (const type of types) await write(anEvent({ type, data: exampleData(type) }));
    expect(await ids()).toHaveLength(types.length);
  });

  test('has no event of a change that was rolled back', async () => {
    const failing = tested.database.transaction(async ({ sql }) => {
      await writeEvent(sql, anEvent());
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect(await ids()).toEqual([]);
  });

  test('refuses the same event twice', async () => {
    await write(anEvent({ id: 'once' }));
    await expect(write(anEvent({ id: 'once' }))).rejects.toBeInstanceOf(Error);
    expect(await ids()).toEqual(['once']);
  });

  test.each([
    ['a type that is not in the catalogue', { type: 'nl.gezinsbeeld.case.gossip.v1' }, 'EVENT_UNKNOWN'],
    ['a type that every object has', { type: 'toString' }, 'EVENT_UNKNOWN'],
    ['a field that its type does not have', { data: { about: [], note: 'Walter is weer thuis' } }, 'EVENT_DATA_REFUSED'],
    ['a field deeper down', { data: { about: [{ member: 's1-m1', classes: ['FAMILY_CASE'], name: 'Walter' }] } }, 'EVENT_DATA_REFUSED'],
    ['a field that is missing', { data: {} }, 'EVENT_DATA_REFUSED'],
    ['facts that the policy does not know', { facts: { summary: 'Walter is weer thuis' } }, 'EVENT_DATA_REFUSED'],
    ['a value that a fact does not have', { facts: { confidentiality: 'vertrouwelijk' } }, 'EVENT_DATA_REFUSED'],
    ['text in the place of an id', { data: { about: [{ member: 'Walter, 12 jaar', classes: ['FAMILY_CASE'] }] } }, 'EVENT_DATA_REFUSED'],
    ['text in the place of a class', { data: { about: [{ member: 's1-m1', classes: ['Is verslaafd'] }] } }, 'EVENT_DATA_REFUSED'],
    ['text in the place of a case', { caseId: 'het gezin de Boer' }, 'EVENT_DATA_REFUSED'],
    ['text in the place of a subject', { subject: 'Mark de Boer' }, 'EVENT_DATA_REFUSED'],
    ['an empty id', { id: '' }, 'EVENT_DATA_REFUSED'],
    ['a BSN in the place of a member', { data: { about: [{ member: '999990019', classes: ['FAMILY_CASE'] }] } }, 'EVENT_HOLDS_BSN'],
    ['a BSN behind something', { data: { about: [{ member: 's1-999990019', classes: ['FAMILY_CASE'] }] } }, 'EVENT_HOLDS_BSN'],
    ['a BSN with strokes', { subject: '9999-90-019' }, 'EVENT_HOLDS_BSN'],
    ['a BSN as subject', { subject: '999990019' }, 'EVENT_HOLDS_BSN'],
    ['a BSN as case', { caseId: 'case_999990019' }, 'EVENT_HOLDS_BSN'],
    ['a BSN as id', { id: 'm:999990019' }, 'EVENT_HOLDS_BSN'],
  ])('refuses %s, and does not repeat it', async (_, given, code) => {
    const failure = await write(anEvent(given)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).not.toMatch(/999990019|Walter|verslaafd|Mark|Boer/);
    expect(await ids()).toEqual([]);
  });

  test('takes digits inside a UUID for what they are', async () => {
    const uuid = '12345678-1234-4234-8234-a123456789bc';
    await write(anEvent({ subject: uuid, id: uuid }));
    expect(await ids()).toEqual([uuid]);
  });

  test('cleans away what was published long enough ago, and nothing else', async () => {
    for (const id of ['old', 'new', 'waiting']) await write(anEvent({ id }));
    await tested.database.sql(`update outbox set occurred_at = '2026-11-01T00:00:00Z' where event_id in ('old', 'waiting')`);
    await tested.database.sql(`delete from outbox_waiting w using outbox o where o.sequence = w.sequence and o.event_id in ('old', 'new')`);
    expect(await tested.database.transaction(async ({ sql }) => cleanOutbox(sql, new Date('2026-11-20T00:00:00Z')))).toBe(1);
    expect(await ids()).toEqual(['new', 'waiting']);
  });

  test('cleans away however much there is in small parts, of each case the oldest first', async () => {
    for (let n = 0; n < 12; n += 1) await write(anEvent({ id: `e-${n}`, caseId: `s${n % 3}` }));
    await tested.database.sql(`update outbox set occurred_at = '2026-11-01T00:00:00Z' where event_id <> 'e-10'`);
    await tested.database.sql(`delete from outbox_waiting w using outbox o where o.sequence = w.sequence and o.event_id <> 'e-5'`);
    const parts: (readonly number[])[] = [];
    const sql = async <Row>(text: string, parameters?: readonly unknown[]) => {
      const rows = await tested.database.sql<Row>(text, parameters);
      if (text.includes('delete'))
        parts.push((rows as readonly { sequence: string }[]).map(({ sequence }) => Number(sequence)).toSorted((x, y) => x - y));
      return rows;
    };
    expect(await cleanOutbox(sql, new Date('2026-11-20T00:00:00Z'), { atOnce: 2 })).toBe(8);
    expect(Math.max(...parts.map(({ length }) => length))).toBe(2);
    expect(parts.flat()).toEqual(parts.flat().toSorted((x, y) => x - y));
    expect(await ids()).toEqual(['e-5', 'e-8', 'e-10', 'e-11']);
  });

  test('forgets the events of a case that is destroyed, published or not, and of no other', async () => {
    await write(anEvent({ id: 'published' }));
    await tested.database.sql('delete from outbox_waiting');
    await write(anEvent({ id: 'waiting' }));
    await write(anEvent({ id: 'elsewhere', caseId: 's1-withdrawn' }));
    await write(anEvent({ id: 'nowhere', caseId: null }));
    await tested.database.transaction(async ({ sql }) => forgetEvents(sql, ['s1', 's2']));
    expect(await ids()).toEqual(['elsewhere', 'nowhere']);
  });

  // PGlite has one session, so its transactions run one after another anyway.
  test.skipIf(kind === 'pglite')('in one case the order is the order of the commits, and cases do not wait for each other', async () => {
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const slow = tested.database.transaction(async ({ sql }) => {
      await writeEvent(sql, anEvent({ id: 'slow' }));
      written.resolve();
      await first.promise;
      order.push('slow');
    });
    await written.promise;
    const next = write(anEvent({ id: 'next' })).then(() => order.push('next'));
    await write(anEvent({ id: 'elsewhere', caseId: 's2' }));
    order.push('elsewhere');
    first.resolve();
    await Promise.all([slow, next]);
    expect(order).toEqual(['elsewhere', 'slow', 'next']);
    const inCase = await tested.database.sql(`select event_id as id from outbox where case_id = 's1' order by sequence`);
    expect(inCase).toEqual([{ id: 'slow' }, { id: 'next' }]);
  });
});

describe('what an event may hold', () => {
  const written = async (event: NewEvent): Promise<string> => {
    const sql = async () => [];
    return writeEvent(sql, event).then(
      () => 'written',
      (error: unknown) => (error instanceof EventError ? error.code : 'another error'),
    );
  };
  /** Where a text can stand: every field of an event that is not one of a closed list. */
  const places: Readonly<Record<string, (text: string) => object>> = {
    id: (id) => ({ id }),
    caseId: (caseId) => ({ caseId }),
    subject: (subject) => ({ subject }),
    member: (member) => ({
      data: {
        about: [
          { member: 's1-m1', classes: ['FAMILY_CASE'] },
          { member, classes: ['FAMILY_CASE'] },
        ],
      },
    }),
    members: (member) => ({ type: 'nl.gezinsbeeld.task.changed.v1', data: { members: ['s1-m1', member] } }),
    match: (match) => ({
      type: 'nl.gezinsbeeld.signal.matched.v1',
      caseId: null,
      data: { match, recipients: ['00000099000000003000/GGZ'] },
    }),
    run: (run) => ({ type: 'nl.gezinsbeeld.retention.executed.v1', caseId: null, data: { run } }),
    // Begins with a capital, as names of classes do.
    dataClass: (text) => ({ data: { about: [{ member: 's1-m1', classes: [`C${text.toUpperCase().replaceAll('-', '_')}`] }] } }),
  };
  const place = fc.constantFrom(...Object.keys(places));
  const eventWith = (where: string, text: string): NewEvent => anEvent(places[where]?.(text));
  const letters = fc.stringMatching(/^[g-z]{1,4}[-_]?$/);
  /** Nine digits that pass the eleven-test: eight that are drawn, and the last by the weights. */
  const bsn = fc
    .stringMatching(/^\d{8}$/)
    .map((eight) => ({ eight, last: Array.from(eight).reduce((sum, digit, at) => sum + Number(digit) * (9 - at), 0) % 11 }))
    .filter(({ last }) => last < 10)
    .map(({ eight, last }) => `${eight}${last}`);
  const strokes = fc.constantFrom<[number[], string]>([[], ''], [[4, 7], '-'], [[3, 6], '_'], [[1, 2, 3, 4, 5, 6, 7, 8], '-']);
  const divided = (digits: string, [at, stroke]: readonly [readonly number[], string]): string =>
    Array.from(digits)
      .map((digit, index) => (at.includes(index) ? `${stroke}${digit}` : digit))
      .join('');

  test('no BSN in any text of it, alone, beside something or divided', async () => {
    const property = fc.asyncProperty(place, bsn, strokes, letters, letters, async (where, digits, how, before, after) => {
      expect(await written(eventWith(where, `${before}${divided(digits, how)}-${after}`))).toBe('EVENT_HOLDS_BSN');
    });
    await fc.assert(property, { seed: 20_261_120, numRuns: 1000 });
  });

  test('and a moment, where it fits in an id: that is no BSN', async () => {
    const moment = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true });
    const property = fc.asyncProperty(moment, letters, async (date, before) => {
      expect(await written(anEvent({ id: `${before}:${date.toISOString().replace(/\.\d+/, '')}` }))).toBe('written');
      expect(await written(anEvent({ occurredAt: date, facts: { releasedUntil: date.toISOString().slice(0, 10) } }))).toBe('written');
    });
    await fc.assert(property, { seed: 20_261_120, numRuns: 1000 });
  });
});
