import type { DeskRequest } from '#audit/desk-request.ts';
import type { ConsentSubject, PersonKey } from '#consent/consent-records.ts';
import { consentSubjectOf } from '#consent/consent-subject.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { factsOf, isAttached } from '#consent/situation.ts';
import { loadConsents, loadSituation, type CaseConsents } from '#consent/store.ts';
import { purposes, roles, type FactValue } from '#consent/vocabulary.ts';
import type { RegisterDeps } from './register-deps.ts';
import { secrecyScope, type SecrecyScope } from './secrecy-scope.ts';

/** One case as the register knows it for one caller; it lives no longer than its request. */
export interface OpenedCase {
  readonly caseId: string;
  readonly request: DeskRequest;
  readonly policy: CompiledPolicy;
  readonly consents: CaseConsents;
  /** The caller, as `OIN/role`. */
  readonly recipient: string;
  /** The person of the family that the caller is, or null for a professional. */
  readonly person: PersonKey | null;
  /** The secrecy that is the caller's own organisation's to guard. */
  readonly scope: SecrecyScope;
  /** A member as consent is resolved for them, or null when there is no such member. */
  subject(memberId: string): ConsentSubject | null;
  /** Whether the caller is involved with this member now. */
  involved(memberId: string): boolean;
  self(memberId: string): FactValue<'self'>;
  /** Whether the caller may know of this member. */
  attached(memberId: string): boolean;
}

/**
 * Opens a case for the caller: null when there is none, or when it does not exist for them. It does for who is involved with a member, for the family, and for
 * who once gave a waiver in it or has to give one.
 */
export async function openCase(deps: RegisterDeps, request: DeskRequest, caseId: string): Promise<OpenedCase | null> {
  const role = roles.find((known) => known === request.caller.role);
  const purpose = purposes.find((known) => known === request.purpose);
  if (role === undefined || purpose === undefined || !isIdentifier(caseId)) return null;
  const policy = deps.policy(request);
  const { oin, subject } = request.caller;
  const question = { caller: { oin, role, subject, purposes: [purpose] }, purpose, now: request.now, owners: deps.owners, policy };
  const [situation, consents] = await Promise.all([loadSituation(deps, caseId, question), loadConsents(deps, caseId)]);
  if (situation === null || consents === null) return null;
  const person = role === 'LID' ? personOf(consents, subject) : null;
  if (!situation.opens && !(person !== null && decidesIn(consents, person))) return null;
  const subjects = new Map(consents.members.map((member) => [member.id, consentSubjectOf(member, request.now, policy.policy.ageRules)]));
  return {
    caseId,
    request,
    policy,
    consents,
    recipient: situation.recipient,
    person,
    scope: secrecyScope(policy.policy, deps.owners, situation.recipient),
    subject: (memberId) => subjects.get(memberId) ?? null,
    involved: (memberId) => factsOf(situation, memberId, 'FAMILY_CASE').involvement === 'ACTIVE',
    self: (memberId) => factsOf(situation, memberId, 'FAMILY_CASE').self ?? 'UNKNOWN',
    attached: (memberId) => isAttached(situation, memberId),
  };
}

/** Whether a text can be the id of a row: what cannot be, is not asked of the database. */
export function isIdentifier(text: string): boolean {
  return /^[\w.:-]{1,100}$/.test(text);
}

function personOf({ members, outsiders }: CaseConsents, subject: string): PersonKey | null {
  return [...members, ...outsiders].find((one) => one.subject === subject)?.person ?? null;
}

function decidesIn({ members, waivers }: CaseConsents, person: PersonKey): boolean {
  return (
    waivers.some(({ giver }) => giver === person) ||
    members.some(({ capacity }) => capacity.state === 'REPRESENTED' && capacity.representatives.includes(person))
  );
}
