import { roleNl } from '#consent/dutch-words.ts';
import { roles } from '#consent/vocabulary.ts';

/** Somebody with this role in the words that users read; a role that is not known is a member of staff. */
export function roleWords(role: string): string {
  const known = roles.find((one) => one === role);
  return known === undefined ? 'een medewerker' : roleNl[known];
}
