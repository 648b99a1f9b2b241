import type { AccessReport, ReportAudience, ReportLine } from '../access-report.ts';
import { dayNl, timeNl, weekdayNl } from '#consent/dutch-dates.ts';
import { escapeHtml as text } from './escape-html.ts';
import { groupEntries, type ReportRow } from './group-entries.ts';
import { renderPage } from './render-page.ts';

const titles: Readonly<Record<ReportAudience, string>> = {
  SELF: 'Wie heeft uw gegevens bekeken?',
  HOLDER: 'Wie heeft de gegevens van uw kind bekeken?',
  OFFICER: 'Wie heeft de gegevens van dit gezinslid bekeken?',
};

const leads: Readonly<Record<ReportAudience, string>> = {
  SELF: 'U hebt het recht om te weten wie in het gezinsbeeld naar uw gegevens heeft gekeken, wanneer, en waarom. Dat staat hieronder.',
  HOLDER:
    'U hebt gezag over dit kind. Hieronder staat wie in het gezinsbeeld naar de gegevens van het kind heeft gekeken, wanneer, en waarom.',
  OFFICER: 'Hieronder staat wie in het gezinsbeeld naar de gegevens van dit gezinslid heeft gekeken, wanneer, en waarom.',
};

/** The access report as one HTML page in plain Dutch, without scripts, for a screen and for A4 paper. */
export function renderReport(report: AccessReport): string {
  const { audience, entries, from, until, madeAt, caseId, memberId } = report;
  const period = `${dayNl(from)} tot en met ${dayNl(until)}`;
  return renderPage(
    titles[audience],
    `<p class="lead">${leads[audience]}</p>
<dl>
<dt>Periode</dt><dd>${period}</dd>
<dt>Gezinsdossier</dt><dd>${text(caseId)}</dd>
<dt>Gezinslid</dt><dd>${text(memberId)}</dd>
<dt>Gemaakt op</dt><dd>${weekdayNl(madeAt)}, ${timeNl(madeAt)}</dd>
</dl>
<h2>Wie er keek</h2>
${entries.length === 0 ? `<p class="empty">In deze periode staat er niets in het overzicht.</p>` : tableOf(report, period)}
${report.complete ? '' : '<p class="empty">Er is meer dan op deze pagina past. Vraag het overzicht aan voor een kortere periode.</p>'}
${signalsOf(report.signals)}<h2>Wat de woorden betekenen</h2>
<dl>
<dt>Volledig</dt><dd>Alle gegevens van deze soort waren te zien.</dd>
<dt>In grote lijnen</dt><dd>Er was een samenvatting te zien, zoals een jaar in plaats van een datum.</dd>
<dt>Alleen dat het er is</dt><dd>Er was alleen te zien dát er iets is, en wie er meer van weet.</dd>
<dt>Bericht dat er iets is veranderd</dt><dd>Het gezinsbeeld liet zelf weten dát er iets is veranderd, niet wat. Niemand heeft toen gekeken.</dd>
<dt>Ingezien</dt><dd>Iemand bekeek wat het gezinsbeeld zelf bijhoudt. Dat zijn geen gegevens uit het dossier van een organisatie.</dd>
<dt>Welke wet</dt><dd>De wet en het artikel waarom deze persoon dit mocht zien.</dd>
</dl>
<h2>Wat u moet weten</h2>
<ul>
${report.notes.map((note) => `<li>${text(note)}</li>`).join('\n')}
</ul>`,
  );
}

/** Without signals nothing: for the family that looks the same as when they may not know of any. */
function signalsOf(signals: AccessReport['signals']): string {
  if (signals.length === 0) return '';
  const items = signals.map(({ raisedAt, who, endedOn }) => {
    const ended = endedOn === null ? 'telt nog' : `telt niet meer sinds ${dayNl(endedOn)}`;
    return `<li>${text(capital(who))}, ${weekdayNl(raisedAt)}: ${ended}</li>`;
  });
  return `<h2>Signalen over dit gezinslid</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

const columns = ['Wanneer', 'Wie', 'Waarvoor', 'Wat er te zien was', 'Welke wet'] as const;

/** On a narrow screen each row stands by itself, so roles keep the table a table and each cell says of which column it is. */
function tableOf({ audience, entries }: AccessReport, period: string): string {
  const rows = groupEntries(entries);
  return `<div class="wide" tabindex="0" role="region" aria-label="Overzicht van wie er keek">
<table role="table">
<caption>Van ${period}, het nieuwste staat bovenaan.</caption>
<thead role="rowgroup"><tr role="row">${columns.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join('')}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => rowOf(row, audience)).join('\n')}
</tbody>
</table>
</div>`;
}

function rowOf({ day, times, who, subject, purpose, seen, articles }: ReportRow, audience: ReportAudience): string {
  const person = audience === 'OFFICER' && subject !== null ? `<span class="times">gebruiker ${text(subject)}</span>` : '';
  const cells = [
    `${text(capital(who))}${person}`,
    text(capital(purpose ?? 'niet vermeld')),
    seenNl(seen),
    text(articles.join('; ') || 'Niet vermeld'),
  ].map((cell, at) => `<td role="cell" data-label="${columns[at + 1] ?? ''}">${cell}</td>`);
  return `<tr role="row"><th scope="row" role="rowheader">${text(day)}<span class="times">${text(timesNl(times))}</span></th>${cells.join('')}</tr>`;
}

/** A handful of times is written out; of more, the first and the last. */
function timesNl(times: readonly string[]): string {
  const [first = '', last = first] = [times[0], times.at(-1)];
  if (times.length > 4) return `${times.length} keer, van ${first} tot ${last}`;
  return times.join(', ');
}

function seenNl(seen: readonly ReportLine[]): string {
  const groups = [...Map.groupBy(seen, ({ extent }) => extent)];
  return `<ul>${groups.map(([extent, lines]) => `<li>${text(capital(extent))}: ${text(lines.map(({ what }) => what).join(', '))}</li>`).join('')}</ul>`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
