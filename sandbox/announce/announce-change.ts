import { caseReference, recipient } from '../dossiers/recipients.ts';
import type { ResourceType } from '../ggz/fhir-store.ts';
import type { SandboxPartner, StandIns } from '../stand-ins.ts';

/** Where a change at the GGZ is made: the first of these that the person has. */
const ggzTypes: readonly ResourceType[] = ['Condition', 'CareTeam', 'EpisodeOfCare'];

/** How long a release lasts that is given for a demonstration. */
const releasedUntil = '2027-06-30';

/**
 * Makes something change about a person at a partner, which announces it as it really would: a case gets another status, a police item is released, a record at the GGZ is
 * written anew. Answers in a few words what changed, or null when the partner has nothing about this person.
 */
export async function announceChange(standIns: StandIns, partner: SandboxPartner, bsn: string): Promise<string | null> {
  switch (partner) {
    case 'wmo':
    case 'wi': {
      const told = await standIns[partner].setStatus(bsn, 'In behandeling');
      return told && 'a case got another status';
    }
    case 'ggz':
      return touchGgz(standIns.ggz, bsn);
    case 'police':
      return releaseItem(standIns.police, bsn);
    case 'cjg':
      await standIns.cjg.announce({ bsn, change: 'YOUTH_PROVISION' });
      return 'a provision changed';
    case 'brp':
      await standIns.brp.announce(bsn);
      return 'the person changed';
  }
}

async function touchGgz(ggz: StandIns['ggz'], bsn: string): Promise<string | null> {
  const reference = ggzTypes.map((type) => ggz.find(bsn, type)).find((found) => found !== null);
  if (reference === undefined || reference === null) return null;
  await ggz.touch(reference);
  return `a ${reference.split('/')[0] ?? ''} was written anew`;
}

async function releaseItem(police: StandIns['police'], bsn: string): Promise<string | null> {
  const recipients = [recipient.regisseur, recipient.youth];
  const told = police.desk.release(bsn, { article: 'Wpg 20', recipients, caseReference: caseReference.s1, until: releasedUntil });
  if (told === null) return null;
  await police.announce(told);
  return 'an item was released';
}
