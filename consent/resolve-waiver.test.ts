import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentSubject, Custody, WaiverRecord } from './consent-records.ts';
import { resolveWaiver, type WaiverResolution } from './resolve-waiver.ts';
import { aChild, aCustody, aSubject, aWaiver, now } from './testing/a-subject.ts';
import { defaultPolicy, defaultTables } from './testing/default-policy.ts';
import { harmlessFacts } from './harmless-facts.ts';
import type { Purpose } from './vocabulary.ts';
import type { WaiverQuestion } from './waiver-state.ts';

const toRegisseur: WaiverQuestion = {
  recipient: '00000099000000001000/REG',
  purpose: 'COORD',
  dataClass: { name: 'GGZ_PRACTITIONER', regime: 'WGBO' },
};
const about = (name: string, regime: string): WaiverQuestion => ({ ...toRegisseur, dataClass: { name, regime } });

const resolved = (subject: ConsentSubject, question = toRegisseur, at = now): WaiverResolution =>
  resolveWaiver(question, subject, at, defaultPolicy);
const markSays = (...waivers: Partial<WaiverRecord>[]): ConsentSubject => aSubject({ waivers: waivers.map((changes) => aWaiver(changes)) });
const state = (subject: ConsentSubject, question = toRegisseur): string => resolved(subject, question).waiver;

describe('one adult', () => {
  test('who said nothing gives NONE', () => {
    expect(resolved(aSubject())).toEqual({ waiver: 'NONE', waiverNamesClass: 'NO', unresolved: null });
  });

  test.each<[string, Partial<WaiverRecord>[], string]>([
    ['agreed', [{}], 'VALID'],
    ['refused', [{ kind: 'REFUSED' }], 'REFUSED'],
    ['withdrew', [{ withdrawnAt: '2026-11-01T09:00:00+01:00' }], 'WITHDRAWN'],
    ['agreed until yesterday', [{ until: '2026-11-19' }], 'EXPIRED'],
    ['agreed until today', [{ until: '2026-11-20' }], 'VALID'],
    ['will agree tomorrow', [{ decidedAt: '2026-11-21T09:00:00+01:00' }], 'NONE'],
    ['agreed, then refused', [{}, { kind: 'REFUSED', decidedAt: '2026-10-01T10:00:00+02:00' }], 'REFUSED'],
    ['refused, then agreed', [{ kind: 'REFUSED' }, { decidedAt: '2026-10-01T10:00:00+02:00' }], 'VALID'],
    ['agreed and refused at the same moment', [{}, { kind: 'REFUSED' }], 'REFUSED'],
    ['the same, the other way round', [{ kind: 'REFUSED' }, {}], 'REFUSED'],
    ['the same moment written in another zone', [{}, { kind: 'REFUSED', decidedAt: '2026-09-01T08:00:00Z' }], 'REFUSED'],
    [
      'agreed twice and withdrew the first',
      [{ withdrawnAt: '2026-11-01T09:00:00+01:00' }, { decidedAt: '2026-10-01T10:00:00+02:00' }],
      'WITHDRAWN',
    ],
    ['withdrew and agreed again', [{ withdrawnAt: '2026-10-01T09:00:00+02:00' }, { decidedAt: '2026-11-01T10:00:00+01:00' }], 'VALID'],
    ['withdrew by a clock that runs ahead', [{ withdrawnAt: '2026-11-21T09:00:00+01:00' }], 'WITHDRAWN'],
    ['refused at a moment that cannot be read', [{}, { kind: 'REFUSED', decidedAt: 'yesterday' }], 'REFUSED'],
    ['agreed at a moment that cannot be read', [{ decidedAt: 'yesterday' }], 'NONE'],
    ['agreed for somebody else', [{ recipients: ['00000099000000004000/JGD'] }], 'NONE'],
    ['agreed for another role of that organisation', [{ recipients: ['00000099000000001000/WMO'] }], 'NONE'],
    ['agreed for another purpose', [{ purposes: ['PLAN'] }], 'NONE'],
    ['agreed for another regime', [{ regime: 'JEUGDWET' }], 'NONE'],
    ['agreed for this class', [{ regime: null, classes: ['GGZ_PRACTITIONER'] }], 'VALID'],
    ['agreed for another class', [{ regime: null, classes: ['GGZ_DIAGNOSIS'] }], 'NONE'],
    ['agreed about another member', [{ memberId: 'm2' }], 'NONE'],
    ['is spoken for by another', [{ giver: 'chantal' }], 'NONE'],
  ])('who %s', (_what, waivers, expected) => {
    expect(state(markSays(...waivers))).toBe(expected);
  });

  test.each<[string, Partial<WaiverRecord>[], string]>([
    ['the whole regime', [{}], 'NO'],
    ['this class', [{ regime: null, classes: ['GGZ_PRACTITIONER'] }], 'YES'],
    [
      'first this class, then the regime',
      [{ regime: null, classes: ['GGZ_PRACTITIONER'] }, { decidedAt: '2026-10-01T10:00:00+02:00' }],
      'NO',
    ],
    ['both at the same moment', [{ regime: null, classes: ['GGZ_PRACTITIONER'] }, {}], 'NO'],
    ['this class, until yesterday', [{ regime: null, classes: ['GGZ_PRACTITIONER'], until: '2026-11-19' }], 'NO'],
  ])('names the class when the waiver is for %s: %s → %s', (_what, waivers, names) => {
    expect(resolved(markSays(...waivers)).waiverNamesClass).toBe(names);
  });

  test('a day ends at midnight in Amsterdam', () => {
    const subject = markSays({ until: '2026-11-20' });
    expect(resolved(subject, toRegisseur, new Date('2026-11-20T22:59:59Z')).waiver).toBe('VALID');
    expect(resolved(subject, toRegisseur, new Date('2026-11-20T23:00:00Z')).waiver).toBe('EXPIRED');
  });

  test('who cannot decide alone is represented, or is for a human to sort out', () => {
    const by = (giver: string): ConsentSubject => markSays({ giver });
    expect(state({ ...by('mentor'), capacity: { state: 'REPRESENTED', representatives: ['mentor'] } })).toBe('VALID');
    expect(state({ ...by('mark'), capacity: { state: 'REPRESENTED', representatives: ['mentor'] } })).toBe('NONE');
    expect(resolved({ ...by('mark'), capacity: { state: 'REPRESENTED', representatives: [] } }).unresolved).toBe('NO_GIVER');
    expect(resolved({ ...by('mark'), capacity: { state: 'CURATELE' } })).toEqual({
      waiver: 'UNKNOWN',
      waiverNamesClass: 'UNKNOWN',
      unresolved: 'CURATELE',
    });
    expect(resolved({ ...by('mark'), capacity: { state: 'UNKNOWN' } }).unresolved).toBe('CAPACITY_UNKNOWN');
  });
});

describe('a regime', () => {
  test('of the police is never lifted by consent', () => {
    const subject = markSays({ regime: 'WPG', classes: ['POLICE_CARE_REPORT'] });
    expect(resolved(subject, about('POLICE_CARE_REPORT', 'WPG'))).toEqual({ waiver: 'NONE', waiverNamesClass: 'NO', unresolved: null });
  });

  test('that the policy does not know is unresolved', () => {
    expect(resolved(markSays({ regime: 'OATH' }), about('X', 'OATH'))).toMatchObject({ waiver: 'UNKNOWN', unresolved: 'NO_AGE_RULE' });
  });
});

const agree = (givers: readonly string[], changes: Partial<WaiverRecord> = {}): WaiverRecord[] =>
  givers.map((giver) => aWaiver({ memberId: 'm4', giver, ...changes }));

describe('who must agree for a child', () => {
  const births = { U12: '2017-05-05', A12_15: '2013-05-05', A16_17: '2009-05-05' };
  test.each([
    ['WGBO', 'U12', ['mark', 'chantal']],
    ['JEUGDWET', 'U12', ['mark', 'chantal']],
    ['WGBO', 'A12_15', ['walter', 'mark', 'chantal']],
    ['JEUGDWET', 'A12_15', ['walter', 'mark', 'chantal']],
    ['WVGGZ', 'A12_15', ['walter', 'mark', 'chantal']],
    ['WMO', 'U12', ['mark', 'chantal']],
    ['WMO', 'A12_15', ['walter']],
    ['SHV', 'A12_15', ['mark', 'chantal']],
    ['WGBO', 'A16_17', ['walter']],
    ['SHV', 'A16_17', ['walter']],
  ] as const)('under %s at %s: all of %j, and nobody less', (regime, band, givers) => {
    const question = about('X', regime);
    const child = (waivers: WaiverRecord[]): ConsentSubject => aChild(births[band], { waivers });
    expect(state(child(agree(givers, { regime })), question)).toBe('VALID');
    for (const missing of givers) {
      expect(
        state(
          child(
            agree(
              givers.filter((giver) => giver !== missing),
              { regime },
            ),
          ),
          question,
        ),
      ).toBe('NONE');
    }
    expect(
      state(
        child(
          agree(
            ['mark', 'chantal', 'walter', 'wieger'].filter((giver) => !(givers as readonly string[]).includes(giver)),
            { regime },
          ),
        ),
        question,
      ),
    ).toBe('NONE');
  });

  test('the worst of several counts: refused, withdrawn, expired, none', () => {
    const said = {
      REFUSED: { kind: 'REFUSED' },
      WITHDRAWN: { withdrawnAt: '2026-11-01T09:00:00+01:00' },
      EXPIRED: { until: '2026-11-01' },
      VALID: {},
    } as const;
    const order = ['VALID', 'EXPIRED', 'WITHDRAWN', 'REFUSED'] as const;
    for (const [a, mark] of order.entries()) {
      for (const [b, chantal] of order.entries()) {
        const waivers = [...agree(['mark'], said[mark]), ...agree(['chantal'], said[chantal])];
        expect(state(aChild(births.U12, { waivers }))).toBe(order[Math.max(a, b)]);
      }
    }
  });

  test('Walter and Chantal agree: Mark refuses closes, Mark not compatible with good care opens', () => {
    const toGgz = { ...about('YOUTH_PROVISION', 'JEUGDWET'), recipient: '00000099000000003000/GGZ' };
    const scope = { regime: null, classes: ['YOUTH_PROVISION'], recipients: [toGgz.recipient] };
    const waivers = [...agree(['walter', 'chantal'], scope), ...agree(['mark'], { ...scope, kind: 'REFUSED' })];
    const walter = aChild('2014-02-10', { waivers });
    expect(resolved(walter, toGgz)).toEqual({ waiver: 'REFUSED', waiverNamesClass: 'NO', unresolved: null });
    expect(resolved({ ...walter, setAside: ['mark'] }, toGgz)).toEqual({ waiver: 'VALID', waiverNamesClass: 'YES', unresolved: null });
  });

  test('the class is named only when every giver names it', () => {
    const named = { regime: null, classes: ['GGZ_PRACTITIONER'] };
    expect(resolved(aChild(births.U12, { waivers: agree(['mark', 'chantal'], named) })).waiverNamesClass).toBe('YES');
    expect(resolved(aChild(births.U12, { waivers: [...agree(['mark'], named), ...agree(['chantal'])] }))).toMatchObject({
      waiver: 'VALID',
      waiverNamesClass: 'NO',
    });
  });

  test.each<[string, Custody | null, string]>([
    ['never read', null, 'CUSTODY_MISSING'],
    ['not determinable', aCustody({ state: 'UNDETERMINABLE', holders: [] }), 'CUSTODY_UNDETERMINABLE'],
    ['under investigation', aCustody({ underInvestigation: true }), 'CUSTODY_UNDER_INVESTIGATION'],
    ['older than 24 hours', aCustody({ checkedAt: '2026-11-19T11:59:59+01:00' }), 'CUSTODY_STALE'],
    ['read at a moment that cannot be read', aCustody({ checkedAt: '' }), 'CUSTODY_STALE'],
    ['with a holder without a BSN', aCustody({ holders: ['mark', null] }), 'HOLDER_WITHOUT_BSN'],
    ['of nobody: all of nobody is not consent', aCustody({ holders: [] }), 'NO_GIVER'],
  ])('custody %s is for a human', (_what, custody, unresolved) => {
    const child = aChild(births.U12, { custody, waivers: agree(['mark', 'chantal']) });
    expect(resolved(child)).toEqual({ waiver: 'UNKNOWN', waiverNamesClass: 'UNKNOWN', unresolved });
    expect(state(aChild(births.A16_17, { custody, waivers: agree(['walter']) }))).toBe('VALID');
  });

  test('when every holder falls away, nobody is left', () => {
    const child = aChild(births.A12_15, { setAside: ['mark', 'chantal'], waivers: agree(['walter']) });
    expect(resolved(child).unresolved).toBe('NO_GIVER');
  });

  test('custody of exactly 24 hours ago is still believed', () => {
    const custody = aCustody({ checkedAt: '2026-11-19T12:00:00+01:00' });
    expect(state(aChild(births.U12, { custody, waivers: agree(['mark', 'chantal']) }))).toBe('VALID');
  });
});

describe('what re-opens a waiver', () => {
  test.each([12, 16, 18, 23])('the birthday on which somebody turns %i', (age) => {
    const birthDate = `${String(2026 - age)}-11-20`;
    const givers = ['walter', 'mark', 'chantal'];
    const before = aChild(birthDate, { waivers: agree(givers, { decidedAt: '2026-11-19T10:00:00+01:00' }) });
    const on = aChild(birthDate, { waivers: agree(givers, { decidedAt: '2026-11-20T10:00:00+01:00' }) });
    expect([state(before), state(on)]).toEqual(['EXPIRED', 'VALID']);
  });

  test('a change of custody, for a minor', () => {
    const custody = aCustody({ changedAt: '2026-10-01T00:00:00+02:00' });
    expect(state(aChild('2017-05-05', { custody, waivers: agree(['mark', 'chantal']) }))).toBe('EXPIRED');
    expect(state(aChild('2000-05-05', { custody, waivers: agree(['walter']) }))).toBe('VALID');
  });

  test('a birth date of which only the year is known re-opens when the birthday may have been', () => {
    expect(state(markSays({}))).toBe('VALID');
    expect(state({ ...markSays({}), birthDate: '1985' })).toBe('VALID');
    expect(state({ ...markSays({}), birthDate: '2003' })).toBe('EXPIRED');
    expect(resolved({ ...markSays({}), birthDate: '2008' }).unresolved).toBe('AGE_UNKNOWN');
    expect(resolved({ ...markSays({}), birthDate: null }).unresolved).toBe('AGE_UNKNOWN');
  });
});

describe('no added refusal, withdrawal, expiry or unknown ever raises a level', () => {
  const people = ['mark', 'chantal', 'walter'];
  const moment = fc.integer({ min: 0, max: 90 }).map((days) => new Date(Date.UTC(2026, 7, 25 + days, 10)).toISOString());
  const anyWaiver = fc
    .record({
      memberId: fc.constantFrom('m4', 'm4', 'm4', 'm1'),
      giver: fc.constantFrom(...people),
      kind: fc.constantFrom('GIVEN', 'GIVEN', 'GIVEN', 'REFUSED'),
      scope: fc.constantFrom(
        { regime: 'WGBO', classes: [] },
        { regime: null, classes: ['GGZ_DIAGNOSIS'] },
        { regime: null, classes: ['GGZ_PRACTITIONER', 'GGZ_DIAGNOSIS'] },
      ),
      decidedAt: moment,
      until: fc.option(fc.constantFrom('2026-11-01', '2026-11-20', '2027-01-01'), { freq: 3 }),
      withdrawnAt: fc.option(moment, { freq: 1 }),
    })
    .map(({ scope, ...rest }) => aWaiver({ ...rest, ...scope }));
  const anySubject = fc
    .record({
      birthDate: fc.constantFrom('2017-05-05', '2013-05-05', '2009-05-05', '1985-03-02', '2010', '2014-11'),
      waivers: fc.array(anyWaiver, { maxLength: 7 }),
      setAside: fc.subarray(['mark'], { minLength: 0 }),
    })
    .map(({ birthDate, ...rest }) => aChild(birthDate, rest));

  type Change = (subject: ConsentSubject, waiver: WaiverRecord) => ConsentSubject;
  const first = (subject: ConsentSubject, change: Partial<WaiverRecord>): ConsentSubject => ({
    ...subject,
    waivers: subject.waivers.map((waiver, at) => (at === 0 ? { ...waiver, ...change } : waiver)),
  });
  const harms: Readonly<Record<string, Change>> = {
    'an added refusal': (subject, waiver) => ({ ...subject, waivers: [...subject.waivers, { ...waiver, kind: 'REFUSED' }] }),
    'an added withdrawal': (subject, waiver) => ({
      ...subject,
      waivers: [...subject.waivers, { ...waiver, kind: 'GIVEN', withdrawnAt: waiver.decidedAt }],
    }),
    'a withdrawal of one that is there': (subject, waiver) =>
      subject.waivers[0]?.kind === 'GIVEN' ? first(subject, { withdrawnAt: waiver.decidedAt }) : subject,
    'an added one that has expired': (subject, waiver) => ({
      ...subject,
      waivers: [...subject.waivers, { ...waiver, kind: 'GIVEN', until: '2026-11-19' }],
    }),
    'an end to one that is there': (subject) => (subject.waivers[0]?.kind === 'GIVEN' ? first(subject, { until: '2026-11-19' }) : subject),
    'no known birth date': (subject) => ({ ...subject, birthDate: null }),
    'no known capacity': (subject) => ({ ...subject, capacity: { state: 'UNKNOWN' } }),
    curatele: (subject) => ({ ...subject, capacity: { state: 'CURATELE' } }),
    'no known custody': (subject) => ({ ...subject, custody: null }),
    'custody under investigation': (subject) => ({ ...subject, custody: aCustody({ underInvestigation: true }) }),
    'a holder without a BSN': (subject) => ({ ...subject, custody: aCustody({ holders: ['mark', 'chantal', null] }) }),
    'a holder more': (subject) => ({ ...subject, custody: aCustody({ holders: ['mark', 'chantal', 'wieger'] }) }),
    'a change of custody': (subject) => ({ ...subject, custody: aCustody({ changedAt: '2026-11-20T11:00:00+01:00' }) }),
  };
  const shown = (subject: ConsentSubject): number[] =>
    ['GGZ_DIAGNOSIS', 'GGZ_PRACTITIONER'].flatMap((dataClass) =>
      (['COORD', 'SAFETY'] as Purpose[]).map((purpose) => {
        const { waiver, waiverNamesClass } = resolved(subject, { ...about(dataClass, 'WGBO'), purpose: 'COORD' });
        return defaultTables.level('REG', purpose, dataClass, { ...harmlessFacts, involvement: 'ACTIVE', waiver, waiverNamesClass });
      }),
    );

  test.each(Object.entries(harms))('%s', (_name, harm) => {
    const raised = fc.check(
      fc.property(anySubject, anyWaiver, (subject, waiver) => {
        const before = shown(subject);
        return shown(harm(subject, waiver)).every((level, at) => level <= (before[at] ?? 0));
      }),
      { numRuns: 150, seed: 20_261_120 },
    );
    expect(raised.counterexample).toBeNull();
  });

  test('and the property can fail: an added agreement does raise one', () => {
    const before = shown(aChild('2009-05-05'));
    const after = shown(aChild('2009-05-05', { waivers: agree(['walter'], { regime: null, classes: ['GGZ_DIAGNOSIS'] }) }));
    expect(after.some((level, at) => level > (before[at] ?? 0))).toBe(true);
  });
});
