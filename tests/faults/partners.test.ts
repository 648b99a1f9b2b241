import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '#sandbox/stand-in.ts';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import { hubCertificate } from '#sandbox/start-sandbox.ts';
import { showsPartner } from './blank-partner.ts';
import { breakerPause, partners, raiseFaultStage, type FaultStage } from './fault-stage.ts';

// Each partner fails in each way, one at a time; the deadlines here are so long that no clock decides. Partners that are late have a file of their own.
let faults: FaultStage;
beforeAll(async () => (faults = await raiseFaultStage({ deadlineMs: 30_000, budgetMs: 60_000 })), 120_000);
afterAll(async () => faults.close());
afterEach(() => {
  for (const partner of partners) faults.stage.sandbox.standIns[partner].setFault(null);
  faults.pass(breakerPause);
});

const certified = ['brp', 'police'] as const;

interface Row {
  readonly fault: Exclude<Fault['kind'], 'slow' | 'misreads'>;
  readonly causes: readonly string[];
  readonly of: readonly SandboxPartner[];
}

// Where several calls fail at once, the breaker may open under them.
const rows: readonly Row[] = [
  { fault: 'down', causes: ['UNREACHABLE', 'CIRCUIT_OPEN'], of: partners },
  { fault: 'error500', causes: ['SERVER_ERROR', 'CIRCUIT_OPEN'], of: partners },
  { fault: 'malformed', causes: ['CONTRACT'], of: partners },
  { fault: 'wrongSchema', causes: ['CONTRACT'], of: partners },
  { fault: 'endlessPaging', causes: ['TOO_MANY_PAGES'], of: ['ggz', 'wmo', 'wi', 'police'] },
  // GraphQL has no pages: its endless list is one endless answer. The BRP answers no lists at all.
  { fault: 'endlessPaging', causes: ['TOO_LARGE'], of: ['cjg'] },
  { fault: 'rejectToken', causes: ['UNAUTHORISED'], of: partners },
  { fault: 'rejectCertificate', causes: ['UNAUTHORISED', 'UNREACHABLE', 'CIRCUIT_OPEN'], of: certified },
];

const cases = rows.flatMap((row) => row.of.map((partner) => ({ ...row, partner })));

test('every partner shows something in the healthy view, and all are OK', () => {
  const { data, extensions, errors } = faults.healthy.body;
  expect(errors).toBeUndefined();
  expect(new Set(Object.values(extensions?.sources ?? {}).map(({ state }) => state))).toEqual(new Set(['OK']));
  expect(partners.filter((partner) => !showsPartner(partner, data))).toEqual([]);
});

describe('one partner fails, the rest of the view stands, and it is back without a restart', () => {
  test.each(cases)('$partner: $fault', async ({ partner, fault, causes }) => {
    const since = faults.now();
    faults.stage.sandbox.standIns[partner].setFault({ kind: fault });
    const first = await faults.view();
    faults.expectWithout(first, partner, causes);
    expect(first.body.extensions?.sources[partner.toUpperCase()]?.since).toBe(since);

    faults.pass(500);
    const second = await faults.view();
    faults.expectWithout(second, partner, [...causes, 'CIRCUIT_OPEN']);
    expect(second.body.extensions?.sources[partner.toUpperCase()]?.since).toBe(since);

    faults.stage.sandbox.standIns[partner].setFault(null);
    faults.pass(breakerPause);
    faults.expectHealthy(await faults.view());
  });
});

test.each(partners)('%s: once its breaker is open it is left alone, until one call has got through', async (partner) => {
  const standIn = faults.stage.sandbox.standIns[partner];
  const views = 8;
  standIn.setFault({ kind: 'down' });
  for (let view = 0; view < views; view += 1) await faults.view();
  standIn.clearRequests();
  faults.expectWithout(await faults.view(), partner, ['CIRCUIT_OPEN']);
  expect(standIn.requests).toEqual([]);

  // Half open, and still down: one attempt, and closed off again.
  faults.pass(breakerPause);
  faults.expectWithout(await faults.view(), partner, ['UNREACHABLE', 'CIRCUIT_OPEN']);
  expect(standIn.requests).toHaveLength(1);

  standIn.setFault(null);
  faults.expectWithout(await faults.view(), partner, ['CIRCUIT_OPEN']);
  faults.pass(breakerPause);
  faults.expectHealthy(await faults.view());
});

test('all partners down: the hub still answers with what it holds itself', async () => {
  for (const partner of partners) faults.stage.sandbox.standIns[partner].setFault({ kind: 'down' });
  const reply = await faults.view();
  expect(reply.status).toBe(200);
  expect(reply.body.errors).toBeUndefined();
  expect(new Set(Object.values(reply.body.extensions?.sources ?? {}).map(({ state }) => state))).toEqual(new Set(['UNAVAILABLE']));
  expect(partners.filter((partner) => showsPartner(partner, reply.body.data))).toEqual([]);
  expect(reply.text).toContain('Nadia Bakker');
});

test.each([
  ['police', 'policeReports', 'ggzDiagnoses'],
  ['ggz', 'ggzPractitioners', 'youthNotes'],
  ['cjg', 'youthProvisions', 'ggzMedications'],
  ['wi', 'debts', 'policeAntecedents'],
] as const)('%s: what cannot be had answers byte for byte as what may not be seen', async (partner, shown, denied) => {
  const ask = (field: string) =>
    faults.stage.ask({
      role: 'regisseur',
      purpose: 'COORD',
      query: `query ($id: ID!) { familyCase(id: $id) { members { id field: ${field} { __typename } } } }`,
      variables: { id: 's1' },
    });
  const answered = await ask(shown);
  expect(answered.text).toContain('__typename');
  faults.stage.sandbox.standIns[partner].setFault({ kind: 'down' });
  const [lost, refused] = [await ask(shown), await ask(denied)];
  expect(JSON.stringify(lost.body.data)).toBe(JSON.stringify(refused.body.data));
  expect(lost.body.extensions?.sources[partner.toUpperCase()]?.state).toBe('UNAVAILABLE');
});

describe('tokens', () => {
  const tokenRequests = (): number => faults.stage.sandbox.identity.standIn.requests.filter(({ path }) => path === '/token').length;

  test('every token that partners had accepted is withdrawn: new ones are fetched and nothing is missing', async () => {
    faults.stage.sandbox.partnerTokens.revokeAccepted();
    faults.expectHealthy(await faults.view());
  });

  test('a token that has expired at the partner, though not by our count, is replaced and nothing is missing', async () => {
    const { lifetimes } = faults.stage.sandbox.identity;
    const usual = lifetimes.partner;
    // No less: on a slow machine each must come to the partner while it lives.
    lifetimes.partner = 3;
    faults.pass(3_600_000); // by our count all tokens are old now, so the next view fetches short-lived ones
    faults.expectHealthy(await faults.view());
    lifetimes.partner = usual;
    const before = tokenRequests();
    let tries = 0;
    // Our count stands still, so only a partner's refusal makes the hub fetch another; the view itself asks for one token more, its own.
    for (; tries < 200 && tokenRequests() < before + 4 + tries; tries += 1) faults.expectHealthy(await faults.view());
    expect(tries).toBeLessThan(200);
    faults.expectHealthy(await faults.view());
  });
});

describe.each(certified)('the hub’s certificate at %s is revoked', (partner) => {
  test('its fields are missing until a new certificate stands in its place', async () => {
    const { certificates } = faults.stage.sandbox;
    await certificates.revoke(hubCertificate(partner));
    faults.expectWithout(await faults.view(), partner, ['UNAUTHORISED', 'UNREACHABLE', 'CIRCUIT_OPEN']);
    faults.pass(breakerPause);
    faults.expectWithout(await faults.view(), partner, ['UNAUTHORISED', 'UNREACHABLE', 'CIRCUIT_OPEN']);
    await certificates.client(hubCertificate(partner));
    faults.pass(breakerPause);
    faults.expectHealthy(await faults.view());
  });
});
