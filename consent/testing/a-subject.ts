import type { ConsentSubject, Custody, WaiverRecord } from '../consent-records.ts';

/** Noon on the set day. */
export const now = new Date('2026-11-20T12:00:00+01:00');

/** A waiver by Mark about himself, for the regisseur, for everything that the GGZ keeps. */
export function aWaiver(changes: Partial<WaiverRecord> = {}): WaiverRecord {
  return {
    memberId: 'm1',
    giver: 'mark',
    kind: 'GIVEN',
    regime: 'WGBO',
    classes: [],
    recipients: ['00000099000000001000/REG'],
    purposes: ['COORD'],
    decidedAt: '2026-09-01T10:00:00+02:00',
    until: null,
    withdrawnAt: null,
    ...changes,
  };
}

/** Custody of two holders, compared with the BRP an hour ago. */
export function aCustody(changes: Partial<Custody> = {}): Custody {
  const holders = ['mark', 'chantal'];
  return { state: 'KNOWN', underInvestigation: false, holders, checkedAt: '2026-11-20T11:00:00+01:00', changedAt: null, ...changes };
}

/** Mark, an adult who can decide for himself and has said nothing yet. */
export function aSubject(changes: Partial<ConsentSubject> = {}): ConsentSubject {
  const base = { memberId: 'm1', person: 'mark', birthDate: '1985-03-02', custody: null, setAside: [], waivers: [] };
  return { ...base, capacity: { state: 'CAPABLE' }, ...changes };
}

/** A child in the joint custody of Mark and Chantal. */
export function aChild(birthDate: string, changes: Partial<ConsentSubject> = {}): ConsentSubject {
  return aSubject({ memberId: 'm4', person: 'walter', birthDate, custody: aCustody(), ...changes });
}
