import { ggzDossier, youthDossier } from './dossier.ts';
import type { Dossiers } from './dossier.ts';
import { caseReference, recipient } from './recipients.ts';

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
        { recordedAt: '2026-02-03', domain: 'Dagbesteding', band: 'SEVERE', description: 'Komt zonder hulp niet tot een dagritme.', since: '2025-10-02' },
        { recordedAt: '2026-02-03', domain: 'Sociale relaties', band: 'MODERATE', description: 'Vermijdt contact bij oplopende spanning.', since: '2025-10-02' },
        { recordedAt: '2026-02-03', domain: 'Opvoeden', band: 'MODERATE', description: 'Heeft rust en voorspelbaarheid nodig om afspraken na te komen.', since: '2025-10-02' },
        { recordedAt: '2026-02-03', domain: 'Financiën', band: 'MODERATE', description: 'Stelt het openen van post uit.', since: '2025-10-02' },
        { recordedAt: '2026-02-03', domain: 'Werk', band: 'SEVERE', description: 'Kan op dit moment niet langer dan een uur geconcentreerd werken.', since: '2025-10-02' },
        { recordedAt: '2026-02-03', domain: 'Slaap', band: 'MILD', description: 'Slaapt onrustig en wordt vroeg wakker.', since: '2025-10-02' },
        { recordedAt: '2026-05-19', domain: 'Zelfzorg', band: 'MILD', description: 'Verzorgt zichzelf, met een terugval in drukke weken.', since: '2026-05-19', label: 'R' },
      ],
      goals: [
        { recordedAt: '2025-10-20', category: 'Spanning hanteren', text: 'Herkent oplopende spanning en past de afspraken uit het signaleringsplan toe.', since: '2025-10-20' },
        { recordedAt: '2025-10-20', category: 'Dagstructuur', text: 'Staat op vaste tijden op en volgt drie dagdelen dagbesteding per week.', since: '2025-10-20' },
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
        { recordedAt: '2025-11-21', text: 'Melatonine tablet 3 mg', dosage: 'Een uur voor het slapen 1 tablet', from: '2025-11-21', until: '2026-03-01' },
      ],
    }),
  ],
  wmo: [
    {
      bsn: chantal,
      type: 'Wmo-voorziening',
      description: 'Huishoudelijke ondersteuning',
      registered: '2026-02-10',
      from: '2026-02-16',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Voorziening toegekend',
      properties: { categorie: 'Hulp bij het huishouden', voorziening: 'Huishoudelijke ondersteuning, 3 uur per week', begindatum: '2026-02-16' },
      informalCarer: { firstName: 'Annelies', surname: 'Visser', phone: '+31612345601', email: 'a.visser@voorbeeld.example' },
    },
    {
      bsn: chantal,
      type: 'Wmo-voorziening',
      description: 'Individuele begeleiding',
      registered: '2026-03-02',
      from: '2026-03-09',
      confidentiality: 'vertrouwelijk',
      status: 'Voorziening toegekend',
      properties: { categorie: 'Begeleiding', voorziening: 'Individuele begeleiding, 2 uur per week', begindatum: '2026-03-09' },
    },
    {
      bsn: chantal,
      type: 'Wmo-voorziening',
      description: 'Veilige opvang',
      registered: '2026-01-05',
      from: '2026-01-05',
      closed: '2026-02-14',
      confidentiality: 'geheim',
      status: 'Afgerond',
      properties: { categorie: 'Opvang', voorziening: 'Plaats in een veilige opvang', begindatum: '2026-01-05', einddatum: '2026-02-14' },
    },
    {
      bsn: chantal,
      type: 'Wmo-voorziening',
      description: 'Regiotaxi',
      registered: '2026-04-13',
      from: '2026-04-20',
      status: 'Voorziening toegekend',
      properties: { categorie: 'Vervoer', voorziening: 'Regiotaxi, 1500 kilometer per jaar', begindatum: '2026-04-20' },
    },
    {
      bsn: chantal,
      type: 'Wmo-voorziening',
      description: 'Kortdurende ondersteuning',
      registered: '2004-02-02',
      from: '2004-02-02',
      closed: '2004-11-30',
      confidentiality: 'openbaar',
      status: 'Afgerond',
      properties: { categorie: 'Begeleiding', voorziening: 'Kortdurende ondersteuning', begindatum: '2004-02-02', einddatum: '2004-11-30' },
    },
    {
      bsn: chantal,
      type: 'Wmo-onderzoek',
      description: 'Onderzoek na melding',
      registered: '2026-01-28',
      from: '2026-01-28',
      closed: '2026-02-10',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Afgerond',
      properties: {
        categorie: 'Zelfstandig wonen',
        onderzoeksverslag: 'Betrokkene kan het huishouden tijdelijk niet alleen dragen. Er is ondersteuning uit de buurt, maar die is niet genoeg.',
      },
    },
  ],
  wi: [
    {
      bsn: mark,
      type: 'Schuldhulptraject',
      description: 'Minnelijke schuldregeling',
      registered: '2025-12-01',
      from: '2025-12-01',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Schuldregeling loopt',
      properties: {
        schuldband: '20.000 tot 50.000',
        schuldbedrag: '27450.00',
        schuldeiser_1_naam: 'Energie Voorbeeld',
        schuldeiser_1_bedrag: '3150.00',
        schuldeiser_2_naam: 'Zorgverzekeraar Polder',
        schuldeiser_2_bedrag: '4300.00',
        schuldeiser_3_naam: 'Kredietbank De Stuiver',
        schuldeiser_3_bedrag: '20000.00',
      },
    },
    {
      bsn: mark,
      type: 'Uitkering',
      description: 'Algemene bijstand',
      registered: '2025-10-15',
      from: '2025-10-01',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Uitkering loopt',
      properties: { soort: 'Bijstandsuitkering', bedragPerMaand: '1345.45', begindatum: '2025-10-01' },
    },
    {
      bsn: mark,
      type: 'Schuldhulptraject',
      description: 'Budgetbeheer',
      registered: '2017-05-01',
      from: '2017-05-01',
      closed: '2018-04-30',
      confidentiality: 'vertrouwelijk',
      status: 'Afgerond',
      properties: { schuldband: 'minder dan 5.000', schuldbedrag: '2100.00' },
    },
    {
      bsn: mark,
      type: 'Schuldhulptraject',
      description: 'Eerste aanmelding',
      registered: '2007-03-01',
      from: '2007-03-01',
      closed: '2008-02-29',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Afgerond',
      properties: { schuldband: '5.000 tot 20.000', schuldbedrag: '7800.00' },
    },
    {
      bsn: chantal,
      type: 'Schuldhulptraject',
      description: 'Stabilisatie',
      registered: '2026-03-16',
      from: '2026-03-16',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Stabilisatie loopt',
      properties: { schuldband: '5.000 tot 20.000', schuldbedrag: '9125.50', schuldeiser_1_naam: 'Warenhuis Op Krediet', schuldeiser_1_bedrag: '9125.50' },
    },
    {
      bsn: chantal,
      type: 'Uitkering',
      description: 'Algemene bijstand',
      registered: '2026-02-20',
      from: '2026-02-01',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Uitkering loopt',
      properties: { soort: 'Bijstandsuitkering', bedragPerMaand: '1345.45', begindatum: '2026-02-01' },
    },
  ],
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
  police: [
    {
      bsn: mark,
      kind: 'ZORGMELDING',
      category: 'HUISELIJK_GEWELD',
      date: '2026-01-03',
      recordedAt: '2026-01-04',
      summary: 'Melding van huiselijk geweld in de woning. Betrokkene was onder invloed en is tot rust gebracht. Er waren kinderen aanwezig.',
      place: 'Waterstraat',
      narrative: 'Ter plaatse troffen verbalisanten betrokkene aan in de gang. Betrokkene schreeuwde en had met een stoel tegen de deur geslagen.',
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
        { decisionId: 'VERS-2024-00877', article: 'Wpg 19', recipients: [recipient.regisseur], caseReference: caseReference.s1, until: '2025-08-31' },
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
        { decisionId: 'VERS-2025-00412', article: 'Wpg 19', recipients: [recipient.regisseur], caseReference: caseReference.elsewhere, until: '2027-06-30' },
        { decisionId: 'VERS-2025-00413', article: 'Wpg 19', recipients: [recipient.mayor], caseReference: caseReference.s1, until: '2027-06-30' },
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
        { decisionId: 'VERS-2026-00102', article: 'Wpg 19', recipients: [recipient.regisseur], caseReference: caseReference.s1, until: '2027-01-31' },
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
  ],
};
