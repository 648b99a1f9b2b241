import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeExplained } from '#admin/explain/describe-explained.ts';
import { explainAnswer } from '#admin/explain/explain-answer.ts';
import { replayLog } from '#admin/replay/replay-log.ts';
import { verifyAudit } from '#audit/verify.ts';
import { changedPolicy } from '#consent/testing/a-policy.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import { createDatabase, type Database } from '#database/create-database.ts';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import { raiseStage, type Question, type Reply, type Stage } from '../stage.ts';

let stage: Stage;
let database: Database;
beforeAll(async () => {
  stage = await raiseStage({ database: 'postgres' });
  database = await createDatabase({ databaseUrl: stage.databaseUrl ?? '' });
}, 120_000);
afterAll(async () => {
  await database.close();
  await stage.close();
});

const policyByHash = async (hash: string) => (hash === defaultPolicy.hash ? defaultPolicy : null);
const askers: readonly (readonly [Question['role'], string, string?])[] = [
  ['regisseur', 'COORD'],
  ['regisseur', 'SAFETY'],
  ['police', 'COORD'],
  ['ggz', 'CARE'],
  ['youth', 'COORD'],
  ['wmo', 'COORD'],
  ['income', 'PROVISION'],
  ['mayor', 'OOV'],
  ['policymaker', 'MI'],
  ['family', 'RIGHTS', 'mark'],
  ['family', 'RIGHTS', 'chantal'],
];
const ask = async (id: string, [role, purpose, member]: (typeof askers)[number], query = viewQuery()): Promise<Reply> => {
  const reply = await stage.ask({ role, purpose, query, variables: { id }, ...(member === undefined ? {} : { member }) });
  expect(reply.status).toBe(200);
  return reply;
};

test('every view of real families, by whomever and for whatever, is decided again with the same result', async () => {
  for (const id of ['s1', 's1-withdrawn', 's1-walter-agreed', 's2-escalated', 's3', 'nowhere']) {
    for (const asker of askers) await ask(id, asker);
  }
  const report = await replayLog({ database, policyByHash });
  expect(report).toMatchObject({ otherwise: 0, policyUnknown: 0, withoutFacts: 0, unreadable: 0, findings: [] });
  expect(report.held).toBeGreaterThan(30);
  expect(report.records).toBe(report.held + report.nothingDecided);
  expect((await verifyAudit(database)).flatMap(({ findings }) => findings)).toEqual([]);
}, 240_000);

test('under a draft without caps more would show, and it says of whom', async () => {
  const caps = defaultPolicy.rules.filter(({ kind }) => kind === 'cap').map(({ id }) => [id, null] as const);
  const draft = changedPolicy(Object.fromEntries(caps));
  const { draft: found } = await replayLog({ database, policyByHash, decideUnder: draft });
  expect(found?.notReplayed).toBe(0);
  expect(found?.people).toBeGreaterThan(0);
  const levels = ['NONE', 'SIGNAL', 'COARSE', 'FULL'];
  expect(found?.flips.every(({ from, to }) => levels.indexOf(to) > levels.indexOf(from))).toBe(true);
});

test('what a caller was shown is explained by the trace that the answer came with', async () => {
  const reply = await ask(
    's1',
    ['regisseur', 'COORD'],
    'query($id: ID!) { familyCase(id: $id) { members { name ggzDiagnoses { text } } } }',
  );
  const traceId = reply.headers.get('traceresponse')?.split('-')[1] ?? '';
  const decisions = (await explainAnswer({ database, policyByHash }, traceId)).map(describeExplained);
  const mark = decisions.filter(({ memberId }) => memberId === 's1-m1');
  expect(mark.map(({ dataClass, shown, decided }) => [dataClass, shown, decided])).toEqual([
    ['PERSON_NAME', 'FULL', 'FULL'],
    ['GGZ_DIAGNOSIS', 'NONE', 'NONE'],
  ]);
  expect(decisions.flatMap(({ explanation }) => explanation?.problems ?? [])).toEqual([]);
  expect(mark[1]?.explanation?.officerNl).toMatch(/^De regisseur ziet .* het gegeven ‘diagnose’ niet\./);
});
