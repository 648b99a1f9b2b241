import type { CodeAndText } from './person.ts';

const municipalities: Readonly<Record<string, { readonly municipality: string; readonly city: string }>> = {
  '0226': { municipality: 'Duiven', city: 'Duiven' },
  '0281': { municipality: 'Tiel', city: 'Tiel' },
  '0344': { municipality: 'Utrecht', city: 'Utrecht' },
  '0363': { municipality: 'Amsterdam', city: 'Amsterdam' },
  '0518': { municipality: "'s-Gravenhage", city: "'s-Gravenhage" },
  '0530': { municipality: 'Hellevoetsluis', city: 'Hellevoetsluis' },
  '0599': { municipality: 'Rotterdam', city: 'Rotterdam' },
  '1999': { municipality: 'Registratie Niet Ingezetenen (RNI)', city: '' },
};

/** The municipality with this code of the national table, and the name of its main place; throws for a code that the data set does not use. */
export function municipalityOf(code: string): { readonly municipality: CodeAndText; readonly city: string } {
  const found = municipalities[code];
  if (found === undefined) throw new Error(`unknown municipality code ${code}`);
  return { municipality: { code, text: found.municipality }, city: found.city };
}
