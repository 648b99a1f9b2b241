/** What the register of persons says of somebody, as far as a household needs it. */
export interface Resident {
  readonly bsn: string;
  /** YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known. */
  readonly birthDate: string | null;
  /** One text for one home, or null. */
  readonly address: string | null;
  /** The code of the municipality of residence, or null. */
  readonly municipality: string | null;
  /** The BSNs of parents, children and partners. */
  readonly ties: readonly string[];
}

/** Asks the register of persons (BRP) about these people: those whom it knows, or null when it does not answer. */
export type AskResidents = (bsns: readonly string[]) => Promise<readonly Resident[] | null>;

/** What came of working out a household. */
export type Household =
  | { readonly state: 'found'; readonly birthDate: string | null; readonly municipality: string | null; readonly bsns: readonly string[] }
  | { readonly state: 'missing' }
  | { readonly state: 'unavailable' };

/** A household of more people is not followed further: a wrong tie in the register must not draw half a town in. */
const mostPeople = 25;

/**
 * Works out with whom somebody lives: everybody who is registered at the same address and tied to them as partner, parent or child, or to somebody who already belongs to it, so brothers and
 * sisters through a parent. Who has no address lives alone. Everybody of one household gets the same answer.
 */
export async function householdOf(bsn: string, ask: AskResidents): Promise<Household> {
  const answer = await ask([bsn]);
  if (answer === null) return { state: 'unavailable' };
  const person = answer.find((one) => one.bsn === bsn);
  if (person === undefined) return { state: 'missing' };
  const { birthDate, municipality } = person;
  const found = (bsns: Iterable<string>): Household => ({ state: 'found', birthDate, municipality, bsns: [...bsns].toSorted() });
  const [together, asked] = [new Set([bsn]), new Set([bsn])];
  let next = person.address === null ? [] : newTies([person], asked);
  while (next.length > 0 && together.size < mostPeople) {
    for (const tied of next) asked.add(tied);
    const residents = await ask(next);
    if (residents === null) return { state: 'unavailable' };
    const joined = residents.filter(({ address }) => address === person.address);
    for (const one of joined) together.add(one.bsn);
    next = newTies(joined, asked);
  }
  return found(together);
}

function newTies(people: readonly Resident[], asked: ReadonlySet<string>): readonly string[] {
  return [...new Set(people.flatMap(({ ties }) => ties))].filter((bsn) => !asked.has(bsn)).toSorted();
}
