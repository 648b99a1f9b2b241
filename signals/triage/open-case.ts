import type { Sql } from '#database/create-database.ts';

/** A member as a new case begins with them; the BSN and the facts are encrypted. */
export interface NewMember {
  readonly id: string;
  readonly bsn: string;
  readonly lookup: string;
  readonly civilFacts: string;
}

/** Who becomes the regisseur of a new case. */
export interface NewRegisseur {
  readonly oin: string;
  readonly role: string;
  readonly subject: string;
  readonly organisation: string;
  readonly dutyPhone: string;
  readonly name: string;
  readonly contact: string;
}

/** A case as it is opened for a triage. */
export interface NewCase {
  readonly id: string;
  readonly regisseurId: string;
  readonly members: readonly NewMember[];
  readonly regisseur: NewRegisseur;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Opens a family case (gezinsdossier) in triage: its members, its regisseur, and that regisseur's involvement with each member for the purpose TRIAGE. */
export async function openCase(sql: Sql, { id, regisseurId, members, regisseur, today }: NewCase): Promise<void> {
  const { oin, role, subject, organisation, dutyPhone, name, contact } = regisseur;
  await sql(`insert into family_case (id, phase, opened_at) values ($1, 'TRIAGE', $2::date)`, [id, today]);
  await sql(
    `insert into family_member (id, case_id, position, bsn, bsn_lookup, civil_facts)
      select m.id, $1, m.position, m.bsn, m.lookup, m."civilFacts" from json_to_recordset($2::json) as m(id text, position int4, bsn text, lookup text, "civilFacts" text)`,
    [id, JSON.stringify(members.map((member, index) => ({ ...member, position: index + 1 })))],
  );
  await sql(
    `insert into regisseur (id, case_id, oin, role, subject, organisation, duty_phone, name, contact, mandate, appointed_by, "from")
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, false, $6, $10::date)`,
    [regisseurId, id, oin, role, subject, organisation, dutyPhone, name, contact, today],
  );
  await sql(
    `insert into involvement (id, case_id, member_id, kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from", last_active)
      select m.id || '-REG', $1, m.id, 'REGISSEUR', $2, $3, $4, $5, $6, $7, 'TRIAGE', $8::date, $8::date from family_member m where m.case_id = $1`,
    [id, oin, role, organisation, dutyPhone, subject, name, today],
  );
}
