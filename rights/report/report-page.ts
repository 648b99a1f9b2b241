import type { DeskRequest } from '#audit/desk-request.ts';
import type { RightsProblem } from '../problems.ts';
import type { RightsDeps } from '../rights-deps.ts';
import { makeReport } from './make-report.ts';
import { renderRefusal } from './page/render-refusal.ts';
import { renderReport } from './page/render-report.ts';
import type { ReportQuestion } from './report-question.ts';

/** The access report as one printable HTML page, or the page that says why there is none, with its problems. */
export async function reportPage(
  deps: RightsDeps,
  request: DeskRequest,
  question: ReportQuestion,
): Promise<{ readonly html: string; readonly problems: readonly RightsProblem[] }> {
  const { value, problems } = await makeReport(deps, request, question);
  return { html: value === null ? renderRefusal(problems) : renderReport(value), problems };
}
