import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import type { Fault } from '#sandbox/stand-in.ts';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import { labels } from '#gateway/testing/supergraph.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';
import { askers, everyAsker, valuesAt, walk, type Asker, type Value } from './askers.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await raiseStage({ env: { RATE_LIMIT_PER_MINUTE: '100000', MAX_COST: '10000000' } });
});
afterAll(async () => stage.close());
beforeEach(() => {
  for (const standIn of Object.values(stage.sandbox.standIns)) standIn.setFault(null);
});

const caseIds = ['s1', 's1-withdrawn', 's1-walter-agreed', 's2', 's2-escalated', 's3'];
const ask = async (asker: Asker, selection: string, id = 's1'): Promise<Reply> =>
  stage.ask({ ...asker, query: `query($id: ID!) { familyCase(id: $id) ${selection} }`, variables: { id } });
const asked = async (asker: Asker, selection: string, id?: string): Promise<Value> => {
  const reply = await ask(asker, selection, id);
  expect([reply.status, reply.body.errors]).toEqual([200, undefined]);
  return (reply.body.data ?? null) as Value;
};
const dataText = (reply: Reply): string => JSON.stringify(reply.body.data);
const existenceFields = new Set(
  [...labels.values()].flatMap((fields) => [...fields.values()].filter(({ exists }) => exists).map(({ name }) => name)),
);
const faults: readonly Fault[] = [
  { kind: 'down' },
  { kind: 'error500' },
  { kind: 'malformed' },
  { kind: 'wrongSchema' },
  { kind: 'rejectToken' },
];

describe('GATE-08 MUST NOT leave a trace of a record below COARSE: no count, no gap', () => {
  test.each([
    ['police reports of Mark', 'policeReports { __typename }', 0, 1],
    ['police reports of Mark, by year', 'policeReports { year }', 0, 1],
    [
      'Wmo provisions of Chantal: open, restricted and unmarked show, secret and past retention do not',
      'wmoProvisions { __typename }',
      1,
      3,
    ],
    ['restricted records of Chantal show no more than COARSE', 'wmoProvisions { category }', 1, 3],
  ])('%s', async (_name, selection, member, count) => {
    const data = (await asked(askers.regisseur, `{ members { ${selection} } }`)) as {
      familyCase: { members: Record<string, unknown[]>[] };
    };
    const [list] = Object.values(data.familyCase.members[member] ?? {});
    expect(list).toHaveLength(count);
    expect(list).not.toContain(null);
  });

  test('a list of which nothing shows is null, as an empty one is', async () => {
    const data = await asked(
      askers.regisseur,
      '{ members { ggzEpisodes { fromYear } ggzDiagnoses { __typename } policeIncidents { year } benefits { __typename } } }',
    );
    expect(valuesAt(data, ['familyCase', 'members'])).toEqual(
      Array.from({ length: 5 }, () => ({ ggzEpisodes: null, ggzDiagnoses: null, policeIncidents: null, benefits: null })),
    );
  });
});

describe('AVG-07 MUST NOT show more than a summary of a record that its source calls restricted, nor anything of a secret one', () => {
  test.each([
    ['wmoProvisions', 'kind', 2, 1],
    ['ggzFunctionalImpacts', 'description', 1, 6],
  ])('%s', async (list, full, restricted, open) => {
    const data = await asked(askers.regisseur, `{ members { records: ${list} { ${full} provenance { confidentiality recordedAt } } } }`);
    const records = valuesAt(data, ['familyCase', 'members', 'records']) as readonly {
      provenance: { confidentiality: string; recordedAt: string | null };
    }[];
    const of = (confidentiality: string) => records.filter(({ provenance }) => provenance.confidentiality === confidentiality);
    expect([of('RESTRICTED').length, of('OPEN').length, of('SECRET').length]).toEqual([restricted, open, 0]);
    for (const record of of('RESTRICTED'))
      expect(record).toEqual({ [full]: null, provenance: { confidentiality: 'RESTRICTED', recordedAt: null } });
    for (const record of of('OPEN')) expect(Object.values(record)).not.toContain(null);
  });
});

describe('GATE-09 MUST answer null to what is denied or empty: never [], never false, never {}', () => {
  test.each(everyAsker)('as %s', async (_name, asker) => {
    for (const id of caseIds) {
      const { body } = await stage.ask({ ...asker, query: viewQuery(), variables: { id } });
      walk((body.data ?? null) as Value, (value, path) => {
        const where = `${id} ${path.join('.')}`;
        if (Array.isArray(value)) expect(value.length, where).toBeGreaterThan(0);
        if (existenceFields.has(path.at(-1) ?? '')) expect(value, where).not.toBe(false);
        if (Array.isArray(value)) expect(value, where).not.toContain(null);
      });
    }
  });
});

describe('GATE-10 MUST answer to what only exists with true or null', () => {
  test('the existence fields of the schema are all looked at', () => expect(existenceFields.size).toBeGreaterThan(20));

  test.each(everyAsker)('and the same whether or not the records are asked for beside it, as %s', async (_name, asker) => {
    const alone =
      '{ members { policeKnown incidentKnown inGgzCare youthProvided wmoProvided debtTrajectoryRuns signalMatch mandatoryCareRuns } }';
    const beside = alone.replace(
      'policeKnown',
      'policeReports { year } policeIncidents { year } ggzEpisodes { fromYear } youthProvisions { category } wmoProvisions { category } debts { debtBand } signalMatches { until } mandatoryCare { kind } policeKnown',
    );
    for (const id of caseIds) {
      const both = JSON.parse(JSON.stringify(await asked(asker, beside, id)), (key, value: unknown) =>
        /^(policeReports|policeIncidents|ggzEpisodes|youthProvisions|wmoProvisions|debts|signalMatches|mandatoryCare)$/.test(key)
          ? undefined
          : value,
      ) as unknown;
      expect(both).toEqual(await asked(asker, alone, id));
    }
  });

  test('the word of a partner on it is never passed on: an existence field is asked of nobody', async () => {
    stage.clearRequests();
    await asked(askers.regisseur, '{ members { inYouthCare youthProvided safetyAssessed supervisionOrdered } }');
    const bodies = stage.sandbox.standIns.cjg.requests.map(({ body }) => body).join('\n');
    expect(bodies).toContain('_entities');
    expect(bodies).not.toMatch(/inYouthCare|youthProvided|safetyAssessed|supervisionOrdered/);
  });
});

describe('GATE-11 MUST NOT tell the type of what is denied', () => {
  test.each([
    ['ggz', '{ members { policeReports { __typename } youthNotes { __typename } debts { __typename } } plan { items { __typename } } }'],
    ['policymaker', '{ __typename members { __typename } }'],
    ['officer', '{ __typename members { __typename } }'],
  ] as const)('as %s', async (name, selection) => {
    const data = await asked(askers[name], selection);
    const types: string[] = [];
    walk(data, (value, path) => {
      if (path.at(-1) === '__typename') types.push(JSON.stringify(value));
    });
    expect(types.filter((type) => /PoliceReport|YouthNote|DebtTrajectory|FamilyCase|FamilyMember/.test(type))).toEqual([]);
  });
});

describe('GATE-12 MUST answer about one case in one operation', () => {
  const refusals: readonly (readonly [string, string, object])[] = [
    ['two names', '{ a: familyCase(id: "s1") { id } b: familyCase(id: "s2") { id } }', {}],
    ['a literal and a variable', 'query($x: ID!) { a: familyCase(id: "s1") { id } b: familyCase(id: $x) { id } }', { x: 's2' }],
    ['two variables', 'query($x: ID!, $y: ID!) { a: familyCase(id: $x) { id } b: familyCase(id: $y) { id } }', { x: 's1', y: 's3' }],
    ['a default', 'query($x: ID! = "s2") { a: familyCase(id: "s1") { id } b: familyCase(id: $x) { id } }', {}],
    [
      'fragments',
      '{ ...A ...B } fragment A on Query { a: familyCase(id: "s1") { id } } fragment B on Query { b: familyCase(id: "s2") { id } }',
      {},
    ],
    ['one that is not there', '{ a: familyCase(id: "s1") { id } b: familyCase(id: "nowhere") { id } }', {}],
  ];
  test.each(refusals)('%s', async (_name, query, variables) => {
    stage.clearRequests();
    const reply = await stage.ask({ ...askers.regisseur, query, variables: variables as Record<string, unknown> });
    expect([reply.status, reply.body.errors?.[0]?.extensions.code, reply.body.data]).toEqual([400, 'ONE_CASE_PER_OPERATION', undefined]);
    expect(stage.sandbox.standIns.brp.requests).toEqual([]);
  });

  test.each([
    ['the same case twice', 'query($x: ID!) { a: familyCase(id: "s1") { id } b: familyCase(id: $x) { id } }', { x: 's1' }],
    [
      'a second that is skipped',
      'query($no: Boolean!) { a: familyCase(id: "s1") { id } b: familyCase(id: "s2") @include(if: $no) { id } }',
      { no: false },
    ],
  ])('%s is one case', async (_name, query, variables) => {
    const reply = await stage.ask({ ...askers.regisseur, query, variables });
    expect([reply.status, reply.body.data]).toMatchObject([200, { a: { id: 's1' } }]);
  });

  test('what could not be the id of a case is asked of nobody and written down nowhere', async () => {
    for (const id of ['', ' ', 's1 ', 'a\u0000b', '\ud800', '999996149', 'x'.repeat(101)]) {
      const reply = await ask(askers.regisseur, '{ id }', id);
      expect([reply.status, reply.body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });
});

describe('GATE-13 MUST order records by what shows of them', () => {
  const asText = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const isSorted = (values: readonly Value[]): boolean =>
    values.every((value, index) => index === 0 || asText(values[index - 1] ?? null) <= asText(value));
  test.each([
    ['police', 'policeReports', ['category', 'year', 'date', 'summary']],
    ['youth', 'youthProvisions', ['category', 'kind']],
    ['regisseur', 'wmoProvisions', ['category']],
    ['regisseur', 'ggzFunctionalImpacts', ['domain', 'band', 'description']],
    ['regisseur', 'domainScores', ['domain', 'score', 'band']],
  ] as const)('as %s, %s', async (name, list, fields) => {
    for (const field of fields) {
      const data = (await asked(askers[name], `{ members { records: ${list} { ${field} } } }`)) as {
        familyCase: { members: { records: Record<string, Value>[] | null }[] };
      };
      for (const { records } of data.familyCase.members) {
        const shown = (records ?? []).map((record) => record[field] ?? null).filter((value) => value !== null);
        expect(isSorted(shown), `${list} by ${field}: ${JSON.stringify(shown)}`).toBe(true);
      }
    }
  });

  test('the order changes with what is asked first', async () => {
    const first = async (fields: string): Promise<unknown> =>
      valuesAt(await asked(askers.police, `{ members { policeReports { ${fields} } } }`), ['familyCase', 'members', 'policeReports'])[0];
    expect(await first('date category')).not.toEqual(await first('category date'));
  });
});

describe('GATE-15 MUST answer denied, empty and unavailable alike', () => {
  const ggz =
    '{ members { name inGgzCare ggzEpisodes { from } ggzPractitioners { name organisation } ggzDiagnoses { text } ggzFunctionalImpacts { band description } } }';

  test('a person with records that are closed, and persons without any', async () => {
    const closed =
      '{ members { ggzDiagnoses { text } ggzMedications { text } creditors { name } policeAntecedents { description } restrainingOrders { running } safetyAssessments { band } } }';
    const data = (await asked(askers.regisseur, closed)) as { familyCase: { members: unknown[] } };
    expect(new Set(data.familyCase.members.map((member) => JSON.stringify(member))).size).toBe(1);
  });

  test.each(faults)('a waiver that was withdrawn, and a partner that fails: $kind', async (fault) => {
    const withdrawn = await ask(askers.regisseur, ggz, 's1-withdrawn');
    expect(withdrawn.body.extensions?.sources['GGZ']?.state).toBe('NOT_ASKED');
    stage.sandbox.standIns.ggz.setFault(fault);
    const failed = await ask(askers.regisseur, ggz);
    expect(failed.body.extensions?.sources['GGZ']?.state).toBe('UNAVAILABLE');
    expect(dataText(failed)).toBe(dataText(withdrawn));
    expect(failed.body.errors).toBeUndefined();
  });

  test('a case that is not there, and one that is not for who asks', async () => {
    for (const [, asker] of everyAsker) {
      const nowhere = await ask(asker, '{ id phase members { name } plan { started } }', 'nowhere');
      const notTheirs =
        asker.role === 'family'
          ? 's2'
          : asker.role === 'policymaker' || asker.role === 'officer' || asker.role === 'mayor'
            ? 's1'
            : 'nowhere-else';
      const other = await ask(asker, '{ id phase members { name } plan { started } }', notTheirs);
      expect([other.status, other.text]).toEqual([nowhere.status, nowhere.text]);
      expect(nowhere.text.trim()).toContain('{"data":{"familyCase":null},"extensions":{"sources":{');
    }
  });
});

describe('GATE-16 MUST NOT pass on what a partner says of its failure', () => {
  const partners = ['brp', 'ggz', 'wmo', 'wi', 'cjg', 'police'] as const satisfies readonly SandboxPartner[];
  test.each(partners.flatMap((partner) => faults.map((fault) => [partner, fault.kind, fault] as const)))(
    '%s: %s',
    async (partner, _kind, fault) => {
      stage.sandbox.standIns[partner].setFault(fault);
      const { status, body, text } = await stage.ask({ ...askers.regisseur, query: viewQuery(), variables: { id: 's1' } });
      expect([status, body.errors]).toEqual([200, undefined]);
      expect(text).not.toMatch(
        /Internal Server Error|broken|ECONN|socket|invalid_token|Unexpected|zod|127\.0\.0\.1|https?:\/\/(?!snomed)/i,
      );
      const report = body.extensions?.sources[partner.toUpperCase()];
      expect(Object.keys(report ?? {}).toSorted()).toEqual(['cause', 'since', 'state']);
      expect(report?.cause).toMatch(/^(TIMEOUT|UNREACHABLE|SERVER_ERROR|CONTRACT|UNAUTHORISED|CIRCUIT_OPEN)$/);
    },
  );
});
