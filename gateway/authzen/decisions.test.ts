import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aWaiver } from '#consent/testing/a-subject.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { facts, type Role } from '#consent/vocabulary.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { aDisclosure, aMember, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { aCaller, someDecisions } from '#gateway/testing/some-decisions.ts';
import type { Decision } from './decisions.ts';
import type { JsonObject } from './read-body.ts';

interface Asking {
  readonly role?: Role;
  readonly subject?: string;
  readonly about?: JsonObject;
  readonly type?: string;
  readonly id?: string;
  readonly action?: string;
  readonly properties?: JsonObject;
  readonly context?: JsonObject;
  readonly situation?: SituationChanges;
}

const usual = {
  role: 'REG',
  subject: 'prof',
  about: {},
  type: 'PERSON_NAME',
  id: 'mark',
  action: 'read',
  properties: {},
  situation: {},
} as const;

const decide = async (asking: Asking): Promise<Decision> => {
  const { role, subject, about, type, id, action, properties, situation } = { ...usual, ...asking };
  const { decisions } = someDecisions(aCaller(role, subject), situation);
  return decisions.decide({
    subject: { type: 'user', id: subject, properties: about },
    action,
    resource: { type, id, properties },
    context: asking.context ?? { purpose: role === 'LID' ? 'RIGHTS' : 'COORD' },
  });
};

describe('whether it is permitted', () => {
  const debt: SituationChanges = { goals: [{ domain: 'FINANCE', about: ['mark'] }] };
  test.each<[string, Asking, boolean]>([
    ['a name, by the regisseur', {}, true],
    ['a diagnosis', { type: 'GGZ_DIAGNOSIS' }, false],
    ['a debt: that there is one', { type: 'WI_DEBT', action: 'signal', situation: debt }, true],
    ['a debt: in bands', { type: 'WI_DEBT', action: 'coarse', situation: debt }, true],
    ['a debt: the amount', { type: 'WI_DEBT', action: 'full', situation: debt }, false],
    ['a care report of which nothing is said', { type: 'POLICE_CARE_REPORT' }, false],
    ['a care report that was released', { type: 'POLICE_CARE_REPORT', properties: { release: 'RELEASED' } }, true],
    ['the same past its period', { type: 'POLICE_CARE_REPORT', properties: { release: 'RELEASED', retention: 'PAST' } }, false],
    ['a fact that nobody may give', { type: 'GGZ_DIAGNOSIS', properties: { waiver: 'VALID', waiverNamesClass: 'YES' } }, false],
    ['an own plan action', { role: 'POL', type: 'PLAN_ITEM', properties: { source: 'OWN' } }, true],
    ['the plan action of another', { role: 'POL', type: 'PLAN_ITEM' }, false],
    ['the case, for the family', { type: 'FAMILY_CASE', id: 's1' }, true],
    ['the case, for one member', { type: 'FAMILY_CASE', id: 'mark' }, false],
    ['a name, for the family', { type: 'PERSON_NAME', id: 's1' }, false],
    ['in the case that it is in', { properties: { case: 's1' } }, true],
    ['in another case', { properties: { case: 's2' } }, false],
    ['of somebody not involved with', { situation: { involvements: [] } }, false],
    [
      'an own file about somebody not involved with',
      { role: 'GGZ', type: 'GGZ_DIAGNOSIS', situation: { involvedWith: ['chantal'] } },
      false,
    ],
    ['an action that there is not', { action: 'write' }, false],
    ['an action that every object has', { action: 'constructor' }, false],
    ['a class that there is not', { type: 'SHOE_SIZE' }, false],
    ['a class that every object has', { type: '__proto__' }, false],
    ['for a purpose outside the token', { context: { purpose: 'CARE' } }, false],
    ['without a purpose', { context: {} }, false],
    ['at a time that the caller would like', { context: { purpose: 'COORD', time: '1999-01-01T00:00:00Z' } }, true],
  ])('%s: %o', async (_name, asking, permitted) => expect((await decide(asking)).decision).toBe(permitted));
});

describe('what a partner reads of it', () => {
  test('of a permit: the rule’s words, without the rule', async () => {
    expect(await decide({})).toEqual({
      decision: true,
      context: {
        level: 'FULL',
        reason: expect.any(String),
        article: expect.any(String),
        text: expect.any(String),
        policy: expect.stringMatching(/^sha256:/),
      },
    });
  });

  const waivers: readonly (readonly [string, SituationChanges])[] = [
    ['nothing was said', {}],
    ['it was refused', { members: [aMember('mark', { waivers: [aWaiver({ memberId: 'mark', kind: 'REFUSED' })] })] }],
    ['it was withdrawn', { members: [aMember('mark', { waivers: [aWaiver({ memberId: 'mark', withdrawnAt: '2026-10-01T00:00:00Z' })] })] }],
    ['it is over', { members: [aMember('mark', { waivers: [aWaiver({ memberId: 'mark', until: '2026-10-01' })] })] }],
  ];
  test('of a denial: the same whether nothing was said, refused or withdrawn, or it is over', async () => {
    const denials = await Promise.all(
      waivers.map(([, situation]) => decide({ type: 'GGZ_IN_CARE', situation: { ...situation, involvedWith: ['mark'] } })),
    );
    expect(new Set(denials.map((denial) => JSON.stringify(denial))).size).toBe(1);
    expect(denials[0]).toMatchObject({
      decision: false,
      context: {
        level: 'NONE',
        reason: 'DEFAULT_DENY',
        article: 'BW 7:457',
        what_would_change: ['NEEDS_WAIVER'],
        ask_whom: expect.any(String),
      },
    });
  });

  test('of a record that it holds itself: what would be so of that record', async () => {
    const released = await decide({ type: 'POLICE_CARE_REPORT', properties: { release: 'RELEASED', confidentiality: 'SECRET' } });
    expect(released.context).not.toMatchObject({ what_would_change: ['NEEDS_RELEASE'] });
    expect((await decide({ type: 'POLICE_CARE_REPORT' })).context).toMatchObject({ what_would_change: ['NEEDS_RELEASE'] });
  });

  test('of what does not exist for it: the same as of what does not exist at all', async () => {
    const unknown = await decide({ role: 'POL', id: 'nobody' });
    expect(unknown).toMatchObject({ decision: false, context: { level: 'NONE', reason: 'RESOURCE_UNKNOWN' } });
    for (const asking of [
      { role: 'POL', situation: { involvedWith: [] } },
      { role: 'POL', situation: { involvedWith: ['chantal'] } },
      { role: 'BM', situation: {} },
      { role: 'POL', id: '' },
      { role: 'POL', id: '999990001' },
      { role: 'POL', id: '__proto__' },
      { role: 'POL', id: 'mark\0' },
      { role: 'POL', id: 'x'.repeat(10_000) },
      { role: 'POL', properties: { case: 's2' } },
      { role: 'POL', properties: { case: ['s1'] } },
    ] satisfies Asking[]) {
      expect(await decide(asking), JSON.stringify(asking).slice(0, 99)).toEqual(unknown);
    }
  });

  test.each<[string, Asking, string]>([
    ['a colleague in another role', { role: 'WMO', about: { role: 'REG' } }, 'SUBJECT_NOT_YOURS'],
    ['no purpose', { context: {} }, 'PURPOSE_MISSING'],
    ['an unknown purpose', { context: { purpose: 'FUN' } }, 'PURPOSE_UNKNOWN'],
    ['a purpose outside the token', { context: { purpose: 'CARE' } }, 'PURPOSE_NOT_ALLOWED'],
    ['an unknown class', { type: 'SHOE_SIZE' }, 'CLASS_UNKNOWN'],
    ['an unknown action', { action: 'write' }, 'ACTION_UNKNOWN'],
  ])('of %s: that, in Dutch', async (_name, asking, reason) => {
    expect(await decide(asking)).toEqual({
      decision: false,
      context: { level: 'NONE', reason, text: expect.stringMatching(/^[A-Z].*\.$/), policy: expect.any(String) },
    });
  });
});

test.each([
  [false, 'SUBJECT_NOT_YOURS'],
  [true, 'INVOLVED'],
])('about a colleague it is answered to an enforcement point only: %s', async (isEnforcementPoint, reason) => {
  const { decisions, read } = someDecisions(aCaller('REG', 'prof', { isEnforcementPoint }));
  const about = {
    subject: { type: 'user', id: 'colleague', properties: {} },
    resource: { type: 'PERSON_NAME', id: 'mark', properties: {} },
  };
  const { decision, context } = await decisions.decide({ ...about, action: 'read', context: { purpose: 'COORD' } });
  expect([decision, context?.['reason'], read.length]).toEqual([isEnforcementPoint, reason, isEnforcementPoint ? 1 : 0]);
});

describe('whatever a caller says', () => {
  const value = fc.oneof(fc.constantFrom(...Object.values(facts).flat(), 'UNKNOWN'), fc.jsonValue());
  const properties = fc.dictionary(fc.constantFrom(...Object.keys(facts), 'domain', '__proto__', 'case'), value);

  test.each<[Role, readonly string[]]>([
    ['REG', ['mark', 'chantal', 'walter']],
    ['POL', ['mark']],
    ['GGZ', ['mark']],
    ['WMO', ['chantal']],
    ['BEL', ['mark']],
  ])('%s is shown no more than some record of the class could show', async (role, involvedWith) => {
    const disclosure = aDisclosure({ role, subject: 'prof', involvedWith });
    const { decisions } = someDecisions(aCaller(role), { involvedWith });
    const dataClass = fc.constantFrom(...defaultTables.classes.keys());
    await fc.assert(
      fc.asyncProperty(dataClass, fc.constantFrom('mark', 'chantal', 'walter'), properties, async (type, id, said) => {
        const matter = decisions.matterOf(aCaller(role), { type, properties: said }, { purpose: 'COORD' });
        const found = 'refused' in matter ? null : await decisions.findResource(matter, id);
        const most = disclosure.listed.has(id) ? disclosure.ceiling(id, type) : 0;
        expect(found?.level ?? 0).toBeLessThanOrEqual(most);
      }),
      { numRuns: 400, seed: 20_261_120 },
    );
  });

  test('of every class it reads the same whether a waiver was refused, withdrawn or never given', async () => {
    const states = [[], [{ kind: 'REFUSED' as const }], [{ withdrawnAt: '2026-10-01T00:00:00Z' }], [{ until: '2026-10-01' }]];
    for (const role of ['REG', 'GGZ', 'JGD', 'WMO'] as const) {
      const recipients = [`${oinOf(role)}/${role}`];
      const regimes = ['WGBO', 'JEUGDWET', 'WMO'];
      for (const type of defaultTables.classes.keys()) {
        const read = await Promise.all(
          states.map(async (state) => {
            const waivers = state.flatMap((change) =>
              regimes.map((regime) => aWaiver({ memberId: 'mark', recipients, regime, ...change })),
            );
            return decide({ role, type, situation: { members: [aMember('mark', { waivers })], involvedWith: ['mark'] } });
          }),
        );
        expect(new Set(read.map((one) => JSON.stringify(one))).size, `${role} ${type}`).toBe(1);
      }
    }
  });
});

describe('what a family member reads of it', () => {
  const mark = { role: 'LID', subject: 'family-mark', situation: { involvedWith: [] } } as const;
  test('of themselves: the reasons', async () => {
    expect(await decide({ ...mark, type: 'PERSON_ADDRESS' })).toMatchObject({ decision: true, context: { level: 'FULL' } });
    expect(await decide({ ...mark, type: 'POLICE_NARRATIVE' })).toMatchObject({ decision: false, context: { level: 'NONE' } });
  });

  test.each([
    ['of a child, a permit', { id: 'walter', type: 'YOUTH_PROVISION' }, true],
    ['of a child, a denial', { id: 'walter', type: 'YOUTH_NOTES' }, false],
    ['of a partner', { id: 'chantal' }, false],
    ['of somebody unknown', { id: 'nobody' }, false],
  ])('%s: nothing but the answer', async (_name, asking, decision) => {
    expect(await decide({ ...mark, ...asking })).toEqual({ decision });
  });
});

describe('what the FG reads of it', () => {
  const officer = { role: 'FG', subject: 'officer' } as const;
  const asOfficer = async (about: string, role: Role, type: string, situation: SituationChanges = {}) => {
    const { decisions } = someDecisions(aCaller('FG', 'officer'), situation);
    return decisions.decide({
      subject: { type: 'user', id: about, properties: { oin: oinOf(role), role } },
      action: 'read',
      resource: { type, id: 'mark', properties: {} },
      context: { purpose: 'COORD' },
    });
  };

  test('the whole verdict, and what every change would bring', async () => {
    const refused = { members: [aMember('mark', { waivers: [aWaiver({ memberId: 'mark', kind: 'REFUSED' })] })], involvedWith: ['mark'] };
    expect(await asOfficer('prof-regisseur', 'REG', 'GGZ_IN_CARE', refused)).toMatchObject({
      decision: false,
      context: {
        level: 'NONE',
        reason: 'DEFAULT_DENY',
        text: expect.any(String),
        policy: expect.stringMatching(/^sha256:/),
        what_would_change: expect.arrayContaining([{ facts: { waiver: 'VALID' }, level: 'SIGNAL' }]),
        nearest_grant: { rule: expect.any(String), needs: { waiver: ['VALID'] } },
      },
    });
    const permit = await asOfficer('prof-police', 'POL', 'POLICE_NARRATIVE');
    expect(permit).toMatchObject({ decision: true, context: { level: 'FULL', rule: expect.any(String), article: expect.any(String) } });
  });

  test('and of itself that nothing is there: the FG sees policies and logs, never content', async () => {
    expect(await decide({ ...officer })).toMatchObject({ decision: false, context: { reason: 'RESOURCE_UNKNOWN' } });
  });
});

describe('what is read and noted', () => {
  const caller = aCaller('REG', 'prof', { isEnforcementPoint: true });
  const ask = (type: string, id: string, purpose = 'COORD', subject = 'prof') => ({
    subject: { type: 'user', id: subject, properties: {} },
    action: 'read',
    resource: { type, id, properties: {} },
    context: { purpose },
  });
  const request = {
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    startedAt: new Date(0),
    endedAt: new Date(1),
    operation: 'authzen evaluations',
    policy: 'sha256:x',
  };

  test('a case is read once per user and purpose', async () => {
    const { decisions, read } = someDecisions(caller);
    for (const id of ['mark', 'chantal', 's1', 'mark', 'nobody']) await decisions.decide(ask('PLAN_ITEM', id));
    await decisions.decide(ask('PLAN_ITEM', 'mark', 'SAFETY'));
    await decisions.decide(ask('PLAN_ITEM', 'mark', 'COORD', 'colleague'));
    expect(read).toEqual(['s1 REG prof COORD', 's1 REG prof SAFETY', 's1 REG colleague COORD']);
  });

  test('no number that may be a BSN is written down out of what a caller makes up', async () => {
    const { decisions } = someDecisions(caller);
    const uuid = '12345678-1234-4123-8123-123456789012';
    for (const one of [
      ask('PERSON_NAME', 'x999990001'),
      ask('PERSON_NAME', 'mark', 'COORD', 'x999990001y'),
      ask('PERSON_NAME', 'mark', 'COORD', uuid),
    ]) {
      await decisions.decide(one);
    }
    expect(decisions.journal.records(caller, request).map((each) => [each.caller.subject, each.caseId])).toEqual([
      ['prof', null],
      ['x*********y', 's1'],
      [uuid, 's1'],
    ]);
  });

  test('each decision stands once on record, under the user whose access it is; of a colleague also who asked', async () => {
    const { decisions } = someDecisions(caller);
    for (const one of [
      ask('PERSON_NAME', 'mark'),
      ask('PERSON_NAME', 'mark'),
      ask('GGZ_DIAGNOSIS', 'mark'),
      ask('FAMILY_CASE', 's1'),
      ask('PERSON_NAME', 'mark', 'COORD', 'colleague'),
      ask('PERSON_NAME', 'nobody'),
      ask('PERSON_NAME', '999990001'),
      ask('PERSON_NAME', 'mark', 'FUN'),
    ]) {
      await decisions.decide(one);
    }
    const records = decisions.journal.records(caller, request);
    expect(
      records.map(({ caller: { subject }, details, caseId, subjects }) => [
        subject,
        details?.['asked_by'] ?? null,
        caseId,
        subjects.map(
          ({ memberId, lines }) =>
            `${memberId}: ${lines.map(({ dataClass, level, count }) => `${dataClass} ${level} ${count}`).join(', ')}`,
        ),
      ]),
    ).toEqual([
      ['prof', null, 's1', ['mark: PERSON_NAME FULL 0, GGZ_DIAGNOSIS NONE 0', 'FAMILY: FAMILY_CASE FULL 0']],
      ['colleague', `${caller.oin}/REG prof`, 's1', ['mark: PERSON_NAME FULL 0']],
      ['prof', null, 'nobody', []],
      ['prof', null, null, []],
    ]);
    expect(records.every(({ traceId, policy, status }) => traceId === request.traceId && policy === 'sha256:x' && status === 'Ok')).toBe(
      true,
    );
  });
});
