import type { CheckSettings, PolicyCheck } from '#consent/gates/check-policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import { refusal } from './refusals.ts';
import type { VersionProblem } from './versions.ts';

/** The part of the gates' outcome that publishing rests on. */
export type GateOutcome = Pick<PolicyCheck, 'publishable' | 'needsReason' | 'problems' | 'failures' | 'cases'>;

/** Puts files through every gate, as `checkPolicy` does, perhaps beside the event loop. */
export type CheckPolicy = (files: readonly PolicyFile[], settings: CheckSettings) => Promise<GateOutcome>;

const nowhere = { file: null, line: null, column: null } as const;

/** Everything that keeps a version from being published, as problems in plain Dutch; empty when it may be. */
export const gateProblems = ({ publishable, problems, failures, cases }: GateOutcome): readonly VersionProblem[] => {
  if (publishable) return [];
  return [
    refusal('POLICY_NOT_PUBLISHABLE'),
    ...problems.map(({ message, ...where }) => ({ ...where, messageNl: message })),
    ...failures.map(({ property, textNl, witnessNl, place }) => ({
      code: 'POLICY_PROPERTY',
      messageNl: `Eigenschap ‘${property}’ klopt niet: ${textNl} ${witnessNl}`,
      ...nowhere,
      ...place,
    })),
    ...cases
      .filter(({ passed }) => !passed)
      .map(({ testCase }) => ({
        code: 'POLICY_CASE',
        messageNl: `Testgeval ‘${testCase.id}’ klopt niet${testCase.textNl === null ? '.' : `: ${testCase.textNl}`}`,
        ...nowhere,
      })),
  ];
};
