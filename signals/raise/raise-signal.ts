import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import { tell } from '#events/outbox.ts';
import type { SignalChange, SignalInput, SignalProblem } from '#schema/generated/signals.ts';
import { isBsn } from '../is-bsn.ts';
import { mayHearOfMatch } from '../may-hear-of-match.ts';
import { problem } from '../problem.ts';
import { readPhone } from '../read-contact.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { lastDayByTerm } from '../terms.ts';
import { placeInQuota, quota, type Giving } from './quota.ts';
import { countGiven, countStrikes, insertSignal, lockGivers, raiseStrike } from './store.ts';

interface Read {
  readonly bsn: string;
  readonly kind: SignalInput['kind'];
  readonly organisation: string;
  readonly dutyPhone: string;
}

/**
 * Keeps that somebody is worried about, or active for, a person. The answer depends on the caller and what they wrote, never on the person: whether the register of persons knows them, how old they are and
 * what others gave is looked at later, by the hub itself. Above the quota a signal is held, or refused. The name that the other party reads is the official one of the caller's organisation.
 */
export async function raiseSignal(deps: SignalDeps, request: DeskRequest, input: SignalInput): Promise<SignalChange> {
  const read = readInput(input);
  const organisation = deps.organisations.get(request.caller.oin);
  const problems = [...mayRaise(deps, request), ...('problems' in read ? read.problems : [])];
  if ('problems' in read || organisation === undefined || problems.length > 0) return { signal: null, problems };
  const change = await deps.database.transaction(async ({ sql }) => keepInQuota(sql, deps, request, { ...read, organisation }));
  if (change.problems.length === 0) deps.wake();
  return change;
}

function readInput({ bsn, kind, dutyPhone }: SignalInput): Omit<Read, 'organisation'> | { readonly problems: readonly SignalProblem[] } {
  const phone = readPhone(dutyPhone);
  const valid = isBsn(bsn);
  // A telephone number that holds the very number of the person would tell the other party who it is.
  const dialled = phone !== null && !(valid && phone.includes(bsn.replace(/^0/, ''))) ? phone : null;
  if (valid && dialled !== null) return { bsn, kind, dutyPhone: dialled };
  return { problems: [...(valid ? [] : [problem('BSN_WRONG')]), ...(dialled === null ? [problem('PHONE_WRONG')] : [])] };
}

/** Who would not hear of a match gives no signal: the other party would hear of them, and they of nobody. Nor does who is known by no name. */
function mayRaise(deps: SignalDeps, request: DeskRequest): readonly SignalProblem[] {
  if (request.purpose !== 'SIGNAL') return [problem('PURPOSE_NOT_SIGNAL')];
  const heard = mayHearOfMatch(deps.policy(request), { ...request.caller, purpose: 'SIGNAL' });
  if (heard.level === 'NONE') return [problem('ROLE_NOT_FOR_SIGNAL')];
  return deps.organisations.has(request.caller.oin) ? [] : [problem('ORGANISATION_UNKNOWN')];
}

async function keepInQuota(sql: Sql, deps: SignalDeps, request: DeskRequest, read: Read): Promise<SignalChange> {
  const { caller, now } = request;
  await lockGivers(sql, caller);
  const strikes = await countStrikes(sql, caller, now, amsterdamDay(now));
  const { place, over } = placeInQuota(await countGiven(sql, caller, now), strikes);
  for (const giving of over) await tellOfTooMany(sql, deps, request, giving);
  if (place === 'TOO_MANY') return { signal: null, problems: [problem('SIGNAL_TOO_MANY')] };
  return keep(sql, deps, request, read, place === 'HELD');
}

async function keep(sql: Sql, deps: SignalDeps, request: DeskRequest, read: Read, held: boolean): Promise<SignalChange> {
  const { encryption, newId, recorder } = deps;
  const { caller, now } = request;
  const id = newId();
  await insertSignal(sql, {
    ...read,
    ...caller,
    id,
    bsn: encryption.encrypt(placeOf('signal', 'bsn', id), read.bsn),
    lookup: encryption.hash(read.bsn),
    hashes: encryption.hashes(read.bsn),
    raisedAt: now,
    until: lastDayByTerm(amsterdamDay(now)),
    lookAt: new Date(now.getTime() + (held ? quota.holdHours * 3_600_000 : 0)),
    held,
  });
  await recordChange(sql, recorder, request, { action: 'signal.raise', details: { signal: id }, caseId: null, members: [] });
  await tell(sql, deps, request, {
    type: 'nl.gezinsbeeld.signal.raised.v1',
    caseId: null,
    subject: null,
    data: { signal: id, about: [] },
  });
  const signal = { id, state: 'RAISED', kind: read.kind, raisedAt: now.toISOString(), raisedBy: caller.subject, contacts: null } as const;
  return { signal, problems: [] };
}

const tooManyNl: Readonly<Record<Giving, string>> = {
  professional:
    'Iemand geeft ongewoon veel signalen af. Nieuwe signalen van deze professional wachten een dag. Kijk of het misbruik is, en laat ze dan vervallen.',
  organisation:
    'De mensen van één organisatie geven samen ongewoon veel signalen af. Nieuwe signalen van die organisatie wachten een dag. Kijk of het misbruik is, en laat ze dan vervallen.',
};

/** The privacy officers hear of it once a day for each professional, and for each organisation; so does the log. */
async function tellOfTooMany(sql: Sql, { hubOin, newId, recorder }: SignalDeps, request: DeskRequest, giving: Giving): Promise<void> {
  const { caller, now } = request;
  const told = await raiseStrike(sql, caller, { id: newId(), giving, hubOin, textNl: tooManyNl[giving], today: amsterdamDay(now), now });
  if (told) await recordChange(sql, recorder, request, { action: 'signal.too-many', details: { by: giving }, caseId: null, members: [] });
}
