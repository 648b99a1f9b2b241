import { readLooks } from '#audit/read-looks.ts';
import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Sql } from '#database/create-database.ts';
import { loadCase } from '../load-case.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { Answer } from '../rights-desk.ts';
import { refused } from '../refused.ts';
import type { AccessReport, ReportEntry } from './access-report.ts';
import { describeLook, type OrganisationNames } from './describe-look.ts';
import { notesFor } from './notes.ts';
import { readPeriod } from './read-period.ts';
import { readSignals } from './read-signals.ts';
import { readerOf } from './reader-of.ts';
import { organisationNames } from './store.ts';
import type { ReportQuestion } from './report-question.ts';
import { shownTo, type Reader } from './shown-to.ts';

/**
 * Makes the access report about a member for this caller (AVG 15), of at most so many looks; what the caller may not know is left out before anything is
 * counted.
 */
export async function makeReport(
  deps: RightsDeps,
  request: DeskRequest,
  question: ReportQuestion,
  most = 2000,
): Promise<Answer<AccessReport>> {
  const { caller, now } = request;
  const { caseId, memberId } = question;
  if (caller.role === 'LID' && request.purpose !== 'RIGHTS') return refused('PURPOSE_NOT_RIGHTS');
  const period = readPeriod(question, amsterdamDay(now));
  if ('code' in period) return refused(period.code);
  const situation = await loadCase(deps, request, caseId);
  const audience = situation === null ? null : readerOf(caller.role, situation, memberId);
  if (situation === null || audience === null) return refused('NOT_YOURS');
  request.touch(caseId, [memberId]);
  const reader: Reader = { audience, caller, memberId, situation, policy: deps.policy(request) };
  const names = await organisationNames(deps.database.sql, caseId);
  const entries = await readEntries(deps.database.sql, reader, { caseId, memberId, ...period }, names, most);
  const signals = await readSignals(deps, reader, { caseId, names, now });
  const complete = entries.length <= most;
  return {
    value: {
      caseId,
      memberId,
      audience,
      ...period,
      madeAt: now,
      complete,
      entries: entries.slice(0, most),
      signals,
      notes: notesFor(audience),
    },
    problems: [],
  };
}

/** One more than fit, if there are so many. */
async function readEntries(
  sql: Sql,
  reader: Reader,
  question: Parameters<typeof readLooks>[1],
  names: OrganisationNames,
  most: number,
): Promise<readonly ReportEntry[]> {
  const entries: ReportEntry[] = [];
  for await (const look of readLooks({ sql }, question)) {
    const shown = shownTo(look, reader);
    if (shown !== null) entries.push(describeLook(look, shown, reader, names));
    if (entries.length > most) break;
  }
  return entries;
}
