import type { RightsProblemCode } from './problems.ts';

const longest = 4000;

/** A text that somebody wrote, without control characters and outer white space; or the code of what is wrong with it. */
export function readText(written: string, ifMissing: RightsProblemCode): { readonly text: string } | { readonly wrong: RightsProblemCode } {
  const text = written
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim();
  if (text === '') return { wrong: ifMissing };
  return text.length > longest ? { wrong: 'TEXT_TOO_LONG' } : { text };
}
