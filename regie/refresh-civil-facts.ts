import { openCivilFacts, sealCivilFacts } from '#database/civil-facts.ts';
import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import { civilFactsOf, type FetchedCivilFacts } from './civil-facts-of.ts';

/** What a refresh needs. `fetchCivilFacts` answers the persons that the BRP found, or null when the BRP could not answer. */
export interface CivilFactsRefresh {
  readonly sql: Sql;
  readonly encryption: Encryption;
  readonly now: Date;
  readonly fetchCivilFacts: (bsns: readonly string[]) => Promise<readonly FetchedCivilFacts[] | null>;
  /** Only these persons, after a notification; left out, the members of every case that is not closed. */
  readonly bsns?: readonly string[];
}

/** How many members were refreshed, and how many keep what was known before, which ages. */
export interface RefreshedCivilFacts {
  readonly refreshed: number;
  readonly kept: number;
}

interface StoredMember {
  readonly id: string;
  readonly bsn: string;
  readonly civilFacts: string | null;
}

/**
 * Compares what the hub knows of the members of open cases with the BRP, and keeps the answer encrypted with the time of checking. When the BRP does not
 * answer, or not about somebody, the old facts stay and age: after a day custody and secrecy are UNKNOWN. Call it every hour and after a notification.
 */
export async function refreshCivilFacts(refresh: CivilFactsRefresh): Promise<RefreshedCivilFacts> {
  const { sql, encryption, now, fetchCivilFacts } = refresh;
  const stored = await readMembers(refresh);
  const members = stored.map((member) => ({ ...member, bsn: encryption.decrypt(placeOf('family_member', 'bsn', member.id), member.bsn) }));
  if (members.length === 0) return { refreshed: 0, kept: 0 };
  const fetched = (await fetchCivilFacts([...new Set(members.map((member) => member.bsn))])) ?? [];
  const byBsn = new Map(fetched.map((facts) => [facts.bsn, facts]));
  const updates = members.flatMap(({ id, bsn, civilFacts }) => {
    const facts = byBsn.get(bsn);
    if (facts === undefined) return [];
    const record = civilFactsOf(facts, openCivilFacts(encryption, id, civilFacts), encryption.hash, now);
    return [{ id, value: sealCivilFacts(encryption, id, record) }];
  });
  await sql(
    `update family_member m set civil_facts = u.value from json_to_recordset($1::json) as u(id text, value text) where m.id = u.id`,
    [JSON.stringify(updates)],
  );
  return { refreshed: updates.length, kept: members.length - updates.length };
}

async function readMembers({ sql, encryption, bsns }: CivilFactsRefresh): Promise<StoredMember[]> {
  const lookups = bsns === undefined ? null : bsns.flatMap((bsn) => encryption.hashes(bsn));
  return sql<StoredMember>(
    `select m.id, m.bsn, m.civil_facts as "civilFacts" from family_member m join family_case c on c.id = m.case_id
      where c.phase <> 'CLOSED' and ($1::text[] is null or m.bsn_lookup = any($1)) order by m.id`,
    [lookups],
  );
}
