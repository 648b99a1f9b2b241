import type { Person } from '../families/person.ts';
import { ggzDossier, vertrouwelijkheden, youthDossier } from './dossier.ts';
import type { Dossiers, GgzDossier, PoliceItem, YouthDossier, Zaak } from './dossier.ts';
import { caseReference, recipient } from './recipients.ts';

const from = ['2023-02-01', '2023-09-18', '2024-03-11', '2024-11-04', '2025-05-19', '2025-12-08', '2026-04-20'];

/**
 * Files for volume, the same for the same people in the same order: about half of the adults are known to the Wmo and to W&I, a third to
 * the GGZ, two thirds of the children to the CJG and a quarter of everybody to the police, each with one to ten records.
 */
export function generateDossiers(people: readonly Person[], day: string): Dossiers {
  const grown = Number(day.slice(0, 4)) - 18;
  const adults = people.filter((person) => Number((person.birthDate ?? '0').slice(0, 4)) < grown);
  const children = people.filter((person) => !adults.includes(person));
  return {
    ggz: every(3, adults).map(([person, n]) => ggzFile(person.bsn, n)),
    wmo: every(2, adults).flatMap(([person, n]) => repeat(1 + (n % 10), (index) => wmoCase(person.bsn, n + index))),
    wi: every(2, adults).flatMap(([person, n]) => repeat(1 + (n % 7), (index) => wiCase(person.bsn, n + index))),
    cjg: children.filter((_, index) => index % 3 !== 0).map((person, n) => youthFile(person.bsn, n)),
    police: every(4, people).flatMap(([person, n]) => repeat(1 + (n % 8), (index) => policeItem(person.bsn, n + index))),
  };
}

function every<T>(step: number, items: readonly T[]): readonly (readonly [T, number])[] {
  return items.filter((_, index) => index % step === 0).map((item, index) => [item, index] as const);
}

function repeat<T>(times: number, make: (index: number) => T): T[] {
  return Array.from({ length: times }, (_, index) => make(index));
}

function pick<T>(items: readonly T[], n: number): T {
  const item = items[n % items.length];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

function ggzFile(bsn: string, n: number): GgzDossier {
  const since = pick(from, n);
  const label = n % 6 === 5 ? { label: 'R' as const } : {};
  return ggzDossier(bsn, {
    episodes: [{ recordedAt: since, from: since, ...(n % 4 === 3 ? { until: '2026-09-30', finished: true as const } : {}) }],
    teams: [
      {
        recordedAt: since,
        name: `Behandelteam ${1 + (n % 9)}`,
        from: since,
        phoneOn: n % 2 === 0 ? 'team' : 'organisation',
        members: [
          n % 2 === 0
            ? { as: 'reference', name: `B. Handelaar-${n}`, phone: '+31881234600', email: `behandelaar-${n}@ggzdebrug.example` }
            : { as: 'display', name: 'Dienstdoende behandelaar' },
        ],
      },
    ],
    diagnoses: repeat(n % 8, (index) => ({ recordedAt: since, text: `Diagnose ${index + 1}`, since, ...label })),
    impacts: repeat(1 + (n % 6), (index) => ({
      recordedAt: since,
      domain: pick(['Dagbesteding', 'Sociale relaties', 'Financiën', 'Zelfzorg', 'Werk', 'Opvoeden'], index),
      band: pick(['MILD', 'MODERATE', 'SEVERE'] as const, n + index),
      description: 'Heeft hierbij steun nodig.',
      since,
    })),
    goals: [{ recordedAt: since, category: 'Herstel', text: 'Pakt het gewone leven stap voor stap weer op.', since }],
  });
}

function wmoCase(bsn: string, n: number): Zaak {
  const since = pick(from, n);
  const closed = n % 5 === 4 ? { closed: '2026-08-31' } : {};
  const kinds = ['Huishoudelijke ondersteuning', 'Individuele begeleiding', 'Regiotaxi', 'Traplift', 'Dagopvang'];
  return {
    bsn,
    type: 'Wmo-voorziening',
    description: pick(kinds, n),
    registered: since,
    from: since,
    confidentiality: pick(vertrouwelijkheden, n % 11 === 10 ? 4 + (n % 4) : 3),
    status: n % 5 === 4 ? 'Afgerond' : 'Voorziening toegekend',
    properties: {
      categorie: pick(['Hulp bij het huishouden', 'Begeleiding', 'Vervoer', 'Wonen', 'Dagbesteding'], n),
      voorziening: pick(kinds, n),
      begindatum: since,
      ...(n % 5 === 4 ? { einddatum: '2026-08-31' } : {}),
    },
    ...closed,
  };
}

function wiCase(bsn: string, n: number): Zaak {
  const since = pick(from, n);
  const shared = { bsn, registered: since, from: since, confidentiality: 'zaakvertrouwelijk' as const };
  if (n % 3 === 2) {
    const properties = { soort: 'Bijstandsuitkering', bedragPerMaand: '1345.45', begindatum: since };
    return { ...shared, type: 'Uitkering', description: 'Algemene bijstand', status: 'Uitkering loopt', properties };
  }
  const amount = 1200 + ((n * 3571) % 60000);
  const band =
    amount < 5000 ? 'minder dan 5.000' : amount < 20000 ? '5.000 tot 20.000' : amount < 50000 ? '20.000 tot 50.000' : '50.000 of meer';
  const sum = `${amount}.00`;
  const properties = { schuldband: band, schuldbedrag: sum, schuldeiser_1_naam: 'Incasso Voorbeeld', schuldeiser_1_bedrag: sum };
  return { ...shared, type: 'Schuldhulptraject', description: 'Minnelijke schuldregeling', status: 'Schuldregeling loopt', properties };
}

function youthFile(bsn: string, n: number): YouthDossier {
  const since = pick(from, n);
  const record = { recordedAt: since, confidentiality: pick(['OPEN', 'OPEN', 'OPEN', 'RESTRICTED'] as const, n), from: since };
  const moment = { ...record, until: since };
  return youthDossier(bsn, {
    episodes: [record],
    provisions: repeat(1 + (n % 6), (index) => ({
      ...record,
      category: pick(['Ambulante jeugdhulp', 'Jeugd-ggz', 'Dagbehandeling'], index),
      kind: pick(['Gezinsbegeleiding aan huis', 'Speltherapie', 'Coaching'], n + index),
      provider: pick(['Jeugdhulp De Sprong', 'Praktijk Het Kompas'], n),
    })),
    safetyAssessments: n % 4 === 0 ? [{ ...moment, safetyLevel: 1 + (n % 10) }] : [],
    developments: [{ ...moment, category: 'Motoriek', observations: 'Passend bij de leeftijd.' }],
  });
}

function policeItem(bsn: string, n: number): PoliceItem {
  const date = pick(from, n);
  const released = n % 3 !== 0;
  const until = n % 5 === 4 ? '2025-12-31' : '2027-12-31';
  return {
    bsn,
    kind: n % 2 === 0 ? 'ZORGMELDING' : 'INCIDENT',
    category: pick(['HUISELIJK_GEWELD', 'ZORG_OM_KIND', 'VERWARD_GEDRAG', 'OVERLAST', 'OVERIG'] as const, n),
    date,
    recordedAt: date,
    summary: 'Melding afgehandeld, zorgen gedeeld.',
    place: 'Voorbeeldstad',
    narrative: 'Vrije tekst van de verbalisant.',
    releases: released
      ? [
          {
            decisionId: `VERS-VOLUME-${n}`,
            article: 'Wpg 19',
            recipients: [recipient.regisseur],
            caseReference: caseReference.elsewhere,
            until,
          },
        ]
      : [],
  };
}
