import { municipalityOf } from './municipalities.ts';
import { passesElevenTest } from './passes-eleven-test.ts';
import type { Family, Person, Residence } from './person.ts';

const boys = [
  'Adam',
  'Bilal',
  'Cas',
  'Daan',
  'Emre',
  'Finn',
  'Gijs',
  'Hugo',
  'Ivo',
  'Jesse',
  'Koen',
  'Levi',
  'Mohamed',
  'Noah',
  'Otis',
  'Pim',
];
const girls = [
  'Anna',
  'Bo',
  'Charlotte',
  'Dina',
  'Elif',
  'Fleur',
  'Guusje',
  'Hanna',
  'Iris',
  'Julia',
  'Kim',
  'Liv',
  'Maud',
  'Nora',
  'Olivia',
  'Puck',
];
const surnames = [
  'Jansen',
  'Bakker',
  'Visser',
  'Meijer',
  'Mulder',
  'Bos',
  'Vos',
  'Peters',
  'Hendriks',
  'Dekker',
  'Brouwer',
  'Yilmaz',
  'Koster',
  'Prins',
  'Blom',
  'Huisman',
];
const streets = ['Kastanjelaan', 'Molenweg', 'Schoolstraat', 'Parkweg', 'Stationsplein', 'Kerkpad', 'Beukenhof', 'Dorpsstraat'];
const places = ['0281', '0344', '0363', '0518', '0599'];

/** The next number in [0, 1) of a repeatable row (mulberry32); the same seed gives the same row. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` families (G001, G002, …) for volume, the same for the same seed; every number fails the eleven-test, so none can be a real BSN. */
export function generateFamilies(count: number, seed: number, day: string): readonly Family[] {
  const random = createRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const year = Number(day.slice(0, 4));
  let last = 100_000_000;
  const nextNumber = (): string => {
    do last += 7;
    while (passesElevenTest(String(last)));
    return String(last);
  };

  const aFamily = (index: number): Family => {
    const { municipality, city } = municipalityOf(pick(places));
    const home: Residence = {
      kind: 'address',
      street: pick(streets),
      houseNumber: between(1, 200),
      postalCode: `${between(1000, 9999)}${pick(['AB', 'CD', 'EK', 'GH'])}`,
      city,
      since: `${between(2008, 2024)}-05-01`,
    };
    const parents = [nextNumber(), ...(random() < 0.7 ? [nextNumber()] : [])];
    const children = Array.from({ length: between(1, 5) }, nextNumber);
    const surname = pick(surnames);
    const person = (bsn: string, sex: 'M' | 'V', born: number): Person => ({
      bsn,
      sex,
      givenNames: pick(sex === 'M' ? boys : girls),
      prefix: '',
      surname,
      birthDate: `${born}-${pad(between(1, 12))}-${pad(between(1, 28))}`,
      municipality,
      residence: home,
      parents: [],
      children: [],
      unions: [],
      custody: null,
      secrecy: random() < 0.05 ? 7 : 0,
      curatele: false,
    });
    const [first, second] = parents as [string, string | undefined];
    const adults = parents.map((bsn, at) => {
      const partner = parents[1 - at];
      const unions = partner === undefined ? [] : [{ partner, kind: 'marriage' as const, since: '2007-07-07', until: null }];
      return { ...person(bsn, at === 0 ? 'V' : 'M', between(year - 48, year - 36)), children, unions };
    });
    const minors = children.map((bsn): Person => ({
      ...person(bsn, pick(['M', 'V'] as const), between(year - 17, year - 1)),
      parents,
      custody: second === undefined ? { kind: 'soleParental', parent: first } : { kind: 'jointParental', parents: [first, second] },
    }));
    return { id: `G${String(index + 1).padStart(3, '0')}`, label: surname, members: [...adults, ...minors] };
  };
  return Array.from({ length: count }, (_, index) => aFamily(index));
}
