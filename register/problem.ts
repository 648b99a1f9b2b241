import type { RegisterProblem } from '#schema/generated/register.ts';

const messages = {
  CASE_UNKNOWN: 'Dit dossier is er niet, of u bent er niet bij betrokken.',
  MEMBER_UNKNOWN: 'Dit gezinslid staat niet in het dossier, of u bent niet bij dit gezinslid betrokken.',
  NOT_ALLOWED: 'Dit mag u in uw rol niet vastleggen.',
  SCOPE_NOT_YOURS: 'U mag alleen vastleggen wat over het beroepsgeheim van uw eigen organisatie gaat. Vraag de regisseur om de rest.',
  SCOPE_MISSING: 'Noem een geheimhoudingsregime, of de gegevens waar het over gaat.',
  REGIME_UNKNOWN: 'Dit geheimhoudingsregime kent het gezinsbeeld niet.',
  CLASS_UNKNOWN: 'Deze soort gegevens kent het gezinsbeeld niet.',
  NOT_LIFTED_BY_CONSENT: 'Toestemming heft deze geheimhouding niet op.',
  RECIPIENT_WRONG:
    'Noem een tot twintig ontvangers, elk met een organisatienummer (OIN) van 20 cijfers en een rol die gegevens kan ontvangen; niet een gezinslid of de functionaris gegevensbescherming.',
  PURPOSE_UNKNOWN: 'Noem minstens één doel dat het gezinsbeeld kent.',
  UNTIL_WRONG: 'De einddatum klopt niet: gebruik een dag als 2027-01-31 die niet voorbij is. Een weigering heeft geen einddatum.',
  DECIDED_WRONG: 'Het moment van de beslissing klopt niet: gebruik een moment met tijdzone dat niet in de toekomst ligt.',
  EVIDENCE_MISSING: 'Verwijs naar het bewijs van de toestemming, zoals een formulier of een aantekening in het dossier.',
  TEXT_WRONG: 'Een tekst is te lang of bevat tekens die niet mogen: gebruik hoogstens 500 tekens.',
  TEXT_HOLDS_BSN: 'Een tekst bevat een nummer dat een BSN kan zijn. Noem in het register nooit een BSN.',
  GIVERS_MISSING: 'Noem wie beslist.',
  GIVER_UNKNOWN: 'Wie u als beslisser noemt, staat niet bij dit gezinslid.',
  GIVER_NOT_YOU: 'U kunt alleen voor uzelf beslissen.',
  WAIVER_UNKNOWN: 'Deze toestemming is er niet, of het is niet aan u om er iets mee te doen.',
  WAIVER_WITHDRAWN: 'Deze toestemming was al ingetrokken.',
  WAIVER_REFUSED: 'Dit is een weigering. Wie van gedachten verandert, geeft een nieuwe toestemming.',
  WAIVER_NOT_ONLY_YOURS:
    'Deze toestemming gaat ook over gegevens van een andere organisatie. Vraag het gezinslid of de regisseur om haar in te trekken.',
  ARTICLE_MISSING: 'Noem het wetsartikel.',
  PERIOD_WRONG: 'De periode klopt niet: gebruik dagen als 2026-01-31, en een laatste dag die niet voor de eerste valt.',
  LEGAL_BASIS_UNKNOWN: 'Deze grondslag is er niet.',
  LEGAL_BASIS_ENDED: 'Deze grondslag was al beëindigd.',
  REASON_MISSING: 'Schrijf op waarom.',
  NOT_A_HOLDER: 'Wie u noemt, heeft volgens de BRP geen gezag over dit kind.',
  CUSTODY_UNKNOWN: 'Wie het gezag over dit kind heeft, is nu niet zeker. Zoek dat eerst uit.',
  DECIDES_ALONE: 'Vanaf 16 jaar beslist dit gezinslid zelf, dus hoeft niemand buiten beschouwing te blijven.',
  AGE_UNKNOWN: 'De leeftijd van dit gezinslid is niet zeker. Zoek die eerst uit.',
  SET_ASIDE_ALREADY: 'Deze gezagsdrager blijft al buiten beschouwing.',
  SET_ASIDE_UNKNOWN: 'Dit is niet vastgelegd, of het is niet aan u om er iets mee te doen.',
  SET_ASIDE_ENDED: 'Dit was al beëindigd.',
  PURPOSE_NOT_SAFETY: 'Vraag dit met het doel ‘directe veiligheid’.',
  ROLE_NOT_FOR_SAFETY: 'Voor uw rol opent een veiligheidsgrond niets.',
  SAFETY_GROUND_OPEN: 'Er is voor uw organisatie al een veiligheidsgrond open over dit gezinslid.',
  SAFETY_GROUND_NEEDS_OTHER:
    'U opende korter dan 72 uur geleden een veiligheidsgrond over dit gezinslid waar niemand anders naar keek. Vraag een collega of de regisseur om mee te kijken of om zelf een nieuwe te openen.',
  SAFETY_GROUND_UNKNOWN: 'Deze veiligheidsgrond is er niet, of het is niet aan u om er iets mee te doen.',
  SAFETY_GROUND_YOURS: 'U opende deze veiligheidsgrond zelf. Een tweede persoon moet meekijken.',
  SAFETY_GROUND_APPROVED: 'Deze veiligheidsgrond was al goedgekeurd.',
  SAFETY_GROUND_LAPSED: 'Deze veiligheidsgrond is vervallen: binnen 24 uur keek niemand anders mee.',
  SAFETY_GROUND_CLOSED: 'Deze veiligheidsgrond is al gesloten.',
  SAFETY_GROUND_ENDED: 'Deze veiligheidsgrond is al afgelopen.',
  TASK_UNKNOWN: 'Deze taak is er niet, of zij is niet voor u.',
  TASK_DONE: 'Deze taak was al klaar.',
  TOMBSTONE_UNKNOWN: 'Dit wisbericht is er niet, of het is niet aan u gestuurd.',
  PAGE_WRONG: 'Vraag 1 tot en met 200 berichten tegelijk, en begin na een bericht dat er is.',
  CONSENT_NOT_JSON: 'Dit is geen JSON.',
  CONSENT_NOT_KEPT: 'Dit kan het register niet precies bewaren.',
  CONSENT_OTHER_CASE: 'Deze toestemming gaat over iemand die niet in dit dossier staat, of bij wie u niet betrokken bent.',
  CONSENT_KNOWN: 'Deze toestemming staat al in het register.',
} as const;

/** The code of a refusal; it never changes. */
export type RegisterProblemCode = keyof typeof messages;

/** The problem with this code in the words that users read; `about` adds what it is about, such as an article or an element. */
export function problem(code: RegisterProblemCode, about?: string): RegisterProblem {
  return { code, messageNl: about === undefined ? messages[code] : `${messages[code]} (${about})` };
}
