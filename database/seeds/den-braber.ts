import { professionals as by } from './professionals.ts';
import type { SeedCase } from './seed-case.ts';

const [gerrit, wilma, alexander, zoey] = [1, 2, 3, 4];
const all = [gerrit, wilma, alexander, zoey];
const home = '1014AW|14||';
const parents = ['999994542', '999993112'];

/** S3: two organisations signalled within one household; triaged as several helpers but no multi-problem family, so no unified view opens. */
export function denBraberCase(id: string): SeedCase {
  return {
    id,
    reference: 'VB-2026-0003',
    phase: 'ACTIVE',
    triage: 'MULTI_USER',
    triageRationale: 'Twee organisaties helpen in hetzelfde huishouden. De vragen hangen niet samen en er is geen gezamenlijk plan nodig.',
    openedAt: '2026-10-19',
    members: [
      { bsn: '999994542', subject: 'family-gerrit', birthDate: '1968-03-18', home },
      { bsn: '999993112', subject: 'family-wilma-van-zon', birthDate: '1970-04-07', home },
      { bsn: '999995832', subject: 'family-alexander', birthDate: '2009-05-29', home, holders: parents },
      { bsn: '999995807', birthDate: '2018-11-14', home, holders: parents },
    ],
    regisseur: { name: 'Nadia Bakker', contact: 'n.bakker@voorbeeldstad.example', from: '2026-10-19' },
    backup: { name: 'Bram Visser', contact: 'b.visser@voorbeeldstad.example', from: '2026-10-19' },
    involvements: [
      { by: by.regisseur, with: all, from: '2026-10-19', lastActive: '2026-11-09' },
      { by: by.backup, with: all, backup: true, from: '2026-10-19', lastActive: '2026-10-19' },
      { by: by.wmo, with: [gerrit], from: '2026-09-07', lastActive: '2026-11-02' },
      { by: by.youth, with: [gerrit, alexander, zoey], from: '2026-09-01', lastActive: '2026-11-10' },
    ],
    signals: [
      { by: by.wmo, about: [gerrit], raisedAt: '2026-10-12T09:00:00Z', until: '2027-10-11' },
      { by: by.youth, about: [gerrit, zoey], raisedAt: '2026-10-16T14:30:00Z', until: '2027-10-15' },
    ],
    match: { kind: 'SAME_HOUSEHOLD', matchedAt: '2026-10-16', until: '2027-10-11' },
  };
}
