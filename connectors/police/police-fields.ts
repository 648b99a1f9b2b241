/** The kinds of item that the police release: care report, incident, criminal record, temporary restraining order. */
export type PoliceKind = 'ZORGMELDING' | 'INCIDENT' | 'ANTECEDENT' | 'HUISVERBOD';

const recorded = { 'provenance.recordedAt': 'registratiedatum' } as const;
const event = { category: 'categorie', year: 'jaar', date: 'datum', narrative: 'mutatietekst' } as const;

/** Which field of the register each path under an item needs. The rest of an item (its decision, confidentiality, retention, whether it runs) always comes. */
const needs: Readonly<Record<PoliceKind, Readonly<Record<string, string>>>> = {
  ZORGMELDING: { ...event, summary: 'samenvatting', reporter: 'melder', ...recorded },
  INCIDENT: { ...event, place: 'plaats', ...recorded },
  ANTECEDENT: { description: 'omschrijving', date: 'datum', ...recorded },
  HUISVERBOD: { from: 'vanaf', until: 'tot', ...recorded },
};

/** The register's fields (`velden`) for these selected paths of an item of this kind, sorted, and nothing more. */
export function policeFields(kind: PoliceKind, selected: ReadonlySet<string>): readonly string[] {
  return [...selected].flatMap((path) => (Object.hasOwn(needs[kind], path) ? (needs[kind][path] ?? []) : [])).toSorted();
}
