import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkRecords } from '#audit/chain.ts';
import { type DisclosureLine, keepRecord, type OperationRecord } from '#audit/record.ts';
import { createAuditWriter } from '#audit/store.ts';
import { anEarlierRecord } from '#audit/testing/an-earlier-record.ts';
import { anOperation } from '#audit/testing/an-operation.ts';
import { compilePolicy } from '#consent/compile.ts';
import { encodeFacts, factNames, factValues } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { harmlessFacts } from '#consent/harmless-facts.ts';
import type { Policy } from '#consent/policy.ts';
import { changedPolicy } from '#consent/testing/a-policy.ts';
import { defaultPolicy, setDay } from '#consent/testing/default-policy.ts';
import { purposes, roles, type Facts, type Purpose, type Role } from '#consent/vocabulary.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { replayLog, type ReplayQuestion } from './replay-log.ts';

const register = 'https://gezinsbeeld.example/verwerkingen';
const oin = '00000099000000001000';
const involved: Facts = { ...harmlessFacts, involvement: 'ACTIVE' };

/** A newer version under which a name is closed to the regisseur, and one under which a diagnosis is open. */
const named = (hash: string, policy: Policy): Policy => ({ ...policy, hash });
const anyGrant = (dataClass: string): Policy['rules'][number] => ({
  id: `open-${dataClass}`,
  kind: 'grant',
  level: 'FULL',
  target: { roles: ['REG'], purposes: ['COORD'], classes: [dataClass], organisations: null },
  when: { involvement: ['ACTIVE'] },
  reasonCode: 'OPENED',
  article: 'AVG 6',
  textNl: 'Proef.',
  validFrom: null,
  validUntil: null,
});
const closing = named(
  'sha256:closing',
  changedPolicy({}, [{ ...anyGrant('PERSON_NAME'), id: 'close-name', kind: 'cap', level: 'NONE', reasonCode: 'CLOSED', when: {} }]),
);
const opening = named('sha256:opening', changedPolicy({}, [anyGrant('GGZ_DIAGNOSIS')]));
const versions = new Map([defaultPolicy, closing, opening].map((policy) => [policy.hash, policy]));
const policyByHash = async (hash: string): Promise<Policy | null> => versions.get(hash) ?? null;

/** A line as it is decided under a version: what the hub records. */
const lineUnder = (policy: Policy, dataClass: string, facts: Facts, { role = 'REG', purpose = 'COORD' } = {}): DisclosureLine => {
  const tables = compiled.get(policy.hash) ?? compilePolicy(policy, setDay);
  compiled.set(policy.hash, tables);
  const { level, reason, article } = tables.verdict(role as Role, purpose as Purpose, dataClass, facts, oin);
  return { source: 'X', dataClass, level, reason, article, count: 1, facts: writeFacts(encodeFacts(facts)) };
};
const compiled = new Map<string, ReturnType<typeof compilePolicy>>();

const view = (policy: Policy, members: readonly string[], changes: Partial<OperationRecord> = {}): OperationRecord => ({
  ...anOperation(),
  policy: policy.hash,
  decidedOn: setDay,
  subjects: members.map((memberId) => ({
    memberId,
    lines: ['PERSON_NAME', 'GGZ_DIAGNOSIS'].map((dataClass) => lineUnder(policy, dataClass, involved)),
  })),
  ...changes,
});

describe.each(databaseKinds)('on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await tested.database.sql('alter table audit_record disable trigger user');
    await tested.database.sql('alter table audit_head disable trigger user');
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => void (await tested.database.sql('truncate audit_record, audit_head')));

  const write = async (operations: readonly OperationRecord[], writerId = 'hub-1', at = '2026-11-20T09:00:01Z'): Promise<void> => {
    const audit = createAuditWriter(tested.database, { writerId, clock: () => new Date(at), register });
    await Promise.all(operations.map(async (operation) => audit.append(operation)));
  };
  const replay = async (changes: Partial<ReplayQuestion> = {}) => replayLog({ database: tested.database, policyByHash, ...changes });
  /** Alters a record so that its own hash fits again: what only replay can find when the rest of the chain is written anew. */
  const alter = async (sequence: number, from: string, to: string): Promise<void> => {
    const altered = `replace(body, '${from}', '${to}')`;
    const rows = await tested.database.sql(
      `update audit_record set body = ${altered}, hash = encode(sha256(convert_to(${altered}, 'UTF8')), 'hex')
        where sequence = ${sequence} and body <> ${altered} returning sequence`,
    );
    expect(rows).toHaveLength(1);
  };

  test('of an empty log there is nothing to say', async () => {
    expect(await replay()).toEqual({
      records: 0,
      held: 0,
      nothingDecided: 0,
      otherwise: 0,
      policyUnknown: 0,
      withoutFacts: 0,
      unreadable: 0,
      findings: [],
      draft: null,
    });
  });

  test('each record is decided under the version that it names, whatever became active since', async () => {
    await write([view(defaultPolicy, ['m1']), view(closing, ['m1']), view(opening, ['m1']), view(defaultPolicy, ['m1'])]);
    expect(await replay()).toMatchObject({ records: 4, held: 4, findings: [] });
  });

  test('rules are taken as they were in force on the day of the decision', async () => {
    const later = named(
      'sha256:later',
      changedPolicy({}, [{ ...anyGrant('GGZ_DIAGNOSIS'), validFrom: '2026-12-01', validUntil: '2026-12-31' }]),
    );
    versions.set(later.hash, later);
    const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'];
    const operations = days.map((decidedOn) => {
      const { level, reason, article } = compilePolicy(later, decidedOn).verdict('REG', 'COORD', 'GGZ_DIAGNOSIS', involved, oin);
      const lines = [{ ...lineUnder(later, 'GGZ_DIAGNOSIS', involved), level, reason, article }];
      return view(later, [], { decidedOn, subjects: [{ memberId: 'm1', lines }] });
    });
    expect(operations.map(({ subjects }) => subjects[0]?.lines[0]?.level)).toEqual(['NONE', 'FULL', 'FULL', 'NONE']);
    await write(operations);
    expect(await replay()).toMatchObject({ records: 4, held: 4 });
  });

  test.each([
    ['a fact', '1:012011111111113100', '1:112011111111113100'],
    ['a level', '["COARSE","', '["FULL","'],
    ['a reason', '"INVOLVED"', '"RELEASED"'],
    ['a class', '["PERSON_NAME",', '["PERSON_BSN",'],
    ['a purpose', '"purpose":"COORD"', '"purpose":"MI"'],
    ['a role', '"role":"REG"', '"role":"BEL"'],
  ])('%s that was altered in a copy is found', async (_, from, to) => {
    const about = view(defaultPolicy, ['m1']);
    const subjects = [{ memberId: 'm1', lines: [lineUnder(defaultPolicy, 'PERSON_NAME', involved)] }];
    await write([about, { ...about, subjects }, about]);
    const kept = await tested.database.sql<{ body: string }>('select body from audit_record where sequence = 2');
    if (from.startsWith('["COARSE') && kept[0]?.body.includes('["FULL","')) [from, to] = ['["FULL","', '["COARSE","'];
    await alter(2, from, to);
    expect(await replay()).toMatchObject({
      records: 3,
      held: 2,
      otherwise: 1,
      findings: [{ writer: 'hub-1', sequence: 2, traceId: about.traceId, why: 'OTHERWISE' }],
    });
  });

  test('a line that says that more was shown than was decided is found', async () => {
    const line = { ...lineUnder(defaultPolicy, 'GGZ_DIAGNOSIS', involved), decided: 'NONE', level: 'FULL' };
    const less = { ...lineUnder(opening, 'GGZ_DIAGNOSIS', involved), decided: 'FULL', level: 'SIGNAL' };
    await write([view(defaultPolicy, [], { subjects: [{ memberId: 'm1', lines: [line] }] })]);
    await write([view(opening, [], { subjects: [{ memberId: 'm1', lines: [less] }] })]);
    expect(await replay()).toMatchObject({ held: 1, otherwise: 1 });
  });

  test('what cannot be decided again is counted and named, and not said to hold', async () => {
    const { facts: _, ...bare } = lineUnder(defaultPolicy, 'PERSON_NAME', involved);
    const unknown = { ...bare, facts: '9:123' };
    await write([
      view({ ...defaultPolicy, hash: 'sha256:gone' }, []),
      { ...view(defaultPolicy, ['m1']), policy: 'sha256:gone' },
      view(defaultPolicy, [], { subjects: [{ memberId: 'm1', lines: [lineUnder(defaultPolicy, 'PERSON_NAME', involved), bare] }] }),
      view(defaultPolicy, [], { subjects: [{ memberId: 'm1', lines: [unknown] }] }),
      view(defaultPolicy, [], { action: 'waiver.give', subjects: [{ memberId: 'm1', lines: [] }] }),
    ]);
    const { findings, ...counts } = await replay({ decideUnder: closing });
    expect(counts).toMatchObject({
      records: 5,
      held: 0,
      nothingDecided: 2,
      policyUnknown: 1,
      withoutFacts: 2,
      // What names a version that is not known can still be decided under another.
      draft: { views: 1, decisions: 2, notReplayed: 2 },
    });
    expect(findings.map(({ sequence, why }) => `${sequence} ${why}`)).toEqual(['2 POLICY_UNKNOWN', '3 WITHOUT_FACTS', '4 WITHOUT_FACTS']);
  });

  test('records from before facts were kept, and bodies that no hub wrote, do not stop it', async () => {
    await write([view(defaultPolicy, ['m1'])]);
    const [row] = linkRecords('hub-1', { sequence: 1, hash: '' }, '2026-11-20T09:00:02.000Z', [keepRecord(anOperation(), register)]);
    const link = { ...(JSON.parse(row?.body ?? '{}') as object), record: anEarlierRecord() };
    for (const [sequence, body] of [
      [2, JSON.stringify(link)],
      [3, 'no JSON'],
      [4, '{"record":{}}'],
    ] as const) {
      await tested.database.sql(
        `insert into audit_record (writer, sequence, recorded_at, disclosed, body, hash) values ('hub-1', $1, now(), '{}', $2, '')`,
        [sequence, body],
      );
    }
    expect(await replay()).toMatchObject({ records: 4, held: 1, withoutFacts: 1, unreadable: 2 });
  });

  test('a period begins at a moment and ends before another, over chains of several hubs', async () => {
    await write([view(defaultPolicy, ['m1'])], 'hub-1', '2026-11-19T23:59:59.999Z');
    await write([view(defaultPolicy, ['m1']), view(defaultPolicy, ['m2'])], 'hub-1', '2026-11-20T00:00:00.000Z');
    await write([view(defaultPolicy, ['m3'])], 'hub-2', '2026-11-20T23:59:59.999Z');
    await write([view(defaultPolicy, ['m4'])], 'hub-2', '2026-11-21T00:00:00.000Z');
    const period = { from: new Date('2026-11-20T00:00:00Z'), until: new Date('2026-11-21T00:00:00Z') };
    for (const pageSize of [1, 2, 400]) expect(await replay({ ...period, pageSize })).toMatchObject({ records: 3, held: 3 });
  });

  test('a draft that closes a class: who would see less, how often, and of how many people', async () => {
    await write([
      view(defaultPolicy, ['m1', 'm2']),
      view(defaultPolicy, ['m1', 'm2']),
      view(defaultPolicy, ['m2', 'm3', 'FAMILY']),
      view(defaultPolicy, ['m9'], { purpose: 'AUDIT', subjects: [] }),
    ]);
    const { draft, held } = await replay({ decideUnder: closing });
    const from = lineUnder(defaultPolicy, 'PERSON_NAME', involved).level;
    expect(from).not.toBe('NONE');
    expect(held).toBe(3);
    expect(draft).toEqual({
      views: 3,
      decisions: 14,
      notReplayed: 0,
      people: 3,
      flips: [
        {
          role: 'REG',
          purpose: 'COORD',
          dataClass: 'PERSON_NAME',
          from,
          to: 'NONE',
          rule: 'close-name',
          decisions: 7,
          views: 3,
          people: 3,
        },
      ],
    });
  });

  test('a draft that opens a class, and changes nothing else', async () => {
    await write([view(defaultPolicy, ['m1', 'm2']), view(opening, ['m3']), view(closing, ['m1'])]);
    const { draft } = await replay({ decideUnder: opening });
    const flip = { role: 'REG', purpose: 'COORD' };
    const name = lineUnder(opening, 'PERSON_NAME', involved).level;
    expect(draft?.flips).toEqual([
      { ...flip, dataClass: 'GGZ_DIAGNOSIS', from: 'NONE', to: 'FULL', rule: 'open-GGZ_DIAGNOSIS', decisions: 3, views: 2, people: 2 },
      expect.objectContaining({ ...flip, dataClass: 'PERSON_NAME', from: 'NONE', to: name, decisions: 1, views: 1, people: 1 }),
    ]);
    expect(draft?.people).toBe(2);
  });

  test('a hub goes on serving meanwhile: between pages others get their turn', async () => {
    await write(Array.from({ length: 20 }, () => view(defaultPolicy, ['m1'])));
    let turns = 0;
    let running = true;
    const others = (): void => {
      turns += 1;
      if (running) setImmediate(others);
    };
    setImmediate(others);
    await replay({ pageSize: 1 });
    running = false;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  test('whatever the facts, what is recorded is decided again with the same result', async () => {
    const anyFacts = fc.record(Object.fromEntries(factNames.map((name) => [name, fc.constantFrom(...(factValues.get(name) ?? []))])));
    const anyLine = fc.record({
      facts: anyFacts,
      role: fc.constantFrom(...roles),
      purpose: fc.constantFrom(...purposes),
      dataClass: fc.constantFrom(...defaultPolicy.classes.map(({ name }) => name), 'NO_SUCH_CLASS'),
      policy: fc.constantFrom(defaultPolicy, closing, opening),
    });
    const drawn = fc.sample(anyLine, { numRuns: 300, seed: 20_261_120 });
    await write(
      drawn.map(({ facts, role, purpose, dataClass, policy }, index) => {
        const lines = [lineUnder(policy, dataClass, facts, { role, purpose })];
        return view(policy, [], { caller: { oin, role, subject: 'x' }, purpose, subjects: [{ memberId: `m${index}`, lines }] });
      }),
    );
    expect(await replay({ pageSize: 64 })).toMatchObject({ records: 300, held: 300, findings: [] });
    const altered = drawn.findIndex(
      ({ policy, dataClass, facts, role, purpose }) => lineUnder(policy, dataClass, facts, { role, purpose }).level === 'FULL',
    );
    if (altered >= 0) {
      await alter(altered + 1, '["FULL"', '["COARSE"');
      expect((await replay()).findings.map(({ sequence }) => sequence)).toEqual([altered + 1]);
    }
  });
});
