import { professionals as by } from './professionals.ts';
import type { SeedCase } from './seed-case.ts';

const [wilma, johan, teun, daan, fien, maud, trix, hein] = [1, 2, 3, 4, 5, 6, 7, 8];
const parents = [wilma, johan];
const children = [teun, daan, fien, maud, trix, hein];
const all = [...parents, ...children];

/** S2: six children under a supervision order, an eviction, and organisations that do not agree. `escalated`: the dispute went up to the mayor. */
export function grootEsselinkCase(id: string, escalated: boolean): SeedCase {
  return {
    id,
    reference: 'VB-2026-0002',
    phase: 'ACTIVE',
    triage: 'MULTI_PROBLEM',
    triageRationale: 'Zes kinderen staan onder toezicht, er dreigt een ontruiming en er zijn schulden.',
    openedAt: '2026-04-07',
    members: [
      { bsn: '999999357', subject: 'family-wilma', birthDate: '1990-11-16', home: '3032CG|651||' },
      { bsn: '999999345', subject: 'family-johan', birthDate: '1985-05-27', home: '3032CG|651||' },
      { bsn: '999999369', subject: 'family-teun', birthDate: '2012-04-18', home: '3032CG|651||' },
      { bsn: '999999370', subject: 'family-daan', birthDate: '2013-12-06', home: '3032CG|651||' },
      { bsn: '999999382', birthDate: '2015-11-20', home: '3028HW|4||' },
      { bsn: '999999394', birthDate: '2017-03-03', home: '3028HW|4||' },
      { bsn: '999999400', birthDate: '2018-09-22', home: '3028HW|4||' },
      { bsn: '999999412', birthDate: '2020-01-20', home: '3032CG|651||' },
    ],
    regisseur: { name: 'Nadia Bakker', contact: 'n.bakker@voorbeeldstad.example', from: '2026-04-07' },
    backup: { name: 'Bram Visser', contact: 'b.visser@voorbeeldstad.example', from: '2026-04-07' },
    involvements: [
      { by: by.regisseur, with: all, from: '2026-04-07', lastActive: '2026-11-19' },
      { by: by.backup, with: all, backup: true, from: '2026-04-07', lastActive: '2026-04-07' },
      { by: by.police, with: [wilma, johan, teun, daan], from: '2026-08-24', lastActive: '2026-10-01' },
      { by: by.youth, with: all, from: '2026-04-07', lastActive: '2026-11-17' },
      { by: by.ggz, with: [johan], from: '2026-04-20', lastActive: '2026-11-03' },
      { by: by.wmo, with: all, from: '2026-05-06', lastActive: '2026-11-05' },
      { by: by.income, with: all, from: '2026-04-13', lastActive: '2026-11-13' },
      ...(escalated ? [{ by: by.mayor, with: all, from: '2026-11-16', lastActive: '2026-11-16' }] : []),
    ],
    goalsAndActions: [
      {
        kind: 'GOAL',
        status: 'ACTIVE',
        domain: 'HOUSING',
        text: 'Het gezin houdt een vaste woonplek.',
        about: parents,
        by: by.regisseur,
        due: '2026-12-15',
        recordedAt: '2026-05-11',
      },
      {
        kind: 'GOAL',
        status: 'ACTIVE',
        domain: 'FINANCE',
        text: 'De huur en de vaste lasten worden op tijd betaald.',
        about: parents,
        by: by.income,
        due: '2027-05-01',
        recordedAt: '2026-05-11',
      },
      {
        kind: 'GOAL',
        status: 'ACTIVE',
        domain: 'PARENTING',
        text: 'De kinderen groeien veilig op en gaan naar school.',
        about: all,
        by: by.youth,
        due: '2027-04-01',
        recordedAt: '2026-05-11',
      },
      {
        kind: 'ACTION',
        status: 'ACTIVE',
        domain: 'FINANCE',
        text: 'Met de verhuurder een afspraak maken over de achterstand.',
        about: parents,
        by: by.income,
        due: '2026-12-01',
        recordedAt: '2026-10-27',
      },
      {
        kind: 'ACTION',
        status: 'OPEN',
        domain: 'HOUSING',
        text: 'Zoeken naar een andere woning als de ontruiming doorgaat.',
        about: parents,
        by: by.wmo,
        due: '2026-12-10',
        recordedAt: '2026-10-27',
      },
      {
        kind: 'ACTION',
        status: 'ACTIVE',
        domain: 'PARENTING',
        text: 'De gezinsvoogd komt elke week langs.',
        about: children,
        by: by.youth,
        due: '2027-04-01',
        recordedAt: '2026-05-11',
      },
    ],
    scores: [
      { of: wilma, domain: 'HOUSING', score: 1, scoredAt: '2026-10-27', by: by.regisseur },
      { of: wilma, domain: 'FINANCE', score: 2, scoredAt: '2026-10-27', by: by.income },
      { of: johan, domain: 'FINANCE', score: 1, scoredAt: '2026-10-27', by: by.income },
    ],
    network: [
      { name: 'Greet Mulder', support: 'Vangt de kinderen op bij ziekte', agreed: false, supports: children, recordedAt: '2026-06-08' },
    ],
    meetings: [
      {
        subject: 'Dreigende ontruiming',
        heldAt: '2026-11-02',
        minutes: 'De organisaties zijn het niet eens over wie de huurachterstand oplost.',
        decisions: ['De regisseur legt het voor aan de leidinggevenden.'],
        about: [],
        attendees: parents,
        by: by.regisseur,
      },
    ],
    escalations: [
      {
        level: 2,
        trigger: 'De organisaties zijn het niet eens over de huurachterstand en er gebeurt niets.',
        decision: null,
        about: [],
        from: '2026-11-04',
        by: by.regisseur,
      },
      ...(escalated
        ? [
            {
              level: 4,
              trigger: 'Het geschil staat al twee weken stil en de ontruiming komt dichterbij.',
              decision: 'De burgemeester roept de organisaties bij elkaar.',
              about: [],
              from: '2026-11-16',
              by: by.regisseur,
            },
          ]
        : []),
    ],
  };
}
