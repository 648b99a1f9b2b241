import { birthDays } from '#consent/age.ts';
import { yearsAfter } from '#consent/calendar.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { openCivilFacts, type CivilFactsRecord } from '#database/civil-facts.ts';
import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import type { OutsiderAge } from './retention-data.ts';

interface StoredMember {
  readonly id: string;
  readonly caseId: string;
  readonly civilFacts: string | null;
  readonly closedAt: string | null;
}

interface Member extends Omit<StoredMember, 'civilFacts'> {
  readonly civil: CivilFactsRecord | null;
}

interface StoredOutsider {
  readonly id: string;
  readonly caseId: string;
  readonly bsn: string;
  /** Whether a waiver, a set-aside or somebody's representation names this person. */
  readonly named: boolean;
}

/** What the persons of all cases say of destruction: which outsiders nobody needs, and which cases have a member who was, or may have been, a minor at closing. */
export interface PersonsOfCases {
  readonly outsiders: readonly OutsiderAge[];
  readonly withMinors: ReadonlySet<string>;
}

/**
 * Reads what destruction depends on of the persons in all cases, decrypting no more than that. An outsider is needed while a waiver, a set-aside or a
 * representation names them, while they have authority over a minor, and while that is not known.
 */
export async function readPersons(sql: Sql, encryption: Encryption, today: string): Promise<PersonsOfCases> {
  const stored = await sql<StoredMember>(
    `select m.id, m.case_id as "caseId", m.civil_facts as "civilFacts", c.closed_at::text as "closedAt"
      from family_member m join family_case c on c.id = m.case_id order by m.id`,
  );
  const members = stored.map(({ civilFacts, ...member }) => ({ ...member, civil: openCivilFacts(encryption, member.id, civilFacts) }));
  const byCase = Map.groupBy(members, ({ caseId }) => caseId);
  const outsiders = await sql<StoredOutsider>(
    `select o.id, o.case_id as "caseId", o.bsn, exists(select from secrecy_waiver w where w.giver_outside_id = o.id)
        or exists(select from authority_set_aside s where s.holder_outside_id = o.id)
        or exists(select from family_member m where m.case_id = o.case_id and o.id = any(m.representatives)) as named
      from outside_person o order by o.id`,
  );
  return {
    outsiders: outsiders.map(({ id, caseId, bsn, named }) => ({
      id,
      caseId,
      neededByNobodySince: named
        ? null
        : neededByNobodySince(encryption.decrypt(placeOf('outside_person', 'bsn', id), bsn), byCase.get(caseId) ?? [], today),
    })),
    withMinors: new Set(members.filter(({ civil, closedAt }) => !isAdult(civil, closedAt ?? today)).map(({ caseId }) => caseId)),
  };
}

/** The day on which custody over the minors of the case was last compared and did not name this person; null while it does, or while it is not known. */
function neededByNobodySince(bsn: string, members: readonly Member[], today: string): string | null {
  const minors = members.filter(({ civil }) => !isAdult(civil, today));
  const known = minors.every(({ civil }) => civil?.custody.state === 'KNOWN' && !civil.custody.underInvestigation);
  if (!known || minors.some(({ civil }) => civil?.custody.holders.some((holder) => holder === bsn || holder === null) === true))
    return null;
  const checked = members.flatMap(({ civil }) => (civil === null ? [] : [amsterdamDay(new Date(civil.checkedAt))]));
  return checked.toSorted().at(-1) ?? null;
}

/** Whether somebody was surely of age on a day. */
function isAdult(civil: CivilFactsRecord | null, day: string): boolean {
  const days = birthDays(civil?.birthDate ?? null);
  return days !== null && yearsAfter(days.latest, 18) <= day;
}
