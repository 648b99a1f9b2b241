import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { writeEvent, type NewEvent } from '#events/outbox.ts';
import { raiseStage, type Stage } from '../stage.ts';
import { openStream, readStream, type StreamAsking } from './stream-client.ts';

interface Kept {
  readonly record: { readonly body: { readonly 'adl.core.request': { readonly action: unknown; readonly context: unknown } } };
}

let stage: Stage;
/** The same database, in the hands of somebody else. */
let beside: Database;
let ahead = 0;

beforeAll(async () => {
  stage = await raiseStage({
    database: 'postgres',
    env: { STREAM_POLL_MS: '20', MAX_STREAMS_PER_CALLER: '3' },
    overrides: { now: () => Date.now() + ahead },
  });
  beside = await createDatabase({ databaseUrl: stage.databaseUrl ?? undefined });
}, 120_000);
afterAll(async () => {
  await beside.close();
  await stage.close();
});

/** Something that happens, as its type in the catalogue says. */
interface Happening {
  readonly type: string;
  readonly caseId: string | null;
  readonly data: object;
}
const happens = async (event: Happening): Promise<string> => {
  const id = randomUUID();
  const moment = { subject: null, occurredAt: new Date('2026-11-20T10:00:00Z'), traceId: 'a'.repeat(32) };
  await beside.transaction(async ({ sql }) => writeEvent(sql, { ...moment, ...event, id } as NewEvent));
  return id;
};
const caseOf = (caseId: string, ...members: readonly string[]) =>
  ({
    type: 'nl.gezinsbeeld.case.changed.v1',
    caseId,
    data: { about: members.map((member) => ({ member: `${caseId}-${member}`, classes: ['FAMILY_CASE'] })) },
  }) as const;
const inCare = (caseId: string) =>
  ({ type: 'nl.gezinsbeeld.record.changed.v1', caseId, data: { about: [{ member: `${caseId}-m1`, classes: ['GGZ_IN_CARE'] }] } }) as const;

const follows = (caseId: string, selection = 'id type at about { member dataClass }'): string =>
  `subscription { caseChanged(caseId: "${caseId}") { ${selection} } }`;
const open = (asking: Partial<StreamAsking> = {}) => openStream(stage, { role: 'regisseur', query: follows('s1'), ...asking });
const idsOf = async (stream: Awaited<ReturnType<typeof open>>, count: number): Promise<readonly (string | null)[]> => {
  const ids: (string | null)[] = [];
  while (ids.length < count) ids.push((await stream.next())?.id ?? 'ended');
  return ids;
};

describe('a case that is followed', () => {
  test('tells the regisseur what happens in it, and no more than that', async () => {
    const stream = await open();
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      traceresponse: expect.any(String),
    });
    const id = await happens(caseOf('s1', 'm1', 'm2'));
    expect(await stream.next()).toMatchObject({
      id,
      event: 'next',
      data: {
        data: {
          caseChanged: {
            id,
            type: 'nl.gezinsbeeld.case.changed.v1',
            at: '2026-11-20T10:00:00.000Z',
            about: [
              { member: 's1-m1', dataClass: 'FAMILY_CASE' },
              { member: 's1-m2', dataClass: 'FAMILY_CASE' },
            ],
          },
        },
      },
    });
    await stream.leave();
  });

  test('tells each what they may hear: the police nothing of the GGZ, and that without a gap', async () => {
    const [regisseur, police] = await Promise.all([open(), open({ role: 'police' })]);
    const care = await happens(inCare('s1'));
    const changed = await happens(caseOf('s1', 'm1'));
    expect(await idsOf(regisseur, 2)).toEqual([care, changed]);
    expect(await idsOf(police, 1)).toEqual([changed]);
    expect(police.text()).not.toContain('GGZ');
    await Promise.all([regisseur.leave(), police.leave()]);
  });

  test('answers the family view within an event as a query would, with its sources and what was withheld', async () => {
    const selection = '{ p: phase members { ...Person @include(if: $deep) ggzDiagnoses { text } } }';
    const fragment = 'fragment Person on FamilyMember { n: name debts { debtBand amount } again: name @skip(if: $deep) }';
    const stream = await open({
      query: `subscription Watch($deep: Boolean = true) { c: caseChanged(caseId: "s1") { __typename f: familyCase ${selection} } } ${fragment}`,
    });
    await happens(caseOf('s1', 'm1'));
    const { data } = (await stream.next()) ?? {};
    const asked = await stage.ask({
      role: 'regisseur',
      purpose: 'COORD',
      query: `query Watch($deep: Boolean = true) { f: familyCase(id: "s1") ${selection} } ${fragment}`,
    });
    expect(data).toEqual({ data: { c: { __typename: 'CaseChanged', f: asked.body.data?.['f'] } }, extensions: asked.body.extensions });
    expect(JSON.stringify(data)).toContain('Mark de Boer');
    await stream.leave();
  });

  test('tells a member of the family of themselves, and not of who is none of theirs', async () => {
    const stream = await open({ role: 'family', member: 'mark', purpose: 'RIGHTS' });
    const about = (...members: readonly string[]) => ({
      type: 'nl.gezinsbeeld.record.changed.v1',
      caseId: 's1',
      data: { about: members.map((member) => ({ member: `s1-${member}`, classes: ['WI_DEBT', 'PERSON_NAME'] })) },
    });
    await happens(about('m5'));
    const id = await happens(about('m1', 'm2', 'm5'));
    const message = await stream.next();
    expect(message?.id).toBe(id);
    expect(new Set(message?.text.match(/s1-m\d/g))).toEqual(new Set(['s1-m1']));
    await stream.leave();
  });

  test('is on record: that it was opened, and each delivery on which grounds', async () => {
    const stream = await open({ query: follows('s1').replace('subscription', 'subscription WatchRecord') });
    const id = await happens(inCare('s1'));
    await stream.next();
    const rows = await beside.sql<{ body: string }>(
      `select body from audit_record where body like '%"WatchRecord"%' and (body like $1 or body like '%event.subscribe%') order by sequence`,
      [`%${id}%`],
    );
    const actions = rows.map(({ body }) => (JSON.parse(body) as Kept).record.body['adl.core.request']);
    expect(actions).toMatchObject([
      {
        action: { name: 'event.subscribe', properties: { subscription: 'caseChanged', outcome: 'OPENED' } },
        context: { case: 's1', purpose: 'COORD' },
      },
      { action: { name: 'event.deliver', properties: { event: id, type: 'nl.gezinsbeeld.record.changed.v1' } }, context: { case: 's1' } },
    ]);
    expect(rows[1]?.body).toContain('GGZ_IN_CARE');
    await stream.leave();
  });

  test('is refused alike, whether it exists for others or for nobody', async () => {
    const refusals = await Promise.all(
      [open({ role: 'mayor' }), open({ query: follows('s9') }), open({ query: follows(randomUUID()) })].map(async (stream) => {
        const read = await stream;
        return [read.response.status, await read.ending(), read.text()];
      }),
    );
    expect(refusals[0]?.slice(0, 2)).toEqual([200, 'NOTHING_TO_FOLLOW']);
    expect(new Set(refusals.map(([, , text]) => text)).size).toBe(1);
  });
});

describe('a right that is lost', () => {
  test('ends the stream by an event: the involvement ended', async () => {
    const stream = await open({ query: follows('s1-withdrawn'), role: 'youth' });
    await happens(caseOf('s1-withdrawn', 'm3'));
    expect((await stream.next())?.id).toEqual(expect.any(String));
    await beside.sql(`update involvement set "until" = '2026-11-19' where case_id = 's1-withdrawn' and subject = 'prof-youth'`);
    await happens(inCare('s1-withdrawn'));
    expect(await stream.ending()).toBe('STREAM_ENDED');
    expect(await stream.next()).toBeNull();
  });

  test('a waiver that was withdrawn closes its class at the next event, and nothing else', async () => {
    const stream = await open({ query: follows('s1-walter-agreed') });
    const heard = await happens(inCare('s1-walter-agreed'));
    expect(await idsOf(stream, 1)).toEqual([heard]);
    await beside.sql(`update secrecy_waiver set withdrawn_at = '2026-11-20T09:00:00Z' where id = 's1-walter-agreed-w1'`);
    await happens(inCare('s1-walter-agreed'));
    const changed = await happens(caseOf('s1-walter-agreed', 'm1'));
    expect(await idsOf(stream, 1)).toEqual([changed]);
    await stream.leave();
  });

  test('the token ends, and so does the stream, whatever happens', async () => {
    const stream = await open();
    ahead = 3_700_000;
    try {
      expect(await stream.ending()).toBe('STREAM_TOKEN_ENDED');
    } finally {
      ahead = 0;
    }
  });
});

describe('a stream that is resumed', () => {
  test('goes on after the event that the client has, without a gap and without a double', async () => {
    const first = await open();
    const [one, two] = [await happens(caseOf('s1', 'm1')), await happens(inCare('s1'))];
    expect(await idsOf(first, 2)).toEqual([one, two]);
    await first.leave();
    const [three, four] = [await happens(caseOf('s1', 'm2')), await happens(inCare('s1'))];
    const again = await open({ lastEventId: one });
    expect(await idsOf(again, 3)).toEqual([two, three, four]);
    const five = await happens(caseOf('s1', 'm1'));
    expect(await idsOf(again, 1)).toEqual([five]);
    await again.leave();
  });

  test.each<[string, () => Promise<string>, Partial<StreamAsking>]>([
    ['unknown', async () => randomUUID(), {}],
    ['of another case', () => happens(caseOf('s3', 'm1')), {}],
    ['not for this caller to hear of', () => happens(inCare('s1')), { role: 'police' }],
    ['no id at all', async () => "x' or 1=1", {}],
  ])('cannot go on from an id that is %s', async (_what, idOf, asking) => {
    const stream = await open({ ...asking, lastEventId: await idOf() });
    expect(await stream.ending()).toBe('RESUME_IMPOSSIBLE');
  });
});

describe('what else is followed', () => {
  const policy = `sha256:${'b'.repeat(64)}`;
  const step = (type: 'policy.changed' | 'policy.activated') =>
    ({ type: `nl.gezinsbeeld.${type}.v1`, caseId: null, data: { policy } }) as const;

  test('the privacy officer hears of every step of a policy, everybody else of the version that decides', async () => {
    const query = 'subscription { policyChanged { id type policy } }';
    const [officer, police] = await Promise.all([open({ role: 'officer', query, purpose: 'AUDIT' }), open({ role: 'police', query })]);
    const [changed, activated] = [await happens(step('policy.changed')), await happens(step('policy.activated'))];
    expect(await idsOf(officer, 2)).toEqual([changed, activated]);
    expect((await police.next())?.data).toEqual({
      data: { policyChanged: { id: activated, type: 'nl.gezinsbeeld.policy.activated.v1', policy } },
    });
    await Promise.all([officer.leave(), police.leave()]);
  });

  test('who has no part in signals cannot follow matches, and a policy maker no case', async () => {
    const query = 'subscription { signalMatched { id match } }';
    expect(await (await open({ role: 'mayor', query })).ending()).toBe('FORBIDDEN');
    expect(await (await open({ role: 'policymaker' })).ending()).toBe('FORBIDDEN');
  });
});

describe('the address', () => {
  test.each<[string, number, string, Partial<StreamAsking>]>([
    ['no token', 401, 'UNAUTHENTICATED', { token: 'none' }],
    ['no purpose', 400, 'PURPOSE_MISSING', { purpose: '' }],
    ['a purpose that the token does not hold', 403, 'PURPOSE_NOT_ALLOWED', { purpose: 'RIGHTS' }],
    ['another form', 406, 'STREAM_NOT_ACCEPTABLE', { headers: { accept: 'application/json' } }],
    ['no JSON', 415, 'UNSUPPORTED_MEDIA_TYPE', { headers: { 'content-type': 'text/plain' } }],
  ])('refuses %s before anything is followed', async (_what, status, code, asking) => {
    const { response } = await open(asking);
    expect(response.status).toBe(status);
  });

  test.each([
    ['a query', '{ familyCase(id: "s1") { phase } }', 'USE_GRAPHQL'],
    ['what is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { caseChanged(caseId: "s1") { bsn } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a BSN of a member', follows('s1', 'familyCase { members { bsn } }'), 'GRAPHQL_VALIDATION_FAILED'],
    ['two fields', 'subscription { policyChanged { id } signalMatched { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a directive on the field', 'subscription($no: Boolean!) { policyChanged @include(if: $no) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', 'subscription($c: ID!) { caseChanged(caseId: $c) { id } }', 'BAD_USER_INPUT'],
    ['a case by a BSN', follows('999990019'), 'BAD_USER_INPUT'],
    ['too deep a selection', `subscription ${'{ a '.repeat(20)}${'}'.repeat(20)}`, 'QUERY_TOO_DEEP'],
  ])('tells in the stream what is wrong with %s', async (_what, query, code) => {
    const stream = await open({ query });
    expect(stream.response.status).toBe(200);
    expect(await stream.ending()).toBe(code);
  });

  test('a subscription that is sent to the other address is told where to go', async () => {
    const sent = async (query: string, variables = {}) => {
      const { status, body } = await stage.ask({ role: 'regisseur', purpose: 'COORD', query, variables });
      return [status, body.errors?.[0]?.extensions.code];
    };
    expect(await sent(follows('s1'))).toEqual([400, 'USE_STREAM']);
    const { tokenFor } = stage.sandbox.identity;
    const headers = { authorization: `Bearer ${await tokenFor('regisseur')}`, 'gezinsbeeld-purpose': 'COORD' };
    const search = new URLSearchParams({ query: follows('s1') }).toString();
    const body = JSON.stringify({ query: follows('s1') });
    const json = { 'content-type': 'application/json' };
    for (const accept of ['text/event-stream', '*/*', 'application/json', 'application/graphql-response+json'])
      for (const [url, init] of [
        [`${stage.hub.url}/graphql?${search}`, { headers: { ...headers, accept } }],
        [`${stage.hub.url}/graphql`, { method: 'POST', body, headers: { ...headers, ...json, accept } }],
      ] as const) {
        const response = await fetch(url, init);
        expect([response.status, await response.json()], accept).toMatchObject([400, { errors: [{ extensions: { code: 'USE_STREAM' } }] }]);
      }
    const query = await fetch(`${stage.hub.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ familyCase(id: "s1") { phase } }' }),
      headers: { ...headers, ...json, accept: 'text/event-stream' },
    });
    expect([query.status, await query.json()]).toMatchObject([406, { errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] }]);
    const directed = 'subscription($no: Boolean!) { policyChanged @include(if: $no) { id } }';
    expect(await sent(directed, { no: true })).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('is asked by GET as well', async () => {
    const token = await stage.sandbox.identity.tokenFor('regisseur');
    const search = new URLSearchParams({ query: 'subscription($c: ID!) { caseChanged(caseId: $c) { id } }', variables: '{"c":"s1"}' });
    const headers = { authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': 'COORD' };
    const stream = readStream(await fetch(`${stage.hub.url}/graphql/stream?${search.toString()}`, { headers }));
    const id = await happens(caseOf('s1', 'm1'));
    expect(await idsOf(stream, 1)).toEqual([id]);
    await stream.leave();
    const patch = await fetch(`${stage.hub.url}/graphql/stream`, { method: 'PATCH', headers });
    expect([patch.status, patch.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  test.each(['PUT', 'DELETE'])(
    'tells a client that wants several subscriptions on one connection (%s) that each has its own',
    async (method) => {
      const response = await fetch(`${stage.hub.url}/graphql/stream`, { method });
      expect([response.status, response.headers.get('allow'), await response.json()]).toMatchObject([
        405,
        'GET, POST',
        { errors: [{ extensions: { code: 'USE_DISTINCT_CONNECTIONS' } }] },
      ]);
    },
  );

  test('tells in the stream also what is no request at all', async () => {
    const token = await stage.sandbox.identity.tokenFor('regisseur');
    const headers = { authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': 'COORD', accept: 'text/event-stream' };
    const stream = readStream(await fetch(`${stage.hub.url}/graphql/stream?variables={`, { headers }));
    expect([stream.response.status, await stream.ending()]).toEqual([200, 'BAD_REQUEST']);
  });

  test('takes so many streams of one caller, and another when one was closed', async () => {
    const streams = await Promise.all([open(), open(), open()]);
    expect((await open()).response.status).toBe(429);
    await streams[0]?.leave();
    const again = async (): Promise<number> => {
      const stream = await open();
      await stream.leave();
      return stream.response.status;
    };
    await expect.poll(again, { timeout: 10_000 }).toBe(200);
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  test('keeps nothing of who hangs up while it is opened', async () => {
    const token = await stage.sandbox.identity.tokenFor('regisseur');
    const headers = {
      authorization: `Bearer ${token}`,
      'gezinsbeeld-purpose': 'COORD',
      accept: 'text/event-stream',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ query: follows('s1') });
    for (let ms = 0; ms < 40; ms += 2) {
      const signal = AbortSignal.timeout(ms);
      await fetch(`${stage.hub.url}/graphql/stream`, { method: 'POST', headers, body, signal }).then(
        async (response) => response.text().catch(() => ''),
        () => '',
      );
    }
    const isEmpty = async () => (await (await fetch(`${stage.hub.url}/metrics`)).text()).includes('gezinsbeeld_streams_open 0');
    await expect.poll(isEmpty, { timeout: 10_000 }).toBe(true);
    const streams = await Promise.all([open(), open(), open()]);
    expect(streams.map(({ response }) => response.status)).toEqual([200, 200, 200]);
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  test('serves the usual client, which reads what is refused as well', async () => {
    const token = await stage.sandbox.identity.tokenFor('regisseur');
    const connected = Promise.withResolvers<void>();
    const client = createClient({
      url: `${stage.hub.url}/graphql/stream`,
      headers: { authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': 'COORD' },
      on: { connected: () => connected.resolve() },
    });
    const results = client.iterate<{ caseChanged: { id: string } }>({ query: follows('s1') });
    const first = results.next();
    await connected.promise;
    const id = await happens(caseOf('s1', 'm1'));
    expect((await first).value).toMatchObject({ data: { caseChanged: { id } } });
    await results.return?.(undefined);
    const refused = client.iterate({ query: follows('s9') });
    expect((await refused.next()).value).toMatchObject({ errors: [{ extensions: { code: 'NOTHING_TO_FOLLOW' } }] });
    expect((await refused.next()).done).toBe(true);
    client.dispose();
  });
});

test('nothing that was sent holds a BSN, and the metrics tell how it went', async () => {
  const metrics = await (await fetch(`${stage.hub.url}/metrics`)).text();
  expect(metrics).toMatch(/gezinsbeeld_stream_deliveries_total\{subscription="caseChanged"\} [1-9]/);
  expect(metrics).toMatch(/gezinsbeeld_streams_ended_total\{reason="STREAM_ENDED"\} 1/);
  expect(metrics).toMatch(/gezinsbeeld_streams_ended_total\{reason="STREAM_TOKEN_ENDED"\} [1-9]/);
  expect(metrics).toMatch(/gezinsbeeld_streams_refused_total\{reason="NOTHING_TO_FOLLOW"\} 4/);
  // In a random id such digits mean nothing.
  expect(stage.log.join('\n')).not.toMatch(/(?<![\da-f])9999\d{5}(?![\da-f])/);
});
