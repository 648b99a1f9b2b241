import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange, type ChangeRecorder } from '#audit/record-change.ts';
import type { Sql } from '#database/create-database.ts';
import { writeEvent } from '#events/outbox.ts';
import { type Actor, type Standing, type StepChange, takeStep } from './store.ts';
import type { VersionStep } from './transitions.ts';

/** Takes a step and records it, in the transaction that it is given. */
export type RecordStep = (step: VersionStep, before: Standing, change: StepChange) => Promise<Standing>;

/** The actor of a request. */
export const actorOf = ({ caller, now, traceId }: DeskRequest): Actor => ({ oin: caller.oin, subject: caller.subject, at: now, traceId });

/** Makes the one place where a policy version changes: its transition, where it stands, the audit record of who did it and its event, all or nothing. */
export const recordSteps =
  (sql: Sql, recorder: ChangeRecorder, request: DeskRequest): RecordStep =>
  async (step, before, change) => {
    const after = await takeStep(sql, step, before, actorOf(request), change);
    const { hash, state, revision, validFrom } = after;
    await recordChange(sql, recorder, request, {
      action: `policy.${step}`,
      details: {
        hash,
        from: before.state ?? 'NONE',
        to: state ?? 'NONE',
        revision: String(revision),
        ...(validFrom ? { validFrom: validFrom.toISOString() } : {}),
      },
      caseId: null,
      members: [],
    });
    await writeEvent(sql, {
      id: `${hash}-${revision}`,
      type: state === 'ACTIVE' ? 'nl.gezinsbeeld.policy.activated.v1' : 'nl.gezinsbeeld.policy.changed.v1',
      caseId: null,
      subject: null,
      data: { policy: hash },
      occurredAt: request.now,
      traceId: request.traceId,
    });
    return after;
  };
