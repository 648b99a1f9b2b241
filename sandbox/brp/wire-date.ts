import type { PartialDate } from '../families/person.ts';
import type { Json } from './filter-person.ts';

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/** A date in one of the four forms of the BRP API: Datum, JaarMaandDatum, JaarDatum or DatumOnbekend. */
export function wireDate(date: PartialDate): Json {
  if (date === null) return { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' };
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined) return { type: 'JaarDatum', jaar: year, langFormaat: String(year) };
  const long = `${months[month - 1] ?? ''} ${year}`;
  if (day === undefined) return { type: 'JaarMaandDatum', jaar: year, maand: month, langFormaat: long };
  return { type: 'Datum', datum: date, langFormaat: `${day} ${long}` };
}

/** The age in whole years on `day` (YYYY-MM-DD), or null when the incomplete birth date leaves it open. */
export function ageOn(birthDate: PartialDate, day: string): number | null {
  if (birthDate === null || birthDate.length < 7) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  if (birthDate.length === 7 && birthDate.slice(5) === day.slice(5, 7)) return null;
  return birthDate.slice(5) > day.slice(5) ? years - 1 : years;
}

/** Whether somebody is under 18 on `day`; with an incomplete birth date, whether they may be. */
export function mayBeMinor(birthDate: PartialDate, day: string): boolean {
  const latest = birthDate === null ? '9981-12-31' : birthDate + '-12-31'.slice(birthDate.length - 4);
  return `${Number(latest.slice(0, 4)) + 18}${latest.slice(4)}` > day;
}
