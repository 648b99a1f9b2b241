import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { compilePolicy } from '#consent/compile.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { createPolicySource, type PolicySource } from './policy-source.ts';

/** The policy that the project carries, as its rules are in force on the clock's day. */
export const defaultPolicy = (clock: () => Date): PolicySource => {
  const policy = loadPolicy(readPolicyFolder(defaultPolicyFolder));
  return createPolicySource(
    (day) => compilePolicy(policy, day),
    () => amsterdamDay(clock()),
  );
};
