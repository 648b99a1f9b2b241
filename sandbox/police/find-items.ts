import type { PoliceItem, PoliceRelease } from '../dossiers/dossier.ts';
import { recipient } from '../dossiers/recipients.ts';
import { selectableFields } from './read-question.ts';
import type { Question, SelectableField } from './read-question.ts';

/** An item as the register answers it (Item in release-register.openapi.yaml). */
export type WireItem = Readonly<Record<string, unknown>> & { readonly id: string };

/** Fields that only the police itself gets, whatever was released. */
const policeOnly: ReadonlySet<SelectableField> = new Set(['mutatietekst', 'melder']);

/**
 * The items that this question may have: those released to its recipient for its case, whether or not the decision has ended; or, asked for
 * the police itself, its own items without a decision.
 */
export function findItems(all: readonly PoliceItem[], question: Question, day: string): readonly WireItem[] {
  const own = question.ontvanger === recipient.police;
  return all.flatMap((item, index) => {
    if (!question.burgerservicenummers.includes(item.bsn)) return [];
    if (question.soorten !== undefined && !question.soorten.includes(item.kind)) return [];
    const release = own ? null : releaseFor(item, question);
    if (release === undefined) return [];
    return [writeItem(item, index + 1, release, fieldsFor(question, own), day)];
  });
}

/** The decision that lasts longest of those that name this recipient and this case. */
function releaseFor(item: PoliceItem, question: Question): PoliceRelease | undefined {
  return item.releases
    .filter((release) => release.recipients.includes(question.ontvanger) && release.caseReference === question.zaakkenmerk)
    .toSorted((left, right) => right.until.localeCompare(left.until))[0];
}

function fieldsFor(question: Question, own: boolean): readonly SelectableField[] {
  const wanted = question.velden ?? selectableFields;
  return own ? wanted : wanted.filter((field) => !policeOnly.has(field));
}

function writeItem(
  item: PoliceItem,
  number: number,
  release: PoliceRelease | null,
  fields: readonly SelectableField[],
  day: string,
): WireItem {
  const runs = item.period !== undefined && item.period.until >= day;
  const values: Readonly<Record<SelectableField, unknown>> = {
    categorie: item.category,
    jaar: Number(item.date.slice(0, 4)),
    datum: item.date,
    registratiedatum: item.recordedAt,
    samenvatting: item.summary,
    plaats: item.place,
    omschrijving: item.description,
    vanaf: item.period?.from,
    tot: item.period?.until,
    mutatietekst: item.narrative,
    melder: item.reporter,
  };
  const selected = fields.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]);
  return {
    id: `POL-${number}`,
    burgerservicenummer: item.bsn,
    soort: item.kind,
    verstrekking: release === null ? null : writeRelease(release),
    ...(item.confidentiality === undefined ? {} : { vertrouwelijkheid: item.confidentiality }),
    bewaartermijnVanaf: runs ? null : retentionFrom(item),
    loopt: runs,
    ...(Object.fromEntries(selected) as Readonly<Record<string, unknown>>),
  };
}

function retentionFrom(item: PoliceItem): string | null {
  return item.retentionFrom === undefined ? (item.period?.until ?? item.date) : item.retentionFrom;
}

function writeRelease(release: PoliceRelease): object {
  return {
    besluit: release.decisionId,
    grondslag: release.article,
    ontvangers: release.recipients,
    zaakkenmerk: release.caseReference,
    totEnMet: release.until,
  };
}
