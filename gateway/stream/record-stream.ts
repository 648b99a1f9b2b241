import type { OperationRecord } from '#audit/record.ts';
import type { AuditWriter } from '#audit/store.ts';
import type { RequestContext } from '../answer.ts';
import { GatewayError } from '../errors.ts';
import { within } from '../within.ts';
import type { Standing } from './subject.ts';

/** What is recorded of a stream: that it was opened or refused, and each event that it told. */
export interface StreamEntry extends Pick<OperationRecord, 'operation' | 'subjects'> {
  readonly action: 'event.subscribe' | 'event.deliver';
  readonly details: Readonly<Record<string, string>>;
  readonly standing: Standing;
}

/** Keeps the record of a stream; rejects with AUDIT_UNAVAILABLE, and then nothing may leave. */
export type RecordStream = (from: RequestContext, entry: StreamEntry) => Promise<void>;

/** Makes the records of streams. */
export const createRecordStream =
  (audit: Pick<AuditWriter, 'append'>, clock: () => Date, storeMs: number): RecordStream =>
  async ({ caller, purpose, trace, startedAt }, { standing, ...entry }) => {
    const kept = audit.append({
      traceId: trace.traceId,
      spanId: trace.spanId,
      ...(trace.parentSpanId === null ? {} : { parentSpanId: trace.parentSpanId }),
      startedAt,
      endedAt: clock(),
      caller: { oin: caller.oin, role: caller.role, subject: caller.subject },
      purpose,
      caseId: standing.caseId,
      policy: standing.policy.hash,
      ...(standing.decidedOn === undefined ? {} : { decidedOn: standing.decidedOn }),
      status: 'Ok',
      ...entry,
    });
    await within(storeMs, kept).catch((cause: unknown) => {
      throw new GatewayError('AUDIT_UNAVAILABLE', { cause });
    });
  };
