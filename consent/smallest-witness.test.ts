import { describe, expect, test } from 'vitest';
import { compilePolicy, type Engine, type PolicyTables } from './compile.ts';
import { conditionHolds } from './condition-holds.ts';
import { encodeFacts, factNames, factPosition, factValues, withFacts, type FactVector } from './fact-vector.ts';
import type { OfficerProperty, Policy, Rule } from './policy.ts';
import { sizeOf, type Failure } from './property.ts';
import { prove } from './prove.ts';
import { rulesInForce } from './rules-in-force.ts';
import { aRule, changedPolicy } from './testing/a-policy.ts';
import { defaultPolicy, setDay } from './testing/default-policy.ts';
import { Level, type FactName, type Facts } from './vocabulary.ts';

// What fails is written out here once more, without any of the prover's shortcuts: over every cell, and over every state of so few known facts.

type At = PolicyTables['cells'][number];
type Fails = (tables: PolicyTables, at: At, vector: FactVector) => boolean;

/** Cells that no property can tell apart, once: those with the same levels, for SAFETY also beside COORD, for the same subject of a property. */
function different(tables: PolicyTables): At[] {
  const numbers = new Map<object, number>();
  const number = (half: object): number => {
    const known = numbers.get(half) ?? numbers.size;
    numbers.set(half, known);
    return known;
  };
  const seen = new Set<string>();
  return tables.cells.filter((at) => {
    const { role, purpose, dataClass, organisation, cell } = at;
    const coord = purpose === 'SAFETY' ? tables.cell(role, 'COORD', dataClass, organisation ?? undefined) : cell;
    const subject = ['GGZ_DIAGNOSIS', 'POLICE_NARRATIVE', 'POLICE_REPORTER', 'WI_DEBT', 'WI_CREDITORS'].includes(dataClass)
      ? dataClass
      : '';
    const halves = [cell.grants, cell.caps, coord.grants, coord.caps].map(number);
    const key = [...halves, role === 'BEL', subject === '' ? '' : `${subject} ${role} ${purpose}`, purpose === 'SAFETY'].join(' ');
    const isNew = !seen.has(key) && cell.facts.length > 0;
    seen.add(key);
    return isNew;
  });
}

const value = (vector: FactVector, name: FactName): string => factValues.get(name)?.[vector[factPosition(name)] ?? 0] ?? 'UNKNOWN';
const is = (vector: FactVector, name: FactName, ...values: string[]): boolean => values.includes(value(vector, name));
const rises = (at: At, vector: FactVector, changed: Facts): boolean => at.cell.level(withFacts(vector, changed)) > at.cell.level(vector);

const isOwn = (vector: FactVector): boolean => is(vector, 'source', 'OWN');
const isSelf = (vector: FactVector): boolean => is(vector, 'self', 'SELF', 'HOLDER');
const waivers = ['VALID', 'NONE', 'EXPIRED', 'WITHDRAWN', 'REFUSED'] as const;

const fails: Readonly<Record<string, Fails>> = {
  P1: (_, { dataClass, cell }, vector) =>
    dataClass === 'GGZ_DIAGNOSIS' &&
    cell.level(vector) > 0 &&
    !isOwn(vector) &&
    !isSelf(vector) &&
    !(is(vector, 'waiver', 'VALID') && is(vector, 'waiverNamesClass', 'YES')),
  P2: (_, at, vector) => factNames.some((name) => value(vector, name) !== 'UNKNOWN' && rises(at, vector, { [name]: 'UNKNOWN' })),
  P3: (_, at, vector) => {
    const place = waivers.findIndex((one) => one === value(vector, 'waiver'));
    const worse = waivers[place + 1];
    return place >= 0 && worse !== undefined && rises(at, vector, { waiver: worse });
  },
  P4: (tables, at, vector) =>
    (is(vector, 'safety', 'OPEN') && rises(at, vector, { safety: 'NONE' })) ||
    (at.purpose === 'SAFETY' &&
      at.cell.level(vector) < tables.cell(at.role, 'COORD', at.dataClass, at.organisation ?? undefined).level(vector)),
  P5: (_, { cell }, vector) =>
    cell.level(vector) > 0 && !is(vector, 'involvement', 'ACTIVE') && !isOwn(vector) && !isSelf(vector) && !is(vector, 'match', 'MUTUAL'),
  P6: (_, { dataClass, cell }, vector) =>
    ['POLICE_NARRATIVE', 'POLICE_REPORTER'].includes(dataClass) && cell.level(vector) > 0 && !isOwn(vector),
  P7: (_, { role, cell }, vector) => role === 'BEL' && cell.level(vector) > 0,
};

/** Whether anywhere a state with exactly so many known facts fails. For a property about a step the changed fact is one of them before the step. */
function failsWith(tables: PolicyTables, cells: readonly At[], known: number, failing: Fails): boolean {
  return cells.some((at) => {
    const scan = encodeFacts({});
    const facts = at.cell.facts;
    const walk = (from: number, left: number): boolean => {
      if (left === 0) return failing(tables, at, scan);
      return facts.slice(from).some((name, index) => {
        const place = factPosition(name);
        const found = (factValues.get(name) ?? []).slice(0, -1).some((_, code) => {
          scan[place] = code;
          return walk(from + index + 1, left - 1);
        });
        scan[place] = (factValues.get(name)?.length ?? 1) - 1;
        return found;
      });
    };
    return walk(0, known);
  });
}

const knownIn = ({ facts }: { readonly facts: Facts }): number => Object.values(facts).filter((one) => one !== 'UNKNOWN').length;

/** How many facts are known in the state that fails: for a step that is the state before it. */
function knownBefore({ witness }: Failure): number {
  return witness.against === null ? knownIn(witness) : knownIn(witness.against);
}

const extra = (classes: readonly string[], changes: Partial<Rule> = {}, roles: Rule['target']['roles'] = ['REG']): Rule =>
  aRule('extra', { ...changes, target: { classes, roles, purposes: ['COORD', 'SAFETY'] } });
const careless: Engine = { holds: (kind, allowed, one) => one === 'UNKNOWN' || conditionHolds(kind, allowed, one), inForce: rulesInForce };
const forgetful: Engine = { holds: (kind, allowed, one) => one !== 'UNKNOWN' && conditionHolds(kind, allowed, one), inForce: rulesInForce };
const open: Engine = { holds: conditionHolds, inForce: (rules) => [...rules] };

describe('the witness is the smallest there is, as brute force over everything smaller shows', () => {
  test.each<[string, string, Policy, Engine | undefined]>([
    ['P1', 'a diagnosis with any waiver', changedPolicy({}, [extra(['GGZ_DIAGNOSIS'], { when: { waiver: ['VALID'] } })]), undefined],
    ['P1', 'a diagnosis in an emergency', changedPolicy({}, [extra(['GGZ_DIAGNOSIS'], { when: { safety: ['OPEN'] } })]), undefined],
    [
      'P1',
      'a diagnosis by a small rule beside a large one',
      changedPolicy({}, [
        extra(['GGZ_DIAGNOSIS'], { when: { safety: ['OPEN'], inScope: ['YES'], match: ['MUTUAL'] } }),
        { ...extra(['GGZ_DIAGNOSIS'], { when: { match: ['MUTUAL'] } }, ['WMO']), id: 'small' },
      ]),
      undefined,
    ],
    ['P2', 'an engine that takes UNKNOWN for satisfied in a grant', defaultPolicy, careless],
    ['P2', 'an engine that takes UNKNOWN for not satisfied in a cap', defaultPolicy, forgetful],
    ['P3', 'a refusal that opens', changedPolicy({ 'ggz-practitioner-reg-waiver': { when: { waiver: ['REFUSED'] } } }), undefined],
    [
      'P3',
      'a withdrawal that lifts a cap',
      changedPolicy({}, [
        extra(['WMO_PROVISION'], { kind: 'cap', level: 'NONE', when: { waiver: ['VALID', 'NONE', 'EXPIRED', 'REFUSED'] } }),
      ]),
      undefined,
    ],
    [
      'P4',
      'a safety ground that closes',
      changedPolicy({}, [extra(['WMO_PROVISION'], { kind: 'cap', level: 'NONE', when: { safety: ['OPEN'] } })]),
      undefined,
    ],
    [
      'P4',
      'less for safety than for coordination',
      changedPolicy({}, [aRule('less', { kind: 'cap', level: 'SIGNAL', target: { classes: ['PERSON_NAME'], purposes: ['SAFETY'] } })]),
      undefined,
    ],
    ['P5', 'an engine that demands no involvement', defaultPolicy, open],
    [
      'P6',
      'a narrative to the regisseur',
      changedPolicy({ 'source-only': null }, [extra(['POLICE_NARRATIVE'], { when: { release: ['RELEASED'] } })]),
      undefined,
    ],
    [
      'P7',
      'a name for a policy maker',
      changedPolicy({ 'policy-maker': null }, [extra(['PERSON_NAME'], { when: { match: ['MUTUAL'] } }, ['BEL'])]),
      undefined,
    ],
  ])(
    '%s: %s',
    (property, _what, policy, engine) => {
      const tables = compilePolicy(policy, setDay, engine);
      const failure = prove(tables).find((one) => one.property === property);
      const failing = fails[property];
      if (failure === undefined || failing === undefined) throw new Error(`${property} does not fail`);
      const cells = different(tables);
      const size = knownBefore(failure);
      expect(failsWith(tables, cells, size, failing)).toBe(true);
      for (let fewer = 0; fewer < size; fewer += 1)
        expect(failsWith(tables, cells, fewer, failing), `a witness of ${String(fewer)} facts`).toBe(false);
    },
    60_000,
  );
});

describe('a property of the officer’s own', () => {
  const property: OfficerProperty = {
    id: 'geen-schuld',
    textNl: 'Buiten werk en inkomen ziet niemand schulden volledig.',
    roles: ['REG', 'POL', 'GGZ', 'JGD', 'WMO', 'BM', 'BEL'],
    purposes: ['PLAN', 'COORD', 'SAFETY'],
    classes: ['WI_DEBT', 'WI_CREDITORS'],
    atMost: 'COARSE',
    unless: [{ source: ['OWN'] }],
  };
  const failureOf = (changes: Partial<OfficerProperty>, rules: readonly Rule[] = []): Failure | undefined =>
    prove(compilePolicy({ ...changedPolicy({}, rules), properties: [{ ...property, ...changes }] }, setDay))[0];

  test('that holds is proved', () => {
    expect(failureOf({})).toBeUndefined();
  });

  test('fails with its smallest witness and the rule at fault', () => {
    const failure = failureOf({ atMost: 'SIGNAL' });
    expect(failure).toMatchObject({
      property: 'geen-schuld',
      textNl: property.textNl,
      rule: 'wi-debt-reg-scope',
      witness: { role: 'REG', level: 'COARSE' },
    });
    const tables = compilePolicy(defaultPolicy, setDay);
    const failing: Fails = (_, { role, purpose, dataClass, cell }, vector) =>
      property.roles.includes(role) &&
      property.purposes.includes(purpose) &&
      property.classes.includes(dataClass) &&
      cell.level(vector) > Level.SIGNAL &&
      !isOwn(vector);
    const cells = different(tables).filter(({ role, dataClass }) => property.roles.includes(role) && property.classes.includes(dataClass));
    const size = failure === undefined ? 0 : sizeOf(failure.witness);
    expect(failsWith(tables, cells, size, failing)).toBe(true);
    for (let fewer = 0; fewer < size; fewer += 1) expect(failsWith(tables, cells, fewer, failing)).toBe(false);
  }, 60_000);

  test('looks at the level that it names, not below it', () => {
    expect(failureOf({ atMost: 'NONE', classes: ['WI_DEBT'] })?.witness.level).toBe('COARSE');
    expect(failureOf({ atMost: 'COARSE', classes: ['WI_DEBT'] }, [extra(['WI_DEBT'])])).toMatchObject({
      rule: 'extra',
      witness: { level: 'FULL' },
    });
  });

  test('lets go only where an exception holds, and an unknown fact is no exception', () => {
    const own: Partial<OfficerProperty> = { roles: ['WI'], classes: ['WI_DEBT'], atMost: 'NONE' };
    expect(failureOf(own)).toBeUndefined();
    expect(failureOf({ ...own, unless: [] })).toMatchObject({ witness: { facts: { source: 'OWN' } } });
    const open = extra(['WI_CREDITORS'], { when: { inScope: ['YES'] } });
    const failure = failureOf({ atMost: 'NONE', classes: ['WI_CREDITORS'], unless: [{ source: ['OWN', 'OTHER'] }] }, [open]);
    expect(failure).toMatchObject({ rule: 'extra' });
    expect(failure?.witness.facts.source).toBeUndefined();
  });

  test('sees what only a named organisation is granted', () => {
    const rule = aRule('one-organisation', {
      target: { classes: ['WI_CREDITORS'], roles: ['GGZ'], purposes: ['COORD'], organisations: ['00000099000000003000'] },
    });
    expect(failureOf({}, [rule])?.witness).toMatchObject({ role: 'GGZ', organisation: '00000099000000003000' });
  });
});
