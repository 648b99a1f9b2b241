import type { Unresolved } from '#consent/custody.ts';

/** Why it cannot be said who must agree, and what a human can do about it. */
export const unresolvedNl: Readonly<Record<Unresolved, string>> = {
  AGE_UNKNOWN: 'De leeftijd is niet zeker, dus is niet te zeggen wie moet instemmen. Zoek de geboortedatum uit.',
  NO_AGE_RULE: 'De geldende regels zeggen niet wie moet instemmen. Vraag de functionaris gegevensbescherming.',
  CUSTODY_MISSING: 'Wie het gezag heeft, is nog niet opgehaald uit de BRP. Vraag het gezagsregister.',
  CUSTODY_UNDETERMINABLE: 'De BRP kan niet zeggen wie het gezag heeft. Vraag het gezagsregister van de rechtbank.',
  CUSTODY_UNDER_INVESTIGATION: 'Het gezag is in onderzoek bij de BRP. Wacht de uitkomst af, of vraag het gezagsregister.',
  CUSTODY_STALE: 'Het gezag is langer geleden met de BRP vergeleken dan de regels toelaten. Controleer de verbinding met de BRP.',
  HOLDER_WITHOUT_BSN: 'Een ouder of voogd met gezag heeft geen BSN. Zoek uit wie dat is.',
  NO_GIVER: 'Er is niemand die mag instemmen. Vraag om een vertegenwoordiger of een voogd.',
  CAPACITY_UNKNOWN: 'Het is niet zeker of het gezinslid zelf kan beslissen. Ga dat na en leg het vast.',
  CURATELE: 'Het gezinslid staat onder curatele. Ga na wie de curator is en leg dat vast.',
};
