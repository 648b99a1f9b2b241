import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { stateAfter, versionStates, versionSteps, type VersionState, type VersionStep } from './transitions.ts';

type Row = Readonly<Record<VersionStep, VersionState | null>>;
const none: Row = {
  install: null,
  draft: null,
  propose: null,
  withdraw: null,
  reject: null,
  approve: null,
  activate: null,
  retire: null,
  rollBack: null,
  close: null,
};

/** From which state which step leads where; every step that is not named here leads nowhere. */
const rows: readonly (readonly [VersionState | null, Partial<Row>])[] = [
  [null, { install: 'ACTIVE', draft: 'DRAFT' }],
  ['DRAFT', { draft: 'DRAFT', propose: 'PROPOSED' }],
  ['PROPOSED', { withdraw: 'DRAFT', reject: 'REJECTED', approve: 'APPROVED' }],
  ['APPROVED', { withdraw: 'DRAFT', activate: 'ACTIVE' }],
  ['ACTIVE', { retire: 'RETIRED' }],
  ['RETIRED', { draft: 'DRAFT', rollBack: 'PROPOSED', close: 'ACTIVE' }],
  ['REJECTED', { draft: 'DRAFT' }],
];

test.each(rows)('from %s', (state, steps) => {
  expect(Object.fromEntries(versionSteps.map((step) => [step, stateAfter(step, state)]))).toEqual({ ...none, ...steps });
});

test('a draft comes to hold in one way only: proposed, approved, activated', () => {
  const ways = (from: VersionState, seen: readonly VersionState[]): (readonly VersionState[])[] => {
    if (from === 'ACTIVE') return [[...seen, from]];
    if (seen.includes(from)) return [];
    return versionSteps.map((step) => stateAfter(step, from)).flatMap((to) => (to === null ? [] : ways(to, [...seen, from])));
  };
  expect(new Set(ways('DRAFT', []).map((way) => way.join(' ')))).toEqual(new Set(['DRAFT PROPOSED APPROVED ACTIVE']));
});

describe('the database', () => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase('pglite');
  }, 60_000);
  afterAll(async () => tested.close());

  test('has the same table', async () => {
    const pairs = [null, ...versionStates].flatMap((from) => versionStates.map((to) => [from, to] as const));
    const allowed = pairs.filter(([from, to]) => versionSteps.some((step) => stateAfter(step, from) === to));
    await tested.database.sql('alter table policy_transition disable trigger user');
    await tested.database.sql('alter table policy_transition drop constraint policy_transition_hash_fkey');
    const taken: (typeof pairs)[number][] = [];
    for (const [index, [from, to]] of pairs.entries()) {
      const insert = tested.database.sql(
        `insert into policy_transition (hash, revision, from_state, to_state, by_oin, by_subject, at, trace_id)
          values ('sha256:x', $1::integer, $2::text::policy_state_name, $3::text::policy_state_name, 'o', 's', now(), 't')`,
        [index, from, to],
      );
      await insert.then(
        () => taken.push([from, to]),
        (error: unknown) => expect(String(error)).toContain('policy_transition_may_follow'),
      );
    }
    expect(taken).toEqual(allowed);
  });
});
