import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { tell } from '#events/outbox.ts';
import { isDay } from '#consent/calendar.ts';
import { loadCase } from '../load-case.ts';
import type { RightsProblemCode } from '../problems.ts';
import { readText } from '../read-text.ts';
import { refused } from '../refused.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { Answer } from '../rights-desk.ts';
import { standingOf } from '../standing.ts';
import { classesFrom } from './classes-from.ts';
import type { LiftInput, RestrictionView } from './restriction.ts';
import { deleteRestrictions, readRestrictions, tellLifted } from './store.ts';

/**
 * Lifts a restriction from the next query on: only a regisseur who is involved with the member, or the FG, may, and only after the person was told (AVG 18(3)).
 * The reason is kept, encrypted, where the person reads it; the log gets the day of telling.
 */
export async function liftRestriction(
  deps: RightsDeps,
  request: DeskRequest,
  input: LiftInput,
): Promise<Answer<readonly RestrictionView[]>> {
  const { caller, now } = request;
  const { caseId, memberId, source } = input;
  const situation = await loadCase(deps, request, caseId);
  const standing = situation === null ? null : standingOf(request, situation, memberId);
  if (standing !== 'REGISSEUR' && standing !== 'OFFICER') return refused('NOT_YOURS');
  const read = readLift(input, amsterdamDay(now));
  if ('wrong' in read) return refused(read.wrong);
  return deps.database.transaction(async ({ sql }) => {
    const sources = await deleteRestrictions(sql, memberId, source);
    if (sources.length === 0) return refused('NOT_RESTRICTED');
    const left = await readRestrictions(sql, [memberId]);
    await tellLifted(
      sql,
      deps.encryption,
      { memberId, sources, nothingLeft: left.length === 0 },
      { text: `De beperking is opgeheven. ${read.text}`, by: caller, at: now },
    );
    await recordChange(sql, deps.recorder, request, {
      action: 'rights.lift-restriction',
      details: { sources: sources.join(' '), told: input.personToldOn },
      caseId,
      members: [memberId],
    });
    const classes = classesFrom(sources, deps.policy(request).classes);
    const about = classes.length === 0 ? [] : [{ member: memberId, classes }];
    await tell(sql, deps, request, { type: 'nl.gezinsbeeld.restriction.lifted.v1', caseId, subject: memberId, data: { about } });
    return { value: left, problems: [] };
  });
}

function readLift({ personToldOn, reasonNl }: LiftInput, today: string): { readonly text: string } | { readonly wrong: RightsProblemCode } {
  if (!isDay(personToldOn) || personToldOn > today) return { wrong: 'NOT_TOLD' };
  return readText(reasonNl, 'REASON_MISSING');
}
