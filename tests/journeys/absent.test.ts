import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Who } from './journey.ts';
import { brpQuestions, cjgQuestions, fhirQuestions, policeQuestions, zgwQuestions } from './what-was-asked.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

describe('a case that is not for the caller is the case that does not exist, byte for byte', () => {
  const rows: readonly (readonly [who: Who, caseId: string, purpose: string | null])[] = [
    ['mayor', 's1', null],
    ['mayor', 's2', null],
    ['policymaker', 's1', null],
    ['policymaker', 's1', 'COORD'],
    ['officer', 's1', null],
    ['officer', 's2', 'AUDIT'],
    ['regisseur', 's1', 'MI'],
    ['police', 's3', null],
    ['ggz', 's3', null],
    ['income', 's3', null],
    ['johan', 's1', null],
    ['mark', 's2', null],
    ['gerrit', 's1', null],
  ];
  test.each(rows)('%s, %s %s', async (who, caseId, purpose) => {
    const asked = { who, ...(purpose === null ? {} : { purpose }) };
    const hidden = await journey.ask({ ...asked, caseId });
    const nothing = await journey.ask({ ...asked, caseId: 'a-case-that-does-not-exist' });
    expect(hidden.text).toBe(nothing.text);
    expect([hidden.status, hidden.familyCase, hidden.withheld]).toEqual([nothing.status, null, []]);
    expect(Object.values(hidden.wire).flat()).toEqual([]);
    expect(new Set(Object.values(hidden.sources))).toEqual(new Set(['NOT_ASKED']));
  });

  test('however it is asked', async () => {
    const query = 'query($id: ID!) { a: familyCase(id: $id) { id } b: familyCase(id: $id) { members { name } } __typename }';
    const hidden = await journey.ask({ caseId: 's1', who: 'mayor', query });
    const nothing = await journey.ask({ caseId: 's0', who: 'mayor', query });
    expect(hidden.text).toBe(nothing.text);
    expect(JSON.parse(hidden.data)).toEqual({ a: null, b: null, __typename: 'Query' });
  });
});

describe('a purpose that the token does not allow', () => {
  test.each([
    ['mark', 'COORD'],
    ['mayor', 'SAFETY'],
    ['policymaker', 'PLAN'],
    ['officer', 'RIGHTS'],
    ['regisseur', 'RIGHTS'],
  ])('%s for %s is refused before anything is looked up', async (who, purpose) => {
    const view = await journey.ask({ caseId: 's1', who, purpose });
    expect([view.status, view.errors?.map(({ extensions }) => extensions.code)]).toEqual([403, ['PURPOSE_NOT_ALLOWED']]);
    expect(Object.values(view.wire).flat()).toEqual([]);
  });
});

const members = (selection: string): string => `query($id: ID!) { familyCase(id: $id) { id members { id ${selection} } } }`;
const f1 = ['Mark', 'Chantal', 'Sebastiaan', 'Walter', 'William'];

describe('who selects less, has less asked', () => {
  const fields = async (selection: string): Promise<readonly unknown[]> =>
    brpQuestions('s1', (await journey.ask({ caseId: 's1', who: 'regisseur', query: members(selection) })).wire.brp);

  test.each([
    ['ageBand', ['burgerservicenummer', 'leeftijd']],
    ['birthDate', ['burgerservicenummer', 'geboorte.datum']],
    ['name', ['burgerservicenummer', 'naam.volledigeNaam']],
    [
      'address { city }',
      [
        'burgerservicenummer',
        ...['land.omschrijving', 'regel2', 'regel3', 'woonplaats'].map((field) => `verblijfplaats.verblijfadres.${field}`),
      ],
    ],
    ['authority { kind }', ['burgerservicenummer', 'gezag']],
  ])('%s asks the BRP for %j', async (selection, asked) => {
    expect(await fields(selection)).toEqual([{ people: f1, fields: asked }]);
  });

  const others: readonly (readonly [selection: string, partner: string])[] = [
    ['id', ''],
    ['regisseur { name }', ''],
    ['name', 'brp'],
    ['policeKnown', 'police'],
    ['inGgzCare', 'ggz'],
    ['debts { debtBand }', 'wi'],
    ['wmoProvided', 'wmo'],
    ['youthProvisions { category }', 'cjg'],
  ];
  test.each(others)('%s asks nobody but %s', async (selection, partner) => {
    const { wire } = await journey.ask({ caseId: 's1', who: 'regisseur', query: members(selection) });
    expect(Object.entries(wire).flatMap(([name, { length }]) => (length > 0 ? [name] : []))).toEqual(partner === '' ? [] : [partner]);
  });

  test('that there is a police report asks for no field of it', async () => {
    const { wire } = await journey.ask({ caseId: 's1', who: 'regisseur', query: members('policeKnown') });
    expect(policeQuestions('s1', wire.police).map(({ kinds, fields: named }) => [kinds, named])).toEqual([[['ZORGMELDING'], []]]);
  });

  test('a debt band asks for no status', async () => {
    const { wire } = await journey.ask({ caseId: 's1', who: 'regisseur', query: members('debts { debtBand }') });
    expect(zgwQuestions('s1', wire.wi)).toEqual([{ people: ['Mark'], expand: 'zaaktype,rollen,eigenschappen' }]);
  });

  test('who treats somebody asks for no episode or condition', async () => {
    const { wire } = await journey.ask({ caseId: 's1', who: 'regisseur', query: members('ggzPractitioners { organisation }') });
    const asked = fhirQuestions('s1', wire.ggz);
    expect(asked.map(({ type }) => type)).toEqual(['Patient', 'CareTeam']);
    expect(asked[1]?.elements).not.toContain('participant');
  });

  test('a category of provision asks the CJG for no kind, period or provider', async () => {
    const { wire } = await journey.ask({ caseId: 's1', who: 'regisseur', query: members('youthProvisions { category }') });
    const [asked] = cjgQuestions('s1', wire.cjg);
    expect(asked?.paths.filter((path) => !path.includes('provenance'))).toEqual(['youthProvisions.category']);
  });
});

describe('who selects the same twice, has it asked once', () => {
  const twice = `query($id: ID!) {
    familyCase(id: $id) {
      members { id name first: policeReports { summary } ...More ties { member { name ageBand } } }
      plan { items { members { name birthDate debts { debtBand } } ownerMember { name } } }
      meetings { attendees { name } }
      network { supports { name } }
    }
    again: familyCase(id: $id) { members { name second: policeReports { category summary } } }
  }
  fragment More on FamilyMember { name policeReports { date } youthProvisions { kind } third: youthProvisions { provider } }`;

  test('through aliases, fragments, references and a second root', async () => {
    const view = await journey.ask({ caseId: 's1', who: 'regisseur', query: twice });
    expect(view.status).toBe(200);
    expect(brpQuestions('s1', view.wire.brp).map(({ people }) => people)).toEqual([f1]);
    expect(policeQuestions('s1', view.wire.police)).toHaveLength(1);
    expect(cjgQuestions('s1', view.wire.cjg)).toHaveLength(1);
    expect(zgwQuestions('s1', view.wire.wi).map(({ people }) => people)).toEqual([['Mark']]);
    expect(view.at('Mark.first.summary')).toHaveLength(1);
    expect(view.at('plan.items.members.debts.debtBand')).not.toBeNull();
  });

  test('and a reference to somebody who is not seen asks about nobody', async () => {
    const query =
      'query($id: ID!) { familyCase(id: $id) { members { id ties { kind member { name birthDate ggzDiagnoses { text } } } } } }';
    const view = await journey.ask({ caseId: 's1', who: 'ggz', query });
    expect(brpQuestions('s1', view.wire.brp).flatMap(({ people }) => people)).toEqual(['Mark']);
    expect(fhirQuestions('s1', view.wire.ggz)[0]?.people).toEqual(['Mark']);
    expect(view.at('Mark.ties.member')).toBeNull();
  });
});
