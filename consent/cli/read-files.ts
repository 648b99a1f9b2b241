import { existsSync, readFileSync, statSync } from 'node:fs';
import { defaultPolicyFolder, readPolicyFolder } from '../policies/read-policy-folder.ts';
import type { PolicyFile } from '../policy-yaml.ts';
import { UsageError } from './usage.ts';

const mostFiles = 200;
const mostBytes = 2 * 1024 * 1024;

/** A file's text; of one too large to be a policy only so much that reading it says so. */
function readOne(path: string): PolicyFile {
  const { size } = statSync(path);
  return { name: path, text: size > mostBytes ? ' '.repeat(mostBytes) : readFileSync(path, 'utf8') };
}

/** Reads the files and folders named; without any, the policy that the project carries. Throws UsageError where there is nothing to read. */
export function readFiles(paths: readonly string[]): PolicyFile[] {
  if (paths.length === 0) return readPolicyFolder(defaultPolicyFolder);
  const files = paths.flatMap((path) => {
    if (!existsSync(path)) throw new UsageError(`${path} bestaat niet.`);
    return statSync(path).isDirectory() ? readPolicyFolder(path) : [readOne(path)];
  });
  if (files.length === 0) throw new UsageError('In deze map staat geen YAML-bestand.');
  if (files.length > mostFiles) throw new UsageError(`Hoogstens ${String(mostFiles)} bestanden vormen samen een beleid.`);
  return files;
}
