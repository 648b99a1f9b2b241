import type { SignalProblem } from '#schema/generated/signals.ts';

const messages = {
  PURPOSE_NOT_SIGNAL: 'Vraag dit met het doel ‘signaleren’.',
  PURPOSE_NOT_AUDIT: 'Vraag dit met het doel ‘toezicht’ of ‘rechten van de betrokkene’.',
  PURPOSE_NOT_TRIAGE: 'Vraag dit met het doel ‘triage’.',
  ROLE_NOT_FOR_SIGNAL: 'In uw rol krijgt u niet te horen of er een match is. Daarom kunt u geen signaal afgeven.',
  BSN_WRONG: 'Dit is geen geldig burgerservicenummer.',
  ORGANISATION_UNKNOWN:
    'Uw organisatie staat niet in de lijst van organisaties van dit gezinsbeeld. Vraag de beheerder om haar op te nemen.',
  PHONE_WRONG: 'Noem een telefoonnummer dat met + en de landcode of met een 0 begint. Een 0900-nummer kan niet.',
  NAME_WRONG: 'Noem de naam van de regisseur, met 2 tot 80 letters.',
  CONTACT_WRONG:
    'Noem een e-mailadres of een telefoonnummer. Gebruik in het e-mailadres alleen gewone letters, cijfers, punten en streepjes.',
  SIGNAL_TOO_MANY: 'Er zijn ongewoon veel signalen afgegeven. Probeer het later opnieuw. De functionaris gegevensbescherming kijkt mee.',
  SIGNAL_UNKNOWN: 'Dit signaal is er niet, of het is niet van uw organisatie.',
  SIGNAL_WITHDRAWN: 'Dit signaal was al ingetrokken.',
  OFFER_UNKNOWN: 'Dit aanbod van een triage is er niet, of iemand anders heeft het al opgepakt.',
  BRP_UNAVAILABLE: 'De Basisregistratie Personen antwoordt nu niet. Probeer het later opnieuw.',
  HOUSEHOLD_UNKNOWN: 'De Basisregistratie Personen kent dit huishouden niet meer.',
  HOUSEHOLD_ELSEWHERE: 'Dit huishouden woont niet meer in uw gemeente. Wijs de triage af met die reden.',
  HELD_UNKNOWN: 'Van deze professional wachten er geen signalen.',
} as const;

/** The code of a refusal; it never changes. */
export type SignalProblemCode = keyof typeof messages;

/** The problem with this code in the words that users read. None of them depends on whether others gave a signal. */
export function problem(code: SignalProblemCode): SignalProblem {
  return { code, messageNl: messages[code] };
}
