import type { Sql } from '#database/create-database.ts';
import type { OrganisationNames } from './describe-look.ts';

/** The names of the organisations that are or were involved in a case, by `OIN/role` and by OIN. */
export async function organisationNames(sql: Sql, caseId: string): Promise<OrganisationNames> {
  const rows = await sql<{ oin: string; role: string; organisation: string }>(
    `select distinct oin, role, organisation from involvement where case_id = $1
      union select distinct oin, role, organisation from regisseur where case_id = $1 order by oin, role, organisation`,
    [caseId],
  );
  return new Map(
    rows.flatMap(({ oin, role, organisation }) => [
      [oin, organisation],
      [`${oin}/${role}`, organisation],
    ]),
  );
}
