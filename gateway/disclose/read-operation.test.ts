import { parse, type DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { operationIn, readQuery } from '#gateway/testing/read-query.ts';
import { clientSchema, labels } from '#gateway/testing/supergraph.ts';
import { createOperationReader, type ReadOperation } from './read-operation.ts';

const read = createOperationReader({ schema: clientSchema, labels });
const readIn = (document: DocumentNode, variables: Record<string, unknown> = {}, name?: string): ReadOperation =>
  read(document, operationIn(document, name), variables, defaultTables.classes);

const fields = ({ asked }: ReadOperation): readonly string[] => asked[0]?.children.map(({ key }) => key) ?? [];

describe('what is remembered of a document', () => {
  const document = parse('query($id: ID!, $on: Boolean = false) { familyCase(id: $id) { phase openedAt @include(if: $on) } }');

  test('is found again for the same form, whatever the other variables are', () => {
    expect(readIn(document, { id: 's1', on: true })).toBe(readIn(document, { id: 's2', on: true }));
  });

  test('holds nothing of those variables: arguments are read for each request', () => {
    const [first, second] = [readIn(document, { id: 's1', on: false }), readIn(document, { id: 's2', on: false })];
    expect(first.asked[0]?.argsFor({ id: 's2' })).toEqual({ id: 's2' });
    expect(first).toBe(second);
  });

  test('differs by what settles @skip and @include', () => {
    expect(fields(readIn(document, { id: 's1', on: true }))).toEqual(['phase', 'openedAt']);
    expect(fields(readIn(document, { id: 's1', on: false }))).toEqual(['phase']);
  });

  test('differs by the operation', () => {
    const several = parse('query A { familyCase(id: "a") { phase } } query B { familyCase(id: "b") { triage } }');
    expect(fields(readIn(several, {}, 'A'))).toEqual(['phase']);
    expect(fields(readIn(several, {}, 'B'))).toEqual(['triage']);
    expect(fields(readIn(several, {}, 'A'))).toEqual(['phase']);
  });

  test('differs by variables in fragments too', () => {
    const spread = parse(
      'query($on: Boolean!) { familyCase(id: "a") { ...F } } fragment F on FamilyCase { phase ... @skip(if: $on) { triage } }',
    );
    expect(fields(readIn(spread, { on: true }))).toEqual(['phase']);
    expect(fields(readIn(spread, { on: false }))).toEqual(['phase', 'triage']);
  });

  test('is bounded: with very many forms the oldest are read anew', () => {
    const names = Array.from({ length: 7 }, (_, index) => `v${index}`);
    const wide = parse(
      `query(${names.map((name) => `$${name}: Boolean!`).join(' ')}) { familyCase(id: "a") { ${names.map((name) => `${name}: phase @skip(if: $${name})`).join(' ')} } }`,
    );
    const form = (number: number): Record<string, boolean> =>
      Object.fromEntries(names.map((name, bit) => [name, (number & (1 << bit)) !== 0]));
    const first = readIn(wide, form(0));
    const newest = Array.from({ length: 128 }, (_, number) => readIn(wide, form(number))).at(-1);
    expect(new Set(Array.from({ length: 128 }, (_, number) => fields(readIn(wide, form(number))).join(' '))).size).toBe(128);
    expect(readIn(wide, form(0))).not.toBe(first);
    expect(fields(readIn(wide, form(127)))).toEqual(fields(newest ?? first));
  });
});

test('classes are all that what is wanted may show, each once, sorted', () => {
  expect(readQuery('{ familyCase(id: "s1") { phase members { ageBand birthDate policeReports { narrative } } } }').classes).toEqual([
    'FAMILY_CASE',
    'PERSON_BIRTH',
    'POLICE_CARE_REPORT',
    'POLICE_NARRATIVE',
  ]);
});

test('nothing is shared between policies: a class that another version says to have no records needs no decision of each', () => {
  const document = parse('{ familyCase(id: "s1") { members { policeReports { category } } } }');
  const asked = (classes: typeof defaultTables.classes): ReadOperation => read(document, operationIn(document), {}, classes);
  const policeReport = defaultTables.classes.get('POLICE_CARE_REPORT');
  if (!policeReport) throw new Error('The default policy knows police reports.');
  const other = new Map([...defaultTables.classes, [policeReport.name, { ...policeReport, source: 'hub' }]]);
  expect(asked(defaultTables.classes)).toBe(asked(defaultTables.classes));
  expect(asked(other)).not.toBe(asked(defaultTables.classes));
  expect(asked(other).wanted).not.toEqual(asked(defaultTables.classes).wanted);
});
