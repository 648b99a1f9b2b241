import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientSchema } from '#gateway/testing/supergraph.ts';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import type { StandIn } from '#sandbox/stand-in.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';
import { askers, everyAsker, valuesAt, type Asker, type Value } from './askers.ts';
import { rewriteQuery, sorted } from './rewrite-query.ts';

let stage: Stage;

beforeAll(async () => {
  const generous = {
    MAX_TOKENS: '50000',
    MAX_ALIASES: '1000',
    MAX_DIRECTIVES: '1000',
    MAX_FIELDS: '20000',
    MAX_COST: '10000000',
    RATE_LIMIT_PER_MINUTE: '100000',
  };
  stage = await raiseStage({ env: generous });
});
afterAll(async () => stage.close());

const ask = async (asker: Asker, selection: string, id = 's1'): Promise<Reply> =>
  stage.ask({ ...asker, query: `query($id: ID!) { familyCase(id: $id) ${selection}`, variables: { id } });
const dataOf = (reply: Reply): Value => {
  expect([reply.status, reply.body.errors]).toEqual([200, undefined]);
  return (reply.body.data ?? null) as Value;
};
const asked = async (asker: Asker, selection: string, id?: string): Promise<Value> => dataOf(await ask(asker, selection, id));
const codesOf = (reply: Reply): readonly string[] => (reply.body.errors ?? []).map((error) => error.extensions.code);

/** What no asker but the police, who wrote it, may read. */
const secrets = [
  'Ter plaatse troffen verbalisanten',
  'Betrokkene had een rode plek',
  'Bewoner van het naastgelegen pand',
  'Rijden onder invloed',
];
const holdsSecret = (value: Value): boolean => secrets.some((secret) => JSON.stringify(value).includes(secret));

describe('GATE-01 MUST NOT open a field to an alias', () => {
  test.each([
    ['of a closed field', '{ members { policeReports { a: narrative b: reporter } policeAntecedents { c: description } } } }'],
    [
      'that is the name of an open field',
      '{ members { policeReports { summary: narrative category: reporter } name: policeAntecedents { text: description } } } }',
    ],
    ['for a name in the schema of another type', '{ members { policeReports { id: narrative bsn: reporter } } } }'],
  ])('%s', async (_name, selection) => {
    expect(holdsSecret(await asked(askers.regisseur, selection))).toBe(false);
    expect(holdsSecret(await asked(askers.police, selection))).toBe(true);
  });

  test('GATE-02 MUST NOT call an open field closed because its name is that of a closed one', async () => {
    const data = await asked(askers.regisseur, '{ members { policeReports { narrative: category reporter: year } } } }');
    expect(valuesAt(data, ['familyCase', 'members', 'policeReports', 'narrative'])).toContain('DOMESTIC_VIOLENCE');
  });
});

describe('GATE-03 MUST decide equal response keys of sibling fragments as one field', () => {
  test.each([
    [
      'named fragments',
      '{ members { ...A ...B } } } fragment A on FamilyMember { policeReports { category } } fragment B on FamilyMember { policeReports { narrative reporter category } }',
    ],
    [
      'inline fragments',
      '{ members { ... { policeReports { category } } ... on FamilyMember { policeReports { narrative reporter } } } } }',
    ],
    [
      'a fragment above and one below',
      '{ members { policeReports { category } } ...C } } fragment C on FamilyCase { members { policeReports { narrative } } }',
    ],
    ['two members fields', '{ members { policeReports { category } } members { policeReports { narrative reporter } } } }'],
    [
      'two case fields',
      '{ members { policeReports { category } } } familyCase(id: $id) { members { policeReports { narrative reporter } } } }',
    ],
  ])('%s', async (_name, selection) => {
    const data = await asked(askers.regisseur, selection);
    const reports = valuesAt(data, ['familyCase', 'members', 'policeReports']);
    expect(reports).toHaveLength(2);
    for (const report of reports) expect(report).toMatchObject({ category: 'DOMESTIC_VIOLENCE', narrative: null });
  });
});

describe('GATE-04 MUST decide a record behind its interface as the record itself', () => {
  const direct = '{ members { policeReports { category narrative provenance { source recordedAt release { decisionId until } } } } } }';
  test.each([
    [
      'the interface',
      '{ members { policeReports { category narrative ... on PartnerRecord { provenance { source recordedAt release { decisionId until } } } } } } }',
    ],
    [
      'the type in the interface',
      '{ members { policeReports { ... on PartnerRecord { ... on PoliceReport { category narrative provenance { source recordedAt release { decisionId until } } } } } } } }',
    ],
    [
      'a named fragment on the interface',
      '{ members { policeReports { category narrative ...P } } } } fragment P on PartnerRecord { provenance { source recordedAt release { decisionId until } } }',
    ],
    [
      'fragments on the member',
      '{ members { ... on FamilyMember { ... on FamilyMember { policeReports { ... on PoliceReport { category narrative } ...P } } } } } } fragment P on PartnerRecord { ... on PartnerRecord { provenance { source recordedAt release { decisionId until } } } }',
    ],
  ])('%s', async (_name, selection) => {
    for (const asker of [askers.regisseur, askers.police, askers.youth, askers.ggz]) {
      expect(await asked(asker, selection)).toEqual(await asked(asker, direct));
    }
  });

  test.each([
    ['a field that the interface lacks', '{ members { policeReports { ... on PartnerRecord { narrative } } } } }'],
    ['another type in the interface', '{ members { policeReports { ... on GgzDiagnosis { text } } } } }'],
    ['a member as a record', '{ members { ... on PartnerRecord { provenance { source } } } } }'],
  ])('nothing of %s can be asked', async (_name, selection) => {
    expect(codesOf(await ask(askers.police, selection))).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  test('another type in the interface shows nothing', async () => {
    const data = await asked(
      askers.police,
      '{ members { policeReports { ... on PartnerRecord { ... on GgzDiagnosis { text } } category } } } }',
    );
    expect(JSON.stringify(data)).not.toContain('"text"');
  });
});

describe('GATE-05 MUST NOT answer what is only a key or needed for a decision', () => {
  const hidden: readonly (readonly [string, string])[] = [
    ['bsn', '{ members { bsn } } }'],
    ['bsn of another', '{ members { ties { member { bsn } } } } }'],
    ['retentionFrom', '{ members { policeReports { provenance { retentionFrom } } } } }'],
    ['running', '{ members { policeReports { provenance { running } } } } }'],
    ['owner', '{ plan { items { provenance { owner } } } } }'],
    ['about', '{ plan { items { provenance { about } } } } }'],
    ['domain', '{ members { domainScores { provenance { domain } } } } }'],
    ['recipients', '{ members { policeReports { provenance { release { recipients } } } } } }'],
    ['caseReference', '{ members { policeReports { provenance { release { caseReference } } } } } }'],
    ['contact of a match', '{ members { signalMatches { contact { dutyPhone } } } } }'],
  ];
  test.each(hidden)('%s', async (_name, selection) => {
    for (const asker of [askers.regisseur, askers.police, askers.mark]) {
      const reply = await ask(asker, selection);
      expect([reply.status, codesOf(reply), 'data' in reply.body]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED'], false]);
      expect(reply.text).not.toMatch(/bsn|retention|running|owner|about|domain|recipients|caseReference|contact/i);
    }
  });

  test.each([
    ['_entities', '{ _entities(representations: [{ __typename: "FamilyMember", bsn: "999996149" }]) { ... on FamilyMember { name } } }'],
    ['_service', '{ _service { sdl } }'],
    ['a person by number', '{ familyMember(bsn: "999996149") { name } }'],
    ['a member by id', '{ member(id: "s1-m1") { name } }'],
  ])('there is no way in by %s', async (_name, query) => {
    const reply = await stage.ask({ ...askers.regisseur, query });
    expect([reply.status, codesOf(reply)]).toEqual([400, expect.arrayContaining(['GRAPHQL_VALIDATION_FAILED'])]);
    expect(reply.text).not.toContain('999996149');
  });

  test('nor does the schema tell of them', async () => {
    const { body } = await stage.ask({ ...askers.regisseur, query: '{ __schema { types { name fields { name } } directives { name } } }' });
    const { types, directives } = (body.data?.['__schema'] ?? {}) as {
      types: { name: string; fields: { name: string }[] | null }[];
      directives: { name: string }[];
    };
    const fields = new Map(types.map((type) => [type.name, (type.fields ?? []).map((field) => field.name)]));
    expect(fields.get('FamilyMember')).not.toContain('bsn');
    expect(fields.get('Provenance')?.toSorted()).toEqual(['confidentiality', 'recordedAt', 'release', 'source']);
    expect(fields.get('Release')?.toSorted()).toEqual(['article', 'decisionId', 'until']);
    expect(types.map((type) => type.name).filter((type) => /^(join__|_|link)/.test(type) && !type.startsWith('__'))).toEqual([]);
    expect(directives.map((directive) => directive.name).toSorted()).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
  });
});

describe('GATE-06 MUST NOT show at the end of a path what is closed to who asks directly', () => {
  const person =
    'id name ageBand birthDate municipality address { city street } policeKnown policeReports { category summary narrative reporter } inGgzCare ggzPractitioners { name } ggzDiagnoses { text } youthProvisions { kind provider } debts { debtBand amount } wmoProvisions { kind } authority { kind }';
  const paths: readonly (readonly [string, string])[] = [
    ['members.ties.member', `{ members { id ties { member { ${person} } } } }`],
    ['members.authority.holders', `{ members { id authority { holders { ${person} } } } }`],
    ['plan.items.members', `{ plan { items { members { ${person} } } } }`],
    ['plan.items.ownerMember', `{ plan { items { ownerMember { ${person} } } } }`],
    ['meetings.attendees', `{ meetings { attendees { ${person} } } }`],
    ['network.supports', `{ network { supports { ${person} } } }`],
    ['members.ties.member.ties.member', `{ members { ties { member { ties { member { ${person} } } } } } }`],
  ];
  test.each(everyAsker)('as %s', async (_name, asker) => {
    for (const id of ['s1', 's2', 's3']) {
      const direct = new Map(
        valuesAt(await asked(asker, `{ members { ${person} } } }`, id), ['familyCase', 'members']).map((member) => [
          (member as { id: string }).id,
          member,
        ]),
      );
      for (const [path, selection] of paths) {
        for (const found of valuesAt(await asked(asker, `${selection} }`, id), ['familyCase', ...path.split('.')])) {
          expect(found, `${id} ${path}`).toEqual(direct.get((found as { id: string }).id));
        }
      }
    }
  });

  test('nor is a partner asked about who is not seen, whatever the path', async () => {
    stage.clearRequests();
    for (const [, selection] of paths) await asked(askers.ggz, `${selection} }`);
    const standIns: readonly StandIn[] = Object.values(stage.sandbox.standIns);
    const bodies = standIns.flatMap(({ requests }) => requests.map(({ body }) => decodeURIComponent(body))).join('\n');
    const family = ['999996149', '999996150', '999996174', '999996186', '999996162', '999996241'];
    expect(family.filter((bsn) => bodies.includes(bsn))).toEqual(['999996149']);
  });

  test('and a path exists at all: the regisseur reaches somebody by each', async () => {
    for (const [path, selection] of paths) {
      const ends = valuesAt(await asked(askers.regisseur, `${selection} }`), ['familyCase', ...path.split('.')]);
      expect(ends.length, path).toBeGreaterThan(0);
    }
  });
});

describe('GATE-07 MUST answer the same to every form of the same question', () => {
  const plain = viewQuery();
  test.each(everyAsker)(
    'as %s',
    async (name, asker) => {
      for (const id of ['s1', 's2-escalated', 's3']) {
        const first = await stage.ask({ ...asker, query: plain, variables: { id } });
        for (const seed of [1, 2, 3]) {
          const { query, variables, plain: withoutForm } = rewriteQuery(clientSchema, plain, seed * 1000 + id.length * 100 + name.length);
          const reply = await stage.ask({ ...asker, query, variables: { ...variables, id } });
          expect(reply.body.errors, `${id}, seed ${seed}`).toBeUndefined();
          const { __typename, ...again } = withoutForm(reply.body.data) as Record<string, unknown>;
          expect(__typename).toBe('Query');
          expect(sorted(withoutLog(again)), `${id}, seed ${seed}`).toEqual(sorted(withoutLog(first.body.data)));
          expect(reply.body.extensions).toEqual(first.body.extensions);
        }
      }
    },
    120_000,
  );
});

/** Without the access log: it grows with every question. */
const withoutLog = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, below: unknown) => (key === 'accessLog' ? undefined : below))) as unknown;
