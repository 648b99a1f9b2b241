import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readName } from '#signals/read-contact.ts';
import { SettingsError } from '../settings.ts';

const register = z.record(
  z.string().regex(/^\d{20}$/),
  z.string().refine((name) => readName(name) === name),
);

/**
 * Reads the register of organisations from a JSON file of their official names by OIN (`{"00000099000000001000": "Gemeente Voorbeeldstad"}`); without a file it is empty. Throws a SettingsError for anything that is no such file: a name has 2 to 80
 * letters with the usual marks, and no digits.
 */
export function readOrganisations(path: string | undefined): ReadonlyMap<string, string> {
  if (path === undefined) return new Map();
  const { data } = register.safeParse(parse(path));
  if (data === undefined) throw new SettingsError('ORGANISATIONS_FILE', 'must name a JSON object of names, without digits, by OIN.');
  return new Map(Object.entries(data));
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
