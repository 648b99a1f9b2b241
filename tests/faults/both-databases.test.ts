import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '#audit/verify.ts';
import type { Database } from '#database/create-database.ts';
import { seed } from '#database/seed.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { raiseStage, type Stage } from '../stage.ts';
import { askView, askWhile, expectAudited, expectUnavailable, isReady, noDatabase, readiness } from './audited-view.ts';
import { everything } from './fault-stage.ts';

const questions: readonly { readonly role: DemoRole; readonly member?: string; readonly purpose: string; readonly caseId: string }[] = [
  { role: 'regisseur', purpose: 'COORD', caseId: 's1' },
  { role: 'police', purpose: 'COORD', caseId: 's1' },
  { role: 'ggz', purpose: 'COORD', caseId: 's1' },
  { role: 'income', purpose: 'PROVISION', caseId: 's1' },
  { role: 'family', member: 'mark', purpose: 'RIGHTS', caseId: 's1' },
  { role: 'mayor', purpose: 'OOV', caseId: 's2' },
  { role: 'mayor', purpose: 'OOV', caseId: 's2-escalated' },
  { role: 'youth', purpose: 'SIGNAL', caseId: 's3' },
  { role: 'officer', purpose: 'AUDIT', caseId: 's1' },
];

const answers = new Map<string, readonly string[]>();

describe.each(databaseKinds)('a hub on %s', (kind) => {
  let database: Database;
  let stage: Stage;
  beforeAll(async () => {
    stage = await raiseStage({
      database: kind,
      env: { REQUEST_BUDGET_MS: '60000' },
      overrides: {
        sandbox: { deadlineMs: 60_000 },
        clock: () => new Date('2026-11-20T11:00:00Z'),
        fill: async (opened, encryption, now) => seed((database = opened), encryption, now),
      },
    });
  }, 120_000);
  afterAll(async () => stage.close());

  test('answers, and records each answer', async () => {
    expect(await readiness(stage)).toEqual([200, isReady]);
    const replies: string[] = [];
    for (const { caseId, ...question } of questions) {
      const reply = await stage.ask({ ...question, query: everything, variables: { id: caseId } });
      expect(reply.status).toBe(200);
      replies.push(reply.text);
    }
    answers.set(kind, replies);
    expect(new Set(replies).size).toBe(questions.length - 1); // to the mayor before escalation and to the officer there is no case
    const [report] = await verifyAudit(database);
    expect(report).toMatchObject({ records: questions.length, findings: [] });
  });

  test('keeps every record of many answers at once', async () => {
    const replies = await Promise.all(Array.from({ length: 24 }, () => askView(stage)));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]?.status).toBe(200);
    await expectAudited(database, replies);
  });

  test('gives nothing once its database is closed, in the middle of a request or before it', async () => {
    expectUnavailable(await askWhile(stage, () => database.close()), ['AUDIT_UNAVAILABLE']);
    expectUnavailable(await askView(stage), ['DATABASE_UNAVAILABLE']);
    expect(await readiness(stage)).toEqual([503, noDatabase]);
  });
});

test('both answer the same, to the byte', () => {
  const [pglite, postgres] = databaseKinds.map((kind) => answers.get(kind));
  expect(pglite).toBeDefined();
  expect(postgres).toEqual(pglite);
});
