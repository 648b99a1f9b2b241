import { describe, expect, test } from 'vitest';
import type { WaiverRecord } from './consent-records.ts';
import { createSituation, factsOf, inScopeFor, isAttached, type CaseSituation, type SituationQuestion } from './situation.ts';
import type { CivilFacts, MemberData, SituationData } from './situation-data.ts';
import { defaultTables as policy } from './testing/default-policy.ts';
import { recordFacts, type Facts } from './vocabulary.ts';

const now = new Date('2026-11-20T10:00:00Z');
const municipality = '00000099000000001000';

type AMember = Partial<Omit<MemberData, 'civil'>> & { readonly id: string; readonly civil?: Partial<CivilFacts> | null };

function aMember({ civil = {}, ...given }: AMember): MemberData {
  const checkedAt = '2026-11-20T09:00:00Z';
  const custody = { state: 'KNOWN', underInvestigation: false, holders: ['mother'], checkedAt, changedAt: null } as const;
  return {
    bsn: `bsn of ${given.id}`,
    person: given.id,
    subject: `family-${given.id}`,
    childSafety: false,
    capacity: { state: 'CAPABLE' },
    restrictedSources: [],
    setAside: [],
    waivers: [],
    ...given,
    civil:
      civil === null
        ? null
        : { birthDate: '1990-01-01', custody, secretAddress: false, curatele: false, addressHash: null, checkedAt, ...civil },
  };
}

function aCase(data: Partial<SituationData> = {}): SituationData {
  const familyCase = {
    id: 'c',
    reference: null,
    phase: 'ACTIVE',
    triage: 'MULTI_PROBLEM',
    triageRationale: null,
    openedAt: '2026-01-01',
    closedAt: null,
  } as const;
  const members = [aMember({ id: 'mother' }), aMember({ id: 'child', civil: { birthDate: '2018-05-05' } })];
  return {
    familyCase,
    members,
    outsiders: [],
    involvements: [],
    safety: [],
    escalations: [],
    goals: [],
    matches: [],
    mandatoryCare: [],
    ...data,
  };
}

function asked(data: Partial<SituationData> = {}, question: Partial<SituationQuestion> = {}): CaseSituation {
  const caller = { oin: municipality, role: 'REG', subject: 'prof', purposes: ['COORD'] } as const;
  return createSituation(aCase(data), {
    caller,
    purpose: 'COORD',
    now,
    owners: new Map([['wmo', `${municipality}/WMO`]]),
    policy,
    ...question,
  });
}

function asFamily(subject: string): Partial<SituationQuestion> {
  return { purpose: 'RIGHTS', caller: { oin: municipality, role: 'LID', subject, purposes: ['RIGHTS'] } };
}

describe('facts of a member', () => {
  test.each<[string, Partial<SituationData>, string, Facts]>([
    [
      'involvement from its first day',
      { involvements: [{ memberId: 'mother', from: '2026-11-20', until: null }] },
      'PERSON_NAME',
      { involvement: 'ACTIVE' },
    ],
    [
      'involvement to its last day',
      { involvements: [{ memberId: 'mother', from: '2026-01-01', until: '2026-11-20' }] },
      'PERSON_NAME',
      { involvement: 'ACTIVE' },
    ],
    [
      'no involvement after it',
      { involvements: [{ memberId: 'mother', from: '2026-01-01', until: '2026-11-19' }] },
      'PERSON_NAME',
      { involvement: 'NONE' },
    ],
    [
      'no involvement before it',
      { involvements: [{ memberId: 'mother', from: '2026-11-21', until: null }] },
      'PERSON_NAME',
      { involvement: 'NONE' },
    ],
    [
      'no involvement by another member',
      { involvements: [{ memberId: 'child', from: '2026-01-01', until: null }] },
      'PERSON_NAME',
      { involvement: 'NONE' },
    ],
    [
      'a safety ground that is open',
      { safety: [{ memberId: 'mother', from: '2026-11-20T10:00:00+00:00', until: '2026-11-20T10:00:01+00:00' }] },
      'PERSON_NAME',
      { safety: 'OPEN' },
    ],
    [
      'a safety ground that just ended',
      { safety: [{ memberId: 'mother', from: '2026-11-18T10:00:00Z', until: '2026-11-20T10:00:00Z' }] },
      'PERSON_NAME',
      { safety: 'NONE' },
    ],
    [
      'a safety ground for another member',
      { safety: [{ memberId: 'child', from: '2026-11-20T09:00:00Z', until: '2026-11-21T10:00:00Z' }] },
      'PERSON_NAME',
      { safety: 'NONE' },
    ],
    [
      'an escalation to the mayor',
      { escalations: [{ level: 4, from: '2026-11-01', until: null }] },
      'PERSON_NAME',
      { escalation: 'ADMINISTRATIVE' },
    ],
    [
      'an escalation below the mayor',
      { escalations: [{ level: 3, from: '2026-11-01', until: null }] },
      'PERSON_NAME',
      { escalation: 'NONE' },
    ],
    [
      'an escalation that ended',
      { escalations: [{ level: 4, from: '2026-11-01', until: '2026-11-19' }] },
      'PERSON_NAME',
      { escalation: 'NONE' },
    ],
    ['a goal in the domain of the class', { goals: [{ domain: 'FINANCE', about: ['mother'] }] }, 'WI_DEBT', { inScope: 'YES' }],
    ['a goal in another domain', { goals: [{ domain: 'HOUSING', about: ['mother'] }] }, 'WI_DEBT', { inScope: 'NO' }],
    ['a goal that names another member', { goals: [{ domain: 'FINANCE', about: ['child'] }] }, 'WI_DEBT', { inScope: 'NO' }],
    ['a goal that names nobody', { goals: [{ domain: 'FINANCE', about: [] }] }, 'WI_DEBT', { inScope: 'NO' }],
    ['a class without a domain is in no scope', { goals: [{ domain: 'FINANCE', about: ['mother'] }] }, 'PERSON_NAME', { inScope: 'NO' }],
    [
      'a class of every domain is decided per item',
      { goals: [{ domain: 'FINANCE', about: ['mother'] }] },
      'PLAN_DOMAIN_SCORE',
      { inScope: 'UNKNOWN' },
    ],
    ['a match', { matches: [{ memberId: 'mother', from: '2026-11-01', until: '2026-11-20' }] }, 'SIGNAL_MATCH', { match: 'MUTUAL' }],
    [
      'a match that is over',
      { matches: [{ memberId: 'mother', from: '2026-11-01', until: '2026-11-19' }] },
      'SIGNAL_MATCH',
      { match: 'NONE' },
    ],
    [
      'mandatory care',
      { mandatoryCare: [{ memberId: 'mother', from: '2026-11-01', until: null }] },
      'PERSON_NAME',
      { mandatoryCare: 'RUNNING' },
    ],
    [
      'mandatory care that ended',
      { mandatoryCare: [{ memberId: 'mother', from: '2026-11-01', until: '2026-11-19' }] },
      'PERSON_NAME',
      { mandatoryCare: 'NONE' },
    ],
    [
      'a restriction of the class its source',
      { members: [aMember({ id: 'mother', restrictedSources: ['wmo'] })] },
      'WMO_PROVISION',
      { restricted: 'YES' },
    ],
    [
      'a restriction of another source',
      { members: [aMember({ id: 'mother', restrictedSources: ['wi'] })] },
      'WMO_PROVISION',
      { restricted: 'NO' },
    ],
    [
      'nothing read from the BRP',
      { members: [aMember({ id: 'mother', civil: null })] },
      'WMO_REPORT',
      { ageBand: 'UNKNOWN', secretAddress: 'UNKNOWN', waiver: 'UNKNOWN' },
    ],
    ['an adult under curatele', { members: [aMember({ id: 'mother', civil: { curatele: true } })] }, 'WMO_REPORT', { waiver: 'UNKNOWN' }],
  ])('%s', (_, data, dataClass, expected) => {
    expect(factsOf(asked(data), 'mother', dataClass)).toMatchObject(expected);
  });

  test.each<[SituationData['familyCase']['phase'], SituationData['familyCase']['triage'], string]>([
    ['SIGNALLED', null, 'CLOSED'],
    ['TRIAGE', 'MULTI_PROBLEM', 'OPEN'],
    ['ACTIVE', 'MULTI_PROBLEM', 'OPEN'],
    ['ACTIVE', 'MULTI_USER', 'CLOSED'],
    ['ACTIVE', 'MONO', 'CLOSED'],
    ['FOLLOW_UP', 'MULTI_PROBLEM', 'OPEN'],
    ['EVALUATION', 'MULTI_PROBLEM', 'OPEN'],
    ['CLOSED', 'MULTI_PROBLEM', 'CLOSED'],
  ])('in phase %s with triage %s the view is %s', (phase, triage, view) => {
    const familyCase = { ...aCase().familyCase, phase, triage, closedAt: '2026-06-01' };
    expect(factsOf(asked({ familyCase }), 'mother', 'PERSON_NAME').view).toBe(view);
  });

  test('source is OWN only for the owner of the partner, in the owner its role', () => {
    const own = { caller: { oin: municipality, role: 'WMO', subject: 'prof', purposes: [] } } as const;
    expect(factsOf(asked({}, own), 'mother', 'WMO_PROVISION').source).toBe('OWN');
    expect(factsOf(asked(), 'mother', 'WMO_PROVISION').source).toBe('OTHER');
    expect(factsOf(asked({}, own), 'mother', 'WI_DEBT').source).toBe('OTHER');
    expect(factsOf(asked({}, own), 'mother', 'PLAN_ITEM').source).toBe('OTHER');
    expect(factsOf(asked({}, own), 'mother', 'PERSON_NAME').source).toBe('OTHER');
  });

  test('facts of records are left out, and every other fact is there', () => {
    const names = Object.keys(factsOf(asked(), 'mother', 'WMO_PROVISION')).toSorted();
    expect(names).toHaveLength(15);
    for (const name of recordFacts) expect(names).not.toContain(name);
  });

  test('nobody and no class have no facts at all', () => {
    expect(factsOf(asked(), 'stranger', 'PERSON_NAME')).toEqual({});
    expect(factsOf(asked(), 'mother', 'NO_SUCH_CLASS')).toEqual({});
    expect(factsOf(asked(), 'FAMILY', 'NO_SUCH_CLASS')).toEqual({});
    expect(isAttached(asked(), 'stranger')).toBe(false);
    expect(inScopeFor(asked(), 'stranger', 'FINANCE')).toBe('NO');
  });
});

describe('a waiver', () => {
  const waiver: WaiverRecord = {
    memberId: 'mother',
    giver: 'mother',
    kind: 'GIVEN',
    regime: null,
    classes: ['GGZ_PRACTITIONER'],
    recipients: [`${municipality}/REG`],
    purposes: ['COORD'],
    decidedAt: '2026-05-01T10:00:00Z',
    until: '2026-11-20',
    withdrawnAt: null,
  };
  const given = (more: Partial<WaiverRecord>, question: Partial<SituationQuestion> = {}): Facts => {
    const { waiver: state, waiverNamesClass } = factsOf(
      asked({ members: [aMember({ id: 'mother', waivers: [{ ...waiver, ...more }] })] }, question),
      'mother',
      'GGZ_PRACTITIONER',
    );
    return { ...(state === undefined ? {} : { waiver: state }), ...(waiverNamesClass === undefined ? {} : { waiverNamesClass }) };
  };

  test.each<[string, Partial<WaiverRecord>, Partial<SituationQuestion>, Facts]>([
    ['for this class', {}, {}, { waiver: 'VALID', waiverNamesClass: 'YES' }],
    ['for the whole regime', { classes: [], regime: 'WGBO' }, {}, { waiver: 'VALID', waiverNamesClass: 'NO' }],
    ['for another class', { classes: ['GGZ_DIAGNOSIS'] }, {}, { waiver: 'NONE', waiverNamesClass: 'NO' }],
    ['for another purpose', {}, { purpose: 'PLAN' }, { waiver: 'NONE', waiverNamesClass: 'NO' }],
    ['for another recipient', { recipients: [`${municipality}/WMO`] }, {}, { waiver: 'NONE', waiverNamesClass: 'NO' }],
    ['about another member', { memberId: 'child' }, {}, { waiver: 'NONE', waiverNamesClass: 'NO' }],
    ['by somebody else', { giver: 'father' }, {}, { waiver: 'NONE', waiverNamesClass: 'NO' }],
    ['until yesterday', { until: '2026-11-19' }, {}, { waiver: 'EXPIRED', waiverNamesClass: 'NO' }],
    ['withdrawn', { withdrawnAt: '2026-11-20T09:00:00Z' }, {}, { waiver: 'WITHDRAWN', waiverNamesClass: 'NO' }],
    ['refused', { kind: 'REFUSED' }, {}, { waiver: 'REFUSED', waiverNamesClass: 'NO' }],
  ])('%s', (_, more, question, expected) => {
    expect(given(more, question)).toEqual(expected);
  });
});

describe('facts of the family', () => {
  const involved = { involvements: [{ memberId: 'child', from: '2026-01-01', until: null }] };

  test('involvement with anybody is enough, everything else is the worst over all', () => {
    const data = {
      ...involved,
      goals: [{ domain: 'FINANCE', about: ['mother'] }],
      members: [aMember({ id: 'mother' }), aMember({ id: 'child', childSafety: true })],
    };
    expect(factsOf(asked(data), 'FAMILY', 'WI_DEBT')).toMatchObject({
      involvement: 'ACTIVE',
      inScope: 'NO',
      childSafety: 'YES',
      self: 'OTHER',
    });
    expect(factsOf(asked(), 'FAMILY', 'WI_DEBT').involvement).toBe('NONE');
  });

  test('for the case and its regisseur a member is SELF, and a restriction does not count', () => {
    const members = [aMember({ id: 'mother' }), aMember({ id: 'father', restrictedSources: ['hub'] })];
    for (const dataClass of ['FAMILY_CASE', 'INVOLVEMENT_REGISSEUR']) {
      expect(factsOf(asked({ members }, asFamily('family-mother')), 'FAMILY', dataClass)).toMatchObject({ self: 'SELF', restricted: 'NO' });
      expect(factsOf(asked({ members }, asFamily('family-somebody')), 'FAMILY', dataClass)).toMatchObject({
        self: 'OTHER',
        restricted: 'NO',
      });
    }
    expect(factsOf(asked({ members }, asFamily('family-mother')), 'FAMILY', 'PLAN_ITEM')).toMatchObject({
      self: 'OTHER',
      restricted: 'YES',
    });
    expect(factsOf(asked({ members }, asFamily('family-mother')), 'mother', 'INVOLVEMENT_REGISSEUR')).toMatchObject({
      self: 'SELF',
      restricted: 'NO',
    });
    expect(factsOf(asked({ members }, asFamily('family-mother')), 'father', 'INVOLVEMENT_REGISSEUR')).toMatchObject({
      self: 'OTHER',
      restricted: 'YES',
    });
  });

  test('a case without members knows nothing of a family', () => {
    expect(factsOf(asked({ members: [] }), 'FAMILY', 'FAMILY_CASE')).toEqual({ involvement: 'NONE', restricted: 'NO' });
  });
});

describe('a case opens', () => {
  const holderOutside = { outsiders: [{ person: 'grandmother', subject: 'family-grandmother' }] };
  const heldBy = (holder: string): Partial<SituationData> => ({
    members: [
      aMember({ id: 'mother' }),
      aMember({ id: 'child', subject: null, civil: { birthDate: '2018-05-05', custody: { ...child.custody, holders: [holder] } } }),
    ],
  });
  const child = {
    custody: {
      state: 'KNOWN',
      underInvestigation: false,
      holders: ['mother'],
      checkedAt: '2026-11-20T09:00:00Z',
      changedAt: null,
    } as const,
  };

  test.each<[string, Partial<SituationData>, Partial<SituationQuestion>, boolean]>([
    ['to who is involved with a member', { involvements: [{ memberId: 'child', from: '2026-01-01', until: null }] }, {}, true],
    ['to who has a match about a member', { matches: [{ memberId: 'child', from: '2026-01-01', until: null }] }, {}, true],
    ['to a member', {}, asFamily('family-mother'), true],
    ['to a member of whom nothing is known', { members: [aMember({ id: 'mother', civil: null })] }, asFamily('family-mother'), true],
    ['to a holder of authority who is no member', { ...holderOutside, ...heldBy('grandmother') }, asFamily('family-grandmother'), true],
    ['not to who no longer holds authority', { ...holderOutside, ...heldBy('mother') }, asFamily('family-grandmother'), false],
    ['not to a stranger', {}, {}, false],
    ['not to a stranger of a family', {}, asFamily('family-stranger'), false],
    [
      'not to a professional by the subject of a member',
      {},
      { caller: { oin: municipality, role: 'WMO', subject: 'family-mother', purposes: [] } },
      false,
    ],
    ['not to nobody where members have no subject', { members: [aMember({ id: 'mother', subject: null })] }, asFamily(''), false],
  ])('%s', (_, data, question, opens) => {
    expect(asked(data, question).opens).toBe(opens);
  });
});

describe('members of whom the same holds', () => {
  const family = (child: AMember['civil'], restrictedSources: readonly string[] = []): CaseSituation =>
    asked({ members: [aMember({ id: 'mother' }), aMember({ id: 'child', civil: child ?? {}, restrictedSources })] });

  test('share one object, so that what is decided on it is decided once', () => {
    const situation = family({ birthDate: '1991-02-02' });
    expect(factsOf(situation, 'child', 'GGZ_DIAGNOSIS')).toBe(factsOf(situation, 'mother', 'GGZ_DIAGNOSIS'));
  });

  test.each<[string, CaseSituation]>([
    ['themselves', family({ birthDate: '2018-05-05' })],
    ['the class', family({}, ['ggz'])],
  ])('and share none when anything about %s differs', (_, situation) => {
    expect(factsOf(situation, 'child', 'GGZ_DIAGNOSIS')).not.toEqual(factsOf(situation, 'mother', 'GGZ_DIAGNOSIS'));
  });

  test('share none with another request', () => {
    expect(factsOf(family({}), 'mother', 'GGZ_DIAGNOSIS')).not.toBe(factsOf(family({}), 'mother', 'GGZ_DIAGNOSIS'));
  });
});
