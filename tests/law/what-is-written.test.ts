import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyAudit } from '#audit/verify.ts';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import type { Fault } from '#sandbox/stand-in.ts';
import { raiseStage, type Question, type Reply, type Stage } from '../stage.ts';
import { askers, everyAsker, walk, type Value } from './askers.ts';
import { findBsns } from './find-bsns.ts';

let stage: Stage;
let database: TestDatabase;
/** Another hub, which waits no longer than a hub in production: for partners that fail. What nothing may be late for is asked of the first, on a machine that may be busy. */
let hurried: Stage;
let hurriedDatabase: TestDatabase;
const printed: string[] = [];
const replies: Reply[] = [];

const bsn = '999996149';

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation((...args: unknown[]) => {
      printed.push(String(args[0]));
      return write(...(args as Parameters<typeof write>));
    });
  }
  for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void printed.push(JSON.stringify(args)));
  }
  [database, hurriedDatabase] = [await createTestDatabase('postgres'), await createTestDatabase('postgres')];
  stage = await raiseStage({ env: { DATABASE_URL: database.url ?? '', RATE_LIMIT_PER_MINUTE: '100000' } });
  hurried = await raiseStage({
    env: { DATABASE_URL: hurriedDatabase.url ?? '', RATE_LIMIT_PER_MINUTE: '100000', REQUEST_BUDGET_MS: '2000' },
    overrides: { sandbox: { deadlineMs: 1500 } },
  });
});
afterAll(async () => {
  await Promise.all([stage.close(), hurried.close()]);
  await Promise.all([database.close(), hurriedDatabase.close()]);
  vi.restoreAllMocks();
});

const ask = async (question: Question, at: Stage = stage): Promise<Reply> => {
  const reply = await at.ask(question);
  replies.push(reply);
  return reply;
};
const view = (asker: Omit<Question, 'query'>, id = 's1'): Question => ({ ...asker, query: viewQuery(), variables: { id } });
const caseIds = ['s1', 's1-withdrawn', 's2', 's2-escalated', 's3', 'nowhere'];
const count = async (): Promise<number> => {
  const [row] = await database.database.sql<{ count: string }>(`select count(*) from audit_record where writer not like '%/changes'`);
  return Number(row?.count);
};
interface Body {
  readonly record: object;
}
const recordOf = async (reply: Reply): Promise<string[]> => {
  const traceId = reply.headers.get('traceresponse')?.split('-')[1] ?? '';
  const rows = await database.database.sql<{ body: string }>(`select body from audit_record where body like $1`, [`%${traceId}%`]);
  return rows.map(({ body }) => body);
};

describe('AUDIT-01 MUST record every answer before it leaves', () => {
  test('each answer about a case, also that there is none, has its one record', async () => {
    for (const [, asker] of everyAsker) {
      for (const id of caseIds) {
        const before = await count();
        const reply = await ask(view(asker, id));
        expect([reply.status, await count()]).toEqual([200, before + 1]);
        expect(await recordOf(reply)).toHaveLength(1);
      }
    }
  }, 120_000);

  test('many at once too, in one sound chain', async () => {
    const before = await count();
    const many = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => ask(view(everyAsker[index % everyAsker.length]?.[1] ?? askers.police))),
    );
    expect(many.every(({ status }) => status === 200)).toBe(true);
    expect(await count()).toBe(before + 60);
    const reports = await verifyAudit(database.database);
    expect(reports.map(({ writer, records, findings }) => ({ writer, records, findings }))).toEqual([
      { writer: expect.stringMatching(/^hub[^/]*$/) as string, records: before + 60, findings: [] },
      { writer: expect.stringMatching(/^hub.*\/changes$/) as string, records: 1, findings: [] },
    ]);
  }, 60_000);

  test('a record says who asked, for what, about which case, and under which policy', async () => {
    const [body = ''] = await recordOf(await ask(view(askers.police)));
    for (const part of [
      '"prof-police"',
      '"00000099000000002000"',
      '"POL"',
      'COORD',
      '"s1"',
      'sha256:',
      'POLICE_CARE_REPORT',
      's1-m1',
      'FamilyView',
    ])
      expect(body).toContain(part);
    expect((JSON.parse(body) as Body).record).toBeDefined();
  });

  test.each([
    ['a query that does not fit', { query: '{nothing}' }],
    ['two cases', { query: '{a:familyCase(id:"s1"){id} b:familyCase(id:"s2"){id}}' }],
    ['a question about no case', { query: '{__typename}' }],
  ])('%s shows nothing, and there is nothing to record', async (_name, question) => {
    const before = await count();
    await ask({ ...askers.regisseur, ...question });
    expect(await count()).toBe(before);
  });

  test('no record, no answer; and service again when it can be written', async () => {
    await database.database.sql('alter table audit_record rename to audit_record_away');
    try {
      const refused = await ask({ ...askers.regisseur, query: '{familyCase(id:"s1"){members{name}}}' });
      expect([refused.status, refused.body.errors?.[0]?.extensions.code, refused.body.data ?? null]).toEqual([
        503,
        'AUDIT_UNAVAILABLE',
        null,
      ]);
      expect(refused.text).not.toContain('Mark');
      const alsoRead = await ask(view(askers.regisseur));
      expect([alsoRead.status, alsoRead.body.errors?.[0]?.extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    } finally {
      await database.database.sql('alter table audit_record_away rename to audit_record');
    }
    const again = await ask(view(askers.regisseur));
    expect(again.status).toBe(200);
    expect(await recordOf(again)).toHaveLength(1);
    expect((await verifyAudit(database.database))[0]?.findings).toEqual([]);
  });
});

describe('AUDIT-02 MUST NOT record what was shown', () => {
  test('no value of any answer stands in its record', async () => {
    for (const [, asker] of everyAsker) {
      const reply = await ask(view(asker, asker.role === 'mayor' ? 's2-escalated' : 's1'));
      const [body = ''] = await recordOf(reply);
      const values = new Set<string>();
      walk((reply.body.data ?? null) as Value, (value, path) => {
        // Ids, and what the access log itself says of records, stand in them by right; a word in capitals is of a closed list.
        if (typeof value !== 'string' || value.length < 4 || path.includes('accessLog') || ['id', 'article'].includes(path.at(-1) ?? ''))
          return;
        if (!/^[A-Z0-9_]+$/.test(value) && value !== '2026-11-20') values.add(value);
      });
      expect([...values].filter((value) => body.includes(value))).toEqual([]);
    }
  });
});

describe('AVG-87 MUST NOT let a BSN out of messages to partners', () => {
  const scanner = () => findBsns(stage.sandbox.persons.keys());

  test.each([
    ['plain', bsn],
    ['in JSON', JSON.stringify({ a: { burgerservicenummer: bsn } })],
    ['in a longer text', `persoon ${bsn}, geboren`],
    ['in a longer number', `00${bsn}7`],
    ['with dots', '9999.96.149'],
    ['with dashes', '9999-96-149'],
    ['in an address', `/personen?bsn=%39%39%39%39%39%36%31%34%39`],
    ['in base64', Buffer.from(`{"bsn":"${bsn}"}`).toString('base64')],
    ['in the payload of a token', `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(`{"sub":"${bsn}"}`).toString('base64url')}.c2ln`],
  ])('the scanner finds one %s', (_name, text) => expect(scanner()(text)).toEqual([bsn]));

  test('the scanner finds none where there is none, and knows everybody', () => {
    expect(scanner()('2026-11-20T11:00:00.000Z 00000099000000001000 +31881000001 s1-m1')).toEqual([]);
    expect(stage.sandbox.persons.size).toBeGreaterThan(100);
    for (const member of ['999996149', '999996150', '999999357', '999994542']) expect(scanner()(member)).toEqual([member]);
  });

  test('partners are asked with BSNs, in bodies: there is something to leak', async () => {
    await ask(view(askers.regisseur));
    for (const partner of ['brp', 'ggz', 'wmo', 'wi', 'cjg', 'police'] as const) {
      const bodies = stage.sandbox.standIns[partner].requests.map(({ body }) => decodeURIComponent(body)).join('\n');
      expect(scanner()(bodies).length, partner).toBeGreaterThan(0);
    }
  });

  test('faults of every kind, and callers who send one themselves', async () => {
    const faults: readonly Fault[] = [
      { kind: 'down' },
      { kind: 'error500' },
      { kind: 'malformed' },
      { kind: 'wrongSchema' },
      { kind: 'endlessPaging' },
      { kind: 'rejectToken' },
      { kind: 'rejectCertificate' },
      // Beyond a partner's deadline; and within it, but all calls together beyond that of the whole answer.
      { kind: 'slow', ms: 2500 },
      { kind: 'slow', ms: 1200 },
    ];
    const causes = new Set<string | undefined>();
    for (const fault of faults) {
      for (const standIn of Object.values(hurried.sandbox.standIns)) standIn.setFault(fault);
      for (const asker of [askers.regisseur, askers.youth]) {
        const { status, body } = await ask(view(asker), hurried);
        expect(status).toBe(200);
        for (const { cause } of Object.values(body.extensions?.sources ?? {})) causes.add(cause);
      }
      for (const standIn of Object.values(hurried.sandbox.standIns)) standIn.setFault(null);
      // Until every breaker has closed, so that the next fault is met by real calls again.
      await vi.waitFor(
        async () => {
          const { body } = await ask(view(askers.regisseur), hurried);
          expect(Object.values(body.extensions?.sources ?? {}).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'OK'));
        },
        { timeout: 60_000, interval: 250 },
      );
    }
    expect([...causes]).toEqual(expect.arrayContaining(['TIMEOUT', 'UNREACHABLE', 'SERVER_ERROR', 'CONTRACT', 'UNAUTHORISED']));
    await hurried.hub.refresh();
    const own: readonly Partial<Question>[] = [
      { query: `{familyCase(id:"${bsn}"){id}}` },
      { query: `{person(bsn:"${bsn}"){name}}` },
      { query: `query Q${bsn}{familyCase(id:"s1"){id}}` },
      { query: `{a${bsn}:nothing}` },
      { query: 'query($id:ID!){familyCase(id:$id){id}}', variables: { id: bsn } },
      { query: 'query($id:ID!){familyCase(id:$id){id}}', variables: { id: Number(bsn) } },
      { query: 'query($id:ID!){familyCase(id:$id){id}}', variables: { id: { bsn } } },
      { query: '{__typename}', purpose: bsn },
      { query: '{__typename}', headers: { authorization: `Bearer ${bsn}` } },
      { query: '{__typename}', headers: { traceparent: bsn, tracestate: `a=${bsn}` } },
      { query: '{__typename}', headers: { 'x-bsn': bsn, 'content-encoding': bsn } },
    ];
    for (const question of own) await ask({ ...askers.regisseur, ...question } as Question, hurried);
    await fetch(`${hurried.hub.url}/personen/${bsn}`).then(async (response) => expect(scanner()(await response.text())).toEqual([]));
  }, 300_000);

  test('no log line and nothing printed holds one', () => {
    for (const { log } of [stage, hurried]) {
      expect(log.length).toBeGreaterThan(0);
      expect(log.filter((line) => scanner()(line).length > 0)).toEqual([]);
    }
    expect(printed.filter((line) => scanner()(line).length > 0)).toEqual([]);
  });

  test('no answer holds one: data, errors, extensions and headers', () => {
    expect(replies.length).toBeGreaterThan(100);
    for (const { text, headers } of replies) expect(scanner()(text + JSON.stringify([...headers]))).toEqual([]);
  });

  test('no metric holds one', async () => {
    for (const { hub } of [stage, hurried]) {
      const metrics = await (await fetch(`${hub.url}/metrics`)).text();
      expect(metrics).toContain('gezinsbeeld_partner_calls_total');
      expect(scanner()(metrics)).toEqual([]);
    }
  });

  test('no address and no header of a message to a partner holds one, its trace included', () => {
    for (const standIn of [stage, hurried].flatMap(({ sandbox }) => [...Object.values(sandbox.standIns), sandbox.identity.standIn])) {
      expect(standIn.requests.length, standIn.name).toBeGreaterThan(0);
      for (const { path, headers } of standIn.requests) expect(scanner()(`${path} ${JSON.stringify(headers)}`), standIn.name).toEqual([]);
    }
  });

  test('no table holds one that can be read, the audit record and the events to come included', async () => {
    const tables = await database.database.sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['audit_record', 'audit_head', 'family_member', 'outside_person']),
    );
    for (const { sql } of [database.database, hurriedDatabase.database]) {
      for (const { name } of tables) {
        const rows = await sql<{ row: string }>(`select t::text as row from "${name}" t`);
        for (const { row } of rows) expect(scanner()(row), name).toEqual([]);
      }
    }
  });

  test('no file that the hub leaves in its folder holds one', () => {
    const files = [stage, hurried].flatMap(({ dataDir }) =>
      readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((file) => join(dataDir, file)),
    );
    for (const file of files.filter((each) => statSync(each).isFile())) expect(scanner()(readFileSync(file, 'latin1')), file).toEqual([]);
  });
});
