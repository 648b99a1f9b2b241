import type { RegisteredWaiver } from '#consent/consent-records.ts';
import type { OpenedCase } from '../open-case.ts';

/** Who recorded what the regisseur may know: what a source's professional recorded tells that somebody is in their care. */
const openlyRecorded: ReadonlySet<string | null> = new Set([null, 'REG', 'LID']);

/**
 * What a caller may know of a waiver or refusal: all of it, only what concerns their own secrecy, or null. Its giver always may, and the person whom it is about as
 * far as they may look. A professional of the source sees what concerns the source. The regisseur sees what was recorded for them or told to them; that
 * somebody refused in a treatment room stays there, since it would tell of the care.
 */
export function maySee(opened: OpenedCase, waiver: RegisteredWaiver): RegisteredWaiver | null {
  const { role } = opened.request.caller;
  if (role === 'LID') return isOwnDecision(opened, waiver) ? waiver : null;
  if (!opened.involved(waiver.memberId)) return null;
  if (role === 'REG') return isTold(opened, waiver) ? waiver : null;
  return `${waiver.recordedOin}/${waiver.recordedRole}` === opened.recipient ? waiver : withinScope(opened, waiver);
}

function isOwnDecision({ person, self }: OpenedCase, { giver, memberId }: RegisteredWaiver): boolean {
  return giver === person || (memberId === person && self(memberId) === 'SELF');
}

function isTold({ recipient }: OpenedCase, { kind, recordedRole, recipients }: RegisteredWaiver): boolean {
  return openlyRecorded.has(recordedRole) || (kind === 'GIVEN' && recipients.includes(recipient));
}

function withinScope({ scope }: OpenedCase, waiver: RegisteredWaiver): RegisteredWaiver | null {
  const classes = waiver.classes.filter((name) => scope.classes.has(name));
  const regime = waiver.regime !== null && scope.regimes.has(waiver.regime) ? waiver.regime : null;
  return regime === null && classes.length === 0 ? null : { ...waiver, regime, classes };
}

/** Whether a regime and classes are all the caller's own to guard. */
export function isOwnScope({ scope }: OpenedCase, { regime, classes }: Pick<RegisteredWaiver, 'regime' | 'classes'>): boolean {
  return (regime === null || scope.regimes.has(regime)) && classes.every((name) => scope.classes.has(name));
}
