const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day (YYYY-MM-DD, Europe/Amsterdam) on which an RFC 3339 instant falls; null when the text is no instant. */
export function dayOfInstant(instant: string): string | null {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : amsterdam.format(time);
}
