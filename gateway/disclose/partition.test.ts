import { parse, print, type ExecutionResult } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Level } from '#consent/vocabulary.ts';
import type { SubgraphRequest } from '#gateway/federate/federate.ts';
import { labels } from '#gateway/testing/supergraph.ts';
import { partition, type Listing } from './partition.ts';

const document = parse(`query($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on FamilyMember { name birthDate ageBand } }
}`);

const member = (bsn: string): unknown => ({ __typename: 'FamilyMember', bsn });

const listing = (ceilings: Readonly<Record<string, Readonly<Record<string, Level>>>>): Listing => ({
  memberOf: (representation) => {
    const { bsn } = representation as { bsn: string };
    return bsn in ceilings ? bsn : null;
  },
  ceiling: (id, dataClass) => ceilings[id]?.[dataClass] ?? Level.NONE,
});

const run = async (
  ceilings: Parameters<typeof listing>[0],
  bsns: readonly string[],
  doc = document,
  variables?: Record<string, unknown>,
) => {
  const calls: SubgraphRequest[] = [];
  const call = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    calls.push(request);
    const data: Record<string, unknown> = {};
    for (const [name, asked] of Object.entries(request.variables)) {
      const key = name === 'representations' ? '_entities' : name.replace('__batch_reps_', '_e');
      data[key] = (asked as { bsn: string }[]).map(({ bsn }) => ({ name: `name of ${bsn}` }));
    }
    return { data };
  };
  const result = await partition(
    labels,
    () => listing(ceilings),
    call,
  )({
    subgraph: 'brp',
    document: doc,
    variables: variables ?? { representations: bsns.map(member) },
    context: {},
  });
  return { calls, result };
};

const full = { PERSON_NAME: Level.FULL, PERSON_BIRTH: Level.FULL };
const band = { PERSON_NAME: Level.FULL, PERSON_BIRTH: Level.COARSE };

describe('grouping members by what may show of them', () => {
  test('members with equal masks go out together, others apart, each with its own selection', async () => {
    const { calls, result } = await run({ a: full, b: band, c: full }, ['a', 'b', 'c']);
    expect(calls.map(({ document: sent, variables }) => [print(sent).replaceAll(/\s+/g, ' '), variables['representations']])).toEqual([
      [
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { name birthDate ageBand } } }',
        [member('a'), member('c')],
      ],
      [
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { name ageBand } } }',
        [member('b')],
      ],
    ]);
    expect(result.data?.['_entities']).toEqual([{ name: 'name of a' }, { name: 'name of b' }, { name: 'name of c' }]);
  });

  test('a partner is not asked about a member who is not listed, nor about one of whom nothing may show', async () => {
    const { calls, result } = await run({ a: full, c: {} }, ['a', 'b', 'c']);
    expect(calls.map(({ variables }) => variables['representations'])).toEqual([[member('a')]]);
    expect(result.data?.['_entities']).toEqual([{ name: 'name of a' }, null, null]);
  });

  test('a partner is not called at all when that leaves nobody', async () => {
    const { calls, result } = await run({ c: {} }, ['a', 'c']);
    expect(calls).toEqual([]);
    expect(result.data?.['_entities']).toEqual([null, null]);
  });

  test('a document that asks of members at several places is refused: the gateway asks at one', async () => {
    const batch = parse(`query($a: [_Any!]!, $b: [_Any!]!) {
      _e0: _entities(representations: $a) { ... on FamilyMember { name } }
      _e1: _entities(representations: $b) { ... on FamilyMember { birthDate } }
    }`);
    await expect(run({ a: full }, [], batch, { a: [member('a')], b: [] })).rejects.toThrow('more than one place');
  });

  test('named fragments of the planner are read through', async () => {
    const spread =
      parse(`query($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { ...a } } }
      fragment a on FamilyMember { name birthDate }`);
    const { calls } = await run({ a: band }, ['a'], spread);
    expect(calls.map(({ document: sent }) => print(sent).replaceAll(/\s+/g, ' '))).toEqual([
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { name } } }',
    ]);
  });

  test('a document that could hide a field from pruning is refused', async () => {
    const aliased = parse(
      'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { name: birthDate } } }',
    );
    await expect(run({ a: full }, ['a'], aliased)).rejects.toThrow('alias');
  });

  test('the second request with the same plan and masks sends the very same document', async () => {
    const sent = new Set<unknown>();
    const call = partition(
      labels,
      () => listing({ a: full }),
      async (request) => (sent.add(request.document), { data: {} }),
    );
    for (let time = 0; time < 2; time += 1)
      await call({ subgraph: 'brp', document, variables: { representations: [member('a')] }, context: {} });
    expect(sent.size).toBe(1);
  });
});

test('what is remembered of masks is bounded, and what was forgotten is made again', async () => {
  const wide = parse(`query($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on FamilyMember { name birthDate ageBand address { city } ties { kind } authority { kind } } }
  }`);
  const classes = ['PERSON_NAME', 'PERSON_BIRTH', 'PERSON_ADDRESS', 'FAMILY_TIES', 'PARENTAL_AUTHORITY'];
  const ofMask = (mask: number): Readonly<Record<string, Level>> =>
    Object.fromEntries(classes.map((dataClass, place) => [dataClass, ((mask >> (2 * place)) & 3) as Level]));
  let mask = 1023;
  let sent: unknown = null;
  const call = partition(
    labels,
    () => listing({ a: ofMask(mask) }),
    async ({ document: pruned }) => ((sent = pruned), { data: { _entities: [null] } }),
  );
  const ask = async (of: number): Promise<unknown> => {
    mask = of;
    await call({ subgraph: 'brp', document: wide, variables: { representations: [member('a')] }, context: {} });
    return sent;
  };
  const first = await ask(1023);
  expect(await ask(1023)).toBe(first);
  for (let other = 0; other < 1023; other += 1) await ask(other);
  const again = await ask(1023);
  expect(again).not.toBe(first);
  expect(print(again as typeof wide)).toBe(print(first as typeof wide));
});
