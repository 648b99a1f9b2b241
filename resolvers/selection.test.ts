import { buildSchema, execute, parse, type GraphQLResolveInfo } from 'graphql';
import { expect, test } from 'vitest';
import { selectedPaths } from './selection.ts';

const schema = buildSchema(`
  type Query { entity: Entity }
  union Entity = Member | Other
  interface Named { name: String }
  type Member implements Named { name: String address: Address records: [Record!] }
  type Other implements Named { name: String secret: String }
  type Address { street: String city: String }
  interface Record { at: String }
  type Report implements Record { at: String text: String }
`);

async function pathsOf(document: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  let paths: readonly string[] = [];
  const rootValue = {
    entity: (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      paths = [...selectedPaths(info, 'Member')].toSorted();
      return null;
    },
  };
  await execute({ schema, document: parse(document), rootValue, variableValues: variables });
  return paths;
}

test.each<[string, string, readonly string[], Record<string, unknown>?]>([
  ['a fragment on the type', '{ entity { ... on Member { name address { city } } } }', ['address', 'address.city', 'name']],
  ['a fragment on another type does not count', '{ entity { ... on Other { secret } ... on Member { name } } }', ['name']],
  ['a fragment on an interface of the type', '{ entity { ... on Named { name } } }', ['name']],
  [
    'a fragment by name, inside another',
    '{ entity { ...A } } fragment A on Member { ...B } fragment B on Member { address { street } }',
    ['address', 'address.street'],
  ],
  [
    'an alias counts under its field',
    '{ entity { ... on Member { x: name y: address { z: city } } } }',
    ['address', 'address.city', 'name'],
  ],
  [
    'the same field twice is joined',
    '{ entity { ... on Member { address { city } address { street } } } }',
    ['address', 'address.city', 'address.street'],
  ],
  [
    '@skip and @include leave out',
    '{ entity { ... on Member @skip(if: true) { name } ... on Member { address @include(if: false) { city } } } }',
    [],
  ],
  [
    'by variables',
    'query ($a: Boolean!) { entity { ... on Member { name @skip(if: $a) address @include(if: $a) { city } } } }',
    ['address', 'address.city'],
    { a: true },
  ],
  [
    'kinds of an interface below',
    '{ entity { ... on Member { records { at ... on Report { text } } } } }',
    ['records', 'records.at', 'records.text'],
  ],
])('%s', async (_, document, paths, variables) => {
  expect(await pathsOf(document, variables)).toEqual(paths);
});
