import { isRole, type FactName, type FactValue, type LevelName, type Role } from './vocabulary.ts';

/** Each role as one person who looks, at the beginning of a sentence without its capital. */
export const roleNl: Readonly<Record<Role, string>> = {
  REG: 'de regisseur',
  POL: 'een medewerker van de politie',
  GGZ: 'een medewerker van de GGZ',
  JGD: 'een jeugdhulpverlener',
  WMO: 'een Wmo-consulent',
  WI: 'een medewerker werk en inkomen',
  SCH: 'een medewerker van de school',
  VT: 'een medewerker van Veilig Thuis',
  BM: 'de burgemeester',
  BEL: 'een beleidsmedewerker',
  LID: 'een gezinslid',
  FG: 'de functionaris gegevensbescherming',
};

/** One person in a role, such as `de regisseur`; a role that is not known is a member of staff. */
export function personInRole(role: string): string {
  return isRole(role) ? roleNl[role] : 'een medewerker';
}

/** How much a level shows, as it stands before "zien" or "zichtbaar". */
export const levelNl: Readonly<Record<LevelName, string>> = {
  NONE: 'niet',
  SIGNAL: 'alleen als signaal (dat het er is)',
  COARSE: 'in grote lijnen',
  FULL: 'volledig',
};

/** What one fact is, and each of its values as a subordinate clause: what comes after "als". */
interface FactWords<F extends FactName> {
  readonly name: string;
  readonly clauses: Readonly<Record<FactValue<F>, string>>;
}

/** Every fact and every value in the words that officers and professionals read. */
export const factNl: { readonly [F in FactName]: FactWords<F> } = {
  involvement: {
    name: 'betrokkenheid bij het gezinslid',
    clauses: {
      ACTIVE: 'de vrager bij het gezinslid betrokken is',
      NONE: 'de vrager niet bij het gezinslid betrokken is',
      UNKNOWN: 'niet bekend is of de vrager bij het gezinslid betrokken is',
    },
  },
  source: {
    name: 'wiens gegevens het zijn',
    clauses: {
      OWN: 'de gegevens van de eigen organisatie zijn',
      OTHER: 'de gegevens van een andere organisatie zijn',
      UNKNOWN: 'niet bekend is van welke organisatie de gegevens zijn',
    },
  },
  self: {
    name: 'of de vrager het gezinslid zelf is of het gezag heeft',
    clauses: {
      SELF: 'de gegevens over de vrager zelf gaan',
      HOLDER: 'de vrager het gezag over het gezinslid heeft',
      OTHER: 'de gegevens over een ander gaan',
      UNKNOWN: 'niet bekend is of de gegevens over de vrager zelf gaan',
    },
  },
  view: {
    name: 'of het gezinsbeeld open is',
    clauses: {
      OPEN: 'het gezinsbeeld open is',
      CLOSED: 'het gezinsbeeld niet open is',
      UNKNOWN: 'niet bekend is of het gezinsbeeld open is',
    },
  },
  waiver: {
    name: 'toestemming',
    clauses: {
      VALID: 'er geldige toestemming is',
      NONE: 'er geen toestemming is gevraagd of gegeven',
      REFUSED: 'toestemming is geweigerd',
      WITHDRAWN: 'de toestemming is ingetrokken',
      EXPIRED: 'de toestemming is verlopen',
      UNKNOWN: 'niet bekend is of er toestemming is',
    },
  },
  waiverNamesClass: {
    name: 'of de toestemming dit gegeven met name noemt',
    clauses: {
      YES: 'de toestemming dit gegeven met name noemt',
      NO: 'de toestemming dit gegeven niet met name noemt',
      UNKNOWN: 'niet bekend is of de toestemming dit gegeven met name noemt',
    },
  },
  safety: {
    name: 'veiligheidsgrond',
    clauses: {
      OPEN: 'er een veiligheidsgrond is',
      NONE: 'er geen veiligheidsgrond is',
      UNKNOWN: 'niet bekend is of er een veiligheidsgrond is',
    },
  },
  escalation: {
    name: 'bestuurlijke opschaling',
    clauses: {
      ADMINISTRATIVE: 'er bestuurlijk is opgeschaald',
      NONE: 'er niet bestuurlijk is opgeschaald',
      UNKNOWN: 'niet bekend is of er bestuurlijk is opgeschaald',
    },
  },
  inScope: {
    name: 'of een lopend doel over dit leefgebied gaat',
    clauses: {
      YES: 'een lopend doel over dit leefgebied gaat',
      NO: 'geen lopend doel over dit leefgebied gaat',
      UNKNOWN: 'niet bekend is of een lopend doel over dit leefgebied gaat',
    },
  },
  match: {
    name: 'match van signalen',
    clauses: {
      MUTUAL: 'er een match is met het signaal van een andere organisatie',
      NONE: 'er geen match is met het signaal van een andere organisatie',
      UNKNOWN: 'niet bekend is of er een match is met het signaal van een andere organisatie',
    },
  },
  mandatoryCare: {
    name: 'verplichte zorg',
    clauses: {
      RUNNING: 'er verplichte zorg loopt',
      NONE: 'er geen verplichte zorg loopt',
      UNKNOWN: 'niet bekend is of er verplichte zorg loopt',
    },
  },
  secretAddress: {
    name: 'geheim adres',
    clauses: {
      YES: 'het adres geheim is',
      NO: 'het adres niet geheim is',
      UNKNOWN: 'niet bekend is of het adres geheim is',
    },
  },
  childSafety: {
    name: 'veiligheid van het kind',
    clauses: {
      YES: 'de veiligheid van het kind voorgaat',
      NO: 'de veiligheid van het kind niet in het geding is',
      UNKNOWN: 'niet bekend is of de veiligheid van het kind in het geding is',
    },
  },
  restricted: {
    name: 'beperking van het gebruik',
    clauses: {
      YES: 'het gebruik van de gegevens is beperkt',
      NO: 'het gebruik van de gegevens niet is beperkt',
      UNKNOWN: 'niet bekend is of het gebruik van de gegevens is beperkt',
    },
  },
  ageBand: {
    name: 'leeftijd',
    clauses: {
      U12: 'het gezinslid jonger is dan 12 jaar',
      A12_15: 'het gezinslid 12 tot en met 15 jaar is',
      A16_17: 'het gezinslid 16 of 17 jaar is',
      ADULT: 'het gezinslid 18 jaar of ouder is',
      UNKNOWN: 'niet bekend is hoe oud het gezinslid is',
    },
  },
  release: {
    name: 'verstrekking door de politie',
    clauses: {
      RELEASED: 'de politie het gegeven heeft verstrekt',
      NOT_RELEASED: 'de politie het gegeven niet heeft verstrekt',
      UNKNOWN: 'niet bekend is of de politie het gegeven heeft verstrekt',
    },
  },
  confidentiality: {
    name: 'vertrouwelijkheid van het stuk',
    clauses: {
      OPEN: 'het stuk niet vertrouwelijk is',
      RESTRICTED: 'het stuk vertrouwelijk is',
      SECRET: 'het stuk geheim is',
      UNKNOWN: 'niet bekend is of het stuk vertrouwelijk is',
    },
  },
  retention: {
    name: 'bewaartermijn',
    clauses: {
      WITHIN: 'de bewaartermijn nog loopt',
      PAST: 'de bewaartermijn voorbij is',
      UNKNOWN: 'niet bekend is of de bewaartermijn nog loopt',
    },
  },
};
