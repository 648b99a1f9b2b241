import { compilePolicy } from '#consent/compile.ts';
import type { Cell } from '#consent/decide.ts';
import { encodeFacts, withFacts } from '#consent/fact-vector.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { prove } from '#consent/prove.ts';
import { aLargePolicy } from '#consent/testing/a-large-policy.ts';
import type { Facts } from '#consent/vocabulary.ts';
import { median } from './median.ts';

/**
 * What the policy engine costs: the decisions of one full view, compiling the default policy, and proving P1 to P7 of it; and the same two of a policy of
 * 300 rules over 12 roles, 8 partners and 77 classes.
 */
export interface PolicyCost {
  readonly msPerView: number;
  readonly compileMs: number;
  readonly proofMs: number;
  readonly largeCompileMs: number;
  readonly largeProofMs: number;
}

const day = '2026-11-20';

const timed = (run: () => void): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

const times = (count: number, run: () => void): number => median(Array.from({ length: count }, () => timed(run)));

const memberFacts: Facts = {
  involvement: 'ACTIVE',
  source: 'OTHER',
  self: 'OTHER',
  view: 'OPEN',
  waiver: 'VALID',
  waiverNamesClass: 'YES',
  safety: 'NONE',
  escalation: 'NONE',
  inScope: 'YES',
  match: 'NONE',
  mandatoryCare: 'NONE',
  secretAddress: 'NO',
  childSafety: 'NO',
  restricted: 'NO',
  ageBand: 'ADULT',
};

const recordFacts: readonly Facts[] = [
  { release: 'RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' },
  { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' },
  { release: 'RELEASED', confidentiality: 'RESTRICTED', retention: 'WITHIN' },
  { release: 'RELEASED', confidentiality: 'OPEN', retention: 'PAST' },
];

/** Decides 6 members × 4 partners × 10 records × 6 fields, each field with its own look-up. */
const decideView = (cells: readonly Cell[]): number => {
  let shown = 0;
  for (let member = 0; member < 6; member += 1) {
    const facts = encodeFacts(memberFacts);
    for (const cell of cells) {
      for (let record = 0; record < 10; record += 1) {
        const own = withFacts(facts, recordFacts[record % recordFacts.length] ?? {});
        for (let field = 0; field < 6; field += 1) if (cell.level(own) >= 2) shown += 1;
      }
    }
  }
  return shown;
};

/** The first run is as cold as in a program that has just loaded a policy; each proof is of tables that nobody looked at before. */
const measureLarge = (): Pick<PolicyCost, 'largeCompileMs' | 'largeProofMs'> => {
  const large = aLargePolicy();
  const runs = Array.from({ length: 5 }, () => {
    const started = performance.now();
    const tables = compilePolicy(large, day);
    const compiled = performance.now();
    if (prove(tables).length > 0) throw new Error('The large policy fails its proof.');
    return { compileMs: compiled - started, proofMs: performance.now() - compiled };
  });
  return { largeCompileMs: median(runs.map(({ compileMs }) => compileMs)), largeProofMs: median(runs.map(({ proofMs }) => proofMs)) };
};

/** Measures the policy engine on the default policy, and on a large one. */
export const measurePolicy = (): PolicyCost => {
  const policy = loadPolicy(readPolicyFolder(defaultPolicyFolder));
  const compiled = compilePolicy(policy, day);
  const cells = ['GGZ_FUNCTIONAL_IMPACT', 'WMO_PROVISION', 'WI_EVICTION', 'POLICE_CARE_REPORT'].map((name) =>
    compiled.cell('REG', 'COORD', name),
  );
  if (decideView(cells) === 0) throw new Error('The measured policy shows nothing.');
  times(300, () => void decideView(cells));
  return {
    msPerView: times(500, () => void decideView(cells)),
    compileMs: times(9, () => void compilePolicy(policy, day)),
    proofMs: times(9, () => void prove(compiled)),
    ...measureLarge(),
  };
};
