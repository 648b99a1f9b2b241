import { ageBand } from './age.ts';
import { amsterdamDay } from './amsterdam-day.ts';
import type { ConsentSubject, PersonKey } from './consent-records.ts';
import { consentSubjectOf } from './consent-subject.ts';
import type { DataClassInfo } from './policy.ts';
import { remember } from './remember.ts';
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
 * `inScope` is UNKNOWN: ask inScopeFor per item. An unknown subject or class has no facts at all. Members of whom the same holds share one object.
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

/** The facts of a member that hang on the class. */
type ClassFacts = Required<Pick<Facts, 'waiver' | 'waiverNamesClass' | 'source' | 'restricted' | 'inScope'>>;

/** Works out, as far as anybody asks for it, what holds in a case. Pure: data, time and policy come in. */
export function createSituation(data: SituationData, question: SituationQuestion): CaseSituation {
  const { caller, now, policy } = question;
  const recipient = `${caller.oin}/${caller.role}`;
  const today = amsterdamDay(now);
  const person = personOf(data, caller);
  const ofCase = caseFacts(data, today);
  const members = new Map(data.members.map((member) => [member.id, member]));
  const consent = remember((member: MemberData) => consentSubject(member, question));
  const sameMember = createSame<MemberFacts>();
  const sameClass = createSame<ClassFacts>();
  const known = remember((member: MemberData) =>
    sameMember({ ...memberFacts(data, member, consent(member), person, question), ...ofCase }),
  );
  const together = remember((own: MemberFacts) => remember((ofClass: ClassFacts): Facts => ({ ...own, ...ofClass })));
  const scope = new Set(data.goals.flatMap((goal) => goal.about.map((memberId) => `${memberId} ${goal.domain}`)));
  const inScope = (memberId: string, domain: string): FactValue<'inScope'> => (scope.has(`${memberId} ${domain}`) ? 'YES' : 'NO');

  /** Where no waiver for this recipient and purpose covers the class, nothing depends on the class, only on its regime. */
  const waiverOf = remember((member: MemberData) => {
    const subject = consent(member);
    const resolve = (dataClass: DataClassInfo): Pick<ClassFacts, 'waiver' | 'waiverNamesClass'> =>
      resolveWaiver({ recipient, purpose: question.purpose, dataClass }, subject, now, policy.policy);
    const ofRegime = new Map<string, ReturnType<typeof resolve>>();
    return (info: DataClassInfo): ReturnType<typeof resolve> => {
      if (subject.waivers.some((waiver) => waiver.regime === info.regime || waiver.classes.includes(info.name))) return resolve(info);
      const resolved = ofRegime.get(info.regime) ?? resolve(info);
      ofRegime.set(info.regime, resolved);
      return resolved;
    };
  });
  const factsOfMember = (member: MemberData, info: DataClassInfo): Facts => {
    const { waiver, waiverNamesClass } = waiverOf(member)(info);
    const ofClass = sameClass({
      waiver,
      waiverNamesClass,
      source: question.owners.get(info.source) === recipient ? 'OWN' : 'OTHER',
      restricted: member.restrictedSources.includes(info.source) ? 'YES' : 'NO',
      inScope: info.domain === '*' ? 'UNKNOWN' : info.domain === null ? 'NO' : inScope(member.id, info.domain),
    });
    return together(known(member))(ofClass);
  };
  const factsOfFamily = (info: DataClassInfo): Facts => {
    const each = data.members.map((member) => factsOfMember(member, info));
    return {
      ...worstFacts(each),
      involvement: each.some((facts) => facts.involvement === 'ACTIVE') ? 'ACTIVE' : 'NONE',
      ...(aboutTheCase.has(info.name) ? { restricted: 'NO' as const, ...(isMember(data, person) ? { self: 'SELF' as const } : {}) } : {}),
    };
  };
  const of = remember((subject: Subject) =>
    remember((dataClass: string): Facts => {
      const info = policy.classes.get(dataClass);
      if (info === undefined) return {};
      if (subject === 'FAMILY') return factsOfFamily(info);
      const member = members.get(subject);
      return member === undefined ? {} : factsOfMember(member, info);
    }),
  );
  const attached = (memberId: string): boolean => {
    const member = members.get(memberId);
    const facts = member && known(member);
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
      of: (subject, dataClass) => of(subject)(dataClass),
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

function memberFacts(
  data: SituationData,
  member: MemberData,
  subject: ConsentSubject,
  person: PersonKey | null,
  { now, policy }: SituationQuestion,
): Omit<MemberFacts, keyof CaseFacts> {
  const today = amsterdamDay(now);
  const rules = policy.policy.ageRules;
  const runs = (periods: readonly (Period & { readonly memberId: string })[]): boolean =>
    periods.some((period) => period.memberId === member.id && includes(period, today));
  return {
    involvement: runs(data.involvements) ? 'ACTIVE' : 'NONE',
    self: resolveSelf(person, subject, now, rules),
    safety: data.safety.some((ground) => ground.memberId === member.id && isOpen(ground, now)) ? 'OPEN' : 'NONE',
    match: runs(data.matches) ? 'MUTUAL' : 'NONE',
    mandatoryCare: runs(data.mandatoryCare) ? 'RUNNING' : 'NONE',
    secretAddress: secretAddress(member, data.members, now, rules.custodyMaxAgeHours),
    childSafety: member.childSafety ? 'YES' : 'NO',
    ageBand: ageBand(member.civil?.birthDate ?? null, today),
  };
}

/** The facts that are the same for every member. */
type CaseFacts = Pick<MemberFacts, 'view' | 'escalation'>;

function caseFacts({ familyCase, escalations }: SituationData, today: string): CaseFacts {
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

/** Only what was decided for the purpose of the question plays a part in it. */
function consentSubject(member: MemberData, { now, purpose, policy }: SituationQuestion): ConsentSubject {
  const subject = consentSubjectOf(member, now, policy.policy.ageRules);
  return { ...subject, waivers: subject.waivers.filter((waiver) => waiver.purposes.includes(purpose)) };
}

/** Gives equal facts as one object; all facts that it is given must name the same facts in the same order. */
function createSame<F extends Facts>(): (facts: F) => F {
  const known = new Map<string, F>();
  return (facts) => {
    const key = Object.values(facts).join(' ');
    const same = known.get(key) ?? facts;
    known.set(key, same);
    return same;
  };
}
