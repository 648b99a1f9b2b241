import { execute, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Outcome } from '#connectors/call.ts';
import type { GgzSession } from '#connectors/ggz/create-ggz-connector.ts';
import type { GgzRecords } from '#connectors/ggz/records.ts';
import { createGgzSubgraph } from './create-ggz-subgraph.ts';

const schema = createGgzSubgraph();
const provenance = { source: 'GGZ', recordedAt: '2026-01-02', confidentiality: null, retentionFrom: null, running: true } as const;
const known: Partial<GgzRecords> = { ggzCareGoals: [{ category: 'Dagstructuur', text: 'Opstaan', provenance }] };

interface Asked {
  readonly bsn: string;
  readonly list: string;
  readonly selected: readonly string[];
}

/** Runs a query for one member against a session that knows goals, has no crisis contact for anybody and cannot give medication. */
async function run(selection: string, variables: Record<string, unknown> = {}) {
  const asked: Asked[] = [];
  const ggz: GgzSession = {
    records: (bsn, list, selected) => {
      asked.push({ bsn, list, selected: [...selected].filter((path) => path.startsWith(`${list}.`)) });
      if (list === 'ggzMedications') return Promise.resolve({ state: 'unavailable', cause: 'TIMEOUT' });
      const value = known[list];
      return Promise.resolve((value === undefined ? { state: 'missing' } : { state: 'found', value }) as Outcome<never>);
    },
  };
  const source = `query ($r: [_Any!]!, $more: Boolean = true) { _entities(representations: $r) { ...M } } fragment M on FamilyMember { ${selection} }`;
  const result = await execute({
    schema,
    document: parse(source),
    variableValues: { r: [{ __typename: 'FamilyMember', bsn: '999996149' }], ...variables },
    contextValue: { partners: { ggz } },
  });
  return { asked, errors: result.errors, member: (result.data?.['_entities'] as unknown[] | undefined)?.[0] };
}

test('only the lists that are selected are asked for, with only their selected fields', async () => {
  const { asked, member } = await run(
    'bsn ggzCareGoals { category provenance { confidentiality running } } ggzDiagnoses @include(if: $more) { text }',
    { more: false },
  );
  expect(asked).toEqual([
    {
      bsn: '999996149',
      list: 'ggzCareGoals',
      selected: [
        'ggzCareGoals.category',
        'ggzCareGoals.provenance',
        'ggzCareGoals.provenance.confidentiality',
        'ggzCareGoals.provenance.running',
      ],
    },
  ]);
  expect(member).toEqual({
    bsn: '999996149',
    ggzCareGoals: [{ category: 'Dagstructuur', provenance: { confidentiality: null, running: true } }],
  });
});

test('a member of whom nothing is selected is not asked about', async () => {
  expect((await run('bsn inGgzCare')).asked).toEqual([]);
});

test('what the GGZ cannot give is an error at its own place, without anything of the person; the rest stands', async () => {
  const { member, errors } = await run('ggzCareGoals { text } ggzMedications { text } ggzCrisisContacts { dutyPhone }');
  expect(member).toEqual({ ggzCareGoals: [{ text: 'Opstaan' }], ggzMedications: null, ggzCrisisContacts: null });
  expect(errors?.map(({ path, extensions, message }) => ({ path, extensions, message }))).toEqual([
    {
      path: ['_entities', 0, 'ggzMedications'],
      extensions: { code: 'PARTNER_UNAVAILABLE', partner: 'ggz', cause: 'TIMEOUT' },
      message: 'A partner is not available',
    },
  ]);
});
