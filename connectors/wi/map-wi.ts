import { amountOf, dayOf, textOf } from '../zgw/read-eigenschap.ts';
import type { Zaak } from '../zgw/zaak.ts';
import { zaakProvenance, type ZaakProvenance } from '../zgw/zaak-provenance.ts';
import type { WiSettings } from './wi-settings.ts';

/** uitkering; the amount in euros. Days are YYYY-MM-DD. */
export interface Benefit {
  readonly kind: string | null;
  readonly amountPerMonth: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly provenance: ZaakProvenance;
}

/** schuldband in euro */
export type DebtBand = 'UNDER_5K' | 'FROM_5K_TO_20K' | 'FROM_20K_TO_50K' | 'FROM_50K';

/** schuldhulptraject; the amount in euros. */
export interface DebtTrajectory {
  readonly status: string | null;
  readonly debtBand: DebtBand | null;
  readonly amount: number | null;
  readonly provenance: ZaakProvenance;
}

/** schuldeiser; the amount in euros. */
export interface Creditor {
  readonly name: string | null;
  readonly amount: number | null;
  readonly provenance: ZaakProvenance;
}

/** ontruiming; the month as YYYY-MM. */
export interface Eviction {
  readonly month: string | null;
  readonly date: string | null;
  readonly provenance: ZaakProvenance;
}

/** What the register calls the bands of debt. */
const bands: Readonly<Record<string, DebtBand>> = {
  'minder dan 5.000': 'UNDER_5K',
  '5.000 tot 20.000': 'FROM_5K_TO_20K',
  '20.000 tot 50.000': 'FROM_20K_TO_50K',
  '50.000 of meer': 'FROM_50K',
};

/** The benefit that a case grants; without a period of its own it has the case's. */
export function mapBenefit(zaak: Zaak, { eigenschappen }: WiSettings, today: string): Benefit {
  return {
    kind: textOf(zaak, eigenschappen.benefitKind),
    amountPerMonth: amountOf(zaak, eigenschappen.amountPerMonth),
    from: dayOf(zaak, eigenschappen.from) ?? zaak.started,
    until: dayOf(zaak, eigenschappen.until) ?? zaak.ended,
    provenance: zaakProvenance(zaak, 'WI', today),
  };
}

/** The debt trajectory of a case. The band is the register's own word, never worked out from the amount; null when it is not in the table. */
export function mapDebtTrajectory(zaak: Zaak, { eigenschappen }: WiSettings, today: string): DebtTrajectory {
  const band = textOf(zaak, eigenschappen.debtBand)?.toLowerCase() ?? '';
  return {
    status: zaak.status,
    debtBand: Object.hasOwn(bands, band) ? (bands[band] ?? null) : null,
    amount: amountOf(zaak, eigenschappen.debtAmount),
    provenance: zaakProvenance(zaak, 'WI', today),
  };
}

/** The creditors in a debt trajectory, in the order of their numbers. */
export function mapCreditors(zaak: Zaak, { eigenschappen }: WiSettings, today: string): readonly Creditor[] {
  const provenance = zaakProvenance(zaak, 'WI', today);
  const numbers = [...zaak.eigenschappen.keys()].flatMap(
    (name) => numberIn(name, eigenschappen.creditorName) ?? numberIn(name, eigenschappen.creditorAmount) ?? [],
  );
  return [...new Set(numbers)]
    .toSorted((a, b) => a - b)
    .map((number) => ({
      name: textOf(zaak, eigenschappen.creditorName.replace('<n>', String(number))),
      amount: amountOf(zaak, eigenschappen.creditorAmount.replace('<n>', String(number))),
      provenance,
    }));
}

/** The eviction that a case announces. */
export function mapEviction(zaak: Zaak, { eigenschappen }: WiSettings, today: string): Eviction {
  const date = dayOf(zaak, eigenschappen.evictionDate);
  return { month: date?.slice(0, 7) ?? null, date, provenance: zaakProvenance(zaak, 'WI', today) };
}

function numberIn(name: string, pattern: string): number | null {
  const [before = '', after = ''] = pattern.split('<n>');
  if (!name.startsWith(before) || !name.endsWith(after) || name.length <= before.length + after.length) return null;
  const number = name.slice(before.length, name.length - after.length);
  return /^[1-9]\d{0,3}$/.test(number) ? Number(number) : null;
}
