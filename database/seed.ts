import { sealCivilFacts } from './civil-facts.ts';
import type { Database } from './create-database.ts';
import { placeOf } from './encrypted-columns.ts';
import type { Encryption } from './encryption.ts';
import { deBoerCase } from './seeds/de-boer.ts';
import { denBraberCase } from './seeds/den-braber.ts';
import { grootEsselinkCase } from './seeds/groot-esselink.ts';
import { recipientOf } from './seeds/professionals.ts';
import type { MemberNumbers, SeedCase, SeedMember } from './seeds/seed-case.ts';

/** The fictitious cases of the sandbox: S1 with two variants, S2 before and after escalation, S3. */
export const seedCases: readonly SeedCase[] = [
  deBoerCase('s1', null),
  deBoerCase('s1-withdrawn', 'withdrawn'),
  deBoerCase('s1-walter-agreed', 'walter-agreed'),
  grootEsselinkCase('s2', false),
  grootEsselinkCase('s2-escalated', true),
  denBraberCase('s3'),
];

/**
 * Fills an empty database with fictitious cases and answers how many it made; a database that holds a case is left alone. Civil facts count as checked
 * at `now`. For the sandbox and tests only: no program in production may call it.
 */
export async function seed(database: Database, encryption: Encryption, now: Date, cases: readonly SeedCase[] = seedCases): Promise<number> {
  if ((await database.prisma.familyCase.count()) > 0) return 0;
  const rows = cases.map((seedCase) => rowsOf(seedCase, encryption, now));
  const all = <K extends keyof Rows>(table: K): Rows[K] => rows.flatMap((row) => row[table] as unknown[]) as Rows[K];
  const { prisma } = database;
  await prisma.$transaction([
    prisma.familyCase.createMany({ data: all('familyCase') }),
    prisma.familyMember.createMany({ data: all('members') }),
    prisma.outsidePerson.createMany({ data: all('outsiders') }),
    prisma.regisseur.createMany({ data: all('regisseurs') }),
    prisma.involvement.createMany({ data: all('involvements') }),
    prisma.secrecyWaiver.createMany({ data: all('waivers') }),
    prisma.authoritySetAside.createMany({ data: all('setAsides') }),
    prisma.legalBasis.createMany({ data: all('legalBases') }),
    prisma.planItem.createMany({ data: all('planItems') }),
    prisma.domainScore.createMany({ data: all('scores') }),
    prisma.networkMember.createMany({ data: all('network') }),
    prisma.caseMeeting.createMany({ data: all('meetings') }),
    prisma.escalation.createMany({ data: all('escalations') }),
    prisma.signal.createMany({ data: all('signals') }),
    prisma.signalMatch.createMany({ data: all('matches') }),
  ]);
  return cases.length;
}

type Rows = ReturnType<typeof rowsOf>;

function rowsOf(seedCase: SeedCase, encryption: Encryption, now: Date) {
  const caseId = seedCase.id;
  const id = (part: string, index: number): string => `${caseId}-${part}${String(index + 1)}`;
  const member = (number: number): string => id('m', number - 1);
  const memberIds = (numbers: MemberNumbers): string[] => numbers.map(member);
  const { members, outsiders = [], regisseur, involvements, signals = [], match } = seedCase;
  return {
    familyCase: [
      { id: caseId, reference: seedCase.reference, phase: seedCase.phase, triage: seedCase.triage, triageRationale: seedCase.triageRationale, openedAt: day(seedCase.openedAt) },
    ],
    members: members.map((one, index) => ({ ...memberRow(one, id('m', index), encryption, now), caseId, position: index + 1 })),
    outsiders: outsiders.map(({ bsn, subject }, index) => {
      const outsideId = id('o', index);
      return { id: outsideId, caseId, bsn: encryption.encrypt(placeOf('outside_person', 'bsn', outsideId), bsn), bsnLookup: encryption.hash(bsn), subject };
    }),
    regisseurs: involvements
      .filter(({ by }) => by.kind === 'REGISSEUR')
      .map(({ by: { oin, role, subject, organisation, dutyPhone } }, index) => ({
        ...{ id: id('r', index), caseId, oin, role, subject, organisation, dutyPhone },
        ...{ name: regisseur.name, contact: regisseur.contact, mandate: true, appointedBy: organisation, from: day(regisseur.from) },
      })),
    involvements: involvements.flatMap(({ by, with: numbers, from, lastActive }) =>
      numbers.map((number) => ({ ...by, id: `${member(number)}-${by.role}`, caseId, memberId: member(number), from: day(from), lastActive: day(lastActive) })),
    ),
    waivers: (seedCase.waivers ?? []).map(({ about, giver, classes, recipients, purposes, decidedAt, until, withdrawnAt, kind }, index) => ({
      ...{ id: id('w', index), memberId: member(about), giverMemberId: member(giver), kind },
      ...{ classes: [...classes], recipients: [...recipients], purposes: [...purposes] },
      ...{ decidedAt: new Date(decidedAt), until: day(until), withdrawnAt: withdrawnAt === undefined ? null : new Date(withdrawnAt) },
    })),
    setAsides: (seedCase.setAsides ?? []).map(({ about, holder, recordedAt, recordedBy }, index) => ({
      ...{ id: id('a', index), memberId: member(about), holderMemberId: member(holder), recordedBy, recordedAt: new Date(recordedAt) },
    })),
    legalBases: ['TRIAGE', 'PLAN', 'COORD'].map((purpose, index) => ({
      ...{ id: id('b', index), caseId, purpose, from: day(seedCase.openedAt) },
      article: 'AVG 6(1)(e); Wmo 2015 art. 2.1.1; Jeugdwet art. 2.1',
    })),
    planItems: (seedCase.goalsAndActions ?? []).map(({ about, by, byMember, due, recordedAt, kind, status, domain, text }, index) => ({
      ...{ id: id('p', index), caseId, position: index + 1, kind, status, domain, text, about: memberIds(about) },
      ...{ owner: byMember === 'network' ? 'Iemand uit het sociale netwerk' : (by?.organisation ?? null), ownerOin: by?.oin ?? null, ownerRole: by?.role ?? null },
      ...{ ownerMemberId: typeof byMember === 'number' ? member(byMember) : null, due: day(due), recordedAt: day(recordedAt) },
    })),
    scores: (seedCase.scores ?? []).map(({ of, domain, score, scoredAt, by: { oin, role } }, index) => ({
      ...{ id: id('d', index), memberId: member(of), domain, score, scoredAt: day(scoredAt), oin, role },
    })),
    network: (seedCase.network ?? []).map(({ supports, recordedAt, ...one }, index) => ({
      ...{ ...one, id: id('n', index), caseId, supports: memberIds(supports), recordedAt: day(recordedAt) },
    })),
    meetings: (seedCase.meetings ?? []).map(({ about, attendees, by, heldAt, subject, minutes, decisions }, index) => ({
      ...{ id: id('v', index), caseId, subject, minutes, decisions: [...decisions], heldAt: day(heldAt) },
      ...{ about: memberIds(about), attendees: memberIds(attendees), convenerOin: by.oin, convenerRole: by.role },
    })),
    escalations: (seedCase.escalations ?? []).map(({ level, trigger, decision, about, from, by }, index) => ({
      ...{ id: id('e', index), caseId, level, trigger, decision, about: memberIds(about), from: day(from) },
      ...{ owner: by.organisation, ownerOin: by.oin, ownerRole: by.role },
    })),
    signals: signals.map(({ by: { oin, role, organisation, dutyPhone }, about, raisedAt, until }, index) => ({
      ...{ id: id('s', index), caseId, members: memberIds(about), oin, role, organisation, dutyPhone, raisedAt: new Date(raisedAt), until: day(until) },
    })),
    matches: match === undefined ? [] : [{ id: id('x', 0), caseId, kind: match.kind, firstId: id('s', 0), secondId: id('s', 1), matchedAt: day(match.matchedAt), until: day(match.until) }],
  };
}

function memberRow(one: SeedMember, id: string, encryption: Encryption, now: Date) {
  const civilFacts = sealCivilFacts(encryption, id, {
    birthDate: one.birthDate,
    custody: {
      state: one.holders === undefined ? 'UNDETERMINABLE' : 'KNOWN',
      underInvestigation: false,
      holders: [...(one.holders ?? [])].sort(),
      changedAt: null,
    },
    secretAddress: one.secretAddress === true,
    curatele: false,
    addressHash: encryption.hash(one.home),
    checkedAt: now.toISOString(),
  });
  return {
    id,
    bsn: encryption.encrypt(placeOf('family_member', 'bsn', id), one.bsn),
    bsnLookup: encryption.hash(one.bsn),
    subject: one.subject ?? null,
    civilFacts,
    childSafety: one.childSafety === true,
  };
}

function day(text: string): Date {
  return new Date(text);
}
