import type { Look, LookLine } from '#audit/read-looks.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { readFactsByName } from '#consent/facts-text.ts';
import { factsOf, type CaseSituation } from '#consent/situation.ts';
import { Level, type Facts } from '#consent/vocabulary.ts';
import { involvementClassOf } from '../involvement-class.ts';
import type { ReportAudience } from './access-report.ts';

/** To whom looks are shown: the reader and, for the family, what the policy says of the member to that reader. */
export interface Reader {
  readonly audience: ReportAudience;
  readonly caller: { readonly oin: string; readonly role: string; readonly subject: string };
  readonly memberId: string;
  readonly situation: CaseSituation;
  readonly policy: CompiledPolicy;
}

/** What of one look a reader may know. */
export interface ShownLook {
  /** The lines that may be named; empty only of a visit to the desk. */
  readonly lines: readonly LookLine[];
  /** Whether purpose and grounds may be told too. */
  readonly withReasons: boolean;
}

/** The class that a purpose by itself gives away: that there is a worry about safety, a signal, an escalation. */
const classOfPurpose: Readonly<Record<string, string>> = { SAFETY: 'YOUTH_SAFETY_LEVEL', SIGNAL: 'SIGNAL_MATCH', OOV: 'ESCALATION' };

/**
 * What of one look this reader may know, or null when it stays out. The privacy officer sees all. For the family each look passes the policy: the class
 * ACCESS_LOG, decided as the person's own (who has authority reads in the child's name, BW 1:245(4)), and each class that was seen, decided for the reader:
 * what the reader's own view hides is never named. Who has authority over a child sees moreover no organisation and no purpose that their own view of the child
 * hides, and no looks by other family members; such a look stays out as a whole, uncounted, since its bare existence would tell (AVG 23, UAVG 41). Of what is read at the
 * hub's own desk it is told that it was read, and not what.
 */
export function shownTo(look: Look, reader: Reader): ShownLook | null {
  if (reader.audience === 'OFFICER') return look.lines.length > 0 || look.isAtDesk ? { lines: look.lines, withReasons: true } : null;
  const log = levelOf('ACCESS_LOG', reader, { self: 'SELF' });
  if (log < Level.COARSE || !mayKnowOf(look, reader)) return null;
  if (look.isAtDesk) return mayKnowAtDesk(look, reader) ? { lines: [], withReasons: log === Level.FULL } : null;
  const lines = look.lines.filter((line) => levelOf(line.dataClass, reader, notedOf(line)) >= Level.SIGNAL);
  return lines.length === 0 ? null : { lines, withReasons: log === Level.FULL };
}

function mayKnowOf(look: Look, reader: Reader): boolean {
  if (reader.audience === 'SELF' || isOwn(look, reader)) return true;
  if (look.role === 'LID') return false;
  const organisation = levelOf(involvementClassOf(look.role), reader) >= Level.COARSE;
  const purpose = classOfPurpose[look.purpose];
  return organisation && (purpose === undefined || levelOf(purpose, reader) >= Level.SIGNAL);
}

/** Not of one's own visits, nor of the police, who answer for themselves (Wpg 25); and not for a purpose that by itself would tell what the reader's view hides. */
function mayKnowAtDesk(look: Look, reader: Reader): boolean {
  const purpose = classOfPurpose[look.purpose];
  return look.role !== 'POL' && !isOwn(look, reader) && (purpose === undefined || levelOf(purpose, reader) >= Level.SIGNAL);
}

/** A signal as a record: nobody calls it confidential, and it is kept no longer than its period. */
const openRecord: Facts = { confidentiality: 'OPEN', retention: 'WITHIN' };

/**
 * Whether this reader may know that an organisation in this role gave a signal about the member. For the family the policy decides, as it does of a look: the class of signals, and for who has authority that the organisation is there at all.
 * Of the police the family hears from the police alone (Wpg 25).
 */
export function mayKnowOfSignal({ role }: { readonly role: string }, reader: Reader): boolean {
  if (reader.audience === 'OFFICER') return true;
  if (role === 'POL' || levelOf('SIGNAL_MATCH', reader, openRecord) < Level.SIGNAL) return false;
  return reader.audience === 'SELF' || levelOf(involvementClassOf(role), reader) >= Level.COARSE;
}

/** Whether the reader is who looked. */
export function isOwn(look: Look, { caller }: Pick<Reader, 'caller'>): boolean {
  return look.oin === caller.oin && look.role === caller.role && look.subject === caller.subject;
}

/** Decides a class for the family reader; of a record with what its look noted of it, and what was not noted is unknown, so it stays out. */
function levelOf(dataClass: string, { policy, situation, memberId, caller }: Reader, instead: Facts = {}): Level {
  const facts = { ...factsOf(situation, memberId, dataClass), release: 'NOT_RELEASED', ...instead } as const;
  return policy.level('LID', 'RIGHTS', dataClass, facts, caller.oin);
}

/** What a look noted of the record that it showed: how confidential its source called it, and whether it was within its period. */
function notedOf({ facts }: LookLine): Pick<Facts, 'confidentiality' | 'retention'> {
  const { confidentiality = 'UNKNOWN', retention = 'UNKNOWN' } = (facts === null ? null : readFactsByName(facts)) ?? {};
  return { confidentiality, retention };
}
