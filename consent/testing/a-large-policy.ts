import type { Conditions, DataClassInfo, Policy, Rule } from '../policy.ts';
import { purposes, roles, type LevelName, type Purpose, type Role } from '../vocabulary.ts';
import { aClass, aRule } from './a-policy.ts';
import { defaultPolicy } from './default-policy.ts';
import { randomDraws, type RandomDraws } from './random-draws.ts';

/** The partners that its rules name: 8 OINs that nobody has. */
export const largePolicyPartners: readonly string[] = Array.from({ length: 8 }, (_, index) => `000000990000000${String(index + 11)}000`);

const extraClasses: readonly DataClassInfo[] = Array.from({ length: 30 }, (_, index) =>
  aClass(`EXTRA_${String(index + 1).padStart(2, '0')}`, { nl: `extra gegeven ${String(index + 1)}` }),
);
const extraNames = extraClasses.map(({ name }) => name);

const [ruleCount, ownCaps] = [300, 24];

/**
 * What grants may ask beside involvement: for kindred classes the same five, as in a policy that people write. None of it opens on a refusal or closes on a
 * safety ground, so that P1 to P7 hold.
 */
const themes: readonly (readonly Conditions[])[] = [
  [{ waiver: ['VALID'] }, { waiverNamesClass: ['YES'] }, { safety: ['OPEN'] }, { inScope: ['YES'] }, { source: ['OWN'] }],
  [
    { release: ['RELEASED'] },
    { safety: ['OPEN'] },
    { escalation: ['ADMINISTRATIVE'] },
    { confidentiality: ['OPEN', 'RESTRICTED'] },
    { view: ['OPEN'] },
  ],
  [{ self: ['SELF', 'HOLDER'] }, { ageBand: ['A16_17', 'ADULT'] }, { inScope: ['YES'] }, { waiver: ['VALID'] }, { childSafety: ['NO'] }],
  [{ match: ['MUTUAL'] }, { view: ['OPEN'] }, { inScope: ['YES'] }, { source: ['OWN'] }, { retention: ['WITHIN'] }],
  [{ waiver: ['VALID'] }, { mandatoryCare: ['RUNNING'] }, { safety: ['OPEN'] }, { confidentiality: ['OPEN'] }, { source: ['OWN'] }],
];

const closings: readonly Conditions[] = [
  { source: ['OTHER'] },
  { self: ['HOLDER', 'OTHER'] },
  { restricted: ['YES'] },
  { confidentiality: ['SECRET'] },
  { confidentiality: ['RESTRICTED', 'SECRET'] },
  { retention: ['PAST'] },
];

const shownLevels: readonly LevelName[] = ['SIGNAL', 'COARSE', 'FULL'];
const working: readonly Purpose[] = ['TRIAGE', 'PLAN', 'COORD', 'CARE', 'PROVISION', 'EVAL', 'OOV', 'SIGNAL'];
const personal: readonly Role[] = roles.filter((role) => role !== 'BEL' && role !== 'FG');
/** A diagnosis stays with the rules that P1 is about. */
const openClasses = [...defaultPolicy.classes.map(({ name }) => name).filter((name) => name !== 'GGZ_DIAGNOSIS'), ...extraNames];

function between(draws: RandomDraws, least: number, most: number): number {
  return least + Math.floor(draws.number() * (most - least + 1));
}

function drawnPartners(draws: RandomDraws, share: number): string[] | null {
  return draws.number() < share ? draws.some(largePolicyPartners, between(draws, 1, 3)) : null;
}

function aGrant(draws: RandomDraws, id: string): Rule {
  const theme = draws.one(themes);
  const kindred = openClasses.filter((_, index) => themes[index % themes.length] === theme);
  const drawn = draws.some(working, between(draws, 1, 5));
  return aRule(id, {
    level: draws.one(shownLevels),
    target: {
      roles: draws.some(personal, between(draws, 1, 3)),
      purposes: purposes.filter((purpose) => drawn.includes(purpose) || purpose === 'SAFETY'), // which never shows less than COORD
      classes: draws.some(kindred, between(draws, 1, 4)),
      organisations: drawnPartners(draws, 0.3),
    },
    when: Object.assign({}, ...draws.some(theme, between(draws, 1, 4))) as Conditions,
  });
}

function aCap(draws: RandomDraws, id: string): Rule {
  return aRule(id, {
    kind: 'cap',
    level: draws.one(['NONE', 'SIGNAL', 'COARSE']),
    target: {
      roles: draws.some(roles, between(draws, 1, 8)),
      purposes,
      classes: draws.some(openClasses, between(draws, 1, 8)),
      organisations: drawnPartners(draws, 0.5),
    },
    when: Object.assign({}, ...draws.some(closings, between(draws, 1, 3))) as Conditions,
  });
}

/** A cap of the default policy, which closes the extra classes as it closes the items of a plan. */
function widened(cap: Rule): Rule {
  const { classes } = cap.target;
  return classes.includes('PLAN_ITEM') ? { ...cap, target: { ...cap.target, classes: [...classes, ...extraNames] } } : cap;
}

/**
 * A large policy that has the properties P1 to P7, always the same: 300 rules over the 12 roles, 8 partners named by OIN and 30 classes beside those of the
 * default policy. Its caps are those of the default policy and 24 more, its grants have 1 to 4 conditions beside involvement.
 */
export function aLargePolicy(): Policy {
  const draws = randomDraws(300);
  const caps = defaultPolicy.rules.filter(({ kind }) => kind === 'cap').map(widened);
  const ids = Array.from({ length: ruleCount - caps.length }, (_, index) => `large-${String(index + 1).padStart(3, '0')}`);
  const drawn = ids.map((id, index) => (index < ownCaps ? aCap(draws, id) : aGrant(draws, id)));
  return { ...defaultPolicy, hash: 'sha256:large', classes: [...defaultPolicy.classes, ...extraClasses], rules: [...caps, ...drawn] };
}
