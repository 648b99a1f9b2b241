import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

const newSecret = 'a-new-secret.of~more+than/32=letters';
const oldSecret = 'the_old_secret_that_is_still_in_use';
let stage: WebhookStage;
let offset = 0;
beforeAll(async () => {
  const noon = Date.parse('2026-11-20T11:00:00Z');
  stage = await raiseWebhookStage({ INBOX_PER_MINUTE: '30' }, { clock: () => new Date(noon + performance.now() + offset) });
  await stage.settled();
}, 180_000);
afterAll(async () => stage.close());

const partners = ['wmo', 'wi', 'ggz', 'police', 'cjg', 'brp'] as const satisfies readonly SandboxPartner[];
const inbox = async () => stage.sql('select id, source, message_id, body, state::text, outcome from inbox order by sequence');
/** What an answer shows, but for the trace and the date. */
const shown = async (reply: Response) => ({
  status: reply.status,
  body: (await reply.text()).replace(/urn:trace:[0-9a-f]{32}/, ''),
  headers: Object.fromEntries(
    [...reply.headers].filter(([name]) => !['date', 'traceresponse'].includes(name) && !name.startsWith('x-ratelimit')),
  ),
});

describe.each(partners)('the webhook of %s', (partner) => {
  test.each<[string, (secret: string) => string | null]>([
    ['no secret', () => null],
    ['a wrong one', (secret) => `Bearer ${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`],
    ['an empty one', () => 'Bearer '],
    ['its own under another scheme', (secret) => `Basic ${secret}`],
    ['its own without a scheme', (secret) => secret],
    ['its own with more behind it', (secret) => `Bearer ${secret}x`],
    ["another partner's", () => `Bearer ${stage.secretOf(partner === 'wmo' ? 'wi' : 'wmo')}`],
  ])('with %s: 401 without a hint, and nothing is kept', async (_what, authorization) => {
    const before = await inbox();
    const reply = await stage.post(partner, '{"a": 1}', { authorization: authorization(stage.secretOf(partner)) });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
    expect(await reply.json()).toMatchObject({ code: 'UNAUTHENTICATED', status: 401, detail: 'A valid access token is needed.' });
    expect(await inbox()).toEqual(before);
  });
  test.each(['{', '', 'null null', '\u0000'])('what is not JSON (%j) is refused as such', async (body) => {
    const reply = await stage.post(partner, body);
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([400, 'WEBHOOK_NOT_JSON']);
  });
  test('what is not UTF-8 is refused', async () => {
    const headers = { authorization: `Bearer ${stage.secretOf(partner)}`, 'content-type': 'application/json' };
    const reply = await fetch(`${stage.hub.url}/webhooks/${partner}`, { method: 'POST', headers, body: Buffer.from([0x22, 0xff, 0x22]) });
    expect([400, 415]).toContain(reply.status);
  });
  test.each(['text/plain', 'application/xml', 'application/fhir+xml', ''])('another media type (%j) is refused', async (contentType) => {
    const reply = await stage.post(partner, '{}', { contentType });
    expect(reply.status).toBe(415);
  });
  test('another method is refused, and which one is right is told', async () => {
    const reply = await stage.post(partner, '', { method: 'GET' });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('what is too large', () => {
  test('for the hub at all', async () => {
    const reply = await stage.post('wmo', JSON.stringify({ filling: 'x'.repeat(1_100_000) }));
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([413, 'BODY_TOO_LARGE']);
  });
  test('for the inbox: it is refused, and an operator sees that there was one', async () => {
    const before = (await inbox()).length;
    const body = JSON.stringify({ filling: 'x'.repeat(100_000) });
    expect((await stage.post('police', body)).status).toBe(413);
    expect((await stage.post('police', body)).status, 'a second time it is no more kept than the first').toBe(413);
    expect((await inbox()).slice(before)).toMatchObject([{ source: 'police', body: null, state: 'DEAD', outcome: 'TOO_LARGE' }]);
  });
});

describe('what is answered', () => {
  const zaak = (url: string, at: string) => ({
    kanaal: 'zaken',
    hoofdObject: url,
    resource: 'zaak',
    resourceUrl: url,
    actie: 'update',
    aanmaakdatum: at,
  });
  test('is the same for a known person, an unknown one, nobody, a foreign claim, and a second time', async () => {
    const { wmo } = stage.sandbox.standIns;
    const [known = ''] = wmo.addresses(stage.bsn('chantal'));
    const others = (await stage.sql<{ total: string }>('select count(*)::text as total from family_member'))[0]?.total;
    expect(Number(others)).toBeGreaterThan(0);
    const bodies = [
      zaak(known, '2026-11-20T10:00:00Z'),
      zaak(known, '2026-11-20T10:00:00Z'),
      zaak(known.replace(/.{12}$/, '0123456789ab'), '2026-11-20T10:00:00Z'),
      zaak('https://elsewhere.example/zaken/1', '2026-11-20T10:00:00Z'),
      { unknown: 'form' },
    ];
    const replies = [];
    for (const body of bodies) replies.push(await shown(await stage.post('wmo', body)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 204, body: '' });
    await stage.settled();
  });
});

describe('a flood', () => {
  test('is stopped at 429 with a moment to come back, leaves other partners alone, and passes', async () => {
    const beat = (id: number) => ({
      specversion: '1.0',
      id: `flood-${id}`,
      source: 'urn:nld:brp:sandbox',
      type: 'flood',
      time: '2026-11-20T10:00:00Z',
      data: {},
    });
    const statuses = [];
    for (let id = 0; id < 40; id += 1) statuses.push((await stage.post('brp', beat(id))).status);
    expect([statuses.slice(0, 20).every((status) => status === 202), statuses.at(-1)]).toEqual([true, 429]);
    const refused = await stage.post('brp', beat(100));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await stage.post('brp', beat(1))).status).toBe(202);
    expect((await stage.post('cjg', { id: 'meanwhile' })).status).toBe(202);
    await stage.settled();
    offset += 61_000;
    expect((await stage.post('brp', beat(100))).status).toBe(202);
  });
});

test('whoever does not know the secret uses up nothing of the partner that comes from the same address', async () => {
  const knock = async () => (await stage.post('wi', '{}', { authorization: 'Bearer guess' })).status;
  const statuses = new Set<number>();
  while (!statuses.has(429)) for (const status of await Promise.all(Array.from({ length: 20 }, knock))) statuses.add(status);
  expect([...statuses].toSorted()).toEqual([401, 429]);
  expect((await stage.post('wi', { unknown: 'form' })).status).toBe(204);
});

test('a byte order mark does no harm', async () => {
  const { ended } = await stage.during(async () =>
    expect((await stage.post('cjg', `\uFEFF${JSON.stringify({ id: 'marked', specversion: '2' })}`)).status).toBe(202),
  );
  expect(ended).toMatchObject([{ outcome: 'ENVELOPE', place: 'specversion' }]);
});

describe('secrets', () => {
  let other: WebhookStage;
  beforeAll(async () => {
    other = await raiseWebhookStage({}, { sandbox: { webhookSecrets: { wmo: `${newSecret},${oldSecret}`, wi: '' } } });
  }, 180_000);
  afterAll(async () => other.close());

  test('may be two for a while', async () => {
    const body = {
      kanaal: 'test',
      hoofdObject: 'http://some.hoofdobject.nl/',
      resource: 'some_resource',
      resourceUrl: 'http://some.resource.nl/',
      actie: 'create',
      aanmaakdatum: '2019-01-01T12:00:00Z',
    };
    const statusOf = async (authorization: string) => (await other.post('wmo', body, { authorization })).status;
    expect(await statusOf(`Bearer ${newSecret}`)).toBe(204);
    expect(await statusOf(`Bearer ${oldSecret}`)).toBe(204);
    expect(await statusOf(`Bearer ${newSecret},${oldSecret}`)).toBe(401);
  });
  test('that are missing leave a webhook out, as if there never was one', async () => {
    expect(await shown(await other.post('wi', {}))).toEqual(await shown(await other.post('wi', {}, { path: 'nobody' })));
    expect((await other.post('wi', {})).status).toBe(404);
  });
});
