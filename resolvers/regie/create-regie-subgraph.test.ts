import { graphql, type ExecutionResult } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { createRegieReader } from '#regie/create-regie-reader.ts';
import type { ReadParts } from '#regie/rows.ts';
import { createRegieSubgraph, type RegieContext } from './create-regie-subgraph.ts';

const owner = { oin: '00000099000000001000', role: 'REG', organisation: 'Gemeente', dutyPhone: '+311', from: '2026-01-01', until: null };
const readParts: ReadParts = async () => ({
  regisseurs: [{ ...owner, name: 'N. Bakker', contact: 'n@example' }],
  involvements: [{ ...owner, memberId: 'c-m1', kind: 'POLICE', professional: 'T. Jacobs', lastActive: null }],
  planItems: [
    {
      kind: 'ACTION',
      status: 'ACTIVE',
      domain: 'FINANCE',
      text: 'Post openen',
      about: ['c-m1', 'elsewhere-m1'],
      owner: null,
      ownerOin: null,
      ownerRole: null,
      ownerMemberId: 'c-m1',
      due: null,
      confidentiality: 'RESTRICTED',
      recordedAt: '2026-02-02',
    },
  ],
});
const members = [
  { id: 'c-m1', bsn: '111111110' },
  { id: 'c-m2', bsn: '222222220' },
];

let ask: (source: string, variableValues?: Record<string, unknown>) => Promise<ExecutionResult>;
beforeAll(() => {
  const schema = createRegieSubgraph();
  ask = async (source, variableValues = {}) => {
    const regie = createRegieReader({
      familyCase: { id: 'c', phase: 'ACTIVE', triage: 'MULTI_PROBLEM', triageRationale: null, openedAt: '2026-01-01', closedAt: null },
      members,
      recipient: '00000099000000001000/REG',
      today: '2026-11-20',
      readParts,
      accessLog: async () => [],
    });
    const contextValue: RegieContext = { regie };
    const result = await graphql({ schema, source, variableValues, contextValue });
    return JSON.parse(JSON.stringify(result)) as ExecutionResult;
  };
});

test('the case with its members, its regisseur and its plan', async () => {
  const result =
    await ask(`{ familyCase(id: "c") { phase regisseurAppointed regisseur { name provenance { owner about running } } members { id bsn }
    plan { started items { text members { id } ownerMember { id } provenance { confidentiality about } } } } }`);
  expect(result).toEqual({
    data: {
      familyCase: {
        phase: 'ACTIVE',
        regisseurAppointed: null,
        regisseur: { name: 'N. Bakker', provenance: { owner: '00000099000000001000/REG', about: [], running: true } },
        members,
        plan: {
          started: null,
          items: [
            {
              text: 'Post openen',
              members: [{ id: 'c-m1' }],
              ownerMember: { id: 'c-m1' },
              provenance: { confidentiality: 'RESTRICTED', about: ['c-m1', 'elsewhere-m1'] },
            },
          ],
        },
      },
    },
  });
});

test('another case is null', async () => {
  expect(await ask('{ familyCase(id: "d") { id } }')).toEqual({ data: { familyCase: null } });
});

test('entities are found by either key, within the case of the operation only', async () => {
  const representations = [
    { __typename: 'FamilyMember', id: 'c-m1' },
    { __typename: 'FamilyMember', bsn: '222222220' },
    { __typename: 'FamilyMember', id: 'c-m1', bsn: '111111110' },
    { __typename: 'FamilyMember', id: 'c-m1', bsn: '222222220' },
    { __typename: 'FamilyMember', id: 'elsewhere-m1' },
    { __typename: 'FamilyMember', bsn: '333333330' },
    { __typename: 'FamilyMember' },
    { __typename: 'FamilyCase', id: 'c' },
    { __typename: 'FamilyCase', id: 'd' },
  ];
  const result = await ask(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { id policeInvolvements { professional } } ... on FamilyCase { phase } } }`,
    { representations },
  );
  const first = { id: 'c-m1', policeInvolvements: [{ professional: 'T. Jacobs' }] };
  expect(result).toEqual({
    data: { _entities: [first, { id: 'c-m2', policeInvolvements: [] }, first, null, null, null, null, { phase: 'ACTIVE' }, null] },
  });
});
