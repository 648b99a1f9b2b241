import { mapCivilFacts, type CivilFacts } from './map-civil-facts.ts';
import type { WirePerson } from './wire-person.ts';

/** Where somebody lives and to whom they are tied: what makes a household, and nothing more. */
export interface Resident extends Pick<CivilFacts, 'bsn' | 'birthDate' | 'address'> {
  /** The code of the municipality in which they are registered, or null when the BRP tells none. */
  readonly municipality: string | null;
  /** The BSNs of parents, children and partners; whom the BRP gives no BSN is left out, and a partnership that has ended is no tie. */
  readonly ties: readonly string[];
}

/** The resident that the BRP describes. */
export function mapResident(person: WirePerson): Resident {
  const { bsn, birthDate, address } = mapCivilFacts(person);
  const partners = (person.partners ?? []).filter(({ ontbindingHuwelijkPartnerschap: end }) => end?.datum === undefined);
  const tied = [...(person.ouders ?? []), ...(person.kinderen ?? []), ...partners].map((other) => other.burgerservicenummer);
  return {
    bsn,
    birthDate,
    address,
    municipality: person.gemeenteVanInschrijving?.code ?? null,
    ties: [...new Set(tied.filter((other) => other !== undefined))],
  };
}
