import type { RegisterProblem } from '#schema/generated/register.ts';
import { holdsBsn } from '#database/holds-bsn.ts';
import { problem, type RegisterProblemCode } from './problem.ts';

const longest = 500;

/** Why a text that somebody wrote may not be kept, or null: it must not be empty (that refusal has the code `missing`), too long, broken or hold a BSN. */
export function refuseText(text: string, missing: RegisterProblemCode): RegisterProblem | null {
  if (text.trim() === '') return problem(missing);
  if (text.length > longest || /\p{Cc}/u.test(text) || !text.isWellFormed()) return problem('TEXT_WRONG');
  return holdsBsn(text) ? problem('TEXT_HOLDS_BSN') : null;
}
