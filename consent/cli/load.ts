import { compilePolicy, type PolicyTables } from '../compile.ts';
import { loadPolicy } from '../load-policy.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { readFiles } from './read-files.ts';

/** The policy of these files, compiled for the day that was asked. Throws PolicyError where it cannot be used. */
export function load(paths: readonly string[], { day }: Pick<PolicyArguments, 'day'>): PolicyTables {
  return compilePolicy(loadPolicy(readFiles(paths)), day);
}
