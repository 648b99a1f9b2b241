import type { RightsProblem } from '../../problems.ts';
import { escapeHtml } from './escape-html.ts';
import { renderPage } from './render-page.ts';

/** The page that says why there is no report. */
export function renderRefusal(problems: readonly RightsProblem[]): string {
  return renderPage(
    'Het overzicht kan niet worden getoond',
    `${problems.map(({ messageNl }) => `<p class="empty">${escapeHtml(messageNl)}</p>`).join('\n')}
<p>Hebt u vragen? Neem contact op met de regisseur, of vraag de gemeente naar de functionaris gegevensbescherming.</p>`,
  );
}
