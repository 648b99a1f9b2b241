import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { verifyAudit } from '#audit/verify.ts';
import type { Database } from '#database/create-database.ts';
import type { Reply, Stage } from '../stage.ts';
import { everything } from './fault-stage.ts';

/** One view with the trace under which it was asked. */
export interface AuditedReply extends Reply {
  readonly traceId: string;
}

/** The regisseur's view of S1, under a trace of its own; with a new token unless one is given. */
export async function askView(stage: Pick<Stage, 'ask'>, token: string | null = null): Promise<AuditedReply> {
  const traceId = randomBytes(16).toString('hex');
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  const reply = await stage.ask({ role: 'regisseur', purpose: 'COORD', query: everything, variables: { id: 's1' }, headers, token });
  return { ...reply, traceId };
}

/** Holds a reply to: nothing of the case is in it, only this one of the errors that say that the hub cannot answer now. */
export function expectUnavailable(reply: Reply, codes: readonly string[]): void {
  expect(reply.status).toBe(503);
  expect(Object.keys(reply.body)).toEqual(['errors']);
  expect(reply.body.errors).toHaveLength(1);
  expect(codes).toContain(reply.body.errors?.[0]?.extensions.code);
  expect(reply.text).not.toMatch(/Boer|Vries|s1|Voorbeeldstad/);
}

/** Holds the audit record to: sound, and with a record of every one of these answers. */
export async function expectAudited(database: Pick<Database, 'sql' | 'transaction'>, replies: readonly AuditedReply[]): Promise<void> {
  const reports = await verifyAudit(database);
  expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
  const kept = await database.sql<{ body: string }>('select body from audit_record');
  const unrecorded = replies.filter(({ traceId }) => !kept.some(({ body }) => body.includes(traceId)));
  expect(unrecorded.map(({ status }) => status)).toEqual([]);
}

/** Looks again and again, for at most half a minute, until something is so; answers the last look. */
export async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const end = performance.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (isSo(seen) || performance.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What `/readyz` says: its status and its report. */
export async function readiness(stage: Pick<Stage, 'hub'>): Promise<readonly [number, unknown]> {
  const response = await fetch(`${stage.hub.url}/readyz`);
  return [response.status, await response.json()];
}

/** The report of a hub that can serve. */
export const isReady = { ready: true, database: true, supergraph: true, policy: true } as const;
/** The report of a hub whose database does not answer. */
export const noDatabase = { ...isReady, ready: false, database: false } as const;

/**
 * Asks for a view, and does something as soon as a partner is being waited for: the facts were read by then, and no record was written. The partner takes three seconds.
 */
export async function askWhile(stage: Stage, act: () => Promise<unknown> | void): Promise<AuditedReply> {
  const { cjg } = stage.sandbox.standIns;
  cjg.setFault({ kind: 'slow', ms: 3000 });
  cjg.clearRequests();
  const asked = askView(stage);
  await until(
    async () => cjg.requests.length,
    (count) => count > 0,
  );
  await act();
  const reply = await asked;
  cjg.setFault(null);
  return reply;
}
