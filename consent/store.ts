import { openCivilFacts, type CivilFactsRecord } from '#database/civil-facts.ts';
import type { Database } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import type { Capacity, PersonKey, RegisteredWaiver, WaiverRecord } from './consent-records.ts';
import { createSituation, type Caller, type CaseSituation, type SituationQuestion } from './situation.ts';
import type { CivilFacts, MemberData, SituationData } from './situation-data.ts';

/** What reading a situation needs. */
export interface SituationStore {
  readonly database: Pick<Database, 'prepare'>;
  readonly encryption: Encryption;
}

/**
 * Reads everything that facts about one case are made from, in one prepared statement, and answers the situation for this question; null when there is no such
 * case. Whether the case exists for the caller is `opens`. Rejects when the database is away or a BSN cannot be decrypted; civil facts that cannot be read
 * are unknown.
 */
export async function loadSituation(store: SituationStore, caseId: string, question: SituationQuestion): Promise<CaseSituation | null> {
  const data = await loadSituationData(store, caseId, question.caller);
  return data === null ? null : createSituation(data, question);
}

/** Reads the same without a question: for who asks several about one caller, such as the same one for several purposes. */
export async function loadSituationData(
  store: SituationStore,
  caseId: string,
  { oin, role, subject }: Omit<Caller, 'purposes'>,
): Promise<SituationData | null> {
  const read = store.database.prepare<{ situation: StoredSituation }>('consent_situation', statement);
  const [row] = await read([caseId, oin, role, subject]);
  return row === undefined ? null : openSituation(row.situation, store.encryption);
}

/** Everything that was decided about consent in one case. */
export interface CaseConsents {
  readonly members: readonly MemberData[];
  /** Holders of authority and representatives who are no members. */
  readonly outsiders: SituationData['outsiders'];
  /** The waivers and refusals about every member, the oldest first. */
  readonly waivers: readonly RegisteredWaiver[];
  readonly setAsides: readonly RegisteredSetAside[];
}

/** A holder of authority who is left aside about a member, and by whom: towards that recipient itself they still count. */
export interface RegisteredSetAside {
  readonly memberId: string;
  readonly holder: PersonKey;
  /** As `OIN/role`; null when it is not known. */
  readonly recordedBy: string | null;
}

/** What the register reads besides people. */
type Decided = Pick<CaseConsents, 'waivers' | 'setAsides'>;

/**
 * Reads all that was decided about consent in a case, for every recipient: for the register of consent, never for deciding about a caller. Null when there is no
 * such case. Rejects when the database is away or a BSN cannot be decrypted.
 */
export async function loadConsents(store: SituationStore, caseId: string): Promise<CaseConsents | null> {
  const read = store.database.prepare<{ consents: StoredPeople & Decided }>('consent_register', registerStatement);
  const [row] = await read([caseId]);
  if (row === undefined) return null;
  const { waivers, setAsides } = row.consents;
  return { ...openPeople(row.consents, waivers, store.encryption), waivers, setAsides };
}

interface StoredPerson {
  readonly id: string;
  readonly bsn: string;
  readonly subject: string | null;
}

interface StoredMember extends StoredPerson {
  readonly civilFacts: string | null;
  readonly childSafety: boolean;
  readonly capacity: Capacity['state'];
  readonly representatives: readonly string[];
  readonly restrictedSources: readonly string[];
  /** Ids of members or outside persons. */
  readonly setAside: readonly string[];
}

interface StoredPeople {
  readonly members: readonly StoredMember[];
  readonly outsiders: readonly StoredPerson[];
}

interface StoredSituation extends Omit<SituationData, 'members' | 'outsiders'>, StoredPeople {
  readonly waivers: readonly WaiverRecord[];
}

function list(select: string): string {
  return `(select coalesce(json_agg(x), '[]'::json) from (${select}) x)`;
}

/** The end of a safety ground: 72 hours, 24 without a second person, or when somebody closed it. */
const safetyUntil = `least(g."until", g.closed_at, case when g.approved_by is null then g."from" + interval '24 hours' end)`;

/** The persons of the case c, with those set-asides s that count. */
const people = (
  counts: string,
): string => `'members', ${list(`select m.id, m.bsn, m.subject, m.civil_facts as "civilFacts", m.child_safety as "childSafety", m.capacity, m.representatives,
      array(select r.source from restriction r where r.member_id = m.id) as "restrictedSources",
      array(select coalesce(s.holder_member_id, s.holder_outside_id) from authority_set_aside s
        where s.member_id = m.id and s.ended_at is null and ${counts}) as "setAside"
    from family_member m where m.case_id = c.id order by m.position, m.id`)},
  'outsiders', ${list(`select o.id, o.bsn, o.subject from outside_person o where o.case_id = c.id`)}`;

/** Whether good care allows to leave a holder aside is for who guards the secret to judge: nobody opens data to themselves by it. $2 the caller's OIN, $3 role. */
const notByCaller = `(s.recorded_oin, s.recorded_role) is distinct from ($2, $3)`;

const waiverColumns = `w.member_id as "memberId", coalesce(w.giver_member_id, w.giver_outside_id) as "giver", w.kind, w.regime, w.classes, w.recipients,
      w.purposes, w.decided_at as "decidedAt", w."until", w.withdrawn_at as "withdrawnAt"`;

/** $1 the case. */
const registerStatement = `select json_build_object(
  ${people('true')},
  'waivers', ${list(`select w.id, ${waiverColumns}, w.evidence, w.recorded_oin as "recordedOin", w.recorded_role as "recordedRole"
    from secrecy_waiver w join family_member m on m.id = w.member_id where m.case_id = c.id order by w.decided_at, w.id`)},
  'setAsides', ${list(`select s.member_id as "memberId", coalesce(s.holder_member_id, s.holder_outside_id) as "holder",
      s.recorded_oin || '/' || s.recorded_role as "recordedBy"
    from authority_set_aside s join family_member m on m.id = s.member_id where m.case_id = c.id and s.ended_at is null`)}
) as consents from family_case c where c.id = $1`;

/** $1 the case, $2 the caller's OIN, $3 role, $4 subject. */
const statement = `select json_build_object(
  'familyCase', json_build_object('id', c.id, 'reference', c.reference, 'phase', c.phase, 'triage', c.triage, 'triageRationale', c.triage_rationale,
    'openedAt', c.opened_at, 'closedAt', c.closed_at),
  ${people(notByCaller)},
  'waivers', ${list(`select ${waiverColumns}
    from secrecy_waiver w join family_member m on m.id = w.member_id where m.case_id = c.id and ($2 || '/' || $3) = any(w.recipients)`)},
  'involvements', ${list(`select i.member_id as "memberId", i."from", i."until" from involvement i
    where i.case_id = c.id and i.subject = $4 and i.oin = $2 and i.role = $3`)},
  'safety', ${list(`select g.member_id as "memberId", g."from", ${safetyUntil} as "until" from safety_ground g join family_member m on m.id = g.member_id
    where m.case_id = c.id and g.oin = $2 and g.role = $3`)},
  'escalations', ${list(`select e.level, e."from", e."until" from escalation e where e.case_id = c.id`)},
  'goals', ${list(`select p.domain, p.about from plan_item p where p.case_id = c.id and p.kind = 'GOAL' and p.status = 'ACTIVE'`)},
  'matches', ${list(`select unnest(own.members) as "memberId", x.matched_at as "from", least(x."until", own."until", other."until") as "until"
    from signal_match x join signal own on own.id in (x.first_id, x.second_id) join signal other on other.id in (x.first_id, x.second_id) and other.id <> own.id
    where x.case_id = c.id and own.oin = $2 and own.role = $3 and (other.oin, other.role) <> (own.oin, own.role)`)},
  'mandatoryCare', ${list(`select v.member_id as "memberId", v."from", v."until" from mandatory_care v join family_member m on m.id = v.member_id
    where m.case_id = c.id`)}
) as situation from family_case c where c.id = $1`;

function openSituation(stored: StoredSituation, encryption: Encryption): SituationData {
  return { ...stored, ...openPeople(stored, stored.waivers, encryption) };
}

/** Decrypts, and names every person by one key: the row of who is known in the case, a keyed hash of who is not. */
function openPeople(
  stored: StoredPeople,
  waivers: readonly WaiverRecord[],
  encryption: Encryption,
): Pick<SituationData, 'members' | 'outsiders'> {
  const bsns = new Map([
    ...stored.outsiders.map(({ id, bsn }) => [encryption.decrypt(placeOf('outside_person', 'bsn', id), bsn), id] as const),
    ...stored.members.map(({ id, bsn }) => [encryption.decrypt(placeOf('family_member', 'bsn', id), bsn), id] as const),
  ]);
  const idOf = new Map([...bsns].map(([bsn, id]) => [id, bsn]));
  const keyOf = (bsn: string): PersonKey => bsns.get(bsn) ?? encryption.hash(bsn);
  const memberOf = (member: StoredMember): MemberData => ({
    id: member.id,
    bsn: idOf.get(member.id) ?? '',
    person: member.id,
    subject: member.subject,
    childSafety: member.childSafety,
    capacity: capacityOf(member),
    civil: civilFactsOf(openCivilFacts(encryption, member.id, member.civilFacts), keyOf),
    restrictedSources: member.restrictedSources,
    setAside: member.setAside,
    waivers: waivers.filter((waiver) => waiver.memberId === member.id),
  });
  return { members: stored.members.map(memberOf), outsiders: stored.outsiders.map(({ id, subject }) => ({ person: id, subject })) };
}

function capacityOf({ capacity, representatives }: StoredMember): Capacity {
  return capacity === 'REPRESENTED' ? { state: capacity, representatives } : { state: capacity };
}

function civilFactsOf(record: CivilFactsRecord | null, keyOf: (bsn: string) => PersonKey): CivilFacts | null {
  if (record === null) return null;
  const { custody, checkedAt } = record;
  const holders = custody.holders.map((bsn) => (bsn === null ? null : keyOf(bsn)));
  return { ...record, custody: { ...custody, holders, checkedAt } };
}

/** Where a question about a case or about one of its members belongs: the case, and the member, null for the family as a whole. */
export interface CasePlace {
  readonly caseId: string;
  readonly memberId: string | null;
}

/** Finds the case that an id stands for: its own, or that of a member; null when it is neither. */
export async function findCasePlace({ database }: Pick<SituationStore, 'database'>, id: string): Promise<CasePlace | null> {
  const read = database.prepare<CasePlace>(
    'consent_case_place',
    `select case_id as "caseId", id as "memberId" from family_member where id = $1
    union all select id, null from family_case where id = $1`,
  );
  const [place] = await read([id]);
  return place ?? null;
}

/** Names the cases that may open to somebody, sorted: whose members they are involved with, in which they (LID) stand, or their recipient has a match. */
export async function listCasesOf({ database }: Pick<SituationStore, 'database'>, caller: Omit<Caller, 'purposes'>): Promise<string[]> {
  const read = database.prepare<{ id: string }>(
    'consent_cases_of',
    `select case_id as id from involvement where oin = $1 and role = $2 and subject = $3
    union select case_id from family_member where $2 = 'LID' and subject = $3
    union select case_id from outside_person where $2 = 'LID' and subject = $3
    union select x.case_id from signal_match x join signal own on own.id in (x.first_id, x.second_id)
      where x.case_id is not null and own.oin = $1 and own.role = $2
    order by 1`,
  );
  return (await read([caller.oin, caller.role, caller.subject])).map(({ id }) => id);
}

/** Names everybody to whom a case may open: who is or was involved, its regisseurs, and (as LID, of no organisation) who stands in it. */
export async function listPeopleOf(
  { database }: Pick<SituationStore, 'database'>,
  caseId: string,
): Promise<{ readonly oin: string | null; readonly role: string; readonly subject: string }[]> {
  const read = database.prepare<{ oin: string | null; role: string; subject: string }>(
    'consent_people_of',
    `select oin, role, subject from involvement where case_id = $1
    union select oin, role, subject from regisseur where case_id = $1
    union select null, 'LID', subject from family_member where case_id = $1 and subject is not null
    union select null, 'LID', subject from outside_person where case_id = $1 and subject is not null
    order by 3, 2, 1`,
  );
  return read([caseId]);
}
