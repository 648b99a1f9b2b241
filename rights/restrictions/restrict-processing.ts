import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import { raiseTask } from '#regie/raise-task.ts';
import { loadCase } from '../load-case.ts';
import { refused } from '../refused.ts';
import { newRequest } from '../requests/new-request.ts';
import { isSource } from '../requests/read-target.ts';
import { insertRequest } from '../requests/store.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { Answer } from '../rights-desk.ts';
import { standingOf } from '../standing.ts';
import { classesFrom } from './classes-from.ts';
import type { RestrictionInput, RestrictionView } from './restriction.ts';
import { insertRestrictions, readRestrictions } from './store.ts';

/**
 * Restricts the use of a member's data from one source, or from all (AVG 18). It is a cap that holds from the next query on; nobody weighs it first, since a
 * restriction that waits for a decision protects nobody. That a human then assesses it is a task for the regisseur. What is restricted already stays as it is.
 */
export async function restrictProcessing(
  deps: RightsDeps,
  request: DeskRequest,
  input: RestrictionInput,
): Promise<Answer<readonly RestrictionView[]>> {
  const { caller, now, purpose } = request;
  const { caseId, memberId, reason, source } = input;
  const { classes } = deps.policy(request);
  if (caller.role === 'LID' && purpose !== 'RIGHTS') return refused('PURPOSE_NOT_RIGHTS');
  const situation = await loadCase(deps, request, caseId);
  const standing = situation === null ? null : standingOf(request, situation, memberId);
  if (standing === null) return refused('NOT_YOURS');
  if (source !== null && !isSource(source, classes)) return refused('SOURCE_UNKNOWN');
  const sources = source === null ? [...new Set([...classes.values()].map((info) => info.source))] : [source];
  return deps.database.transaction(async ({ sql }) => {
    const added = await insertRestrictions(sql, { memberId, sources, reason, by: caller.subject, at: now });
    if (added.length > 0) await recordRestriction(sql, deps, request, { ...input, added });
    return { value: await readRestrictions(sql, [memberId], standing === 'HOLDER' ? caller.subject : null), problems: [] };
  });
}

/** What comes with a restriction: the request for it, the task to assess it, its record and its event. */
async function recordRestriction(
  sql: Sql,
  deps: RightsDeps,
  request: DeskRequest,
  { caseId, memberId, reason, source, added }: RestrictionInput & { readonly added: readonly string[] },
): Promise<void> {
  const asked = { id: deps.newId(), caseId, memberId, kind: 'RESTRICTION', state: 'GRANTED', source } as const;
  const restriction = newRequest(request, { ...asked, dataClass: null, statementNl: null });
  const { id, requestedAt: raisedAt, dueAt } = restriction;
  await insertRequest(sql, deps.encryption, restriction);
  await raiseTask(sql, {
    id: deps.newId(),
    caseId,
    memberId,
    kind: 'RESTRICTION_TO_ASSESS',
    about: `restriction:${id}`,
    textNl:
      'Beoordeel de beperking van het gebruik (AVG 18): klopt het gegeven, en kan de beperking eraf? Vertel het eerst aan de persoon.',
    oin: null,
    role: 'REG',
    raisedAt,
    dueAt,
  });
  await recordChange(sql, deps.recorder, request, {
    action: 'rights.restrict',
    details: { request: id, reason, sources: added.join(' ') },
    caseId,
    members: [memberId],
  });
  const about = [{ member: memberId, classes: classesFrom(added, deps.policy(request).classes) }];
  await tell(sql, deps, request, { type: 'nl.gezinsbeeld.restriction.set.v1', caseId, subject: memberId, data: { about } });
}
