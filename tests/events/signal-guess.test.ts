import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { bsn, startSignalHub, type SignalHub } from './signal-hub.ts';

// An organisation that guesses at other people's signals, at a real hub on PostgreSQL: what it can see of answers, errors, ids and events.

let hub: SignalHub;
beforeAll(async () => {
  hub = await startSignalHub({ database: 'postgres', env: { RATE_LIMIT_PER_MINUTE: '100000' } });
}, 120_000);
afterAll(async () => hub.close());

/** What a reply says, without what is new in every one. */
const shapeOf = (text: string): string =>
  text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>');

const sql = async <Row>(text: string): Promise<Row[]> => (hub.database === null ? [] : hub.database.sql<Row>(text));
const untilLooked = async (): Promise<void> => {
  await expect
    .poll(async () => sql(`select id from signal where look_at <= raised_at and withdrawn_at is null`), { timeout: 60_000, interval: 100 })
    .toEqual([]);
};
const eventsFor = async (recipient: string): Promise<readonly string[]> =>
  (await sql<{ type: string }>(`select type from outbox where data->'recipients' ? '${recipient}' order by sequence`)).map(
    ({ type }) => type,
  );

describe('a guesser', () => {
  test('gets one and the same answer, in every header too, for who is signalled, who is not, who is grown up and who does not exist', async () => {
    await hub.raise('youth', bsn.zoey);
    await untilLooked();
    const answers = [];
    for (const about of Object.values(bsn)) answers.push(await hub.raise('police', about));
    expect(new Set(answers.map(({ reply }) => shapeOf(reply.text))).size).toBe(1);
    expect(new Set(answers.map(({ reply }) => reply.text.length)).size).toBe(1);
    const headers = answers.map(({ reply }) => [...reply.headers.keys()].filter((name) => !name.startsWith('x-ratelimit')).join());
    expect(new Set(headers).size).toBe(1);
    await untilLooked();
  });

  test('finds only that there is a match, where there is one; and the other party finds the guesser', async () => {
    const own = await hub.own('police');
    const found = own.filter(({ contacts }) => (contacts ?? []).length > 0);
    // Zoey herself, and her brother of the same household.
    expect(found).toHaveLength(2);
    expect(new Set(own.map((one) => Object.keys(one).join()))).toHaveLength(1);
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set(['RAISED']));
    expect((await hub.own('youth'))[0]?.contacts).toEqual([{ organisation: 'Politie Eenheid Voorbeeld', dutyPhone: '+31881000009' }]);
    expect(await eventsFor('00000099000000004000/JGD')).toEqual(['nl.gezinsbeeld.signal.matched.v1']);
  });

  test('hears nothing of who has no match, and nothing that says which signal of another it was', async () => {
    expect(await eventsFor('00000099000000002000/POL')).toEqual(['nl.gezinsbeeld.signal.matched.v1', 'nl.gezinsbeeld.signal.matched.v1']);
    const told = await sql<{ data: object; event_id: string; subject: string | null }>(
      `select data, event_id, subject from outbox where type like '%signal.matched%'`,
    );
    const theirs = await sql<{ id: string }>(`select id from signal`);
    for (const { id } of theirs) expect(JSON.stringify(told)).not.toContain(id);
  });

  test('cannot withdraw, or learn of, a signal of another: it is answered as one that does not exist', async () => {
    const [theirs] = await hub.own('youth');
    const [real, made] = [
      await hub.withdraw('police', theirs?.id ?? ''),
      await hub.withdraw('police', '00000000-0000-4000-8000-000000000000'),
    ];
    expect(real.reply.text).toBe(made.reply.text);
    expect(real.problems).toEqual(['SIGNAL_UNKNOWN']);
    expect(await hub.own('youth')).toHaveLength(1);
  });

  test.each<[string, string, Readonly<Record<string, unknown>>]>([
    [
      'as a number',
      'mutation ($b: String!) { raiseSignal(signal: { bsn: $b, kind: WORRIED, dutyPhone: "+31881000009" }) { signal { id } } }',
      { b: 999995807 },
    ],
    ['in a wrong place', 'mutation { raiseSignal(signal: { bsn: "999995807", kind: "999995807" }) { signal { id } } }', {}],
    ['in a name', 'mutation q999995807 { nothing999995807 }', {}],
  ])('reads no BSN back in an error: %s', async (_, query, variables) => {
    const reply = await hub.stage.ask({ role: 'police', purpose: 'SIGNAL', query, variables });
    expect(reply.body.errors?.length).toBeGreaterThan(0);
    expect(reply.text).not.toContain('999995807');
  });

  test('cannot send a BSN in an address: a mutation goes by POST alone', async () => {
    const token = await hub.stage.sandbox.identity.tokenFor('police');
    const address = new URL(`${hub.stage.hub.url}/graphql`);
    address.searchParams.set('query', 'mutation { withdrawSignal(signalId: "x") { problems { code } } }');
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': 'SIGNAL', accept: 'application/graphql-response+json' },
    });
    expect(response.status).toBe(405);
  });

  test.each<[DemoRole, string]>([
    ['regisseur', 'SIGNAL'],
    ['mayor', 'COORD'],
    ['policymaker', 'MI'],
    ['officer', 'AUDIT'],
    ['family', 'RIGHTS'],
  ])('%s cannot raise one to see what happens', async (role, purpose) => {
    const reply = await hub.stage.ask({
      role,
      purpose,
      query: `mutation { raiseSignal(signal: { bsn: "${bsn.zoey}", kind: WORRIED, dutyPhone: "+31881000009" }) { problems { code } } }`,
    });
    const code = reply.body.errors?.[0]?.extensions.code ?? reply.text;
    expect(code).toMatch(role === 'regisseur' ? /ROLE_NOT_FOR_SIGNAL/ : /^FORBIDDEN$/);
  });

  test('is slowed down, then stopped, and the privacy officer is told; what waits is never matched once it is dropped', async () => {
    const codes: string[] = [];
    for (let count = 0; count < 25; count += 1) codes.push((await hub.raise('police', bsn.walter)).problems[0] ?? 'TAKEN');
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'TAKEN'));
    expect(codes.slice(20)).toEqual(Array.from({ length: 5 }, () => 'SIGNAL_TOO_MANY'));
    const asOfficer = async (query: string) => (await hub.stage.ask({ role: 'officer', purpose: 'AUDIT', query })).body.data;
    expect(await asOfficer('{ heldSignals { role subject count } }')).toEqual({
      heldSignals: [{ role: 'POL', subject: 'prof-police', count: 15 }],
    });
    const { tasks } = (await asOfficer('{ tasks { tasks { textNl } } }')) as { tasks: { tasks: readonly { textNl: string }[] } };
    expect(tasks.tasks.filter(({ textNl }) => textNl.includes('ongewoon veel signalen'))).toHaveLength(1);
    const drop =
      'mutation { dropHeldSignals(held: { oin: "00000099000000002000", role: "POL", subject: "prof-police" }) { dropped problems { code } } }';
    expect(await asOfficer(drop)).toEqual({ dropHeldSignals: { dropped: 15, problems: [] } });
    expect(await hub.own('police')).toHaveLength(25);
    const { signalArchive } = (await asOfficer('{ signalArchive { id oin role raisedBy endedBy } }')) as {
      signalArchive: readonly { endedBy: string }[];
    };
    expect(signalArchive.filter(({ endedBy }) => endedBy === 'WITHDRAWN')).toHaveLength(15);
  });

  test('is seen by the privacy officer who helps somebody to their right of access, and by nobody else', async () => {
    const query =
      'query ($bsn: String!) { signalsAbout(bsn: $bsn) { signals { organisation role endedOn mayTell } notes problems { code } } }';
    const ask = async (role: DemoRole, purpose: string) => hub.stage.ask({ role, purpose, query, variables: { bsn: bsn.zoey } });
    const { signalsAbout } = (await ask('officer', 'AUDIT')).body.data as {
      signalsAbout: { signals: readonly object[]; problems: readonly object[] };
    };
    expect(signalsAbout.signals).toEqual([
      { organisation: 'Politie Eenheid Voorbeeld', role: 'POL', endedOn: null, mayTell: false },
      { organisation: 'CJG Voorbeeldstad', role: 'JGD', endedOn: null, mayTell: true },
    ]);
    expect(signalsAbout.problems).toEqual([]);
    for (const [role, purpose] of [
      ['police', 'SIGNAL'],
      ['regisseur', 'TRIAGE'],
      ['family', 'RIGHTS'],
    ] as const)
      expect((await ask(role, purpose)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('left no BSN in the log, the outbox, the record of changes or the tasks', async () => {
    const kept = await sql(
      `select body as text from audit_record union all select data::text from outbox union all select text_nl || about from task`,
    );
    for (const person of Object.values(bsn)) {
      expect(JSON.stringify(kept)).not.toContain(person);
      expect(hub.stage.log.join('\n')).not.toContain(person);
    }
  });
});
