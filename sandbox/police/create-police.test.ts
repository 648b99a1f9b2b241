import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import type { PartnerCall, PartnerTokens } from '../authorise-partner-call.ts';
import { caseReference, recipient } from '../dossiers/recipients.ts';
import type { StandIn } from '../stand-in.ts';
import { createPolice, policeScope } from './create-police.ts';
import { selectableFields } from './read-question.ts';

const mark = '999996149';
const chantal = '999996150';
const wilma = '999999357';
const gerrit = '999994542';

const document = parse(readFileSync(new URL('release-register.openapi.yaml', import.meta.url), 'utf8')) as {
  readonly info: { readonly summary: string };
  readonly components: { readonly schemas: { readonly Veld: { readonly enum: readonly string[] } } };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormatsModule.default(ajv);
ajv.addSchema({ $id: 'register', ...document });
function problems(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`register#/components/schemas/${schema}`);
  if (validate === undefined) throw new Error(`No schema ${schema}`);
  return validate(value) === true ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

interface Item {
  readonly id: string;
  readonly soort: string;
  readonly datum?: string;
  readonly loopt: boolean;
  readonly bewaartermijnVanaf: string | null;
  readonly verstrekking: { readonly besluit: string; readonly totEnMet: string; readonly ontvangers: readonly string[] } | null;
}
interface Page {
  readonly items: readonly (Item & Readonly<Record<string, unknown>>)[];
  readonly volgendePagina: number | null;
}

const tokens: PartnerTokens = {
  authorise: async (request, demand): Promise<PartnerCall> => {
    const header = request.headers['authorization'];
    if (header === undefined) return { allowed: false, status: 401, reason: 'missing' };
    if (header === 'Bearer narrow') return { allowed: false, status: 403, reason: 'scope' };
    return { allowed: true, clientId: 'hub', scopes: demand.scopes ?? [] };
  },
  revokeAccepted: () => undefined,
};

let police: StandIn;
beforeEach(async () => {
  police = await createPolice({ tokens, day: '2026-11-20', pageSize: 5 });
});
afterEach(() => police.close());

async function post(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; type: string; body: unknown }> {
  const answer = await fetch(`${police.url}/verstrekkingen/_zoek`, {
    method: 'POST',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.json() };
}

/** Everything that a question finds, over all its pages, with question and answers checked against the OpenAPI document. */
async function zoek(question: object): Promise<Page['items']> {
  const found: Page['items'][number][] = [];
  for (let pagina: number | null = 1; pagina !== null;) {
    const asked = { ...question, pagina };
    expect(problems('Zoekvraag', asked)).toEqual([]);
    const answer = await post(asked);
    expect([answer.status, problems('Antwoord', answer.body)]).toEqual([200, []]);
    const page = answer.body as Page;
    found.push(...page.items);
    pagina = page.volgendePagina;
  }
  return found;
}

test('the document says that it is fictional, and selects the fields that the register selects', () => {
  expect(document.info.summary).toContain('FICTIONAL');
  expect(document.components.schemas.Veld.enum).toEqual(selectableFields);
});

describe('a recipient', () => {
  test.each([recipient.regisseur, recipient.youth])(
    '%s gets the care reports released for its case, with the decision',
    async (ontvanger) => {
      const found = await zoek({
        burgerservicenummers: [mark, chantal],
        ontvanger,
        zaakkenmerk: caseReference.s1,
        soorten: ['ZORGMELDING'],
      });
      const valid = found.filter((item) => item.verstrekking?.besluit === 'VERS-2026-00101');
      expect(valid.map((item) => item['burgerservicenummer'])).toEqual([mark, chantal]);
      expect(valid[0]).toMatchObject({
        categorie: 'HUISELIJK_GEWELD',
        datum: '2026-01-03',
        verstrekking: {
          grondslag: 'Wpg 20',
          ontvangers: [recipient.regisseur, recipient.youth],
          zaakkenmerk: caseReference.s1,
          totEnMet: '2027-01-31',
        },
      });
    },
  );

  test('gets an item whose decision has ended with its end, and must decide itself', async () => {
    const found = await zoek({ burgerservicenummers: [mark], ontvanger: recipient.regisseur, zaakkenmerk: caseReference.s1 });
    expect(found.map((item) => item.verstrekking?.totEnMet)).toContain('2025-08-31');
  });

  test.each([
    ['for another case', recipient.regisseur, caseReference.s2],
    ['without a case', recipient.regisseur, undefined],
    ['as another recipient', recipient.wmo, caseReference.s1],
    ['as the GGZ', recipient.ggz, caseReference.s1],
  ])('gets nothing %s', async (_, ontvanger, zaakkenmerk) => {
    expect(await zoek({ burgerservicenummers: [mark, chantal], ontvanger, ...(zaakkenmerk === undefined ? {} : { zaakkenmerk }) })).toEqual(
      [],
    );
  });

  test('gets only what was released to it for that case, not what was released elsewhere', async () => {
    const found = await zoek({ burgerservicenummers: [mark], ontvanger: recipient.regisseur, zaakkenmerk: caseReference.s1 });
    expect(found.map((item) => item.verstrekking?.besluit)).toEqual(['VERS-2026-00101', 'VERS-2024-00877', 'VERS-2026-00102']);
    const elsewhere = await zoek({ burgerservicenummers: [mark], ontvanger: recipient.regisseur, zaakkenmerk: caseReference.elsewhere });
    expect(elsewhere.map((item) => item.verstrekking?.besluit)).toEqual(['VERS-2025-00412']);
  });

  test('never gets the officer’s words or who reported, not even by asking for them', async () => {
    const found = await zoek({
      burgerservicenummers: [mark, chantal, wilma],
      ontvanger: recipient.regisseur,
      zaakkenmerk: caseReference.s1,
      velden: ['mutatietekst', 'melder', 'jaar'],
    });
    expect(found.length).toBeGreaterThan(0);
    for (const item of found) expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['mutatietekst']));
    for (const item of found) expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['melder']));
  });

  test('the mayor gets the one report released to the mayor', async () => {
    const found = await zoek({ burgerservicenummers: [wilma], ontvanger: recipient.mayor, zaakkenmerk: caseReference.s2 });
    expect(found.map((item) => item.verstrekking?.besluit)).toEqual(['VERS-2026-00688']);
  });

  test('finds nothing about the family of S3', async () => {
    expect(await zoek({ burgerservicenummers: [gerrit], ontvanger: recipient.regisseur, zaakkenmerk: caseReference.s3 })).toEqual([]);
  });
});

describe('the police itself', () => {
  test('gets its own items of every kind, released or not, with the officer’s words, over several pages', async () => {
    const found = await zoek({ burgerservicenummers: [mark], ontvanger: recipient.police });
    expect(found).toHaveLength(7);
    expect(new Set(found.map((item) => item.soort))).toEqual(new Set(['ZORGMELDING', 'INCIDENT', 'ANTECEDENT', 'HUISVERBOD']));
    expect(found.every((item) => item.verstrekking === null)).toBe(true);
    expect(found[0]).toMatchObject({ mutatietekst: expect.any(String) as string, melder: expect.any(String) as string });
    const order = found.find((item) => item.soort === 'HUISVERBOD');
    expect(order).toMatchObject({ loopt: false, bewaartermijnVanaf: '2026-01-31', vanaf: '2026-01-03', tot: '2026-01-31' });
  });

  test('sees a restraining order run on the days that it runs', async () => {
    await police.close();
    police = await createPolice({ tokens, day: '2026-01-31' });
    const [order] = await zoek({ burgerservicenummers: [mark], ontvanger: recipient.police, soorten: ['HUISVERBOD'] });
    expect([order?.loopt, order?.bewaartermijnVanaf]).toEqual([true, null]);
  });
});

test('velden selects for real: what is not named is not answered, what the decision needs always is', async () => {
  const [item] = await zoek({
    burgerservicenummers: [mark],
    ontvanger: recipient.regisseur,
    zaakkenmerk: caseReference.s1,
    velden: ['categorie', 'jaar'],
  });
  expect(Object.keys(item ?? {})).toEqual([
    'id',
    'burgerservicenummer',
    'soort',
    'verstrekking',
    'bewaartermijnVanaf',
    'loopt',
    'categorie',
    'jaar',
  ]);
});

describe('a question that is none', () => {
  const right = { burgerservicenummers: [mark], ontvanger: recipient.regisseur };
  test.each<readonly [string, unknown]>([
    ['nobody asked for', { ...right, burgerservicenummers: [] }],
    ['more than twenty persons', { ...right, burgerservicenummers: Array.from({ length: 21 }, (_, index) => String(100_000_000 + index)) }],
    ['somebody asked for twice', { ...right, burgerservicenummers: [mark, mark] }],
    ['no number', { ...right, burgerservicenummers: [''] }],
    ['no recipient', { burgerservicenummers: [mark] }],
    ['a recipient without a role', { ...right, ontvanger: '00000099000000001000' }],
    ['an unknown kind', { ...right, soorten: ['ROMAN'] }],
    ['an unknown field', { ...right, velden: ['alles'] }],
    ['a page before the first', { ...right, pagina: 0 }],
    ['an unknown word', { ...right, naam: 'x' }],
  ])('%s is refused, by the document too, and not repeated', async (_, question) => {
    expect(problems('Zoekvraag', question)).not.toEqual([]);
    const answer = await post(question);
    expect([answer.status, answer.type, problems('Fout', answer.body)]).toEqual([400, 'application/problem+json', []]);
    expect(JSON.stringify(answer.body)).not.toContain('9999');
  });

  test('broken JSON, a form and another path', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await fetch(`${police.url}/verstrekkingen`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${police.url}/verstrekkingen/_zoek`)).status).toBe(405);
  });
});

test.each([
  ['no token', {}, 401],
  ['a token without the scope', { authorization: 'Bearer narrow' }, 403],
])('%s is refused', async (_, headers, status) => {
  const answer = await fetch(`${police.url}/verstrekkingen/_zoek`, { method: 'POST', headers, body: '{}' });
  expect([answer.status, problems('Fout', await answer.json())]).toEqual([status, []]);
  expect(policeScope).toBe('verstrekkingen:lezen');
});

describe('faults', () => {
  const question = { burgerservicenummers: [mark], ontvanger: recipient.police };

  test('wrongSchema is an answer that the document does not know', async () => {
    police.setFault({ kind: 'wrongSchema' });
    expect(problems('Antwoord', (await post(question)).body)).not.toEqual([]);
  });

  test('endlessPaging always has a next page', async () => {
    police.setFault({ kind: 'endlessPaging' });
    for (let pagina = 1; pagina < 20; pagina += 1) {
      const page = (await post({ ...question, pagina })).body as Page;
      expect([page.volgendePagina, page.items.length > 0]).toEqual([pagina + 1, true]);
    }
  });
});
