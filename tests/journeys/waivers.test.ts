import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxNoon, startJourney, type Journey, type Who } from './journey.ts';
import type { View, Withheld } from './view.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

/** What was answered at one moment, with civil facts that are fresh then. */
const viewAt = async (caseId: string, who: Who, moment: string): Promise<View> => {
  await journey.travelTo(moment);
  const view = await journey.ask({ caseId, who });
  await journey.travelTo(sandboxNoon);
  return view;
};

const closed = ['Mark.inGgzCare', 'Mark.ggzPractitioners', 'Mark.ggzFunctionalImpacts', 'Mark.ggzInvolved', 'Mark.ggzInvolvements'];
const classes = ['INVOLVEMENT_GGZ', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'GGZ_FUNCTIONAL_IMPACT', 'GGZ_DIAGNOSIS', 'GGZ_CARE_GOALS'];
const entries = (view: View, name: string, wanted: readonly string[]): readonly (Withheld | undefined)[] =>
  wanted.map((dataClass) => view.withheldOf(name).get(dataClass));
/** The same entries as if they were about nobody in particular, in a case of no name. */
const impersonal = (found: readonly (Withheld | undefined)[]): string => JSON.stringify(found).replaceAll(/s1[a-z-]*-m\d/g, 'somebody');

describe('Mark’s waiver for the regisseur', () => {
  const states: readonly (readonly [state: string, caseId: string, moment: string])[] = [
    ['not yet given', 's1', '2026-03-02T09:59:00Z'],
    ['withdrawn', 's1-withdrawn', sandboxNoon],
    ['expired', 's1', '2027-03-02T12:00:00Z'],
  ];

  test('is open from when it was given until its last day', async () => {
    for (const moment of ['2026-03-02T10:00:00Z', sandboxNoon, '2027-03-01T22:59:00Z']) {
      const view = await viewAt('s1', 'regisseur', moment);
      expect(closed.map((path) => view.at(path) !== null)).toEqual(closed.map(() => true));
    }
  });

  test.each(states)('%s: the GGZ fields are closed and it is not asked', async (_state, caseId, moment) => {
    const view = await viewAt(caseId, 'regisseur', moment);
    expect(closed.map((path) => view.at(path))).toEqual(closed.map(() => null));
    // The GGZ's own action in the plan stays, for the plan is the hub's.
    expect(view.text.match(/Terlouw|\+31881000003|\+31881234001|dagritme|Dagbesteding|GGZ De Brug/g)).toEqual(['GGZ De Brug']);
    expect([view.sources['GGZ'], view.wire.ggz]).toEqual(['NOT_ASKED', []]);
  });

  test('the reasons are the same, whichever of these it is', async () => {
    const found = new Set<string>();
    for (const [, caseId, moment] of states) found.add(impersonal(entries(await viewAt(caseId, 'regisseur', moment), 'Mark', classes)));
    expect([...found]).toHaveLength(1);
    expect([...found][0]).not.toMatch(/withdr|ingetrokken|verlopen|geweigerd|WITHDRAWN|REFUSED|EXPIRED/);
  });

  test('and the same as for Chantal, who was never asked and of whom the GGZ knows nothing', async () => {
    const view = await journey.view('s1-withdrawn', 'regisseur');
    const named = ['INVOLVEMENT_GGZ', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'GGZ_DIAGNOSIS'];
    expect(impersonal(entries(view, 'Mark', named))).toBe(impersonal(entries(view, 'Chantal', named)));
  });

  test('“needs a waiver”, with the article, what lifts it and whom to ask', async () => {
    const [practitioner] = entries(await journey.view('s1-withdrawn', 'regisseur'), 'Mark', ['GGZ_PRACTITIONER']);
    expect(practitioner).toEqual({
      member: 's1-withdrawn-m1',
      dataClass: 'GGZ_PRACTITIONER',
      name: 'behandelaar',
      level: 'NONE',
      needed: 'FULL',
      reason: 'DEFAULT_DENY',
      article: 'BW 7:457',
      text: 'Er is geen regel die dit toestaat.',
      liftedBy: ['NEEDS_WAIVER'],
      askWhom: 'Vraag het gezinslid, of wie het gezag heeft, om toestemming.',
    });
  });

  test('a diagnosis needs a waiver that names it, also while another waiver is valid', async () => {
    for (const caseId of ['s1', 's1-withdrawn']) {
      const [diagnosis] = entries(await journey.view(caseId, 'regisseur'), 'Mark', ['GGZ_DIAGNOSIS']);
      expect([diagnosis?.level, diagnosis?.liftedBy]).toEqual(['NONE', ['NEEDS_NAMED_WAIVER']]);
    }
  });
});

describe('the waiver for Walter’s provision, from the CJG to the GGZ', () => {
  const caseId = 's1-walter-agreed';
  const states: readonly (readonly [state: string, moment: string])[] = [
    ['nobody was asked yet', '2026-09-15T12:59:00Z'],
    ['it expired', '2027-09-15T12:00:00Z'],
  ];

  test.each(states)('%s: closed, and the CJG is not asked', async (_state, moment) => {
    const view = await viewAt(caseId, 'ggz', moment);
    expect(view.listed).toEqual(['Mark', 'Walter']);
    expect([view.at('Walter.youthProvided'), view.at('Walter.youthProvisions')]).toEqual([null, null]);
    expect([view.sources['CJG'], view.wire.cjg]).toEqual(['NOT_ASKED', []]);
  });

  test('Mark recorded as not compatible with good care: category and no more', async () => {
    const view = await viewAt(caseId, 'ggz', sandboxNoon);
    expect(view.at('Walter.youthProvided')).toBe(true);
    expect(view.at('Walter.youthProvisions')).toEqual([
      { category: 'Ambulante jeugdhulp', provenance: { source: 'CJG', confidentiality: 'RESTRICTED' } },
      { category: 'Jeugd-ggz', provenance: { source: 'CJG', confidentiality: 'OPEN' } },
    ]);
    expect(view.text).not.toMatch(/Traumabehandeling|Gezinsbegeleiding|Kompas|Sprong|CJG Voorbeeldstad|Samira/);
    expect(view.at('Walter.inYouthCare')).toBeNull();
  });

  test('the reasons are the same for none and an expiry', async () => {
    const found = new Set<string>();
    for (const [, moment] of states) found.add(JSON.stringify([...(await viewAt(caseId, 'ggz', moment)).withheldOf('Walter').values()]));
    expect([...found]).toHaveLength(1);
    expect([...found][0]).toContain('"dataClass":"YOUTH_PROVISION"');
    expect([...found][0]).toContain('NEEDS_WAIVER');
  });

  test('while Mark refuses, the GGZ that is not involved with Walter does not see him', async () => {
    const view = await journey.view('s1', 'ggz');
    expect([view.listed, view.wire.cjg]).toEqual([['Mark'], []]);
    expect(view.text).not.toContain('Walter');
  });
});

describe('what the police did or did not release', () => {
  test('“needs a release” stands beside a released record too, and beside none, the same', async () => {
    const view = await journey.view('s1', 'regisseur');
    expect(view.at('Mark.policeReports.year')).toEqual([2026]);
    expect(view.at('Walter.policeReports')).toBeNull();
    const wanted = ['POLICE_CARE_REPORT', 'POLICE_INCIDENT', 'POLICE_RESTRAINING_ORDER'];
    for (const name of ['Chantal', 'Sebastiaan', 'Walter', 'William']) {
      expect(impersonal(entries(view, name, wanted))).toBe(impersonal(entries(view, 'Mark', wanted)));
    }
    expect(entries(view, 'William', wanted).map((entry) => entry?.liftedBy)).toEqual([
      ['NEEDS_RELEASE'],
      ['NEEDS_RELEASE'],
      ['NEEDS_RELEASE'],
    ]);
  });

  test('a release ends: its last day is the last on which it shows', async () => {
    expect((await viewAt('s1', 'regisseur', '2027-01-31T22:59:00Z')).at('Chantal.policeKnown')).toBe(true);
    const after = await viewAt('s1', 'regisseur', '2027-01-31T23:00:00Z');
    expect([after.at('Chantal.policeKnown'), after.at('Chantal.policeReports')]).toEqual([null, null]);
    expect(after.withheldOf('Chantal').get('POLICE_CARE_REPORT')?.liftedBy).toEqual(['NEEDS_RELEASE']);
  });
});

describe('what a caller reads about what is withheld', () => {
  test.each([
    ['regisseur', 's1'],
    ['police', 's1'],
    ['ggz', 's1'],
    ['youth', 's1'],
    ['wmo', 's1'],
    ['income', 's1'],
    ['mayor', 's2-escalated'],
    ['regisseur', 's3'],
    ['wmo', 's3'],
    ['mark', 's1'],
    ['gerrit', 's3'],
  ])('%s in %s: only of listed members, each class once, each with a reason, never more than is granted', async (who, caseId) => {
    const view = await journey.view(caseId, who);
    const ids = [...(view.at('members.id') as readonly string[]), null];
    expect(view.withheld.filter(({ member }) => !ids.includes(member))).toEqual([]);
    const keys = view.withheld.map(({ member, dataClass }) => `${member} ${dataClass}`);
    expect(keys).toEqual([...new Set(keys)]);
    for (const entry of view.withheld) {
      expect(entry.level).not.toBe(entry.needed);
      expect([entry.reason, entry.article, entry.text, entry.askWhom].filter((text) => text === null || text === '')).toEqual([]);
      expect(entry.liftedBy.length).toBeGreaterThan(0);
      expect(JSON.stringify(entry)).not.toMatch(/WITHDRAWN|REFUSED|EXPIRED|UNKNOWN|sha256/);
    }
  });

  test('nothing is said of what was not selected', async () => {
    const query = 'query($id: ID!) { familyCase(id: $id) { members { id name ggzDiagnoses { text } } } }';
    const { withheld } = await journey.ask({ caseId: 's1', who: 'wmo', query });
    expect(withheld.map(({ member, dataClass }) => [member, dataClass])).toEqual([['s1-m2', 'GGZ_DIAGNOSIS']]);
  });

  test('an age band is no reason to speak of the birth date', async () => {
    const query = 'query($id: ID!) { familyCase(id: $id) { members { id ageBand } } }';
    const police = await journey.ask({ caseId: 's1', who: 'police', query });
    expect([police.at('Mark.ageBand'), police.withheld]).toEqual(['ADULT', []]);
    const finer = await journey.ask({ caseId: 's1', who: 'police', query: query.replace('ageBand', 'birthDate') });
    expect(finer.withheld.map(({ dataClass, level, needed }) => [dataClass, level, needed])).toEqual(
      Array.from({ length: 4 }, () => ['PERSON_BIRTH', 'COARSE', 'FULL']),
    );
  });
});
