/** Where a policy version stands: concept, voorgesteld, goedgekeurd, geldend, vervallen, afgewezen. */
export const versionStates = ['DRAFT', 'PROPOSED', 'APPROVED', 'ACTIVE', 'RETIRED', 'REJECTED'] as const;
/** One of the states. */
export type VersionState = (typeof versionStates)[number];

/** What somebody, or a hub by itself, does with a version. */
export const versionSteps = [
  'install',
  'draft',
  'propose',
  'withdraw',
  'reject',
  'approve',
  'activate',
  'retire',
  'rollBack',
  'close',
] as const;
/** One of the steps. `close` is a return to an older version that shows nothing more than the active one; `rollBack` proposes any older version anew. */
export type VersionStep = (typeof versionSteps)[number];

/** What may follow what: for each step the states in which it may be taken (`NONE`: the version is not stored yet) and the state after it. */
export const transitions: Readonly<Record<VersionStep, { readonly from: readonly (VersionState | 'NONE')[]; readonly to: VersionState }>> =
  {
    install: { from: ['NONE'], to: 'ACTIVE' },
    draft: { from: ['NONE', 'DRAFT', 'REJECTED', 'RETIRED'], to: 'DRAFT' },
    propose: { from: ['DRAFT'], to: 'PROPOSED' },
    withdraw: { from: ['PROPOSED', 'APPROVED'], to: 'DRAFT' },
    reject: { from: ['PROPOSED'], to: 'REJECTED' },
    approve: { from: ['PROPOSED'], to: 'APPROVED' },
    activate: { from: ['APPROVED'], to: 'ACTIVE' },
    retire: { from: ['ACTIVE'], to: 'RETIRED' },
    rollBack: { from: ['RETIRED'], to: 'PROPOSED' },
    close: { from: ['RETIRED'], to: 'ACTIVE' },
  };

/** The state after a step; null when the step may not be taken in this state. */
export const stateAfter = (step: VersionStep, state: VersionState | null): VersionState | null => {
  const { from, to } = transitions[step];
  return from.includes(state ?? 'NONE') ? to : null;
};
