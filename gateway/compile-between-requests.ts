import { setImmediate } from 'node:timers/promises';
import { compileInSteps } from '#consent/compile.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Policy } from '#consent/policy.ts';

/** The longest that compiling keeps requests waiting at a time, in milliseconds. */
const sliceMs = 5;

/** Compiles a policy for a day as `compilePolicy` does, but lets requests go first every few milliseconds: a large one would keep them waiting for most of a second. */
export const compileBetweenRequests = async (policy: Policy, day: string): Promise<CompiledPolicy> => {
  const steps = compileInSteps(policy, day);
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - started < sliceMs) continue;
    await setImmediate();
    started = performance.now();
  }
};
