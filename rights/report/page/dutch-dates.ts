const zone = { timeZone: 'Europe/Amsterdam' } as const;
const dayFormat = new Intl.DateTimeFormat('nl-NL', { ...zone, day: 'numeric', month: 'long', year: 'numeric' });
const weekdayFormat = new Intl.DateTimeFormat('nl-NL', { ...zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' });

/** A day (YYYY-MM-DD) such as `20 november 2026`. */
export function dayNl(day: string): string {
  return dayFormat.format(new Date(`${day}T12:00:00Z`));
}

/** The day of an instant in the Netherlands, such as `vrijdag 20 november 2026`. */
export function weekdayNl(at: Date): string {
  return weekdayFormat.format(at);
}

/** The time of an instant in the Netherlands, such as `10.02 uur`. */
export function timeNl(at: Date): string {
  return `${timeFormat.format(at).replace(':', '.')} uur`;
}
