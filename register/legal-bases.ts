import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { isDay } from '#consent/calendar.ts';
import { tell } from '#events/outbox.ts';
import type { LegalBasisChange, LegalBasisInput, LegalBasisRegister, RegisterProblem } from '#schema/generated/register.ts';
import { isIdentifier, openCase, type OpenedCase } from './open-case.ts';
import { problem } from './problem.ts';
import { refuseText } from './read-text.ts';
import type { RegisterDeps } from './register-deps.ts';
import { endLegalBasis as storeEnd, insertLegalBasis, readLegalBases, type LegalBasisRow } from './store.ts';

/** The legal bases of a case, for a regisseur of it and for the privacy officer, who sees on what ground data are used in every case. */
export async function showLegalBases(deps: RegisterDeps, request: DeskRequest, caseId: string): Promise<LegalBasisRegister> {
  const mayRead = request.caller.role === 'FG' ? isIdentifier(caseId) : (await openForRegisseur(deps, request, caseId)) !== null;
  const legalBases = mayRead ? await readLegalBases(deps.database.sql, caseId) : [];
  if (!mayRead || (request.caller.role === 'FG' && legalBases.length === 0))
    return { legalBases: null, problems: [problem('CASE_UNKNOWN')] };
  request.touch(caseId, []);
  return { legalBases, problems: [] };
}

/** Records a legal basis (AVG 6), apart from any waiver: a waiver lifts secrecy, and is nearly never the ground on which a municipality may work. */
export async function recordLegalBasis(deps: RegisterDeps, request: DeskRequest, input: LegalBasisInput): Promise<LegalBasisChange> {
  const opened = await openForRegisseur(deps, request, input.caseId);
  if (opened === null) return refused(problem('CASE_UNKNOWN'));
  const row: LegalBasisRow = {
    id: deps.newId(),
    purpose: input.purpose,
    article: input.article.trim(),
    from: input.from ?? amsterdamDay(request.now),
    until: input.until ?? null,
    evidence: input.evidence.trim(),
  };
  const problems = [
    Object.hasOwn(opened.policy.policy.purposes, row.purpose) ? null : problem('PURPOSE_UNKNOWN'),
    refuseText(row.article, 'ARTICLE_MISSING'),
    refuseText(input.evidence, 'EVIDENCE_MISSING'),
    isPeriod(row) ? null : problem('PERIOD_WRONG'),
  ].filter((one) => one !== null);
  if (problems.length > 0) return refused(...problems);
  await deps.database.transaction(async ({ sql }) => {
    await insertLegalBasis(sql, input.caseId, row, { ...request.caller, at: request.now });
    const { id, purpose, article, from, until } = row;
    const details = { legalBasis: id, purpose, article, from, until: until ?? '' };
    await recordChange(sql, deps.recorder, request, { action: 'legal-basis.record', details, caseId: input.caseId, members: [] });
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.legal-basis.changed.v1',
      caseId: input.caseId,
      subject: null,
      data: { legalBasis: id },
    });
  });
  return { legalBasis: row, problems: [] };
}

/** Makes today the last day of a legal basis. */
export async function endLegalBasis(deps: RegisterDeps, request: DeskRequest, caseId: string, id: string): Promise<LegalBasisChange> {
  const opened = await openForRegisseur(deps, request, caseId);
  if (opened === null) return refused(problem('CASE_UNKNOWN'));
  const known = (await readLegalBases(deps.database.sql, caseId)).some((row) => row.id === id);
  if (!known) return refused(problem('LEGAL_BASIS_UNKNOWN'));
  const ended = await deps.database.transaction(async ({ sql }) => {
    if (!(await storeEnd(sql, caseId, id, amsterdamDay(request.now)))) return false;
    await recordChange(sql, deps.recorder, request, { action: 'legal-basis.end', details: { legalBasis: id }, caseId, members: [] });
    await tell(sql, deps, request, { type: 'nl.gezinsbeeld.legal-basis.changed.v1', caseId, subject: null, data: { legalBasis: id } });
    return true;
  });
  if (!ended) return refused(problem('LEGAL_BASIS_ENDED'));
  const legalBasis = (await readLegalBases(deps.database.sql, caseId)).find((row) => row.id === id) ?? null;
  return { legalBasis, problems: [] };
}

/** The case for a regisseur who is involved with a member of it. */
async function openForRegisseur(deps: RegisterDeps, request: DeskRequest, caseId: string): Promise<OpenedCase | null> {
  const opened = await openCase(deps, request, caseId);
  return opened !== null && request.caller.role === 'REG' && opened.consents.members.some(({ id }) => opened.involved(id)) ? opened : null;
}

function isPeriod({ from, until }: LegalBasisRow): boolean {
  return isDay(from) && (until === null || (isDay(until) && until >= from));
}

function refused(...problems: readonly RegisterProblem[]): LegalBasisChange {
  return { legalBasis: null, problems };
}
