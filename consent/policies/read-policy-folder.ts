import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyFile } from '../policy-yaml.ts';

/** The folder of the default policy. */
export const defaultPolicyFolder = import.meta.dirname;

/**
 * Reads every `.yaml` file of a folder and the folders in it, sorted by name. The only reading of files in this room beside its store: a policy version
 * is a folder, and the policy and its tests must find it without a composition root.
 */
export function readPolicyFolder(folder: string): PolicyFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
