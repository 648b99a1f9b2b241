import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { SignalsAbout } from '#schema/generated/signals.ts';
import { isBsn } from '../is-bsn.ts';
import { problem } from '../problem.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { readSignalsAbout } from './read-signals-about.ts';

/** What may be told of it to whom: the same whatever there is. */
const notes: readonly string[] = [
  'Ga eerst na wie het vraagt (AVG 12, lid 6). Vanaf 16 jaar vraagt iemand het zelf; van 12 tot 16 jaar het kind en wie gezag heeft; daaronder wie gezag heeft (AVG 15; BW 1:245; Jeugdwet 7.3.10).',
  'Vertel niet dat de politie een signaal gaf, en ook niet dat zij dat niet deed. Verwijs altijd naar de politie zelf (Wpg 25).',
  'Loopt een kind gevaar als een ouder dit leest, vertel het die ouder dan niet (AVG 23; UAVG 41).',
  'Noem organisaties, geen medewerkers. Waarom een organisatie een signaal gaf staat hier niet: dat vraagt de persoon aan die organisatie.',
];

/**
 * The signals about one person, in a case or in none, for the privacy officer who helps somebody to their right of access (AVG 15). Only that there is or was one, whose, and until when it is kept; not what it was for, and not with which it
 * matched. Asking is on record; about whom is not.
 */
export async function signalsAbout(
  { database, encryption, organisations }: SignalDeps,
  request: DeskRequest,
  bsn: string,
): Promise<SignalsAbout> {
  if (!['AUDIT', 'RIGHTS'].includes(request.purpose)) return { signals: null, notes, problems: [problem('PURPOSE_NOT_AUDIT')] };
  if (!isBsn(bsn)) return { signals: null, notes, problems: [problem('BSN_WRONG')] };
  const found = await readSignalsAbout(database.sql, encryption.hashes(bsn), amsterdamDay(request.now));
  const signals = found.map(({ raisedAt, organisation, ...one }) => ({
    ...one,
    organisation: organisation ?? organisations.get(one.oin) ?? null,
    raisedAt: raisedAt.toISOString(),
    mayTell: one.role !== 'POL',
  }));
  return { signals, notes, problems: [] };
}
