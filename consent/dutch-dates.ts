const zone = { timeZone: 'Europe/Amsterdam' } as const;
const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const dayFormat = new Intl.DateTimeFormat('nl-NL', { ...zone, ...day });
const weekdayFormat = new Intl.DateTimeFormat('nl-NL', { ...zone, ...day, weekday: 'long' });
const timeFormat = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' });

/** A day (YYYY-MM-DD) as Dutch people read it: `20 november 2026`. */
export function dayNl(text: string): string {
  return dayFormat.format(new Date(`${text}T12:00:00Z`));
}

/** The day of an instant in the Netherlands: `vrijdag 20 november 2026`. */
export function weekdayNl(at: Date): string {
  return weekdayFormat.format(at);
}

/** The time of an instant in the Netherlands: `10.02 uur`. */
export function timeNl(at: Date): string {
  return `${timeFormat.format(at).replace(':', '.')} uur`;
}

/** An instant in the Netherlands: `20 november 2026 om 11.00 uur`. */
export function momentNl(at: Date): string {
  return `${dayFormat.format(at)} om ${timeNl(at)}`;
}
