import type { PolicyFile } from '#consent/policy-yaml.ts';
import { refusal } from './refusals.ts';
import type { VersionProblem } from './versions.ts';

const mostFiles = 100;
const mostCharacters = 4 * 1024 * 1024;
const nameForm = /^(?:[A-Za-z0-9_-]{1,60}\/){0,4}[A-Za-z0-9_-]{1,60}\.yaml$/;

/**
 * What is wrong with a version's files before anything of them is read: their number, size and names (no name leads out of the folder that they may be written to later), and
 * characters that a database cannot keep as they were written.
 */
export const checkFiles = (files: readonly PolicyFile[]): readonly VersionProblem[] => {
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  if (files.length === 0 || files.length > mostFiles || size > mostCharacters) return [refusal('POLICY_FILES')];
  const seen = new Set<string>();
  return files.flatMap(({ name, text }): VersionProblem[] => {
    const known = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (!nameForm.test(name)) return [refusal('POLICY_FILE_NAME')];
    if (known) return [refusal('POLICY_FILE_NAME', name)];
    return text.includes('\0') || !text.isWellFormed() ? [refusal('POLICY_FILE_TEXT', name)] : [];
  });
};
