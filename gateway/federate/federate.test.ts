import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { serveFederated, type SubgraphCall, type TestSubgraph } from '#gateway/testing/serve-federated.ts';

type Args = Readonly<Record<string, unknown>>;
type Ref = Readonly<Record<string, unknown>>;

const people: TestSubgraph = {
  sdl: /* GraphQL */ `
    type Query {
      me: Person
      nobody: Person
      people: [Person!]
      rows: [[Person]]
      found: [Found!]
      named: [Named!]
      greet(name: String = "you", times: Int): String
      colour(colour: Colour): Colour
      strict: Strict
      broken: String
    }
    type Mutation {
      rename(id: ID!, name: String!): Person
    }
    interface Named {
      name: String
    }
    union Found = Person | Place
    enum Colour {
      RED
      GREEN
      SECRET @inaccessible
    }
    type Strict {
      must: String!
    }
    type Person implements Named @key(fields: "id") {
      id: ID!
      bsn: String @inaccessible
      name: String
      town: String
      street: String
      old: String
    }
    type Place implements Named @key(fields: "id") {
      id: ID!
      name: String
    }
  `,
  resolvers: {
    Query: {
      me: () => person('1'),
      nobody: () => null,
      people: () => ['1', '2', '1', '3'].map(person),
      rows: () => [[person('1'), null], [], null, [person('3')]],
      found: () => [
        { __typename: 'Person', ...person('1') },
        { __typename: 'Place', id: 'p', name: 'Plein' },
      ],
      named: () => [
        { __typename: 'Place', id: 'p', name: 'Plein' },
        { __typename: 'Person', ...person('3') },
      ],
      greet: (_: never, { name, times }: Args) => `hi ${String(name)} ${String(times)}`,
      colour: (_: never, { colour }: Args) => colour,
      strict: () => ({ must: null }),
      broken: () => {
        throw new Error('kapot');
      },
    },
    Mutation: { rename: (_: never, { id, name }: Args) => ({ ...person(String(id)), name }) },
    Named: { __resolveType: (value: { __typename: string }) => value.__typename },
    Found: { __resolveType: (value: { __typename: string }) => value.__typename },
    Person: { __resolveReference: ({ id }: Ref) => person(String(id)) },
    Place: { __resolveReference: ({ id }: Ref) => ({ id, name: 'Plein' }) },
  },
};

const person = (id: string) => ({ id, bsn: `bsn ${id}`, name: `Naam ${id}`, town: `Stad ${id}`, street: 'Straat', old: 'from people' });

const jobOf = (ref: Ref): Ref => ({ ...ref, job: { title: `vak ${String(ref['id'])}`, boss: { id: '3' } } });

const jobs: TestSubgraph = {
  sdl: /* GraphQL */ `
    type Query {
      openJobs: [Job!]
      boss: Person @provides(fields: "town")
    }
    type Person @key(fields: "id") {
      id: ID!
      bsn: String @external
      town: String @external
      street: String @external
      job: Job
      file: String @requires(fields: "bsn")
      card(upper: Boolean): String @requires(fields: "town street")
      old: String @override(from: "people")
      need: Int!
    }
    type Job {
      title: String
      boss: Person
    }
    type Place @key(fields: "id") {
      id: ID!
      open: Boolean
    }
  `,
  resolvers: {
    Query: { openJobs: () => [{ title: 'bakker', boss: { id: '1' } }], boss: () => ({ id: '3', town: 'Stad van jobs' }) },
    Job: { boss: ({ boss }: Ref) => jobOf(boss as Ref) },
    Person: {
      __resolveReference: (ref: Ref) => {
        if (ref['id'] === '2') throw new Error('no 2');
        return { ...jobOf(ref), old: 'from jobs', need: ref['id'] === '1' ? 1 : null };
      },
      file: ({ bsn }: Ref) => `dossier ${String(bsn)}`,
      card: ({ town, street }: Ref, { upper }: Args) =>
        upper ? `${String(street)} ${String(town)}`.toUpperCase() : `${String(street)} ${String(town)}`,
    },
    Place: { __resolveReference: (ref: Ref) => ({ ...ref, open: true }) },
  },
};

const graph = await serveFederated({ people, 'Work-Places_2': jobs });
const asked: SubgraphCall[] = graph.calls as SubgraphCall[];
beforeEach(() => void asked.splice(0));
afterAll(async () => graph.stop());

describe('data of several subgraphs', () => {
  test.each<[string, string, unknown]>([
    ['an entity by its key', '{ me { name job { title } } }', { me: { name: 'Naam 1', job: { title: 'vak 1' } } }],
    [
      'there and back again',
      '{ openJobs { boss { name job { boss { town } } } } }',
      { openJobs: [{ boss: { name: 'Naam 1', job: { boss: { town: 'Stad 3' } } } }] },
    ],
    ['a field that requires an inaccessible one', '{ me { file } }', { me: { file: 'dossier bsn 1' } }],
    [
      'a field that requires several, with an argument',
      '{ me { card(upper: true) name } }',
      { me: { card: 'STRAAT STAD 1', name: 'Naam 1' } },
    ],
    ['a field that its subgraph provides is not asked elsewhere', '{ boss { town } }', { boss: { town: 'Stad van jobs' } }],
    ['a field that another subgraph took over', '{ me { old } }', { me: { old: 'from jobs' } }],
    ['nobody', '{ nobody { name job { title } file } }', { nobody: null }],
    [
      'the same under two keys',
      '{ me { a: name b: name j: job { t: title } job { title } } }',
      { me: { a: 'Naam 1', b: 'Naam 1', j: { t: 'vak 1' }, job: { title: 'vak 1' } } },
    ],
    [
      'two roots of two subgraphs, in the asked order',
      '{ openJobs { title } me { name } }',
      { openJobs: [{ title: 'bakker' }], me: { name: 'Naam 1' } },
    ],
    [
      'a union',
      '{ found { __typename ... on Person { job { title } } ... on Place { name open } } }',
      {
        found: [
          { __typename: 'Person', job: { title: 'vak 1' } },
          { __typename: 'Place', name: 'Plein', open: true },
        ],
      },
    ],
    [
      'an interface',
      '{ named { name ... on Place { open } ... on Person { file } } }',
      {
        named: [
          { name: 'Plein', open: true },
          { name: 'Naam 3', file: 'dossier bsn 3' },
        ],
      },
    ],
    [
      'fragments within fragments',
      '{ me { ...A } } fragment A on Person { ...B ... on Named { name } } fragment B on Person { job { title } }',
      { me: { job: { title: 'vak 1' }, name: 'Naam 1' } },
    ],
    [
      'nested lists with gaps',
      '{ rows { name file } }',
      { rows: [[{ name: 'Naam 1', file: 'dossier bsn 1' }, null], [], null, [{ name: 'Naam 3', file: 'dossier bsn 3' }]] },
    ],
    ['what all is skipped of', '{ me @skip(if: true) { name } }', {}],
  ])('%s', async (_name, query, data) => {
    const answer = await graph.ask(query);
    expect(answer).toEqual({ data });
    expect(Object.keys(answer.data ?? {})).toEqual(Object.keys(data as object));
  });

  test('who stands twice in a list is asked about once', async () => {
    await graph.ask('{ people { job { title } } }');
    expect(asked.map(({ variables }) => variables['representations'])).toEqual([
      undefined,
      ['1', '2', '3'].map((id) => ({ __typename: 'Person', id })),
    ]);
  });

  test('a subgraph is called by the name that composition was given, with the operation’s own context', async () => {
    await graph.ask('{ me { name job { title } } }');
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['people', 'Work-Places_2']);
    expect(asked[0]?.context).toBe(asked[1]?.context);
  });

  test('a subgraph of which nothing is asked is not called', async () => {
    await graph.ask('{ me { name } }');
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['people']);
  });
});

test.each([
  [
    'a key',
    '{ me { id: name name: id job: town town: job { title } } }',
    { me: { id: 'Naam 1', name: '1', job: 'Stad 1', town: { title: 'vak 1' } } },
  ],
  [
    'what another field requires',
    '{ me { bsn: name town: street street: name file card } }',
    { me: { bsn: 'Naam 1', town: 'Straat', street: 'Naam 1', file: 'dossier bsn 1', card: 'Straat Stad 1' } },
  ],
  [
    'a type name',
    '{ found { ... on Place { __typename: name open } ... on Person { __typename: town job { title } } } }',
    {
      found: [
        { __typename: 'Stad 1', job: { title: 'vak 1' } },
        { __typename: 'Plein', open: true },
      ],
    },
  ],
])('an alias is never taken for %s', async (_name, query, data) => {
  expect(await graph.ask(query)).toEqual({ data });
});

test('an error under such an alias keeps the caller’s path', async () => {
  const { errors } = await graph.ask('{ me: people { id: job { title } } }');
  expect(errors?.map(({ path }) => path)).toEqual([['me', 1]]);
});

describe('variables and directives', () => {
  test.each([
    [{}, 'hi you 4'],
    [{ times: 2 }, 'hi you 2'],
    [{ times: null, name: 'Jan' }, 'hi Jan null'],
    [{ name: null }, 'hi null 4'],
  ])('defaults stand where a variable is absent, and null is a value: %o', async (variables, greet) => {
    expect(await graph.ask('query($times: Int = 4, $name: String) { greet(times: $times, name: $name) }', { variables })).toEqual({
      data: { greet },
    });
  });

  test.each([
    [{ yes: true }, { me: { town: 'Stad 1', job: { title: 'vak 1' } } }, ['people', 'Work-Places_2']],
    [{ yes: false }, { me: { name: 'Naam 1' } }, ['people']],
  ])('@skip and @include over subgraphs: %o', async (variables, data, called) => {
    const query = 'query($yes: Boolean!) { me { name @skip(if: $yes) town @include(if: $yes) ... @include(if: $yes) { job { title } } } }';
    expect(await graph.ask(query, { variables })).toEqual({ data });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(called);
  });

  test.each([
    ['a variable that is missing', 'query($times: Int!) { greet(times: $times) }', {}],
    ['a variable of another type', 'query($times: Int!) { greet(times: $times) }', { times: 'two' }],
    ['an enum value that is not for clients', 'query($colour: Colour) { colour(colour: $colour) }', { colour: 'SECRET' }],
  ])('%s is the caller’s mistake, and nobody is asked', async (_name, query, variables) => {
    const { data, errors } = await graph.ask(query, { variables });
    expect([data, errors?.map(({ extensions }) => extensions['code'])]).toEqual([undefined, ['BAD_USER_INPUT']]);
    expect(asked).toEqual([]);
  });
});

describe('operations', () => {
  const several =
    'query A { me { name } } query B { me { town } } query C { __schema { queryType { name } } } mutation D { rename(id: "1", name: "Nieuw") { name } }';

  test.each([
    ['A', { me: { name: 'Naam 1' } }],
    ['B', { me: { town: 'Stad 1' } }],
    ['C', { __schema: { queryType: { name: 'Query' } } }],
    ['D', { rename: { name: 'Nieuw' } }],
  ])('of several the named one is run: %s', async (operationName, data) => {
    expect(await graph.ask(several, { operationName })).toEqual({ data });
  });

  test.each([[undefined], ['E']])('of several, none is run without its name: %s', async (operationName) => {
    const { data, errors } = await graph.ask(several, operationName ? { operationName } : {});
    expect([data, errors?.[0]?.extensions['code']]).toEqual([undefined, 'OPERATION_RESOLUTION_FAILURE']);
  });

  test('mutations run in the asked order and reach other subgraphs', async () => {
    const { data } = await graph.ask(
      'mutation { b: rename(id: "3", name: "B") { name job { title } } a: rename(id: "1", name: "A") { name file } }',
    );
    expect(data).toEqual({ b: { name: 'B', job: { title: 'vak 3' } }, a: { name: 'A', file: 'dossier bsn 1' } });
    expect(asked.map(({ query }) => query.startsWith('mutation'))).toContain(true);
  });

  test('a kind of operation that the schema does not have is refused', async () => {
    const { data, errors } = await graph.ask('subscription { me { name } }');
    expect([data, errors?.[0]?.extensions['code']]).toEqual([undefined, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('one document asked often, with variables that differ, answers each its own', async () => {
    const query = 'query($name: String) { greet(name: $name) me { file } }';
    const answers = await Promise.all(['a', 'b', 'c'].map(async (name) => graph.ask(query, { variables: { name } })));
    expect(answers.map(({ data }) => data?.['greet'])).toEqual(['hi a undefined', 'hi b undefined', 'hi c undefined']);
  });
});

describe('introspection', () => {
  test.each([
    ['by itself', '{ __type(name: "Place") { name } }', { __type: { name: 'Place' } }],
    ['in a fragment', '{ ...F } fragment F on Query { __type(name: "Place") { name } }', { __type: { name: 'Place' } }],
    [
      'before data',
      '{ __schema { mutationType { name } } me { name } }',
      { __schema: { mutationType: { name: 'Mutation' } }, me: { name: 'Naam 1' } },
    ],
    ['after data', '{ me { file } t: __type(name: "None") { name } }', { me: { file: 'dossier bsn 1' }, t: null }],
    [
      'of type names alone',
      '{ __typename me { __typename job { __typename } } }',
      { __typename: 'Query', me: { __typename: 'Person', job: { __typename: 'Job' } } },
    ],
  ])('%s', async (_name, query, data) => {
    const answer = await graph.ask(query);
    expect(answer).toEqual({ data });
    expect(Object.keys(answer.data ?? {})).toEqual(Object.keys(data));
  });

  test('tells nothing of federation, nor of what is inaccessible', async () => {
    const { data } = await graph.ask('{ __schema { types { name fields { name } enumValues { name } } directives { name } } }');
    expect(JSON.stringify(data)).toContain('"Colour"');
    expect(JSON.stringify(data)).not.toMatch(/bsn|SECRET|join__|link|_entities|_service|_Any|"key"|inaccessible/);
  });

  test.each(['{ me { bsn } }', '{ colour(colour: SECRET) }', '{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    '%s is no query of this schema',
    async (query) => {
      const { errors } = await graph.ask(query);
      expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(asked).toEqual([]);
    },
  );
});

describe('what goes wrong', () => {
  test('an error of an entity comes at every place where that entity stands, and the others stand', async () => {
    const { data, errors } = await graph.ask('{ people { name job { title } } }');
    expect(data).toEqual({ people: [1, 2, 1, 3].map((id) => ({ name: `Naam ${id}`, job: id === 2 ? null : { title: `vak ${id}` } })) });
    expect(errors?.map(({ message, path }) => [message, path])).toEqual([['no 2', ['people', 1]]]);
  });

  test('an error at a root field keeps its path and leaves its neighbours', async () => {
    const { data, errors } = await graph.ask('{ broken b: broken me { name } }');
    expect(data).toEqual({ broken: null, b: null, me: { name: 'Naam 1' } });
    expect(errors?.map(({ path }) => path)).toEqual([['broken'], ['b']]);
  });

  test.each([
    ['within one subgraph', '{ strict { must } me { name } }', { strict: null, me: { name: 'Naam 1' } }],
    ['of another subgraph', '{ boss { need } me { need } }', { boss: null, me: { need: 1 } }],
  ])('null where none may be makes what is around it null: %s', async (_name, query, data) => {
    const answer = await graph.ask(query);
    expect(answer.data).toEqual(data);
    expect(answer.errors).toHaveLength(1);
  });

  test.each<[string, () => Promise<never>, string]>([
    ['rejects', async () => Promise.reject(new Error('weg')), 'weg'],
    ['answers errors alone', async () => Promise.resolve({ errors: [new Error('nee')] } as never), 'nee'],
  ])('a subgraph that %s takes its own fields with it and no others', async (_name, fail, message) => {
    const failing = await serveFederated({ people, jobs }, async (request, run) => (request.subgraph === 'jobs' ? fail() : run(request)));
    const { data, errors } = await failing.ask('{ me { name job { title } } openJobs { title } }');
    expect(data).toEqual({ me: { name: 'Naam 1', job: null }, openJobs: null });
    expect(errors?.map((error) => error.message)).toEqual([message, message]);
    await failing.stop();
  });

  test('when nothing at all could be fetched, data is null beside the error', async () => {
    const failing = await serveFederated({ people, jobs }, async () => Promise.reject(new Error('weg')));
    expect(await failing.ask('{ me { name } }')).toMatchObject({ data: null, errors: [{ message: 'weg' }] });
    await failing.stop();
  });
});
