import { rightsProblem, type RightsProblemCode } from './problems.ts';
import type { Answer } from './rights-desk.ts';

/** The answer that something is not done, and why. */
export function refused(code: RightsProblemCode): Answer<never> {
  return { value: null, problems: [rightsProblem(code)] };
}
