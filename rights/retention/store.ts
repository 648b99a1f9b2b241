import type { Sql } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import { readPersons } from './read-persons.ts';
import type { CaseAge, EndedItem, RetentionData, WaiverAge } from './retention-data.ts';
import type { DestructionKind, DestructionRecordView, DueItem } from './retention-plan.ts';

/** The tables whose rows belong to a case, and to a member of it: they go with it. A test holds them against the database's own foreign keys. */
export const tablesOfCase = {
  case: [
    'family_member',
    'outside_person',
    'involvement',
    'regisseur',
    'legal_basis',
    'escalation',
    'plan_item',
    'network_member',
    'case_meeting',
    'signal',
    'signal_match',
    'rights_request',
    'task',
    'tombstone',
  ],
  member: ['restriction', 'secrecy_waiver', 'authority_set_aside', 'safety_ground', 'domain_score', 'mandatory_care', 'inbox_told'],
} as const;

const rowsOfCase = [
  '1',
  ...tablesOfCase.case.map((table) => `(select count(*) from ${table} x where x.case_id = c.id)`),
  ...tablesOfCase.member.map(
    (table) => `(select count(*) from ${table} x join family_member m on m.id = x.member_id where m.case_id = c.id)`,
  ),
].join(' + ');

const readCases = `select c.id, c.phase = 'CLOSED' as closed, c.closed_at::text as "closedAt", c.retention_until::text as "retentionUntil",
    exists(select from involvement i where i.case_id = c.id and i.kind = 'YOUTH') as "hadYouth", (${rowsOfCase})::int as rows,
    (select count(*) from rights_request r where r.case_id = c.id and r.state in ('OPEN', 'PASSED_ON'))::int as "openRequests",
    exists(select from restriction x join family_member m on m.id = x.member_id where m.case_id = c.id and x.reason = 'LEGAL_CLAIM') as claimed
  from family_case c where c.phase = 'CLOSED' order by c.id`;

const dayOf = (column: string): string => `(${column} at time zone 'Europe/Amsterdam')::date`;

const readWaivers = `select w.id, m.case_id as "caseId", w.member_id as "memberId", coalesce(w.giver_member_id, w.giver_outside_id, '') as giver, w.kind,
    to_char(w.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') as "decidedAt",
    least(${dayOf('w.withdrawn_at')}, w."until" + 1)::text as "endedOn"
  from secrecy_waiver w join family_member m on m.id = w.member_id order by w.id`;

const readGrounds = `select g.id, m.case_id as "caseId", ${dayOf('least(g."until", g.closed_at)')}::text as "endedOn"
  from safety_ground g join family_member m on m.id = g.member_id order by g.id`;

const readTasks = `select id, case_id as "caseId", ${dayOf('done_at')}::text as "endedOn" from task
  where done_at is not null and case_id is not null order by id`;

/** A restriction that is still in force has a request without an answer. */
const readRequests = `select id, case_id as "caseId", ${dayOf('answered_at')}::text as "endedOn" from rights_request
  where answered_at is not null and state in ('GRANTED', 'REFUSED', 'WITHDRAWN') order by id`;

/** Any number that no other lock in this database has: a second run waits for the first, and then finds its plan changed. */
const oneRunAtATime = 7_203_341;

/**
 * Reads everything that destruction is decided on. With `lock` the closed cases are locked until the transaction ends: nobody can re-open one, nor make a
 * request in it, while it is decided about and destroyed.
 */
export async function readRetentionData(sql: Sql, encryption: Encryption, today: string, lock = false): Promise<RetentionData> {
  if (lock) {
    await sql(`select pg_advisory_xact_lock(${oneRunAtATime})::text`);
    await sql(`select id from family_case where phase = 'CLOSED' order by id for update`);
  }
  const { outsiders, withMinors } = await readPersons(sql, encryption, today);
  const cases = await sql<Omit<CaseAge, 'isYouthFile'> & { readonly hadYouth: boolean }>(readCases);
  return {
    cases: cases.map(({ hadYouth, ...one }) => ({ ...one, isYouthFile: hadYouth || withMinors.has(one.id) })),
    waivers: await sql<WaiverAge>(readWaivers),
    grounds: await sql<EndedItem>(readGrounds),
    tasks: await sql<EndedItem>(readTasks),
    requests: await sql<EndedItem>(readRequests),
    outsiders,
  };
}

/** The recipients (`OIN/role`) that were ever involved with these cases, case by case in the order of their ids; a case with nobody is left out. */
export async function readInvolved(
  sql: Sql,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly recipients: string[] }[]> {
  return sql(
    `select case_id as "caseId", array_agg(distinct oin || '/' || role order by oin || '/' || role) as recipients
      from (select case_id, oin, role from involvement union all select case_id, oin, role from regisseur) i
      where case_id = any($1::text[]) group by case_id order by case_id collate "C"`,
    [caseIds],
  );
}

const tableOf: Readonly<Record<DestructionKind, string>> = {
  CASE: 'family_case',
  WAIVER: 'secrecy_waiver',
  SAFETY_GROUND: 'safety_ground',
  TASK: 'task',
  REQUEST: 'rights_request',
  OUTSIDE_PERSON: 'outside_person',
};

/** Deletes rows of one kind, and what belongs to them; answers how many of them there were. */
export async function destroy(sql: Sql, what: DestructionKind, ids: readonly string[]): Promise<number> {
  const rows = await sql(`delete from ${tableOf[what]} where id = any($1::text[]) returning id`, [ids]);
  return rows.length;
}

/** A record of one destruction, before it has an id. */
export interface DestructionNote {
  readonly id: string;
  readonly runId: string;
  readonly item: DueItem;
  readonly by: { readonly oin: string; readonly subject: string };
  readonly at: Date;
}

/** Keeps that something was destroyed. */
export async function insertDestruction(sql: Sql, { id, runId, item, by, at }: DestructionNote): Promise<void> {
  await sql(
    `insert into destruction_record (id, run_id, what, case_id, subject_id, rows, due_since, article, decided_oin, decided_by, destroyed_at)
      values ($1, $2, $3, $4, $5, $6, $7::date, $8, $9, $10, $11::timestamptz)`,
    [id, runId, item.what, item.caseId, item.id, item.rows, item.dueSince, item.article, by.oin, by.subject, at.toISOString()],
  );
}

/** The records of destruction, the newest first: of one run or of all, at most 500. */
export async function readDestructions(sql: Sql, runId: string | null): Promise<readonly DestructionRecordView[]> {
  if (runId?.includes('\0') === true) return [];
  return sql<DestructionRecordView>(
    `select id, run_id as "runId", what, case_id as "caseId", subject_id as "subjectId", rows, due_since::text as "dueSince", article,
        decided_oin || ' ' || decided_by as "decidedBy", destroyed_at as "destroyedAt"
      from destruction_record where $1::text is null or run_id = $1 order by destroyed_at desc, what, subject_id limit 500`,
    [runId],
  );
}
