import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Sql } from '#database/create-database.ts';
import { archiveOne } from '../archive/archive-signals.ts';
import type { EndReason } from '../archive/store.ts';
import { lockMatching } from '../lock-matching.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { earlierDay, lastDayByAge } from '../terms.ts';
import { householdOf, type Household } from './household-of.ts';
import { makeMatches } from './make-matches.ts';
import { offerTriage, takeBackOffers } from './offer-triage.ts';
import { claimDue, readKnownAge, readOpen, updateLooked, type DueSignal, type OpenSignal } from './store.ts';

const hour = 3_600_000;

/** When the register of persons is asked again: after its answer, for people move and are born; when it was away; when it did not know the person. */
const again = {
  answered: () => 30 * 24 * hour,
  unavailable: (looks: number) => Math.min(6 * hour, (hour / 12) * 2 ** Math.min(looks, 10)),
  missing: () => 24 * hour,
} as const;

/** How often somebody may be missing from the register, a day apart, before their signal is closed: a birth takes some days to be entered. */
const mostMissing = 7;

/**
 * Takes one signal that is to be looked at, asks the register of persons who lives with this person and when they were born, and matches it. Answers false when nothing was due. The register is asked outside the transaction;
 * when this hub is killed halfway another takes the signal after a minute. It also tells in which municipality they live, and a triage is offered there alone. A signal counts from when it is known that its person is younger than 23: while the register is away that may be known from another
 * signal about the same person, and then they are matched on the person alone.
 */
export async function matchNext(deps: SignalDeps, request: DeskRequest): Promise<boolean> {
  const due = await claimDue(deps.database.sql, request.now);
  if (due === null) return false;
  const bsn = deps.encryption.decrypt(placeOf('signal', 'bsn', due.id), due.bsn);
  const household = await householdOf(bsn, deps.civilRegister.residents);
  await deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const signal = await readOpen(sql, due.id);
    if (signal !== null) await lookAt(sql, deps, request, { due, signal, household, hashes: deps.encryption.hashes(bsn) });
  });
  return true;
}

interface Looking {
  readonly due: DueSignal;
  readonly signal: OpenSignal;
  readonly household: Household;
  /** The keyed hashes of the person. */
  readonly hashes: readonly string[];
}

async function lookAt(sql: Sql, deps: SignalDeps, request: DeskRequest, looking: Looking): Promise<void> {
  const { due, signal, household, hashes } = looking;
  const today = amsterdamDay(request.now);
  const ageUntil = household.state === 'found' ? lastDayByAge(household.birthDate) : (signal.ageUntil ?? (await readKnownAge(sql, hashes)));
  const ends = endOf(looking, ageUntil, today);
  if (ends !== null) return archiveOne(sql, deps, request, { id: signal.id, endedBy: ends, endedOn: today });
  const { together, livesHere } = residenceOf(deps, looking);
  const looks = household.state === 'found' ? 0 : due.looks + 1;
  const until = ageUntil === null ? signal.listedUntil : earlierDay(signal.listedUntil, ageUntil);
  await updateLooked(sql, {
    id: signal.id,
    household: [...new Set([...hashes, ...together])].toSorted(),
    ageUntil,
    livesHere,
    until,
    looks,
    lookAt: new Date(request.now.getTime() + nextLook(household, due.looks)),
  });
  if (ageUntil !== null && until >= today) await makeMatches(sql, deps, request, { ...signal, until, hashes });
  await (livesHere === false ? takeBackOffers(sql, deps, request, signal.id) : offerTriage(sql, deps, request, signal.id));
}

/** With whom somebody lives, and whether in a municipality of this hub: what the register tells now, or what it told before. */
function residenceOf(
  { encryption, municipalities }: SignalDeps,
  { household, signal }: Looking,
): { readonly together: readonly string[]; readonly livesHere: boolean | null } {
  if (household.state !== 'found') return { together: signal.household, livesHere: signal.livesHere };
  const together = household.bsns.flatMap((bsn) => encryption.hashes(bsn));
  // A hub that works for no municipality has no say about where anybody lives.
  return { together, livesHere: municipalities.size === 0 ? null : municipalities.has(household.municipality ?? '') };
}

function nextLook({ state }: Household, looks: number): number {
  if (state === 'found') return again.answered();
  return state === 'missing' ? again.missing() : again.unavailable(looks);
}

/** Why a signal can never count, or null: its person is 23 or older, or of an age that nobody knows, or stays unknown to the register. Its own party goes on finding it as it was. */
function endOf({ due, household }: Looking, ageUntil: string | null, today: string): EndReason | null {
  if (household.state === 'missing') return due.looks + 1 >= mostMissing ? 'NOT_FOUND' : null;
  if (household.state === 'unavailable') return null;
  return ageUntil === null || ageUntil < today ? 'AGE' : null;
}
