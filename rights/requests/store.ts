import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import type { RightsRequest } from './rights-request.ts';

/** A request with what is needed to say who must answer it. */
export interface StoredRequest extends RightsRequest {
  /** The recipients (`OIN/role`) that are involved with the member today. */
  readonly involved: readonly string[];
  /** Whether the professional who asks is. */
  readonly callerInvolved: boolean;
}

/** Which requests: those of one case, one request, or those in which this caller may have a part. */
export interface RequestFilter {
  readonly id?: string;
  readonly caseId?: string | null;
  readonly caller: { readonly oin: string; readonly role: string; readonly subject: string };
  /** YYYY-MM-DD */
  readonly today: string;
  /** Locks the rows until the transaction ends. */
  readonly lock?: boolean;
}

type Row = Omit<StoredRequest, 'statementNl' | 'answerNl' | 'requestedAt' | 'dueAt' | 'answeredAt'> & {
  readonly statement: string | null;
  readonly answer: string | null;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
};

const runsToday = `i."from" <= $5::date and (i."until" is null or i."until" >= $5::date)`;

const columns = `r.id, r.case_id as "caseId", r.member_id as "memberId", r.kind, r.state, r.revision, r.source, r.data_class as "dataClass", r.statement,
  r.requested_oin as "requestedOin", r.requested_role as "requestedRole", r.requested_by as "requestedBy", r.requested_at as "requestedAt",
  r.due_at as "dueAt", r.answered_at as "answeredAt", r.answer_nl as answer,
  array(select distinct i.oin || '/' || i.role from involvement i where i.member_id = r.member_id and ${runsToday}) as involved,
  exists(select from involvement i where i.member_id = r.member_id and i.oin = $2 and i.role = $3 and i.subject = $4 and ${runsToday}) as "callerInvolved"`;

/** What the caller may have a part in: who asked, whom it is about, a professional who is involved, and the FG. */
const partOfCaller = `($3 = 'FG' or (r.requested_oin = $2 and r.requested_role = $3 and r.requested_by = $4)
  or ($3 = 'LID' and exists(select from family_member m where m.id = r.member_id and m.subject = $4))
  or exists(select from involvement i where i.member_id = r.member_id and i.oin = $2 and i.role = $3 and i.subject = $4 and ${runsToday}))`;

/** Reads requests, newest first, decrypted: at most 500. */
export async function readRequests(sql: Sql, encryption: Encryption, filter: RequestFilter): Promise<readonly StoredRequest[]> {
  const { id = null, caseId = null, caller, today, lock = false } = filter;
  const rows = await sql<Row>(
    `select ${columns} from rights_request r
      where ($1::text is null or r.id = $1) and ($6::text is null or r.case_id = $6) and ${partOfCaller}
      order by r.requested_at desc, r.id limit 500${lock ? ' for update of r' : ''}`,
    [id, caller.oin, caller.role, caller.subject, today, caseId],
  );
  return rows.map((row) => open(row, encryption));
}

function open({ statement, answer, ...row }: Row, encryption: Encryption): StoredRequest {
  const decrypt = (column: 'statement' | 'answer_nl', value: string | null): string | null =>
    value === null ? null : encryption.decrypt(placeOf('rights_request', column, row.id), value);
  return { ...row, statementNl: decrypt('statement', statement), answerNl: decrypt('answer_nl', answer) };
}

/** Keeps a new request, its words encrypted. */
export async function insertRequest(sql: Sql, encryption: Encryption, request: RightsRequest): Promise<void> {
  const { id, caseId, memberId, kind, state, revision, source, dataClass, statementNl } = request;
  await sql(
    `insert into rights_request (id, case_id, member_id, kind, state, revision, source, data_class, statement, requested_oin, requested_role, requested_by,
        requested_at, due_at)
      values ($1, $2, $3, $4::rights_request_kind, $5::rights_request_state, $6, $7, $8, $9, $10, $11, $12, $13::timestamptz, $14::timestamptz)`,
    [
      id,
      caseId,
      memberId,
      kind,
      state,
      revision,
      source,
      dataClass,
      statementNl === null ? null : encryption.encrypt(placeOf('rights_request', 'statement', id), statementNl),
      request.requestedOin,
      request.requestedRole,
      request.requestedBy,
      request.requestedAt.toISOString(),
      request.dueAt.toISOString(),
    ],
  );
}

/** Locks a member until the transaction ends, and says whether this requester already has the same request running. */
export async function hasRunning(sql: Sql, request: RightsRequest): Promise<boolean> {
  await sql('select id from family_member where id = $1 for update', [request.memberId]);
  const rows = await sql(
    `select id from rights_request where member_id = $1 and kind = $2::rights_request_kind and state in ('OPEN', 'PASSED_ON')
      and source is not distinct from $3 and data_class is not distinct from $4 and requested_oin = $5 and requested_role = $6 and requested_by = $7`,
    [request.memberId, request.kind, request.source, request.dataClass, request.requestedOin, request.requestedRole, request.requestedBy],
  );
  return rows.length > 0;
}

/** Who settles a request, and how. */
export interface Settlement {
  readonly id: string;
  readonly state: 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
  readonly answerNl: string | null;
  readonly by: { readonly oin: string; readonly role: string; readonly subject: string };
  readonly at: Date;
}

/** Settles a request that the caller has locked: one revision further, its answer encrypted, and its tasks done. */
export async function settleRequest(sql: Sql, encryption: Encryption, { id, state, answerNl, by, at }: Settlement): Promise<void> {
  await sql(
    `update rights_request set state = $2::rights_request_state, revision = revision + 1, answered_oin = $3, answered_role = $4, answered_by = $5,
        answered_at = $6::timestamptz, answer_nl = $7 where id = $1`,
    [
      id,
      state,
      by.oin,
      by.role,
      by.subject,
      at.toISOString(),
      answerNl === null ? null : encryption.encrypt(placeOf('rights_request', 'answer_nl', id), answerNl),
    ],
  );
  await sql('update task set done_at = $2::timestamptz, done_by = $3 where about = any($1::text[]) and done_at is null', [
    [`rights-request:${id}`, `rights-overdue:${id}`],
    at.toISOString(),
    by.subject,
  ]);
}
