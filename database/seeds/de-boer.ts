import { professionals as by, recipientOf } from './professionals.ts';
import type { SeedCase } from './seed-case.ts';

const [mark, chantal, sebastiaan, walter, william] = [1, 2, 3, 4, 5];
const all = [mark, chantal, sebastiaan, walter, william];
const bsns = { mark: '999996149', chantal: '999996150', wieger: '999996241' };
const together = { home: '3542AL|2||', childSafety: true } as const;
const parents = [bsns.mark, bsns.chantal];

/** How the case differs: Mark withdrew his waiver, or Mark's refusal for Walter no longer counts. */
export type DeBoerVariant = 'withdrawn' | 'walter-agreed' | null;

/** S1: violence, a father in GGZ care, youth help and debt; triaged as a multi-problem family. */
export function deBoerCase(id: string, variant: DeBoerVariant): SeedCase {
  return {
    id,
    reference: 'VB-2026-0001',
    phase: 'ACTIVE',
    triage: 'MULTI_PROBLEM',
    triageRationale: 'Er is geweld in huis geweest, er zijn schulden, en er is hulp voor een volwassene en voor kinderen tegelijk.',
    openedAt: '2026-02-02',
    members: [
      { bsn: bsns.mark, subject: 'family-mark', birthDate: '1987-12-01', home: '4001AP|10||' },
      { bsn: bsns.chantal, subject: 'family-chantal', birthDate: '1988-01-31', home: '3542AL|2||', secretAddress: true },
      { ...together, bsn: '999996174', birthDate: '2017-01-31', holders: parents },
      { ...together, bsn: '999996186', subject: 'family-walter', birthDate: '2014-06-01', holders: parents },
      { ...together, bsn: '999996162', birthDate: '2019-02-20', holders: [bsns.chantal, bsns.wieger] },
    ],
    outsiders: [{ bsn: bsns.wieger, subject: 'family-wieger' }],
    regisseur: { name: 'Nadia Bakker', contact: 'n.bakker@voorbeeldstad.example', from: '2026-02-02' },
    backup: { name: 'Bram Visser', contact: 'b.visser@voorbeeldstad.example', from: '2026-02-02' },
    involvements: [
      { by: by.regisseur, with: all, from: '2026-02-02', lastActive: '2026-11-18' },
      { by: by.backup, with: all, backup: true, from: '2026-02-02', lastActive: '2026-02-02' },
      { by: by.police, with: [mark, chantal, sebastiaan, walter], from: '2026-02-04', lastActive: '2026-11-02' },
      { by: by.youth, with: [mark, chantal, sebastiaan, walter], from: '2026-02-09', lastActive: '2026-11-12' },
      { by: by.ggz, with: variant === 'walter-agreed' ? [mark, walter] : [mark], from: '2026-02-16', lastActive: '2026-11-16' },
      { by: by.wmo, with: [chantal], from: '2026-02-10', lastActive: '2026-10-28' },
      { by: by.income, with: [mark, chantal], from: '2026-02-12', lastActive: '2026-11-09' },
    ],
    waivers: [
      {
        about: mark,
        giver: mark,
        kind: 'GIVEN',
        classes: ['INVOLVEMENT_GGZ', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'GGZ_FUNCTIONAL_IMPACT'],
        recipients: [recipientOf(by.regisseur)],
        purposes: ['COORD', 'PLAN'],
        decidedAt: '2026-03-02T10:00:00Z',
        until: '2027-03-01',
        ...(variant === 'withdrawn' ? { withdrawnAt: '2026-11-10T09:30:00Z' } : {}),
      },
      ...([walter, chantal, mark] as const).map((giver) => ({
        about: walter,
        giver,
        kind: giver === mark ? ('REFUSED' as const) : ('GIVEN' as const),
        classes: ['YOUTH_PROVISION'],
        recipients: [recipientOf(by.ggz)],
        purposes: ['COORD', 'PLAN'],
        decidedAt: '2026-09-15T13:00:00Z',
        until: '2027-09-14',
      })),
    ],
    setAsides:
      variant === 'walter-agreed'
        ? [{ about: walter, holder: mark, recordedAt: '2026-10-06T08:00:00Z', recordedBy: recipientOf(by.youth) }]
        : [],
    goalsAndActions: [
      {
        kind: 'GOAL',
        status: 'ACTIVE',
        domain: 'MENTAL_HEALTH',
        text: 'De spanning thuis is minder en hulp is op tijd bereikbaar.',
        about: [mark],
        by: by.regisseur,
        due: '2027-02-01',
        recordedAt: '2026-03-09',
      },
      {
        kind: 'GOAL',
        status: 'ACTIVE',
        domain: 'FINANCE',
        text: 'Er komen geen nieuwe schulden bij en de vaste lasten worden betaald.',
        about: [mark],
        by: by.income,
        due: '2027-06-01',
        recordedAt: '2026-03-09',
      },
      {
        kind: 'ACTION',
        status: 'ACTIVE',
        domain: 'JUSTICE',
        text: 'De wijkagent belt elke maand en houdt de afspraken over contact bij.',
        about: [mark],
        by: by.police,
        due: '2026-12-31',
        recordedAt: '2026-03-09',
      },
      {
        kind: 'ACTION',
        status: 'OPEN',
        domain: 'JUSTICE',
        text: 'De wijkagent legt uit wat er gebeurt als de afspraken niet worden gehouden.',
        about: [mark],
        by: by.police,
        due: '2027-01-15',
        recordedAt: '2026-09-21',
      },
      {
        kind: 'ACTION',
        status: 'ACTIVE',
        domain: 'MENTAL_HEALTH',
        text: 'Elke week een gesprek over omgaan met spanning.',
        about: [mark],
        by: by.ggz,
        due: '2027-02-01',
        recordedAt: '2026-03-16',
      },
      {
        kind: 'ACTION',
        status: 'ACTIVE',
        domain: 'FINANCE',
        text: 'Elke week samen de post openen en rekeningen ordenen.',
        about: [mark],
        byMember: 'network',
        due: '2027-03-01',
        recordedAt: '2026-03-16',
      },
      {
        kind: 'ACTION',
        status: 'OPEN',
        domain: 'FINANCE',
        text: 'De laatste loonstroken en huurpapieren inleveren.',
        about: [mark],
        byMember: mark,
        due: '2026-12-04',
        recordedAt: '2026-09-21',
      },
      {
        kind: 'ACTION',
        status: 'ACTIVE',
        domain: 'PARENTING',
        text: 'Rust en een vaste plek voor het huiswerk, met begeleiding na school.',
        about: [sebastiaan, walter],
        by: by.youth,
        due: '2027-01-31',
        recordedAt: '2026-03-16',
      },
      {
        kind: 'ACTION',
        status: 'DONE',
        domain: 'INSTRUMENTAL_ADL',
        text: 'Hulp bij het huishouden is gestart.',
        about: [chantal],
        by: by.wmo,
        due: '2026-03-01',
        recordedAt: '2026-02-16',
      },
    ],
    scores: [
      { of: mark, domain: 'MENTAL_HEALTH', score: 2, scoredAt: '2026-09-21', by: by.ggz },
      { of: mark, domain: 'FINANCE', score: 1, scoredAt: '2026-02-16', by: by.income },
      { of: mark, domain: 'FINANCE', score: 2, scoredAt: '2026-09-21', by: by.income },
      { of: chantal, domain: 'SOCIAL_NETWORK', score: 4, scoredAt: '2026-09-21', by: by.regisseur },
      { of: walter, domain: 'WORK_EDUCATION', score: 3, scoredAt: '2026-09-21', by: by.youth },
    ],
    network: [
      {
        name: 'Riet Smit',
        support: 'Haalt de kinderen uit school',
        agreed: true,
        supports: [sebastiaan, walter],
        recordedAt: '2026-03-09',
      },
      { name: 'Henk Dijkstra', support: 'Helpt met de post en de rekeningen', agreed: true, supports: [mark], recordedAt: '2026-03-16' },
    ],
    meetings: [
      {
        subject: 'Start van het gezinsplan',
        heldAt: '2026-03-09',
        minutes: 'Het gezin en de organisaties spraken af wie wat doet en wie belt als het niet lukt.',
        decisions: ['Er is één gezinsplan.', 'De regisseur is het eerste aanspreekpunt.'],
        about: [],
        attendees: [mark, chantal],
        by: by.regisseur,
      },
      {
        subject: 'Voortgang jeugdhulp',
        heldAt: '2026-09-21',
        minutes: 'De begeleiding na school loopt goed. De afspraken blijven zoals ze zijn.',
        decisions: ['De begeleiding na school gaat door tot en met januari.'],
        about: [sebastiaan, walter],
        attendees: [chantal],
        by: by.youth,
      },
    ],
  };
}
