import DataLoader from 'dataloader';
import type { CallScope, Outcome, Wire } from '../call.ts';
import { brpFields, civilFactFields, residentFields } from './brp-fields.ts';
import { mapCivilFacts, type CivilFacts } from './map-civil-facts.ts';
import { mapPerson, type BrpPerson } from './map-person.ts';
import { mapResident, type Resident } from './map-resident.ts';
import { personsAnswer, type WirePerson } from './wire-person.ts';

/** What one operation asks of the BRP. Never keep one beyond its operation: it remembers every answer. */
export interface BrpSession {
  /**
   * The person with this BSN, with what the selected paths (`address.street`, see `BrpSelection`) need and nothing more. Asked together, people with
   * equal needs share a request.
   */
  person(bsn: string, selected: ReadonlySet<string>): Promise<Outcome<BrpPerson>>;
}

/** The Basisregistratie Personen, over BRP API Personen 2. */
export interface BrpConnector {
  session(scope: CallScope): BrpSession;
  /** What the hub keeps in order to decide; people whom the BRP does not know are left out. One failing request makes the whole unavailable. */
  fetchCivilFacts(bsns: readonly string[], scope: CallScope): Promise<Outcome<readonly CivilFacts[]>>;
  /** Of what a household is worked out; people whom the BRP does not know are left out. One failing request makes the whole unavailable. */
  fetchResidents(bsns: readonly string[], scope: CallScope): Promise<Outcome<readonly Resident[]>>;
}

interface Ask {
  readonly bsn: string;
  readonly fields: readonly string[];
  readonly key: string;
}

const maxPersons = 20;

/** A connector over this wire, whose base address ends before `/personen`. */
export function createBrpConnector(wire: Wire): BrpConnector {
  return {
    session(scope) {
      const loader = new DataLoader<Ask, Outcome<BrpPerson>, string>((asks) => loadPersons(wire, asks, scope), {
        cacheKeyFn: ({ bsn, key }) => `${bsn} ${key}`,
      });
      return {
        person(bsn, selected) {
          const fields = brpFields(selected);
          return loader.load({ bsn, fields, key: fields.join(' ') });
        },
      };
    },
    fetchCivilFacts: async (bsns, scope) => fetchAll(wire, bsns, scope, { fields: civilFactFields, map: mapCivilFacts }),
    fetchResidents: async (bsns, scope) => fetchAll(wire, bsns, scope, { fields: residentFields, map: mapResident }),
  };
}

async function fetchAll<T>(
  wire: Wire,
  bsns: readonly string[],
  scope: CallScope,
  { fields, map }: { readonly fields: readonly string[]; readonly map: (person: WirePerson) => T },
): Promise<Outcome<readonly T[]>> {
  const outcomes = await Promise.all(chunked([...new Set(bsns)]).map((chunk) => askPersons(wire, chunk, fields, scope)));
  const found: T[] = [];
  for (const outcome of outcomes) {
    if (outcome.state !== 'found') return outcome;
    found.push(...outcome.value.map(map));
  }
  return { state: 'found', value: found };
}

/** Groups by equal fields, so that nothing is fetched for a person because it is needed for another. */
async function loadPersons(wire: Wire, asks: readonly Ask[], scope: CallScope): Promise<Outcome<BrpPerson>[]> {
  const groups = Map.groupBy(asks, ({ key }) => key);
  const answers = new Map<Ask, Outcome<BrpPerson>>();
  const load = async (group: readonly Ask[], fields: readonly string[]): Promise<void> => {
    const outcome = await askPersons(
      wire,
      group.map(({ bsn }) => bsn),
      fields,
      scope,
    );
    const persons = new Map(outcome.state === 'found' ? outcome.value.map((person) => [person.burgerservicenummer, person]) : []);
    for (const ask of group) answers.set(ask, outcome.state === 'found' ? one(persons.get(ask.bsn)) : outcome);
  };
  await Promise.all([...groups.values()].flatMap((group) => chunked(group).map((chunk) => load(chunk, chunk[0]?.fields ?? []))));
  return asks.map((ask) => answers.get(ask) ?? { state: 'missing' });
}

function one(person: WirePerson | undefined): Outcome<BrpPerson> {
  return person === undefined ? { state: 'missing' } : { state: 'found', value: mapPerson(person) };
}

function askPersons(
  wire: Wire,
  bsns: readonly string[],
  fields: readonly string[],
  scope: CallScope,
): Promise<Outcome<readonly WirePerson[]>> {
  const body = JSON.stringify({ type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: bsns, fields });
  const headers = fields.includes('gezag') ? { 'accept-gezag-version': '2' } : {};
  const schema = personsAnswer(new Set(bsns));
  return wire
    .call({ method: 'POST', path: 'personen', headers, body, contentType: 'application/json; charset=utf-8', schema }, scope)
    .then((outcome) => (outcome.state === 'found' ? { state: 'found', value: outcome.value.personen } : outcome));
}

function chunked<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / maxPersons) }, (_, index) =>
    items.slice(index * maxPersons, (index + 1) * maxPersons),
  );
}
