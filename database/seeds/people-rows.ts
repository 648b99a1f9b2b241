import { sealCivilFacts } from '../civil-facts.ts';
import { placeOf } from '../encrypted-columns.ts';
import type { Encryption } from '../encryption.ts';
import { createNames, day } from './names.ts';
import type { SeedCase, SeedMember } from './seed-case.ts';

/** The rows of a case about people: who they are, who is involved with them, and what they agreed to. Civil facts count as checked at `now`. */
export function peopleRows(seedCase: SeedCase, encryption: Encryption, now: Date) {
  const caseId = seedCase.id;
  const { id, member } = createNames(caseId);
  const { members, outsiders = [], involvements, waivers = [], setAsides = [] } = seedCase;
  return {
    members: members.map((one, index) => ({ ...memberRow(one, id('m', index), encryption, now), caseId, position: index + 1 })),
    outsiders: outsiders.map(({ bsn, subject }, index) => {
      const outsideId = id('o', index);
      return {
        id: outsideId,
        caseId,
        bsn: encryption.encrypt(placeOf('outside_person', 'bsn', outsideId), bsn),
        bsnLookup: encryption.hash(bsn),
        subject,
      };
    }),
    regisseurs: involvements
      .filter(({ by }) => by.kind === 'REGISSEUR')
      .map(({ by: { oin, role, subject, organisation, dutyPhone }, backup = false }, index) => ({
        id: id('r', index),
        caseId,
        backup,
        oin,
        role,
        subject,
        organisation,
        dutyPhone,
        name: seedCase[backup ? 'backup' : 'regisseur'].name,
        contact: seedCase[backup ? 'backup' : 'regisseur'].contact,
        mandate: !backup,
        appointedBy: organisation,
        from: day(seedCase[backup ? 'backup' : 'regisseur'].from),
      })),
    involvements: involvements.flatMap(({ by, with: numbers, backup = false, from, lastActive }) =>
      numbers.map((number) => ({
        ...by,
        id: `${member(number)}-${by.role}${backup ? '-backup' : ''}`,
        caseId,
        memberId: member(number),
        from: day(from),
        lastActive: day(lastActive),
      })),
    ),
    waivers: waivers.map(({ about, giver, classes, recipients, purposes, decidedAt, until, withdrawnAt, kind }, index) => ({
      id: id('w', index),
      memberId: member(about),
      giverMemberId: member(giver),
      kind,
      classes: [...classes],
      recipients: [...recipients],
      purposes: [...purposes],
      decidedAt: new Date(decidedAt),
      until: day(until),
      withdrawnAt: withdrawnAt === undefined ? null : new Date(withdrawnAt),
    })),
    setAsides: setAsides.map(({ about, holder, recordedAt, recordedBy }, index) => ({
      id: id('a', index),
      memberId: member(about),
      holderMemberId: member(holder),
      recordedBy,
      recordedAt: new Date(recordedAt),
    })),
  };
}

function memberRow(one: SeedMember, id: string, encryption: Encryption, now: Date) {
  const civilFacts = sealCivilFacts(encryption, id, {
    birthDate: one.birthDate,
    custody: {
      state: one.holders === undefined ? 'UNDETERMINABLE' : 'KNOWN',
      underInvestigation: false,
      holders: (one.holders ?? []).toSorted(),
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
