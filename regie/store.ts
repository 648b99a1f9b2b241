import type { Database, Sql } from '#database/create-database.ts';
import { writeEvent } from '#events/outbox.ts';
import { canMove } from './can-move.ts';
import { RegieError } from './errors.ts';
import type { CaseHeader } from './reader.ts';

/** An organisation in one role, with the professional who acts for it. */
export interface Professional {
  readonly oin: string;
  readonly role: string;
  readonly organisation: string;
  readonly dutyPhone: string;
  /** The `sub` of the professional's token. */
  readonly subject: string;
  readonly professional: string;
}

/** When a change is made, and in which trace (32 hexadecimal digits). */
export interface Moment {
  readonly now: Date;
  readonly traceId: string;
}

/** The changes of a case. Days are YYYY-MM-DD in Europe/Amsterdam and come in, like ids; every change is one transaction, with the events that tell of it. */
export interface RegieStore {
  /** Sets the outcome of the triage; a case in triage becomes active. Throws RegieError NO_SUCH_CASE. */
  recordTriage(change: {
    readonly caseId: string;
    readonly outcome: NonNullable<CaseHeader['triage']>;
    readonly rationale: string;
    readonly moment: Moment;
  }): Promise<void>;
  /** Brings a case to another phase; closing sets the closing day, re-opening removes it. Throws RegieError PHASE_NOT_ALLOWED or NO_SUCH_CASE. */
  movePhase(change: {
    readonly caseId: string;
    readonly to: CaseHeader['phase'];
    readonly today: string;
    readonly moment: Moment;
  }): Promise<void>;
  /** Escalates; level 4 registers the mayor's involvement with every member, once. Throws RegieError NO_SUCH_CASE. */
  escalate(change: {
    readonly id: string;
    readonly caseId: string;
    readonly level: 1 | 2 | 3 | 4;
    readonly owner: Professional;
    readonly trigger: string;
    readonly decision: string | null;
    readonly mayor: Professional;
    readonly today: string;
    readonly moment: Moment;
  }): Promise<void>;
  /** Ends an escalation (afschalen), and with the last one of level 4 the mayor's involvement; `today` is the last day on which they count. */
  deescalate(change: { readonly caseId: string; readonly today: string; readonly moment: Moment }): Promise<void>;
}

/** Makes the store of changes over a database; `newId` gives the ids of their events. */
export function createRegieStore(database: Pick<Database, 'transaction'>, newId: () => string): RegieStore {
  const tell = createTell(newId);
  return {
    recordTriage: async ({ caseId, outcome, rationale, moment }) =>
      database.transaction(async ({ sql }) => {
        const rows = await sql(
          `update family_case set triage = $2::triage_outcome, triage_rationale = $3,
            phase = case when phase in ('SIGNALLED', 'TRIAGE') then 'ACTIVE'::case_phase else phase end where id = $1 returning id`,
          [caseId, outcome, rationale],
        );
        if (rows.length === 0) throw noSuchCase();
        await tell(sql, 'nl.gezinsbeeld.case.changed.v1', 'FAMILY_CASE', caseId, moment);
      }),
    movePhase: async ({ caseId, to, today, moment }) =>
      database.transaction(async ({ sql }) => {
        const [row] = await sql<{ phase: CaseHeader['phase'] }>('select phase from family_case where id = $1 for update', [caseId]);
        if (row === undefined) throw noSuchCase();
        if (!canMove(row.phase, to)) throw new RegieError('PHASE_NOT_ALLOWED', `a case in phase ${row.phase} cannot go to ${to}`);
        await sql('update family_case set phase = $2::case_phase, closed_at = $3::date where id = $1', [
          caseId,
          to,
          to === 'CLOSED' ? today : null,
        ]);
        await tell(sql, 'nl.gezinsbeeld.case.changed.v1', 'FAMILY_CASE', caseId, moment);
      }),
    escalate: async ({ id, caseId, level, owner, trigger, decision, mayor, today, moment }) =>
      database.transaction(async ({ sql }) => {
        const cases = await sql('select id from family_case where id = $1 for update', [caseId]);
        if (cases.length === 0) throw noSuchCase();
        await sql(
          `insert into escalation (id, case_id, level, owner, owner_oin, owner_role, trigger, decision, about, "from")
            values ($1, $2, $3, $4, $5, $6, $7, $8, '{}', $9::date)`,
          [id, caseId, level, owner.organisation, owner.oin, owner.role, trigger, decision, today],
        );
        const involved = level < 4 ? [] : await involveMayor(sql, { id, caseId, mayor, today });
        await tell(sql, 'nl.gezinsbeeld.escalation.changed.v1', 'ESCALATION', caseId, moment);
        await tell(sql, 'nl.gezinsbeeld.involvement.changed.v1', 'INVOLVEMENT_OTHER', caseId, moment, involved);
      }),
    deescalate: async ({ caseId, today, moment }) =>
      database.transaction(async ({ sql }) => {
        const ended = await sql(`update escalation set "until" = $2::date where case_id = $1 and "until" is null returning id`, [
          caseId,
          today,
        ]);
        const left = await sql<{ id: string }>(
          `update involvement set "until" = $2::date where case_id = $1 and role = 'BM' and "until" is null returning member_id as id`,
          [caseId, today],
        );
        if (ended.length > 0) await tell(sql, 'nl.gezinsbeeld.escalation.changed.v1', 'ESCALATION', caseId, moment);
        await tell(sql, 'nl.gezinsbeeld.involvement.changed.v1', 'INVOLVEMENT_OTHER', caseId, moment, left);
      }),
  };
}

/** Registers the mayor's involvement with every member who does not have it, and answers those. */
async function involveMayor(
  sql: Sql,
  { id, caseId, mayor, today }: { readonly id: string; readonly caseId: string; readonly mayor: Professional; readonly today: string },
): Promise<readonly { readonly id: string }[]> {
  const { oin, role, organisation, dutyPhone, subject, professional } = mayor;
  return sql<{ id: string }>(
    `insert into involvement (id, case_id, member_id, kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from", last_active)
      select $1 || '-' || m.id, m.case_id, m.id, 'OTHER', $3, $4, $5, $6, $7, $8, 'OOV', $9::date, $9::date from family_member m
      where m.case_id = $2 and not exists (select from involvement i where i.member_id = m.id and i.oin = $3 and i.role = $4 and i.subject = $7
        and (i."until" is null or i."until" >= $9::date))
      returning member_id as id`,
    [id, caseId, oin, role, organisation, dutyPhone, subject, professional, today],
  );
}

type Told = 'nl.gezinsbeeld.case.changed.v1' | 'nl.gezinsbeeld.escalation.changed.v1' | 'nl.gezinsbeeld.involvement.changed.v1';

/** Makes what tells that something of one class changed about members of a case: about all of them, or those that are named, in which case nobody is nothing. */
function createTell(newId: () => string) {
  return async (
    sql: Sql,
    type: Told,
    dataClass: string,
    caseId: string,
    { now: occurredAt, traceId }: Moment,
    members?: readonly { readonly id: string }[],
  ): Promise<void> => {
    const whom = members ?? (await sql<{ id: string }>('select id from family_member where case_id = $1 order by position', [caseId]));
    if (members?.length === 0) return;
    const about = [...new Set(whom.map(({ id }) => id))].toSorted().map((member) => ({ member, classes: [dataClass] }));
    await writeEvent(sql, { id: newId(), type, caseId, subject: null, data: { about }, occurredAt, traceId });
  };
}

function noSuchCase(): RegieError {
  return new RegieError('NO_SUCH_CASE', 'there is no such case');
}
