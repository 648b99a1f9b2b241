import type { EventFacts } from '../../event-facts.ts';
import type { InboundMessage, ReadAnnouncement } from '../announcement.ts';
import { parseBody } from './parse-body.ts';
import { policeRelease, type PoliceRelease } from './police-release.ts';

/** The class of data that each kind of item is. */
const classes: Readonly<Record<PoliceRelease['soort'], string>> = {
  ZORGMELDING: 'POLICE_CARE_REPORT',
  INCIDENT: 'POLICE_INCIDENT',
  ANTECEDENT: 'POLICE_ANTECEDENTS',
  HUISVERBOD: 'POLICE_RESTRAINING_ORDER',
};

/**
 * Reads what the police tell about decisions to supply: to whom an item is released, in the case with that reference only. One that was withdrawn, and one
 * that has ended, is released to nobody.
 */
export const readPoliceRelease: ReadAnnouncement = async (message) => {
  const told = parseBody(message.body, policeRelease);
  return [
    {
      kind: 'CHANGED',
      change: 'RELEASE',
      person: { bsn: told.burgerservicenummer, caseReference: told.zaakkenmerk },
      classes: [classes[told.soort]],
      facts: factsOf(told, message),
      changedAt: new Date(told.tijdstip),
      object: `${told.besluit} ${told.item}`,
    },
  ];
};

function factsOf({ bericht, ontvangers, totEnMet, vertrouwelijkheid = 'OPEN' }: PoliceRelease, { receivedAt }: InboundMessage): EventFacts {
  const isOver = bericht === 'INGETROKKEN' || totEnMet < amsterdamDay(receivedAt);
  return {
    ...(isOver ? { release: 'NOT_RELEASED' } : { releasedTo: ontvangers, releasedUntil: totEnMet }),
    ...confidentialityOf(vertrouwelijkheid),
  };
}

/** By its contract an item without a word on it is OPEN; a word that the contract does not have is unknown. */
function confidentialityOf(word: string): Pick<EventFacts, 'confidentiality'> {
  return word === 'OPEN' || word === 'RESTRICTED' || word === 'SECRET' ? { confidentiality: word } : {};
}

function amsterdamDay(instant: Date): string {
  return instant.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
}
