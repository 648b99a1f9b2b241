import type { Sql } from '#database/create-database.ts';
import { type ChainedRow, genesis, type Head, linkRecords } from './chain.ts';
import type { DeskRequest } from './desk-request.ts';
import { keepRecord, type OperationRecord } from './record.ts';

/** What somebody changed: which kind of change, in which case, about whom, and what it says without content. */
export interface Change {
  /** A name of the change such as `policy.approve` or `waiver.withdraw`. */
  readonly action: string;
  /** Ids, states and articles that tell what was done; never content, never a BSN. */
  readonly details: Readonly<Record<string, string>>;
  readonly caseId: string | null;
  /** Ids of the members whom it is about. */
  readonly members: readonly string[];
}

/** Where changes are recorded: in a chain of their own beside that of this hub's answers. */
export interface ChangeRecorder {
  /** The name of this hub's audit chain. */
  readonly writerId: string;
  /** The address of the register of processing activities. */
  readonly register: string;
}

/**
 * Records a change inside the transaction that makes it: either both are durable or neither is. The record stands in the chain `<writer>/changes`, which the
 * verification checks like every other one; its head is locked until the transaction ends, so changes of one hub wait for each other.
 */
export async function recordChange(sql: Sql, recorder: ChangeRecorder, request: DeskRequest, change: Change): Promise<void> {
  const writer = `${recorder.writerId}/changes`;
  const head = await lockHead(sql, writer);
  const record = keepRecord(operationOf(request, change), recorder.register);
  for (const row of linkRecords(writer, head, request.now.toISOString(), [record])) await append(sql, writer, row);
}

async function lockHead(sql: Sql, writer: string): Promise<Head> {
  await sql('insert into audit_head (writer, sequence, hash) values ($1, 0, $2) on conflict do nothing', [writer, genesis.hash]);
  const [row] = await sql<{ sequence: string; hash: string }>('select sequence::text, hash from audit_head where writer = $1 for update', [
    writer,
  ]);
  return row === undefined ? genesis : { sequence: Number(row.sequence), hash: row.hash };
}

async function append(sql: Sql, writer: string, row: ChainedRow): Promise<void> {
  await sql('update audit_head set sequence = $2::bigint, hash = $3 where writer = $1', [writer, `${row.sequence}`, row.hash]);
  await sql(
    `insert into audit_record (writer, sequence, recorded_at, trace_id, case_id, disclosed, body, hash)
      values ($1, $2::bigint, $3::timestamptz, $4, $5, $6::text[], $7, $8)`,
    [writer, `${row.sequence}`, row.recordedAt, row.traceId, row.caseId, row.disclosed, row.body, row.hash],
  );
}

function operationOf(request: DeskRequest, change: Change): OperationRecord {
  const { caller, now, operation, parentSpanId, policy, purpose, spanId, traceId } = request;
  return {
    traceId,
    spanId,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    startedAt: now,
    endedAt: now,
    caller,
    purpose,
    operation,
    policy,
    status: 'Ok',
    action: change.action,
    details: change.details,
    caseId: change.caseId,
    subjects: change.members.map((memberId) => ({ memberId, lines: [] })),
  };
}
