import { municipalityOf } from './municipalities.ts';
import type { Custody, Family, Person, Residence, Union } from './person.ts';
import type { RawPerson } from './read-test-families.ts';

/** What is known of one person beyond the public test set; a key given here replaces what was derived. */
export type Completion = Partial<Omit<Person, 'bsn'>>;

const movedIn = '2020-03-01';
const undeterminable = 'Het gezag kan niet automatisch worden bepaald. Er is een uitspraak van de rechter over het gezag.';

/**
 * Completes a group of the public test set: a child's parents decide where the parents' children disagree, the custody code of the set
 * becomes a custody (a code with C, D or 3 cannot be determined), and `completions` (by BSN) add what the set lacks. `day` decides who is a minor.
 */
export function completeFamily(
  id: string,
  label: string,
  raw: readonly RawPerson[],
  completions: Readonly<Record<string, Completion>>,
  day: string,
): Family {
  const known = new Map(raw.map((person) => [person.bsn, person]));
  return { id, label, members: raw.map((person) => ({ ...derive(person, known, day), ...completions[person.bsn] })) };
}

function derive(raw: RawPerson, known: ReadonlyMap<string, RawPerson>, day: string): Person {
  const { municipality, city } = municipalityOf(raw.gemeenteCode);
  return {
    bsn: raw.bsn,
    givenNames: raw.voornamen,
    prefix: raw.voorvoegsel,
    surname: raw.geslachtsnaam,
    birthDate: raw.geboortedatum,
    sex: raw.geslacht,
    municipality,
    residence: residenceOf(raw, city),
    parents: raw.ouders,
    children: childrenOf(raw, known),
    unions: raw.partners.slice(0, 1).map((partner): Union => ({ partner, kind: 'marriage', since: '2004-06-11', until: null })),
    custody: isMinor(raw.geboortedatum, day) ? custodyOf(raw) : null,
    secrecy: Number(raw.geheimhouding),
    curatele: false,
  };
}

function residenceOf(raw: RawPerson, city: string): Residence {
  if (raw.straat === '') return { kind: 'unknown', since: movedIn };
  return { kind: 'address', street: raw.straat, houseNumber: Number(raw.huisnummer), postalCode: raw.postcode, city, since: movedIn };
}

function childrenOf(raw: RawPerson, known: ReadonlyMap<string, RawPerson>): readonly string[] {
  return raw.kinderen.filter((child) => known.get(child)?.ouders.includes(raw.bsn) ?? true);
}

function custodyOf(raw: RawPerson): Custody {
  const [first, second] = raw.ouders;
  const code = raw.gbaGezagCode[0] ?? '';
  if (/[CD3]/.test(code)) return { kind: 'notDeterminable', explanation: undeterminable };
  if (code === '2' && second !== undefined) return { kind: 'soleParental', parent: second };
  if (first !== undefined && second !== undefined && code !== '1') return { kind: 'jointParental', parents: [first, second] };
  if (first !== undefined) return { kind: 'soleParental', parent: first };
  return { kind: 'notDeterminable', explanation: undeterminable };
}

function isMinor(birthDate: string, day: string): boolean {
  return `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}` > day;
}
