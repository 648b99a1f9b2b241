import { readFileSync } from 'node:fs';

/** A person as the public BRP test set has it, with the set's own Dutch names. */
export interface RawPerson {
  readonly bsn: string;
  readonly voornamen: string;
  readonly voorvoegsel: string;
  readonly geslachtsnaam: string;
  readonly geboortedatum: string;
  readonly geslacht: 'M' | 'V';
  readonly gemeenteCode: string;
  readonly straat: string;
  readonly huisnummer: string;
  readonly postcode: string;
  readonly ouders: readonly string[];
  readonly partners: readonly string[];
  readonly kinderen: readonly string[];
  readonly gbaGezagCode: readonly string[];
  readonly geheimhouding: string;
}

/** The six family groups of the public BRP test set, unchanged, by group name. */
export function readTestFamilies(): Readonly<Record<string, readonly RawPerson[]>> {
  const text = readFileSync(new URL('test-families.json', import.meta.url), 'utf8');
  const parsed = JSON.parse(text) as { readonly families: Readonly<Record<string, readonly RawPerson[]>> };
  return parsed.families;
}
