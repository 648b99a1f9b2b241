import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuditWriter } from '#audit/store.ts';
import { anOperation } from '#audit/testing/an-operation.ts';
import type { DisclosureLine, OperationRecord } from '#audit/record.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { harmlessFacts } from '#consent/harmless-facts.ts';
import type { Policy } from '#consent/policy.ts';
import { defaultPolicy, defaultTables, setDay } from '#consent/testing/default-policy.ts';
import type { Facts } from '#consent/vocabulary.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { describeExplained } from './describe-explained.ts';
import { explainAnswer } from './explain-answer.ts';

const oin = '00000099000000001000';
const involved: Facts = { ...harmlessFacts, involvement: 'ACTIVE' };
const traceOf = (number: number): string => String(number).padStart(32, '0');
const policyByHash = async (hash: string): Promise<Policy | null> => (hash === defaultPolicy.hash ? defaultPolicy : null);

const line = (dataClass: string, facts: Facts, changes: Partial<DisclosureLine> = {}): DisclosureLine => {
  const { level, reason, article } = defaultTables.verdict('REG', 'COORD', dataClass, facts, oin);
  return { source: 'X', dataClass, level, reason, article, count: 1, facts: writeFacts(encodeFacts(facts)), ...changes };
};
const view = (trace: number, lines: readonly DisclosureLine[], changes: Partial<OperationRecord> = {}): OperationRecord => ({
  ...anOperation(),
  traceId: traceOf(trace),
  policy: defaultPolicy.hash,
  decidedOn: setDay,
  subjects: [{ memberId: 's1-m1', lines }],
  ...changes,
});

describe.each(databaseKinds)('on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    const audit = createAuditWriter(tested.database, {
      writerId: 'hub-1',
      clock: () => new Date('2026-11-20T09:00:01Z'),
      register: 'https://x.example/v',
    });
    const name = line('PERSON_NAME', involved);
    const { facts: _, ...bare } = name;
    const operations = [
      view(1, [name, line('GGZ_DIAGNOSIS', involved, { count: 0 })]),
      view(2, [name], { policy: 'sha256:gone' }),
      view(3, [bare]),
      view(4, [{ ...name, reason: 'RELEASED' }]),
      view(5, [
        line('PLAN_ITEM', involved, { level: 'SIGNAL', decided: 'FULL', count: 2 }),
        line('POLICE_CARE_REPORT', involved, { count: 3 }),
      ]),
      view(6, [name]),
      view(6, [name], { purpose: 'PLAN', subjects: [{ memberId: 'FAMILY', lines: [name] }] }),
    ];
    for (const operation of operations) await audit.append(operation);
  }, 60_000);
  afterAll(async () => tested.close());

  const explain = async (trace: number) => explainAnswer({ database: tested.database, policyByHash }, traceOf(trace));

  test('a past answer is explained line by line, under the version that decided then, in two wordings', async () => {
    const [name, diagnosis, ...more] = (await explain(1)).map(describeExplained);
    expect(more).toEqual([]);
    expect(name).toMatchObject({
      who: `${oin}/REG`,
      at: '2026-11-20T09:00:00.120Z',
      purpose: 'COORD',
      memberId: 's1-m1',
      dataClass: 'PERSON_NAME',
      dataClassNl: defaultTables.classes.get('PERSON_NAME')?.nl,
      explanation: { policy: defaultPolicy.hash, reason: 'INVOLVED', problems: [] },
    });
    expect(name?.explanation?.rule).toMatch(/./);
    expect(name?.explanation?.professionalNl).toMatch(/^U ziet/);
    expect(name?.explanation?.officerNl).toMatch(/De regisseur ziet.*één keer volledig getoond\.$/);
    expect(diagnosis).toMatchObject({ shown: 'NONE', decided: 'NONE', explanation: { level: 'NONE' } });
    expect(diagnosis?.explanation?.officerNl).toMatch(/wordt het volledig zichtbaar\..*niets getoond/);
  });

  test.each([
    [2, 'POLICY_UNKNOWN', /niet bekend/],
    [3, 'WITHOUT_FACTS', /niet vastgelegd/],
  ])('of answer %i, which cannot be decided again, it says why (%s)', async (trace, code, message) => {
    const [only] = (await explain(trace)).map(describeExplained);
    expect(only).toMatchObject({ shown: 'FULL', explanation: { professionalNl: null, officerNl: null, level: 'FULL' } });
    expect(only?.explanation?.problems).toEqual([expect.objectContaining({ code, messageNl: expect.stringMatching(message) as string })]);
  });

  test('when something else comes out than was recorded, the officer is told', async () => {
    const [only] = (await explain(4)).map(describeExplained);
    expect(only?.explanation?.problems?.map(({ code }) => code)).toEqual(['NOT_AS_RECORDED']);
    expect(only?.explanation?.officerNl).toMatch(/./);
  });

  test('it says what was shown where that is less than was decided, and how often something was held back', async () => {
    const [item, report] = (await explain(5)).map(describeExplained);
    expect(item).toMatchObject({ shown: 'SIGNAL', decided: 'FULL' });
    expect(item?.explanation?.officerNl).toMatch(/2 keer alleen als signaal .* getoond, omdat er niet meer is gevraagd/);
    expect(report?.explanation?.officerNl).toMatch(/3 keer achtergehouden\.$/);
  });

  test('all that was recorded in one trace is explained', async () => {
    expect((await explain(6)).map(({ memberId, purpose }) => `${memberId} ${purpose}`)).toEqual(['s1-m1 COORD', 'FAMILY PLAN']);
  });

  test.each(['', 'x', traceOf(99), `' or '1'='1`])('of a trace in which nothing was recorded ("%s") there is nothing', async (traceId) => {
    expect(await explainAnswer({ database: tested.database, policyByHash }, traceId)).toEqual([]);
  });
});
