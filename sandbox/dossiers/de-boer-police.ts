import type { PoliceItem } from './dossier.ts';
import { caseReference, recipient } from './recipients.ts';

const mark = '999996149';
const chantal = '999996150';
const walter = '999996186';

/** The police items of scenario S1, released and not. */
export const deBoerPolice: readonly PoliceItem[] = [
  {
    bsn: mark,
    kind: 'ZORGMELDING',
    category: 'HUISELIJK_GEWELD',
    date: '2026-01-03',
    recordedAt: '2026-01-04',
    summary: 'Melding van huiselijk geweld in de woning. Betrokkene was onder invloed en is tot rust gebracht. Er waren kinderen aanwezig.',
    place: 'Waterstraat',
    narrative:
      'Ter plaatse troffen verbalisanten betrokkene aan in de gang. Betrokkene schreeuwde en had met een stoel tegen de deur geslagen.',
    reporter: 'Bewoner van het naastgelegen pand',
    releases: [
      {
        decisionId: 'VERS-2026-00101',
        article: 'Wpg 20',
        recipients: [recipient.regisseur, recipient.youth],
        caseReference: caseReference.s1,
        until: '2027-01-31',
      },
    ],
  },
  {
    bsn: chantal,
    kind: 'ZORGMELDING',
    category: 'HUISELIJK_GEWELD',
    date: '2026-01-03',
    recordedAt: '2026-01-04',
    summary: 'Betrokkene is slachtoffer van huiselijk geweld en is dezelfde nacht op een veilige plaats ondergebracht.',
    narrative: 'Betrokkene had een rode plek op de arm en wilde geen aangifte doen.',
    reporter: 'Bewoner van het naastgelegen pand',
    releases: [
      {
        decisionId: 'VERS-2026-00101',
        article: 'Wpg 20',
        recipients: [recipient.regisseur, recipient.youth],
        caseReference: caseReference.s1,
        until: '2027-01-31',
      },
    ],
  },
  // Released, but the decision has ended.
  {
    bsn: mark,
    kind: 'ZORGMELDING',
    category: 'OVERLAST',
    date: '2024-08-17',
    recordedAt: '2024-08-17',
    summary: 'Geluidsoverlast in de avond, gewaarschuwd.',
    releases: [
      {
        decisionId: 'VERS-2024-00877',
        article: 'Wpg 19',
        recipients: [recipient.regisseur],
        caseReference: caseReference.s1,
        until: '2025-08-31',
      },
    ],
  },
  // Released for another case, and to another recipient.
  {
    bsn: mark,
    kind: 'ZORGMELDING',
    category: 'VERWARD_GEDRAG',
    date: '2025-06-11',
    recordedAt: '2025-06-11',
    summary: 'Betrokkene liep verward op straat en is naar huis gebracht.',
    releases: [
      {
        decisionId: 'VERS-2025-00412',
        article: 'Wpg 19',
        recipients: [recipient.regisseur],
        caseReference: caseReference.elsewhere,
        until: '2027-06-30',
      },
      {
        decisionId: 'VERS-2025-00413',
        article: 'Wpg 19',
        recipients: [recipient.mayor],
        caseReference: caseReference.s1,
        until: '2027-06-30',
      },
    ],
  },
  // Never released.
  {
    bsn: mark,
    kind: 'INCIDENT',
    category: 'HUISELIJK_GEWELD',
    date: '2025-12-21',
    recordedAt: '2025-12-21',
    place: 'Waterstraat',
    narrative: 'Woordenwisseling, partijen gescheiden, geen aanhouding.',
    releases: [],
  },
  {
    bsn: mark,
    kind: 'ANTECEDENT',
    date: '2014-04-09',
    recordedAt: '2014-04-09',
    description: 'Rijden onder invloed, strafbeschikking',
    releases: [],
    retentionFrom: '2022-04-09',
  },
  // Long past its retention period, though released.
  {
    bsn: mark,
    kind: 'ZORGMELDING',
    category: 'OVERIG',
    date: '2009-02-01',
    recordedAt: '2009-02-01',
    summary: 'Vechtpartij bij een uitgaansgelegenheid.',
    releases: [
      {
        decisionId: 'VERS-2026-00102',
        article: 'Wpg 19',
        recipients: [recipient.regisseur],
        caseReference: caseReference.s1,
        until: '2027-01-31',
      },
    ],
  },
  {
    bsn: mark,
    kind: 'HUISVERBOD',
    date: '2026-01-03',
    recordedAt: '2026-01-03',
    period: { from: '2026-01-03', until: '2026-01-31' },
    narrative: 'Huisverbod opgelegd voor tien dagen en daarna verlengd.',
    releases: [],
  },
  {
    bsn: walter,
    kind: 'ZORGMELDING',
    category: 'ZORG_OM_KIND',
    date: '2026-01-03',
    recordedAt: '2026-01-04',
    summary: 'Kind was aanwezig bij huiselijk geweld en is geschrokken.',
    releases: [],
  },
];
