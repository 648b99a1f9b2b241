import { deBoerPolice } from './de-boer-police.ts';
import { deBoerWi, deBoerWmo } from './de-boer-zaken.ts';
import { ggzDossier, youthDossier } from './dossier.ts';
import type { Dossiers } from './dossier.ts';

const mark = '999996149';
const chantal = '999996150';
const sebastiaan = '999996174';
const walter = '999996186';
const william = '999996162';

/** What the partners know about the family De Boer / De Vries, exactly as scenario S1 tells it. */
export const deBoer: Dossiers = {
  ggz: [
    ggzDossier(mark, {
      episodes: [
        { recordedAt: '2025-09-08', from: '2025-09-01' },
        { recordedAt: '2019-06-30', from: '2018-02-12', until: '2019-06-28', finished: true },
        // More than twenty years ago: past the retention period of the WGBO.
        { recordedAt: '2003-05-20', from: '2001-03-05', until: '2003-05-16', finished: true },
      ],
      teams: [
        {
          recordedAt: '2025-09-08',
          name: 'Behandelteam FACT Waterkant',
          from: '2025-09-01',
          phoneOn: 'team',
          members: [
            { as: 'reference', name: 'A.M. Terlouw', phone: '+31881234501', email: 'a.terlouw@ggzdebrug.example' },
            { as: 'contained', name: 'R. Oosterhof', phone: '+31881234502' },
            { as: 'identifier', name: 'J.P. Wiersma', big: '19012345601' },
            { as: 'display', name: 'Ervaringsdeskundige van het team' },
          ],
        },
      ],
      diagnoses: [
        { recordedAt: '2025-10-02', text: 'Posttraumatische stressstoornis', snomed: '47505003', since: '2025-10-02' },
        { recordedAt: '2025-10-02', text: 'Stoornis in alcoholgebruik, matig', since: '2025-10-02', label: 'R' },
        { recordedAt: '2025-11-14', text: 'Depressieve stoornis', snomed: '35489007', since: '2025-11-10', label: 'V' },
        { recordedAt: '2018-03-01', text: 'Aanpassingsstoornis', snomed: '17226007', since: '2018-03-01', until: '2019-06-28' },
        { recordedAt: '2025-09-15', text: 'Werkdiagnose die is ingetrokken', since: '2025-09-15', deleted: true },
      ],
      impacts: [
        {
          recordedAt: '2026-02-03',
          domain: 'Dagbesteding',
          band: 'SEVERE',
          description: 'Komt zonder hulp niet tot een dagritme.',
          since: '2025-10-02',
        },
        {
          recordedAt: '2026-02-03',
          domain: 'Sociale relaties',
          band: 'MODERATE',
          description: 'Vermijdt contact bij oplopende spanning.',
          since: '2025-10-02',
        },
        {
          recordedAt: '2026-02-03',
          domain: 'Opvoeden',
          band: 'MODERATE',
          description: 'Heeft rust en voorspelbaarheid nodig om afspraken na te komen.',
          since: '2025-10-02',
        },
        {
          recordedAt: '2026-02-03',
          domain: 'Financiën',
          band: 'MODERATE',
          description: 'Stelt het openen van post uit.',
          since: '2025-10-02',
        },
        {
          recordedAt: '2026-02-03',
          domain: 'Werk',
          band: 'SEVERE',
          description: 'Kan op dit moment niet langer dan een uur geconcentreerd werken.',
          since: '2025-10-02',
        },
        {
          recordedAt: '2026-02-03',
          domain: 'Slaap',
          band: 'MILD',
          description: 'Slaapt onrustig en wordt vroeg wakker.',
          since: '2025-10-02',
        },
        {
          recordedAt: '2026-05-19',
          domain: 'Zelfzorg',
          band: 'MILD',
          description: 'Verzorgt zichzelf, met een terugval in drukke weken.',
          since: '2026-05-19',
          label: 'R',
        },
      ],
      goals: [
        {
          recordedAt: '2025-10-20',
          category: 'Spanning hanteren',
          text: 'Herkent oplopende spanning en past de afspraken uit het signaleringsplan toe.',
          since: '2025-10-20',
        },
        {
          recordedAt: '2025-10-20',
          category: 'Dagstructuur',
          text: 'Staat op vaste tijden op en volgt drie dagdelen dagbesteding per week.',
          since: '2025-10-20',
        },
      ],
      crisisPlans: [
        {
          recordedAt: '2026-01-12',
          from: '2026-01-12',
          plan: 'Bij oplopende spanning: bel het team overdag, buiten kantoortijd de crisisdienst. Spreek rustig, bied afstand en stel geen eisen.',
        },
      ],
      medications: [
        { recordedAt: '2025-11-21', text: 'Sertraline tablet 50 mg', dosage: 'Eenmaal per dag 1 tablet', from: '2025-11-21' },
        {
          recordedAt: '2025-11-21',
          text: 'Melatonine tablet 3 mg',
          dosage: 'Een uur voor het slapen 1 tablet',
          from: '2025-11-21',
          until: '2026-03-01',
        },
      ],
    }),
  ],
  wmo: deBoerWmo,
  wi: deBoerWi,
  cjg: [
    youthDossier(sebastiaan, {
      episodes: [{ recordedAt: '2026-02-02', confidentiality: 'OPEN', from: '2026-02-01' }],
      provisions: [
        {
          recordedAt: '2026-02-02',
          confidentiality: 'OPEN',
          from: '2026-02-16',
          category: 'Ambulante jeugdhulp',
          kind: 'Gezinsbegeleiding aan huis',
          provider: 'Jeugdhulp De Sprong',
        },
      ],
      safetyAssessments: [{ recordedAt: '2026-03-12', confidentiality: 'OPEN', from: '2026-03-12', until: '2026-03-12', safetyLevel: 5 }],
      notes: [
        {
          recordedAt: '2026-03-12',
          confidentiality: 'OPEN',
          from: '2026-03-12',
          until: '2026-03-12',
          text: 'Gesprek op school: vertelt dat het thuis nu rustiger is en slaapt weer door.',
        },
      ],
      developments: [
        {
          recordedAt: '2026-01-20',
          confidentiality: 'OPEN',
          from: '2026-01-20',
          until: '2026-01-20',
          category: 'Sociaal-emotioneel',
          observations: 'Teruggetrokken in de klas, groei en gehoor passend bij de leeftijd.',
        },
      ],
    }),
    youthDossier(walter, {
      episodes: [{ recordedAt: '2026-02-02', confidentiality: 'OPEN', from: '2026-02-01' }],
      provisions: [
        {
          recordedAt: '2026-02-23',
          confidentiality: 'OPEN',
          from: '2026-03-02',
          category: 'Jeugd-ggz',
          kind: 'Traumabehandeling',
          provider: 'Praktijk Het Kompas',
        },
        {
          recordedAt: '2026-02-02',
          confidentiality: 'RESTRICTED',
          from: '2026-02-16',
          category: 'Ambulante jeugdhulp',
          kind: 'Gezinsbegeleiding aan huis',
          provider: 'Jeugdhulp De Sprong',
        },
      ],
      safetyAssessments: [{ recordedAt: '2026-03-12', confidentiality: 'OPEN', from: '2026-03-12', until: '2026-03-12', safetyLevel: 6 }],
      notes: [
        {
          recordedAt: '2026-04-02',
          confidentiality: 'SECRET',
          from: '2026-04-02',
          until: '2026-04-02',
          text: 'Heeft gevraagd om dit gesprek met niemand te delen. Afspraak: eerst zelf nadenken over een vervolg.',
        },
      ],
    }),
    youthDossier(william, {
      episodes: [{ recordedAt: '2026-02-02', confidentiality: 'OPEN', from: '2026-02-01' }],
      provisions: [
        {
          recordedAt: '2026-02-02',
          confidentiality: 'OPEN',
          from: '2026-02-16',
          category: 'Ambulante jeugdhulp',
          kind: 'Speltherapie',
          provider: 'Jeugdhulp De Sprong',
        },
      ],
      safetyAssessments: [{ recordedAt: '2026-03-12', confidentiality: 'OPEN', from: '2026-03-12', until: '2026-03-12', safetyLevel: 7 }],
    }),
    youthDossier(chantal, {
      // Youth help of her own, long ago: past the twenty years of the Jeugdwet.
      episodes: [{ recordedAt: '2003-06-30', confidentiality: 'OPEN', from: '2001-09-01', until: '2003-06-27' }],
    }),
  ],
  police: deBoerPolice,
};
