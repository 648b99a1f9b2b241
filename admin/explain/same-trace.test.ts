import { expect, test } from 'vitest';
import { genesis, linkRecords } from '#audit/chain.ts';
import { keepRecord } from '#audit/record.ts';
import { anOperation } from '#audit/testing/an-operation.ts';
import { defaultPolicy, setDay } from '#consent/testing/default-policy.ts';
import type { Sql } from '#database/create-database.ts';
import { explainAnswer } from './explain-answer.ts';

const operation = { ...anOperation(), policy: defaultPolicy.hash, decidedOn: setDay };

test('many answers in one trace, which is the caller’s to choose, do not make a version be prepared for each of them', async () => {
  const records = Array.from({ length: 200 }, () => keepRecord(operation, 'https://x.example/v'));
  const rows = linkRecords('hub-1', genesis, '2026-11-20T09:00:01.000Z', records).map(({ body }) => ({ body }));
  const sql: Sql = async <Row>() => rows as Row[];
  let asked = 0;
  const policyByHash = async () => {
    asked += 1;
    return defaultPolicy;
  };
  const explained = await explainAnswer({ database: { sql }, policyByHash }, operation.traceId);
  expect(explained.length).toBeGreaterThanOrEqual(200);
  expect(asked).toBe(1);
});
