import { createSituation, type CaseSituation } from '#consent/situation.ts';
import type { CivilFacts, MemberData, SituationData } from '#consent/situation-data.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf, owners } from '#consent/testing/organisations.ts';
import type { Purpose, Role } from '#consent/vocabulary.ts';
import { Disclosure } from '#gateway/disclose/disclosure.ts';

/** Eleven o'clock on the sandbox's day. */
export const now = new Date('2026-11-20T11:00:00+01:00');

type MemberChanges = Partial<Omit<MemberData, 'civil'>> & { readonly civil?: Partial<CivilFacts> | null };

/** A member of the case: an adult of whom nothing is special, known to the BRP as of an hour ago. */
export const aMember = (id: string, { civil = {}, ...changes }: MemberChanges = {}): MemberData => {
  const checkedAt = '2026-11-20T10:00:00+01:00';
  const custody = { state: 'KNOWN', underInvestigation: false, holders: ['mark', 'chantal'], checkedAt, changedAt: null } as const;
  const known = { birthDate: '1985-03-02', custody, secretAddress: false, curatele: false, addressHash: null, checkedAt };
  const nobody = { childSafety: false, capacity: { state: 'CAPABLE' }, restrictedSources: [], setAside: [], waivers: [] } as const;
  return { id, bsn: `bsn of ${id}`, person: id, subject: `family-${id}`, ...nobody, ...changes, civil: civil && { ...known, ...civil } };
};

/** What may be said of the situation; the rest is that of Mark, Chantal and Walter (12), triaged multi-problem. */
export interface SituationChanges extends Partial<SituationData> {
  readonly role?: Role;
  readonly purpose?: Purpose;
  readonly subject?: string;
  /** With whom the caller is involved: Mark, Chantal and Walter unless said otherwise. */
  readonly involvedWith?: readonly string[];
}

/** What holds in a case for one caller: the regisseur who coordinates, unless said otherwise. */
export const aSituation = (changes: SituationChanges = {}): CaseSituation => {
  const { role = 'REG', purpose = 'COORD', subject = 'prof', involvedWith = ['mark', 'chantal', 'walter'], ...data } = changes;
  const familyCase = {
    id: 's1',
    reference: 'VB-2026-0001',
    phase: 'ACTIVE',
    triage: 'MULTI_PROBLEM',
    triageRationale: null,
    openedAt: '2026-06-01',
    closedAt: null,
  } as const;
  return createSituation(
    {
      familyCase,
      members: [aMember('mark'), aMember('chantal'), aMember('walter', { civil: { birthDate: '2014-05-05' } })],
      outsiders: [],
      involvements: involvedWith.map((memberId) => ({ memberId, from: '2026-06-01', until: null })),
      safety: [],
      escalations: [],
      goals: [],
      matches: [],
      mandatoryCare: [],
      ...data,
    },
    { caller: { oin: oinOf(role), role, subject, purposes: [purpose] }, purpose, now, owners, policy: defaultTables },
  );
};

/** The decisions about that situation under the default policy. */
export const aDisclosure = (changes: SituationChanges = {}): Disclosure => {
  const { role = 'REG', purpose = 'COORD' } = changes;
  return new Disclosure({ policy: defaultTables, role, organisation: oinOf(role), purpose, situation: aSituation(changes) });
};
