import type { Zaak } from '../dossiers/dossier.ts';
import { personByBsn } from '../families/families.ts';
import { catalogueUrl, roltypen } from './catalogue.ts';
import type { Roltype } from './catalogue.ts';
import { uuidOf } from './uuid-of.ts';

/** A JSON object as it goes over the wire. */
export type WireObject = Readonly<Record<string, unknown>>;

/** One case with its roles, status and properties, each as the Zaken API 1.7 writes it, without expansions. */
export interface StoredZaak {
  readonly source: Zaak;
  /** Its place in the register. */
  readonly number: number;
  readonly zaak: WireObject & { readonly url: string; readonly uuid: string };
  readonly rollen: readonly (WireObject & {
    readonly url: string;
    readonly omschrijving: string;
    readonly betrokkeneIdentificatie: WireObject;
  })[];
  readonly status: (WireObject & { readonly url: string }) | null;
  readonly eigenschappen: readonly (WireObject & { readonly url: string; readonly naam: string })[];
}

/** The RSIN of the municipality of Voorbeeldstad; fictitious, and it passes the eleven-test as the standard wants. */
const rsin = '823807071';

/**
 * Writes one case; `origin` is the server's own address, `number` its place in the register, from which every id is made. `statuses` is how many statuses it
 * had before this one: each has an id of its own.
 */
export function storeZaak(origin: string, register: string, source: Zaak, number: number, statuses = 0): StoredZaak {
  const base = `${origin}/zaken/api/v1`;
  const seed = `${register} ${number}`;
  const zaakUuid = uuidOf(seed);
  const zaakUrl = `${base}/zaken/${zaakUuid}`;
  const rollen = rollenOf(source).map(({ roltype, ...parts }, index) => {
    const uuid = uuidOf(`${seed} rol ${index}`);
    return {
      url: `${base}/rollen/${uuid}`,
      uuid,
      zaak: zaakUrl,
      roltype: catalogueUrl(origin, 'roltypen', `${source.type} ${roltype}`),
      omschrijving: roltype,
      omschrijvingGeneriek: roltypen[roltype],
      roltoelichting: '',
      registratiedatum: `${source.registered}T09:00:00Z`,
      indicatieMachtiging: '',
      statussen: [],
      ...parts,
    };
  });
  const status = statusOf(origin, source, zaakUrl, statuses === 0 ? `${seed} status` : `${seed} status ${statuses}`);
  const eigenschappen = Object.entries(source.properties).map(([naam, waarde]) => {
    const uuid = uuidOf(`${seed} eigenschap ${naam}`);
    const eigenschap = catalogueUrl(origin, 'eigenschappen', `${source.type} ${naam}`);
    return { url: `${zaakUrl}/zaakeigenschappen/${uuid}`, uuid, zaak: zaakUrl, eigenschap, naam, waarde };
  });
  const zaak = {
    url: zaakUrl,
    uuid: zaakUuid,
    identificatie: `ZAAK-${source.registered.slice(0, 4)}-${String(number).padStart(7, '0')}`,
    bronorganisatie: rsin,
    omschrijving: source.description.slice(0, 80),
    toelichting: '',
    zaaktype: catalogueUrl(origin, 'zaaktypen', source.type),
    registratiedatum: source.registered,
    verantwoordelijkeOrganisatie: rsin,
    startdatum: source.from,
    einddatum: source.closed ?? null,
    einddatumGepland: null,
    uiterlijkeEinddatumAfdoening: null,
    publicatiedatum: null,
    ...(source.confidentiality === undefined ? {} : { vertrouwelijkheidaanduiding: source.confidentiality }),
    betalingsindicatie: '',
    betalingsindicatieWeergave: '',
    laatsteBetaaldatum: null,
    hoofdzaak: null,
    deelzaken: [],
    relevanteAndereZaken: [],
    eigenschappen: eigenschappen.map((one) => one.url),
    rollen: rollen.map((one) => one.url),
    status: status?.url ?? null,
    zaakinformatieobjecten: [],
    zaakobjecten: [],
    kenmerken: [],
    archiefnominatie: 'vernietigen',
    archiefstatus: 'nog_te_archiveren',
    archiefactiedatum: null,
    resultaat: null,
    startdatumBewaartermijn: source.retentionFrom ?? null,
  };
  return { source, number, zaak, rollen, status, eigenschappen };
}

function statusOf(origin: string, source: Zaak, zaakUrl: string, seed: string): StoredZaak['status'] {
  if (source.status === null) return null;
  const uuid = uuidOf(seed);
  return {
    url: `${origin}/zaken/api/v1/statussen/${uuid}`,
    uuid,
    zaak: zaakUrl,
    statustype: catalogueUrl(origin, 'statustypen', `${source.type} ${source.status}`),
    datumStatusGezet: `${source.closed ?? source.registered}T12:00:00Z`,
    statustoelichting: '',
    indicatieLaatstGezetteStatus: true,
    zaakinformatieobjecten: [],
  };
}

interface RolParts {
  readonly roltype: Roltype;
  readonly betrokkeneType: 'natuurlijk_persoon' | 'medewerker';
  readonly betrokkeneIdentificatie: WireObject;
  readonly contactpersoonRol?: WireObject;
}

function rollenOf(source: Zaak): readonly RolParts[] {
  const person = personByBsn(source.bsn);
  const client: RolParts = {
    roltype: 'Cliënt',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: {
      inpBsn: source.bsn,
      ...(person === null ? {} : { voornamen: person.givenNames, voorvoegselGeslachtsnaam: person.prefix, geslachtsnaam: person.surname }),
    },
  };
  const official: RolParts = {
    roltype: 'Behandelaar',
    betrokkeneType: 'medewerker',
    betrokkeneIdentificatie: { identificatie: 'mw-0042', achternaam: 'Medewerker', voorletters: 'G.', voorvoegselAchternaam: '' },
  };
  const carer = source.informalCarer;
  if (carer === undefined) return [client, official];
  const informal: RolParts = {
    roltype: 'Mantelzorger',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: {
      ...(carer.bsn === undefined ? {} : { inpBsn: carer.bsn }),
      voornamen: carer.firstName,
      geslachtsnaam: carer.surname,
    },
    contactpersoonRol: {
      naam: `${carer.firstName} ${carer.surname}`,
      functie: 'mantelzorger',
      telefoonnummer: carer.phone,
      emailadres: carer.email,
    },
  };
  return [client, official, informal];
}
