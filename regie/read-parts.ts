import type { Database } from '#database/create-database.ts';
import type { CasePart, ReadParts } from './rows.ts';

const statements: Readonly<Record<CasePart, string>> = {
  regisseurs: `select oin, role, organisation, duty_phone as "dutyPhone", name, contact, "from", "until"
    from regisseur where case_id = $1 and not backup order by "from"`,
  involvements: `select member_id as "memberId", kind, oin, role, organisation, duty_phone as "dutyPhone", professional, "from", "until", last_active as "lastActive"
    from involvement where case_id = $1 order by organisation, professional, id`,
  mandatoryCare: `select c.member_id as "memberId", c.kind, c.oin, c.role, c."from", c."until", c.recorded_at as "recordedAt"
    from mandatory_care c join family_member m on m.id = c.member_id where m.case_id = $1 order by c."from", c.id`,
  domainScores: `select s.member_id as "memberId", s.domain, s.score, s.scored_at as "scoredAt", s.oin, s.role, s.confidentiality
    from domain_score s join family_member m on m.id = s.member_id where m.case_id = $1 order by s.domain, s.scored_at, s.id`,
  matches: `select x.matched_at as "matchedAt", least(x."until", a."until", b."until") as "until",
      (select json_agg(json_build_object('oin', s.oin, 'role', s.role, 'members', s.members, 'organisation', s.organisation, 'dutyPhone', s.duty_phone)
        order by s.raised_at, s.id) from signal s where s.id in (x.first_id, x.second_id)) as "signals"
    from signal_match x join signal a on a.id = x.first_id join signal b on b.id = x.second_id where x.case_id = $1 order by x.matched_at, x.id`,
  planItems: `select kind, status, domain, text, about, owner, owner_oin as "ownerOin", owner_role as "ownerRole", owner_member_id as "ownerMemberId", due,
      confidentiality, recorded_at as "recordedAt"
    from plan_item where case_id = $1 order by position, id`,
  meetings: `select subject, held_at as "heldAt", minutes, decisions, about, attendees, convener_oin as "convenerOin", convener_role as "convenerRole", confidentiality
    from case_meeting where case_id = $1 order by held_at, id`,
  escalations: `select level, owner, owner_oin as "ownerOin", owner_role as "ownerRole", trigger, decision, about, confidentiality, "from"
    from escalation where case_id = $1 order by "from", id`,
  network: `select name, support, agreed, supports, confidentiality, recorded_at as "recordedAt" from network_member where case_id = $1 order by name, id`,
};

/** $1 the case, $2 the parts that are asked for, separated by commas; a part that is not asked for is not read. */
const statement = `select json_build_object(${Object.entries(statements)
  .map(
    ([part, select]) =>
      `'${part}', case when '${part}' = any(string_to_array($2, ',')) then (select coalesce(json_agg(x), '[]'::json) from (${select}) x) end`,
  )
  .join(',\n')}) as parts`;

/** Makes the reader of parts: one prepared statement for all the parts that are asked for, whatever their number. */
export function createReadParts(database: Pick<Database, 'prepare'>): ReadParts {
  const read = database.prepare<{ parts: Awaited<ReturnType<ReadParts>> }>('regie_parts', statement);
  return async (caseId, parts) => {
    const [row] = await read([caseId, parts.join(',')]);
    return row?.parts ?? {};
  };
}
