const moment = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const date = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** An instant as Dutch people read it, in Europe/Amsterdam: `20 november 2026 om 11.00 uur`. */
export function momentNl(at: Date): string {
  return `${moment.format(at).replace(/(\d{2}):(\d{2})$/, '$1.$2')} uur`;
}

/** A day YYYY-MM-DD as Dutch people read it: `20 november 2026`. */
export function dayNl(day: string): string {
  return date.format(new Date(`${day}T00:00:00Z`));
}
