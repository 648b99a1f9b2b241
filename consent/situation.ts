import { ageBand } from './age.ts';
import { amsterdamDay } from './amsterdam-day.ts';
import type { ConsentSubject, PersonKey } from './consent-records.ts';
import type { DataClassInfo } from './policy.ts';
import { resolveSelf } from './resolve-self.ts';
import { resolveWaiver, type ConsentRules } from './resolve-waiver.ts';
import { secretAddress } from './secret-address.ts';
import type { CaseHeader, MemberData, Period, SituationData } from './situation-data.ts';
import type { Facts, FactValue, Purpose, Role } from './vocabulary.ts';
import { worstFacts } from './worst-facts.ts';

/** Who asks: one professional or family member, of one organisation, in one role. */
export interface Caller {
  readonly oin: string;
  readonly role: Role;
  readonly subject: string;
  /** The purposes that the token allows. */
  readonly purposes: readonly Purpose[];
}

/** One question about a case: who asks, for what, when, and under which policy. */
export interface SituationQuestion {
  readonly caller: Caller;
  /** The purpose of this request. */
  readonly purpose: Purpose;
  readonly now: Date;
  /** Whose system each partner source is, as `OIN/role`; a source that is nobody's is left out. */
  readonly owners: ReadonlyMap<string, string>;
  /** The compiled policy, of which the classes and the rules of consent are used. */
  readonly policy: { readonly classes: ReadonlyMap<string, DataClassInfo>; readonly policy: ConsentRules };
}

/** A member id, or `FAMILY` for the family as a whole. */
export type Subject = string;

/** What is known of one case for one question; it remembers what it worked out, so it lives no longer than its request. */
export interface CaseSituation {
  readonly caseId: string;
  readonly caseReference: string | null;
  readonly familyCase: CaseHeader;
  /** Whether the case exists for the caller. */
  readonly opens: boolean;
  readonly members: readonly { readonly id: string; readonly bsn: string }[];
  /** The caller, as `OIN/role`. */
  readonly recipient: string;
  /** The day of the question, Europe/Amsterdam. */
  readonly today: string;
  /** How facts are worked out: use factsOf, isAttached and inScopeFor. */
  readonly facts: {
    of(subject: Subject, dataClass: string): Facts;
    attached(memberId: string): boolean;
    inScope(memberId: string, domain: string): FactValue<'inScope'>;
  };
}

/**
 * Answers all facts that are known before the fetch about a member or the family, for one class; record facts are left out, and whatever is not known is UNKNOWN.
 * `source` is OWN or OTHER by the owner of the partner, and OTHER for hub classes, whose items each have an owner. For a class of every life domain (`*`)
 * `inScope` is UNKNOWN: ask inScopeFor per item. An unknown subject or class has no facts at all.
 */
export function factsOf(situation: CaseSituation, subject: Subject, dataClass: string): Facts {
  return situation.facts.of(subject, dataClass);
}

/** Says whether the caller is involved with this member, is this member or holds authority over them, or has a mutual match about them. */
export function isAttached(situation: CaseSituation, memberId: string): boolean {
  return situation.facts.attached(memberId);
}

/** Says whether an active goal names this member in this life domain. */
export function inScopeFor(situation: CaseSituation, memberId: string, domain: string): FactValue<'inScope'> {
  return situation.facts.inScope(memberId, domain);
}

/** The facts of a member that are the same for every class. */
type MemberFacts = Required<
  Pick<
    Facts,
    'involvement' | 'self' | 'view' | 'safety' | 'escalation' | 'match' | 'mandatoryCare' | 'secretAddress' | 'childSafety' | 'ageBand'
  >
>;

/** Works out, as far as anybody asks for it, what holds in a case. Pure: data, time and policy come in. */
export function createSituation(data: SituationData, question: SituationQuestion): CaseSituation {
  const { caller, now, policy } = question;
  const recipient = `${caller.oin}/${caller.role}`;
  const today = amsterdamDay(now);
  const person = personOf(data, caller);
  const known = new Map(data.members.map((member) => [member.id, once(() => memberFacts(data, member, person, question))]));
  const consent = new Map(data.members.map((member) => [member.id, once(() => consentSubject(member, question))]));
  const scope = new Set(data.goals.flatMap((goal) => goal.about.map((memberId) => `${memberId} ${goal.domain}`)));
  const inScope = (memberId: string, domain: string): FactValue<'inScope'> => (scope.has(`${memberId} ${domain}`) ? 'YES' : 'NO');
  const remembered = new Map<string, Facts>();

  const waiverOf = remember((memberId: string, info: DataClassInfo) => {
    const subject = consent.get(memberId)?.();
    if (subject === undefined) return {};
    const { waiver, waiverNamesClass } = resolveWaiver(
      { recipient, purpose: question.purpose, dataClass: info },
      subject,
      now,
      policy.policy,
    );
    return { waiver, waiverNamesClass };
  });
  /** Where no waiver for this recipient and purpose covers the class, nothing depends on the class, only on its regime. */
  const mayBeWaived = (memberId: string, info: DataClassInfo): boolean =>
    consent
      .get(memberId)?.()
      .waivers.some((waiver) => waiver.regime === info.regime || waiver.classes.includes(info.name)) ?? false;
  const factsOfMember = (member: MemberData, info: DataClassInfo): Facts => ({
    ...known.get(member.id)?.(),
    ...waiverOf(`${member.id} ${mayBeWaived(member.id, info) ? info.name : info.regime}`, member.id, info),
    source: question.owners.get(info.source) === recipient ? 'OWN' : 'OTHER',
    restricted: member.restrictedSources.includes(info.source) ? 'YES' : 'NO',
    inScope: info.domain === '*' ? 'UNKNOWN' : info.domain === null ? 'NO' : inScope(member.id, info.domain),
  });
  const factsOfFamily = (info: DataClassInfo): Facts => {
    const each = data.members.map((member) => factsOfMember(member, info));
    return {
      ...worstFacts(each),
      involvement: each.some((facts) => facts.involvement === 'ACTIVE') ? 'ACTIVE' : 'NONE',
      ...(aboutTheCase.has(info.name) ? { restricted: 'NO' as const, ...(isMember(data, person) ? { self: 'SELF' as const } : {}) } : {}),
    };
  };
  const of = (subject: Subject, dataClass: string): Facts => {
    const info = policy.classes.get(dataClass);
    if (info === undefined) return {};
    if (subject === 'FAMILY') return factsOfFamily(info);
    const member = data.members.find((one) => one.id === subject);
    return member === undefined ? {} : factsOfMember(member, info);
  };
  const attached = (memberId: string): boolean => {
    const facts = known.get(memberId)?.();
    return facts?.involvement === 'ACTIVE' || facts?.self === 'SELF' || facts?.self === 'HOLDER' || facts?.match === 'MUTUAL';
  };
  return {
    caseId: data.familyCase.id,
    caseReference: data.familyCase.reference,
    familyCase: data.familyCase,
    opens: isMember(data, person) || data.members.some((member) => attached(member.id)),
    members: data.members.map(({ id, bsn }) => ({ id, bsn })),
    recipient,
    today,
    facts: {
      of: (subject, dataClass) => {
        const key = `${subject} ${dataClass}`;
        const facts = remembered.get(key) ?? of(subject, dataClass);
        remembered.set(key, facts);
        return facts;
      },
      attached,
      inScope,
    },
  };
}

/** What is about the case itself: its own facts about a caller who is any member. */
const aboutTheCase: ReadonlySet<string> = new Set(['FAMILY_CASE', 'INVOLVEMENT_REGISSEUR']);

/** The person behind a family member's token; a professional is nobody here, also when they have a family of their own. */
function personOf(data: SituationData, caller: Caller): PersonKey | null {
  if (caller.role !== 'LID') return null;
  return [...data.members, ...data.outsiders].find((one) => one.subject !== null && one.subject === caller.subject)?.person ?? null;
}

function isMember(data: SituationData, person: PersonKey | null): boolean {
  return person !== null && data.members.some((member) => member.person === person);
}

function memberFacts(data: SituationData, member: MemberData, person: PersonKey | null, question: SituationQuestion): MemberFacts {
  const { now, policy } = question;
  const today = amsterdamDay(now);
  const rules = policy.policy.ageRules;
  const runs = (periods: readonly (Period & { readonly memberId: string })[]): boolean =>
    periods.some((period) => period.memberId === member.id && includes(period, today));
  const { escalation, view } = caseFacts(data, today);
  return {
    involvement: runs(data.involvements) ? 'ACTIVE' : 'NONE',
    self: resolveSelf(person, consentSubject(member, question), now, rules),
    view,
    safety: data.safety.some((ground) => ground.memberId === member.id && isOpen(ground, now)) ? 'OPEN' : 'NONE',
    escalation,
    match: runs(data.matches) ? 'MUTUAL' : 'NONE',
    mandatoryCare: runs(data.mandatoryCare) ? 'RUNNING' : 'NONE',
    secretAddress: secretAddress(member, data.members, now, rules.custodyMaxAgeHours),
    childSafety: member.childSafety ? 'YES' : 'NO',
    ageBand: ageBand(member.civil?.birthDate ?? null, today),
  };
}

function caseFacts({ familyCase, escalations }: SituationData, today: string): Pick<MemberFacts, 'view' | 'escalation'> {
  return {
    view: familyCase.triage === 'MULTI_PROBLEM' && familyCase.phase !== 'CLOSED' ? 'OPEN' : 'CLOSED',
    escalation: escalations.some((one) => one.level === 4 && includes(one, today)) ? 'ADMINISTRATIVE' : 'NONE',
  };
}

function includes(period: Period, today: string): boolean {
  return period.from <= today && (period.until === null || today <= period.until);
}

function isOpen(ground: { readonly from: string; readonly until: string }, now: Date): boolean {
  return Date.parse(ground.from) <= now.getTime() && now.getTime() < Date.parse(ground.until);
}

function consentSubject(member: MemberData, { now, purpose, policy }: SituationQuestion): ConsentSubject {
  const { civil } = member;
  return {
    memberId: member.id,
    person: member.person,
    birthDate: civil?.birthDate ?? null,
    capacity: capacityOf(member, now, policy.policy.ageRules.custodyMaxAgeHours),
    custody: civil?.custody ?? null,
    setAside: member.setAside,
    waivers: member.waivers.filter((waiver) => waiver.purposes.includes(purpose)),
  };
}

/** What a human recorded, unless the register of curatele says more or was not read lately. */
function capacityOf({ capacity, civil }: MemberData, now: Date, maxAgeHours: number): ConsentSubject['capacity'] {
  if (capacity.state !== 'CAPABLE') return capacity;
  const stale = civil === null || !(now.getTime() - Date.parse(civil.checkedAt) <= maxAgeHours * 3_600_000);
  if (stale) return { state: 'UNKNOWN' };
  return civil.curatele ? { state: 'CURATELE' } : capacity;
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function remember(make: (memberId: string, info: DataClassInfo) => Facts): (key: string, memberId: string, info: DataClassInfo) => Facts {
  const made = new Map<string, Facts>();
  return (key, memberId, info) => {
    const facts = made.get(key) ?? make(memberId, info);
    made.set(key, facts);
    return facts;
  };
}
