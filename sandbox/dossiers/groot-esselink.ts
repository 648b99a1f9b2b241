import { ggzDossier, youthDossier } from './dossier.ts';
import type { Dossiers, PoliceItem, YouthDossier, YouthRecord } from './dossier.ts';
import { caseReference, recipient } from './recipients.ts';

const wilma = '999999357';
const johan = '999999345';
const children = ['999999369', '999999370', '999999382', '999999394', '999999400', '999999412'] as const;
const [teun, daan] = children;

const open = (recordedAt: string, from: string, until?: string): YouthRecord => ({
  recordedAt,
  confidentiality: 'OPEN',
  from,
  ...(until === undefined ? {} : { until }),
});

/** A child's file: under supervision for a year, in youth help, with a safety assessment of the household. */
function childUnderSupervision(bsn: string, safetyLevel: number): YouthDossier {
  return youthDossier(bsn, {
    episodes: [open('2026-04-01', '2026-04-01')],
    provisions: [
      { ...open('2026-04-08', '2026-04-13'), category: 'Jeugdbescherming', kind: 'Gezinsvoogdij', provider: 'Jeugdbescherming Polderland' },
    ],
    safetyAssessments: [{ ...open('2026-06-04', '2026-06-04', '2026-06-04'), safetyLevel }],
    supervisionOrders: [{ ...open('2026-04-01', '2026-04-01'), body: 'Jeugdbescherming Polderland' }],
  });
}

const concern = (bsn: string, summary: string, releases: PoliceItem['releases']): PoliceItem => ({
  bsn,
  kind: 'ZORGMELDING',
  category: 'ZORG_OM_KIND',
  date: '2026-08-22',
  recordedAt: '2026-08-23',
  summary,
  narrative: 'Verbalisanten zagen in de woning weinig eten en geen slaapplaats die schoon was.',
  reporter: 'Medewerker van de woningcorporatie',
  releases,
});

const toRegisseur = {
  decisionId: 'VERS-2026-00530',
  article: 'Wpg 20',
  recipients: [recipient.regisseur],
  caseReference: caseReference.s2,
  until: '2027-08-31',
};
const toMayor = { ...toRegisseur, decisionId: 'VERS-2026-00688', article: 'Wpg 19', recipients: [recipient.mayor], until: '2027-02-28' };

/** What the partners know about the family Groot Esselink / Haverkamp, exactly as scenario S2 tells it. */
export const grootEsselink: Dossiers = {
  ggz: [
    ggzDossier(johan, {
      episodes: [{ recordedAt: '2026-02-17', from: '2026-02-16' }],
      teams: [
        {
          recordedAt: '2026-02-17',
          name: 'Behandelteam Verslaving',
          from: '2026-02-16',
          phoneOn: 'organisation',
          members: [{ as: 'contained', name: 'M. Aalders', phone: '+31881234511' }],
        },
      ],
      impacts: [
        {
          recordedAt: '2026-03-05',
          domain: 'Financiën',
          band: 'SEVERE',
          description: 'Geeft geld uit voordat vaste lasten zijn betaald.',
          since: '2026-03-05',
        },
      ],
    }),
  ],
  wmo: [
    {
      bsn: wilma,
      type: 'Wmo-voorziening',
      description: 'Thuisbegeleiding',
      registered: '2026-05-06',
      from: '2026-05-11',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Voorziening toegekend',
      properties: { categorie: 'Begeleiding', voorziening: 'Thuisbegeleiding, 4 uur per week', begindatum: '2026-05-11' },
    },
  ],
  wi: [
    {
      bsn: wilma,
      type: 'Ontruiming',
      description: 'Ontruiming wegens huurachterstand',
      registered: '2026-10-26',
      from: '2026-10-26',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Vonnis betekend',
      properties: { ontruimingsdatum: '2026-12-15' },
    },
    {
      bsn: wilma,
      type: 'Schuldhulptraject',
      description: 'Minnelijke schuldregeling',
      registered: '2026-01-19',
      from: '2026-01-19',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Schuldregeling loopt',
      properties: {
        schuldband: '50.000 of meer',
        schuldbedrag: '61200.00',
        schuldeiser_1_naam: 'Woningcorporatie De Gracht',
        schuldeiser_1_bedrag: '11200.00',
        schuldeiser_2_naam: 'Incasso Voorbeeld',
        schuldeiser_2_bedrag: '50000.00',
      },
    },
    {
      bsn: wilma,
      type: 'Uitkering',
      description: 'Algemene bijstand',
      registered: '2024-09-02',
      from: '2024-09-01',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Uitkering loopt',
      properties: { soort: 'Bijstandsuitkering voor gehuwden', bedragPerMaand: '1922.07', begindatum: '2024-09-01' },
    },
    {
      bsn: johan,
      type: 'Uitkering',
      description: 'Algemene bijstand',
      registered: '2024-09-02',
      from: '2024-09-01',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Uitkering loopt',
      properties: { soort: 'Bijstandsuitkering voor gehuwden', bedragPerMaand: '1922.07', begindatum: '2024-09-01' },
    },
    {
      bsn: johan,
      type: 'Schuldhulptraject',
      description: 'Wettelijke schuldsanering',
      registered: '2026-01-19',
      from: '2026-01-19',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Aanvraag in behandeling',
      properties: { schuldband: '20.000 tot 50.000', schuldbedrag: '33800.00' },
    },
  ],
  cjg: [
    ...children.map((bsn, index) => childUnderSupervision(bsn, 3 + (index % 3))),
    // The CJG also assessed the safety of the household under the mother's name.
    youthDossier(wilma, { safetyAssessments: [{ ...open('2026-06-04', '2026-06-04', '2026-06-04'), safetyLevel: 3 }] }),
  ],
  police: [
    concern(wilma, 'Melding van de verhuurder: zorgen over de toestand van de woning en over de kinderen.', [toRegisseur, toMayor]),
    concern(johan, 'Betrokkene was onder invloed en niet aanspreekbaar terwijl er kinderen in huis waren.', [toRegisseur]),
    concern(teun, 'Kind was overdag niet op school en zonder toezicht op straat.', [toRegisseur]),
    concern(daan, 'Kind was overdag niet op school en zonder toezicht op straat.', []),
    {
      bsn: johan,
      kind: 'INCIDENT',
      category: 'OVERLAST',
      date: '2026-09-30',
      recordedAt: '2026-09-30',
      place: 'Hofdijk',
      narrative: 'Ruzie met buren over geluid.',
      releases: [{ ...toRegisseur, decisionId: 'VERS-2026-00601' }],
    },
  ],
};
