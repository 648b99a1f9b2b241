import type { AddressedCell, PolicyTables } from './compile.ts';
import { decodeFacts, factNames, factValues } from './fact-vector.ts';
import { findLower } from './find-lower.ts';
import { decidingRule } from './give-verdict.ts';
import { proveBound, type Bound } from './prove-bound.ts';
import { proveMonotone, type Monotone, type Step } from './prove-monotone.ts';
import { boundOf } from './properties/bound-of.ts';
import { addressOf, levelName, plainFirst, smaller, type Failure } from './property.ts';
import { Level } from './vocabulary.ts';

const fromUnknown: readonly Step[] = factNames.flatMap((fact) =>
  (factValues.get(fact) ?? []).filter((value) => value !== 'UNKNOWN').map((value) => ({ fact, from: value, to: 'UNKNOWN' })),
);

/** From the state of a waiver that opens most to the one that closes most: the order in which several waivers are worsened, too. */
const waiversWorse: readonly Step[] = [
  { fact: 'waiver', from: 'VALID', to: 'NONE' },
  { fact: 'waiver', from: 'NONE', to: 'EXPIRED' },
  { fact: 'waiver', from: 'EXPIRED', to: 'WITHDRAWN' },
  { fact: 'waiver', from: 'WITHDRAWN', to: 'REFUSED' },
];

const bounds: readonly Omit<Bound, 'atMost'>[] = [
  {
    property: 'P1',
    textNl:
      'Een diagnose is alleen zichtbaar voor de bron, voor de persoon zelf, voor wie het gezag heeft, en bij toestemming die de diagnose met name noemt.',
    about: ({ dataClass }) => dataClass === 'GGZ_DIAGNOSIS',
    unless: [{ source: ['OWN'] }, { self: ['SELF', 'HOLDER'] }, { waiver: ['VALID'], waiverNamesClass: ['YES'] }],
  },
  {
    property: 'P5',
    textNl: 'Wie niet betrokken is ziet niets, behalve eigen gegevens, zichzelf of een kind onder eigen gezag, en een match.',
    about: () => true,
    unless: [{ involvement: ['ACTIVE'] }, { source: ['OWN'] }, { self: ['SELF', 'HOLDER'] }, { match: ['MUTUAL'] }],
  },
  {
    property: 'P6',
    textNl: 'Alleen de bron ziet de mutatietekst van de politie en wie de melder is.',
    about: ({ dataClass }) => dataClass === 'POLICE_NARRATIVE' || dataClass === 'POLICE_REPORTER',
    unless: [{ source: ['OWN'] }],
  },
  {
    property: 'P7',
    textNl: 'Beleidsmedewerkers zien geen gegevens over personen.',
    about: ({ role }) => role === 'BEL',
    unless: [],
  },
];

const monotones: readonly Monotone[] = [
  { property: 'P2', textNl: 'Wat niet bekend is maakt nooit meer zichtbaar.', steps: fromUnknown },
  { property: 'P3', textNl: 'Een toestemming intrekken, weigeren of laten verlopen maakt nooit meer zichtbaar.', steps: waiversWorse },
  {
    property: 'P4',
    textNl: 'Een veiligheidsgrond maakt nooit minder zichtbaar.',
    steps: [{ fact: 'safety', from: 'OPEN', to: 'NONE' }],
  },
];

const safetyNl = 'Voor directe veiligheid is nooit minder zichtbaar dan voor de uitvoering van het plan.';

function safetyBelowCoordination(policy: PolicyTables, safety: AddressedCell): Failure | null {
  const { role, dataClass, organisation, cell } = safety;
  const coord = policy.cell(role, 'COORD', dataClass, organisation ?? undefined);
  const vector = findLower(cell, coord);
  if (vector === null) return null;
  const facts = decodeFacts(vector);
  const against = { facts, purpose: 'COORD', level: levelName(coord.level(vector)) } as const;
  const witness = { ...addressOf(safety), facts, level: levelName(cell.level(vector)), against };
  const coordRules = policy.cells.find((one) => one.cell === coord)?.rules ?? [];
  const rule = decidingRule(safety.rules, facts) ?? decidingRule(coordRules, facts);
  return { property: 'P4', textNl: safetyNl, witness, rule: rule?.id ?? null };
}

/** The cells for SAFETY, one for each set of halves that they and their cells for COORD are made of. */
function distinctSafetyCells(policy: PolicyTables): AddressedCell[] {
  const numbers = new Map(policy.halves.map((half, number) => [half, number]));
  const seen = new Set<string>();
  return plainFirst(policy.cells.filter(({ purpose }) => purpose === 'SAFETY')).filter(({ role, dataClass, organisation, cell }) => {
    const coord = policy.cell(role, 'COORD', dataClass, organisation ?? undefined);
    const key = [cell.grants, cell.caps, coord.grants, coord.caps].map((half) => numbers.get(half)).join(' ');
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
}

/**
 * Proves the properties P1 to P7 of a compiled policy, and those of the officer's own, over its whole space, by enumeration of its halves. Empty when they all hold; else one failure per
 * property with its smallest witness and the rule at fault. A policy with a failure must not be published.
 */
export function prove(policy: PolicyTables): Failure[] {
  const failures = [
    ...bounds.map((bound) => proveBound(policy.cells, { ...bound, atMost: Level.NONE })),
    ...(policy.policy.properties ?? []).map((property) => proveBound(policy.cells, boundOf(property))),
    ...monotones.map((monotone) => proveMonotone(policy.cells, monotone)),
    distinctSafetyCells(policy).reduce<Failure | null>((found, cell) => smaller(found, safetyBelowCoordination(policy, cell)), null),
  ];
  return failures.filter((failure) => failure !== null).sort((one, other) => (one.property < other.property ? -1 : 1));
}
