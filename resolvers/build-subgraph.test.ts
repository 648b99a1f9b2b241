import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { deskSubgraphs, readSubgraphSdl, subgraphNames } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph, type SubgraphResolvers } from './build-subgraph.ts';

const member = { FamilyMember: { __resolveReference: (ref) => ({ bsn: ref['bsn'], name: 'Naam' }) } } satisfies SubgraphResolvers<unknown>;

test.each(subgraphNames().filter((name) => name !== 'regie' && !deskSubgraphs.includes(name)))('%s builds from its SDL alone', (name) => {
  const schema = buildSubgraph(readSubgraphSdl(name), member);
  expect(schema.getQueryType()?.getFields()).toHaveProperty('_entities');
});

test('an entity without a reference resolver is refused', () => {
  expect(() => buildSubgraph(readSubgraphSdl('brp'), {})).toThrow('Entity FamilyMember has no __resolveReference');
});

const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on FamilyMember { name } } }';

test('entities come back in the order asked for', async () => {
  const schema = buildSubgraph(readSubgraphSdl('brp'), {
    FamilyMember: { __resolveReference: async (ref) => ({ name: `Naam ${String(ref['bsn'])}` }) },
  });
  const representations = ['1', '2'].map((bsn) => ({ __typename: 'FamilyMember', bsn }));
  const result = await graphql({ schema, source: query, variableValues: { r: representations } });
  expect(result.errors).toBeUndefined();
  expect(result.data?.['_entities']).toMatchObject([{ name: 'Naam 1' }, { name: 'Naam 2' }]);
});

test.each([
  [
    'thrown at once',
    () => {
      throw new Error('kapot');
    },
  ],
  ['rejected later', async () => Promise.reject(new Error('kapot'))],
])('a failure of one representation leaves the others standing: %s', async (_, fail) => {
  const schema = buildSubgraph(readSubgraphSdl('brp'), {
    FamilyMember: { __resolveReference: (ref) => (ref['bsn'] === '1' ? fail() : { name: 'Naam' }) },
  });
  const representations = ['1', '2'].map((bsn) => ({ __typename: 'FamilyMember', bsn }));
  const result = await graphql({ schema, source: query, variableValues: { r: representations } });
  expect(result.data?.['_entities']).toMatchObject([null, { name: 'Naam' }]);
  expect(result.errors?.map((error) => error.path)).toEqual([['_entities', 0]]);
});

test('a representation of another type is an error at its place', async () => {
  const schema = buildSubgraph(readSubgraphSdl('brp'), member);
  const result = await graphql({ schema, source: query, variableValues: { r: [{ __typename: 'Address' }] } });
  expect(result.data?.['_entities']).toEqual([null]);
});

test('_service gives the SDL as it was composed', async () => {
  const schema = buildSubgraph(readSubgraphSdl('brp'), member);
  const result = await graphql({ schema, source: '{ _service { sdl } }' });
  expect(result.data?.['_service']).toEqual({ sdl: readSubgraphSdl('brp') });
});
