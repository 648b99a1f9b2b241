import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { startPostgres, type PostgresServer } from '#database/testing/start-postgres.ts';
import { cleanOutbox, writeEvent, type NewEvent } from '#events/outbox.ts';
import { openStream, type StreamAsking } from '../http/stream-client.ts';
import { raiseStage, type Stage } from '../stage.ts';

// Streams that break off anywhere and go on at either of two hubs on one PostgreSQL.

let server: PostgresServer;
let stages: readonly [Stage, Stage];
let beside: Database;

beforeAll(async () => {
  server = await startPostgres();
  const env = {
    DATABASE_URL: server.url,
    ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
    STREAM_POLL_MS: '20',
    MAX_STREAMS_PER_CALLER: '1000',
    RATE_LIMIT_PER_MINUTE: '100000',
  };
  stages = [await raiseStage({ env }), await raiseStage({ env })];
  beside = await createDatabase({ databaseUrl: server.url });
}, 240_000);
afterAll(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
  await beside.close();
  await server.close();
});

/** An event about a member, that is in this transaction for so long. */
const happens = async (caseId: string, dataClass: string, heldMs = 0): Promise<string> => {
  const id = randomUUID();
  const event = {
    id,
    caseId,
    type: 'nl.gezinsbeeld.record.changed.v1',
    subject: null,
    data: { about: [{ member: `${caseId}-m1`, classes: [dataClass] }] },
    occurredAt: new Date('2026-11-20T10:00:00Z'),
    traceId: 'a'.repeat(32),
  } satisfies NewEvent;
  await beside.transaction(async ({ sql }) => {
    await writeEvent(sql, event);
    if (heldMs > 0) await sql('select pg_sleep($1::float8)', [heldMs / 1000]);
  });
  return id;
};

const query = 'subscription { caseChanged(caseId: "s1") { id type at about { member dataClass } } }';
const open = (hub: number, asking: Partial<StreamAsking> = {}) =>
  openStream(stages[hub] ?? stages[0], { role: 'police', query, ...asking });

/** Opens a stream behind this event, cuts it off after so many bytes, or when it has told so many events, and answers the ids of what came whole. */
const readUpTo = async (hub: number, lastEventId: string | undefined, bytes: number, events: number): Promise<readonly string[]> => {
  const stage = stages[hub] ?? stages[0];
  const token = await stage.sandbox.identity.tokenFor('police');
  const hangUp = new AbortController();
  const response = await fetch(`${stage.hub.url}/graphql/stream?${new URLSearchParams({ query }).toString()}`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      'gezinsbeeld-purpose': 'COORD',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: hangUp.signal,
  });
  let text = '';
  const idsIn = (): readonly string[] => text.slice(0, text.lastIndexOf('\n\n') + 2).match(/(?<=^id: )\S+$/gm) ?? [];
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text = (text + chunk).slice(0, bytes);
    if (text.includes('"code"')) throw new Error(text);
    if (text.length === bytes || idsIn().length >= events) break;
  }
  hangUp.abort();
  return idsIn();
};

describe('a stream that is cut off again and again, also within a message', () => {
  const plan = fc.record({
    // What happens at the same time: of whom, whether the police may hear of it, and how long its transaction lasts.
    changes: fc.array(
      fc.record({
        caseId: fc.constantFrom('s1', 's1', 'elsewhere-1', 'elsewhere-2'),
        dataClass: fc.constantFrom('FAMILY_CASE', 'FAMILY_CASE', 'GGZ_IN_CARE'),
        heldMs: fc.nat({ max: 40 }),
      }),
      { minLength: 10, maxLength: 30 },
    ),
    cuts: fc.array(fc.record({ hub: fc.nat({ max: 1 }), bytes: fc.integer({ min: 1, max: 1200 }) }), { maxLength: 12 }),
  });

  test('tells exactly what may be heard, each once and in the order of the commits', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ changes, cuts }) => {
        const stream = await open(0);
        const first = await happens('s1', 'FAMILY_CASE');
        expect((await stream.next())?.id).toBe(first);
        await stream.leave();
        const writing = Promise.all(
          changes.map(async (each) => ({ ...each, id: await happens(each.caseId, each.dataClass, each.heldMs) })),
        );
        const audible = changes.filter(({ caseId, dataClass }) => caseId === 's1' && dataClass === 'FAMILY_CASE').length;
        const heard: string[] = [];
        const endless = { hub: 1, bytes: Number.POSITIVE_INFINITY };
        for (const { hub, bytes } of [...cuts, endless]) {
          if (heard.length === audible) break;
          heard.push(...(await readUpTo(hub, heard.at(-1) ?? first, bytes, audible - heard.length)));
        }
        const told = new Set(
          (await writing).flatMap(({ id, caseId, dataClass }) => (caseId === 's1' && dataClass === 'FAMILY_CASE' ? [id] : [])),
        );
        const rows = await beside.sql<{ id: string }>(`select event_id as id from outbox where case_id = 's1' order by sequence`);
        expect(heard).toEqual(rows.map(({ id }) => id).filter((id) => told.has(id)));
        const last = await happens('s1', 'FAMILY_CASE');
        expect(await readUpTo(0, heard.at(-1) ?? first, Number.POSITIVE_INFINITY, 1)).toEqual([last]);
      }),
      { numRuns: 12, seed: 20_261_120, endOnFailure: true },
    );
  }, 180_000);
});

describe('of the last event that a client has', () => {
  test('when it was cleaned away it is told so, at either hub, and goes on without it', async () => {
    const stream = await open(0);
    const old = await happens('s1', 'FAMILY_CASE');
    expect((await stream.next())?.id).toBe(old);
    await stream.leave();
    await happens('s1', 'FAMILY_CASE');
    await cleanOutbox(beside.sql, new Date('2026-12-01T00:00:00Z'), { isPublished: false });
    for (const hub of [0, 1]) {
      const refused = await open(hub, { lastEventId: old });
      expect(await refused.ending()).toBe('RESUME_IMPOSSIBLE');
      expect(refused.text()).toContain('Open a new one without Last-Event-ID, and ask for the view again.');
    }
    const again = await open(1);
    const next = await happens('s1', 'FAMILY_CASE');
    expect((await again.next())?.id).toBe(next);
    await again.leave();
  });

  test('when the role in which it was heard was taken away nothing of it is left, and what everybody hears goes on', async () => {
    const steps = 'subscription { policyChanged { id type } }';
    const step = async (name: 'changed' | 'activated'): Promise<string> => {
      const id = randomUUID();
      const data = { policy: `sha256:${'b'.repeat(64)}` };
      const moment = { subject: null, caseId: null, occurredAt: new Date(), traceId: 'a'.repeat(32) };
      await beside.transaction(({ sql }) => writeEvent(sql, { ...moment, id, type: `nl.gezinsbeeld.policy.${name}.v1`, data }));
      return id;
    };
    const officer = await open(0, { role: 'officer', query: steps, purpose: 'AUDIT' });
    const proposed = await step('changed');
    expect((await officer.next())?.id).toBe(proposed);
    await officer.leave();
    // The same person, with a token for another role.
    const resumed = await open(1, { role: 'regisseur', query: steps, lastEventId: proposed });
    expect(await resumed.ending()).toBe('RESUME_IMPOSSIBLE');
    const fresh = await open(1, { role: 'regisseur', query: steps });
    await step('changed');
    const active = await step('activated');
    expect((await fresh.next())?.id).toBe(active);
    await fresh.leave();
  });
});
