/** A tree of field names; `atom` marks a group that is always delivered whole (a date, a table value, a custody relation). */
interface Node {
  readonly atom: boolean;
  readonly fields: Readonly<Record<string, Node>>;
}

const leaf: Node = { atom: true, fields: {} };
const group = (fields: Readonly<Record<string, Node>>): Node => ({ atom: false, fields });
const atom = (fields: Readonly<Record<string, Node>>): Node => ({ atom: true, fields });
const leaves = (...names: readonly string[]): Readonly<Record<string, Node>> => Object.fromEntries(names.map((name) => [name, leaf]));

const date = atom(leaves('type', 'langFormaat', 'datum', 'onbekend', 'jaar', 'maand'));
const tableValue = atom(leaves('code', 'omschrijving'));
const birth = group({ datum: date, land: tableValue, plaats: tableValue });
const nameParts = {
  ...leaves('voornamen', 'voorvoegsel', 'geslachtsnaam', 'voorletters'),
  adellijkeTitelPredicaat: atom(leaves('code', 'omschrijving', 'soort')),
};
const fullName = atom(leaves('volledigeNaam'));
const holder = atom({ burgerservicenummer: leaf, naam: fullName });
const third = atom({ type: leaf, burgerservicenummer: leaf, naam: fullName });
const moreAddress = leaves('regel1', 'regel2', 'regel3', 'locatiebeschrijving');

/** Every field that may be asked of a person, as the OpenAPI of the BRP API Personen 2.7 has it; automatic fields are not among them. */
export const personFields: Node = group({
  ...leaves('aNummer', 'burgerservicenummer', 'leeftijd', 'indicatieCurateleRegister'),
  geslacht: tableValue,
  datumEersteInschrijvingGBA: date,
  uitsluitingKiesrecht: group({ uitgeslotenVanKiesrecht: leaf, einddatum: date }),
  europeesKiesrecht: group({ aanduiding: tableValue, einddatumUitsluiting: date }),
  naam: group({ ...nameParts, volledigeNaam: leaf, aanduidingNaamgebruik: tableValue }),
  nationaliteiten: group({ type: leaf, redenOpname: tableValue, datumIngangGeldigheid: date, nationaliteit: tableValue }),
  geboorte: birth,
  overlijden: group({ datum: date, land: tableValue, plaats: tableValue }),
  verblijfplaats: group({
    ...leaves('type', 'adresseerbaarObjectIdentificatie', 'nummeraanduidingIdentificatie', 'indicatieVastgesteldVerblijftNietOpAdres'),
    datumIngangGeldigheid: date,
    datumVan: date,
    functieAdres: tableValue,
    verblijfadres: group({
      ...leaves('officieleStraatnaam', 'korteStraatnaam', 'huisnummer', 'huisletter', 'huisnummertoevoeging', 'postcode', 'woonplaats'),
      ...moreAddress,
      aanduidingBijHuisnummer: tableValue,
      land: tableValue,
    }),
  }),
  immigratie: group({
    ...leaves('vanuitVerblijfplaatsOnbekend', 'indicatieVestigingVanuitBuitenland'),
    landVanwaarIngeschreven: tableValue,
    datumVestigingInNederland: date,
  }),
  gemeenteVanInschrijving: tableValue,
  datumInschrijvingInGemeente: date,
  adressering: group({
    ...leaves('adresregel1', 'adresregel2', 'adresregel3', 'indicatieVastgesteldVerblijftNietOpAdres', 'aanhef', 'gebruikInLopendeTekst'),
    land: tableValue,
    aanschrijfwijze: group(leaves('naam', 'aanspreekvorm')),
  }),
  indicatieGezagMinderjarige: tableValue,
  gezag: atom({
    ...leaves('type', 'toelichting'),
    minderjarige: atom({ burgerservicenummer: leaf, naam: fullName, leeftijd: leaf }),
    ouders: holder,
    ouder: holder,
    derde: third,
    derden: third,
  }),
  verblijfstitel: group({ aanduiding: tableValue, datumEinde: date, datumIngang: date }),
  kinderen: group({ burgerservicenummer: leaf, naam: group(nameParts), geboorte: birth }),
  ouders: group({
    ...leaves('burgerservicenummer', 'ouderAanduiding'),
    geslacht: tableValue,
    datumIngangFamilierechtelijkeBetrekking: date,
    naam: group(nameParts),
    geboorte: birth,
  }),
  partners: group({
    burgerservicenummer: leaf,
    geslacht: tableValue,
    soortVerbintenis: tableValue,
    naam: group(nameParts),
    geboorte: birth,
    aangaanHuwelijkPartnerschap: group({ datum: date, land: tableValue, plaats: tableValue }),
    ontbindingHuwelijkPartnerschap: group({ datum: date }),
  }),
});

/** Which fields were asked: true for a whole field, or a selection per name. */
export type Selection = true | ReadonlyMap<string, Selection>;

/** Whether this dotted path names a field that may be asked. */
export function isKnownField(path: string): boolean {
  let node: Node | undefined = personFields;
  for (const name of path.split('.')) node = node !== undefined && Object.hasOwn(node.fields, name) ? node.fields[name] : undefined;
  return node !== undefined;
}

/** The known paths joined into one selection; asking any part of a date, a table value or a custody relation asks the whole of it. */
export function selectFields(paths: readonly string[]): Selection {
  return paths.reduce<Selection>((selection, path) => include(selection, path.split('.'), personFields), new Map());
}

function include(selection: Selection, path: readonly string[], node: Node): Selection {
  const [name, ...rest] = path;
  if (selection === true || name === undefined || (node.atom && node !== personFields)) return true;
  const child = node.fields[name];
  if (child === undefined) return selection;
  return new Map([...selection, [name, include(selection.get(name) ?? new Map(), rest, child)]]);
}
