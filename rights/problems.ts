/** Why something at the desk of rights is not done: a stable code, and a sentence in plain Dutch that tells nothing about others. */
export interface RightsProblem {
  readonly code: RightsProblemCode;
  readonly messageNl: string;
}

const messages = {
  NOT_YOURS: 'Dit gezinslid is er niet, of u mag dit recht voor dit gezinslid niet gebruiken.',
  PURPOSE_NOT_RIGHTS: 'Vraag dit met het doel ‘inzage in eigen gegevens’.',
  PERIOD_WRONG: 'De periode klopt niet: gebruik dagen als 2026-01-31, en een eerste dag die niet na de laatste dag valt.',
  PERIOD_TOO_LONG: 'Kies een periode van hoogstens tien jaar.',
  STATEMENT_MISSING: 'Schrijf in uw eigen woorden wat u vraagt.',
  TEXT_TOO_LONG: 'De tekst is te lang: gebruik hoogstens 4000 tekens.',
  SOURCE_UNKNOWN: 'Deze bron of soort gegevens kennen wij niet.',
  SOURCE_AND_CLASS_DIFFER: 'Deze soort gegevens komt van een andere bron dan u noemt.',
  SOURCE_NOT_FOR_YOU:
    'Over gegevens van deze bron doet het gezinslid, of wie het gezag heeft, zelf een verzoek. De functionaris gegevensbescherming kan het ook voor hen vastleggen.',
  REQUEST_UNKNOWN: 'Dit verzoek is er niet, of het is niet aan u om er iets mee te doen.',
  REQUEST_CHANGED: 'Iemand anders heeft dit verzoek intussen gewijzigd. Bekijk het opnieuw.',
  REQUEST_CLOSED: 'Dit verzoek is al afgehandeld.',
  REQUEST_OPEN_ALREADY: 'U hebt dit al gevraagd, en dat verzoek loopt nog.',
  ANSWER_MISSING: 'Schrijf een antwoord dat de persoon begrijpt.',
  GROUND_MISSING: 'Noem de grond waarop u weigert: een wettelijke taak, een bewaarplicht, een rechtsvordering of dwingende gronden.',
  GROUND_WRONG: 'Deze grond past niet bij dit verzoek.',
  REASON_MISSING: 'Schrijf waarom de beperking wordt opgeheven.',
  NOT_TOLD: 'Vertel eerst de persoon dat de beperking wordt opgeheven, en noem de dag waarop dat is gebeurd (AVG 18, lid 3).',
  NOT_RESTRICTED: 'Er is geen beperking om op te heffen.',
  PLAN_CHANGED: 'Sinds de proefronde is er iets veranderd. Bekijk eerst het nieuwe plan; er is niets vernietigd.',
  NOTHING_DUE: 'Er is niets dat vernietigd moet worden.',
} as const;

/** The codes of all problems. */
export type RightsProblemCode = keyof typeof messages;

/** The problem with this code, in the words that users read. */
export function rightsProblem(code: RightsProblemCode): RightsProblem {
  return { code, messageNl: messages[code] };
}
