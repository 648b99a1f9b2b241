/** The same day so many years later; of 29 February in a year without it, 1 March, so never too early. Days are YYYY-MM-DD. */
export function yearsAfter(day: string, years: number): string {
  const same = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return same.endsWith('-02-29') && !isLeap(Number(same.slice(0, 4))) ? `${same.slice(0, 4)}-03-01` : same;
}

/** The day after a day. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
