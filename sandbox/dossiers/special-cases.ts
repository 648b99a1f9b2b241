import { ggzDossier, vertrouwelijkheden, youthDossier } from './dossier.ts';
import type { Dossiers, Zaak } from './dossier.ts';
import { caseReference, recipient } from './recipients.ts';

const lennert = '999993562';
const barbara = '999990937';
const estrella = '999997610';
const mirik = '999992089';

const provision = (parts: Partial<Zaak> & Pick<Zaak, 'description'>): Zaak => ({
  bsn: lennert,
  type: 'Wmo-voorziening',
  registered: '2024-01-08',
  from: '2024-01-15',
  status: 'Voorziening toegekend',
  properties: { categorie: 'Begeleiding', voorziening: parts.description, begindatum: '2024-01-15' },
  ...parts,
});

/**
 * Records that a client easily handles wrongly, under the families De Jager and Lapzwans / Bultenaar: every confidentiality there is
 * and none at all, records past their retention period, records whose end nobody wrote down, a case without a status, a case in which
 * the person asked for is only the informal carer of somebody else, and deleted and half-written FHIR resources.
 */
export const specialCases: Dossiers = {
  ggz: [
    ggzDossier(lennert, {
      episodes: [
        { recordedAt: '2024-05-01', from: '2024-05-01', label: 'N' },
        { recordedAt: '2022-02-01', from: '2021-01-04', finished: true },
      ],
      teams: [
        {
          recordedAt: '2024-05-01',
          name: 'Wijkteam GGZ',
          from: '2024-05-01',
          phoneOn: 'organisation',
          members: [
            { as: 'reference', name: 'K. Vertrokken', phone: '+31881234521', email: 'k.vertrokken@ggzdebrug.example', deleted: true },
            { as: 'display', name: 'Dienstdoende behandelaar' },
          ],
        },
      ],
      diagnoses: Array.from({ length: 14 }, (_, index) => ({
        recordedAt: '2024-06-01',
        text: `Bevinding ${index + 1} bij intake`,
        since: '2024-06-01',
        ...(index % 5 === 3 ? { label: 'R' as const } : {}),
        ...(index % 5 === 4 ? { label: 'V' as const } : {}),
      })),
      goals: [
        {
          recordedAt: '2024-06-10',
          category: 'Contact',
          text: 'Houdt wekelijks contact met het wijkteam.',
          since: '2024-06-10',
          label: 'V',
        },
      ],
    }),
  ],
  wmo: [
    ...vertrouwelijkheden.map((confidentiality) =>
      provision({ description: `Voorziening met aanduiding ${confidentiality}`, confidentiality }),
    ),
    provision({ description: 'Voorziening zonder aanduiding' }),
    provision({ description: 'Voorziening zonder status', confidentiality: 'zaakvertrouwelijk', status: null }),
    provision({
      description: 'Voorziening met een eigen begin van de bewaartermijn',
      confidentiality: 'zaakvertrouwelijk',
      closed: '2012-03-31',
      retentionFrom: '2009-12-31',
    }),
    {
      bsn: barbara,
      type: 'Wmo-voorziening',
      description: 'Begeleiding met mantelzorg',
      registered: '2025-02-03',
      from: '2025-02-10',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Voorziening toegekend',
      properties: { categorie: 'Begeleiding', voorziening: 'Begeleiding, 1 uur per week', begindatum: '2025-02-10' },
      // The register knows this carer's BSN, so a search by role finds this case for the carer too.
      informalCarer: { firstName: 'Lennert', surname: 'Lapzwans', phone: '+31612345602', email: 'lennert@voorbeeld.example', bsn: lennert },
    },
  ],
  wi: [
    {
      bsn: lennert,
      type: 'Ontruiming',
      description: 'Ontruiming die niet doorging',
      registered: '2019-04-01',
      from: '2019-04-01',
      closed: '2019-06-30',
      confidentiality: 'confidentieel',
      status: 'Afgerond',
      properties: { ontruimingsdatum: '2019-05-20' },
    },
    {
      bsn: lennert,
      type: 'Schuldhulptraject',
      description: 'Traject met een onbekende band',
      registered: '2025-07-01',
      from: '2025-07-01',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Onderzoek',
      properties: { schuldband: 'nog niet vastgesteld' },
    },
  ],
  cjg: [
    youthDossier(mirik, {
      episodes: [
        { recordedAt: '2025-01-13', from: '2025-01-13' },
        { recordedAt: '2023-06-01', confidentiality: 'OPEN', from: '2022-09-01', endUnknown: true },
      ],
      provisions: [
        {
          recordedAt: '2025-01-20',
          from: '2025-01-20',
          category: 'Ambulante jeugdhulp',
          kind: 'Coaching',
          provider: 'Jeugdhulp De Sprong',
        },
        {
          recordedAt: '2025-01-20',
          confidentiality: 'SECRET',
          from: '2025-01-20',
          category: 'Verblijf',
          kind: 'Logeerplaats op een geheim adres',
          provider: 'Logeerhuis De Haven',
        },
      ],
    }),
  ],
  police: [
    {
      bsn: estrella,
      kind: 'ZORGMELDING',
      category: 'ZORG_OM_KIND',
      date: '2026-07-01',
      recordedAt: '2026-07-02',
      summary: 'Kind is zonder begeleiding aangetroffen op het station.',
      confidentiality: 'RESTRICTED',
      retentionFrom: null,
      releases: [
        {
          decisionId: 'VERS-2026-00455',
          article: 'Wpg 19',
          recipients: [recipient.regisseur],
          caseReference: caseReference.elsewhere,
          until: '2027-07-31',
        },
      ],
    },
  ],
};
