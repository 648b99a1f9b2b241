import type { Zaak } from './zaak.ts';

/** The text of a property; null when it is absent or empty. */
export function textOf(zaak: Zaak, name: string): string | null {
  const value = zaak.eigenschappen.get(name)?.trim() ?? '';
  return value === '' ? null : value;
}

/** The day of a property, from YYYY-MM-DD or the catalogue's own form JJJJMMDD; null when it is absent or no day. */
export function dayOf(zaak: Zaak, name: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(textOf(zaak, name) ?? '') ?? [];
  const text = `${year}-${month}-${day}`;
  const time = new Date(`${text}T00:00:00Z`);
  return year !== undefined && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text) ? text : null;
}

/** The amount in euros of a property, written as 1345.45, 1345,45 or 1.345,45; null when it is absent or no amount. */
export function amountOf(zaak: Zaak, name: string): number | null {
  const value = textOf(zaak, name) ?? '';
  if (/^\d+(\.\d{1,2})?$/.test(value)) return Number(value);
  if (/^(\d+|\d{1,3}(\.\d{3})+)(,\d{1,2})?$/.test(value)) return Number(value.replaceAll('.', '').replace(',', '.'));
  return null;
}
