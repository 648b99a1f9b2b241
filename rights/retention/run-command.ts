import { randomBytes, randomUUID } from 'node:crypto';
import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { compilePolicy } from '#consent/compile.ts';
import type { Database } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import { createRightsDesk } from '../create-rights-desk.ts';
import { describePlan } from './describe-plan.ts';
import { readActivePolicy } from './read-active-policy.ts';

/** What the command is told: only to look, or to carry out a plan that somebody decided. */
export interface RetentionCommand {
  readonly now: Date;
  readonly execute: { readonly plan: string; readonly decidedBy: string; readonly oin: string } | null;
}

/** What it says, as text and as data, and whether it did what was asked. */
export interface RetentionOutcome {
  readonly text: string;
  readonly json: unknown;
  readonly done: boolean;
}

/** Looks what is due, or destroys it as the privacy officer decided, under the policy that is active in this database. */
export async function runRetention(
  database: Database,
  encryption: Encryption,
  { now, execute }: RetentionCommand,
): Promise<RetentionOutcome> {
  const policy = compilePolicy(await readActivePolicy(database.sql), amsterdamDay(now));
  const desk = createRightsDesk({
    database,
    encryption,
    recorder: { writerId: 'retention', register: 'https://gezinsbeeld.example/verwerkingen' },
    newId: randomUUID,
    policy: () => policy,
    owners: new Map(),
  });
  const request: DeskRequest = {
    caller: { oin: execute?.oin ?? '', role: 'FG', subject: execute?.decidedBy ?? '' },
    purpose: 'AUDIT',
    now,
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    policy: policy.hash,
    operation: 'retention',
    touch: () => undefined,
  };
  if (execute === null) {
    const plan = await desk.retentionDryRun(request);
    return { text: describePlan(plan), json: plan, done: true };
  }
  const { value, problems } = await desk.executeRetention(request, execute.plan);
  if (value === null) return { text: problems.map(({ messageNl }) => messageNl).join('\n'), json: { problems }, done: false };
  return { text: `Vernietigd: ${value.destroyed.length} (ronde ${value.runId}).`, json: value, done: true };
}
