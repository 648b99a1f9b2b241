import type { ConsentSubject, PersonKey, WaiverRecord } from './consent-records.ts';
import { giftExpiry } from './gift-expiry.ts';
import type { AgeRules } from './policy.ts';
import type { Purpose } from './vocabulary.ts';

/** What a waiver is resolved for. */
export interface WaiverQuestion {
  /** Who wants to see it, as `OIN/role`. */
  readonly recipient: string;
  readonly purpose: Purpose;
  readonly dataClass: { readonly name: string; readonly regime: string };
}

/** A known state of a waiver. */
export type WaiverState = 'VALID' | 'NONE' | 'EXPIRED' | 'WITHDRAWN' | 'REFUSED';

/** The state of one giver's waiver in one cell, and whether it lists exactly this class. */
interface GiverState {
  readonly state: WaiverState;
  readonly names: boolean;
}

/** The states from best to worst; of several, the worst counts. */
const waiverStates = ['VALID', 'NONE', 'EXPIRED', 'WITHDRAWN', 'REFUSED'] as const satisfies readonly WaiverState[];

/** Whichever of two states closes more. */
export function worseState(one: WaiverState, other: WaiverState): WaiverState {
  return waiverStates.indexOf(one) >= waiverStates.indexOf(other) ? one : other;
}

function isAbout(record: WaiverRecord, question: WaiverQuestion): boolean {
  const { recipient, purpose, dataClass } = question;
  const covers = record.classes.includes(dataClass.name) || record.regime === dataClass.regime;
  return covers && record.recipients.includes(recipient) && record.purposes.includes(purpose);
}

interface Event {
  readonly at: number;
  readonly given: GiverState;
}

/** A gift counts from its moment; a refusal or a withdrawal as soon as it is recorded, whatever a clock says. */
function eventsOf(record: WaiverRecord, subject: ConsentSubject, question: WaiverQuestion, now: Date, rules: AgeRules): Event[] {
  const at = Date.parse(record.decidedAt);
  const closed = (state: WaiverState, when: number): Event => ({
    at: Number.isNaN(when) ? Number.POSITIVE_INFINITY : when,
    given: { state, names: false },
  });
  if (record.kind === 'REFUSED') return [closed('REFUSED', at)];
  const events: Event[] = [];
  if (at <= now.getTime()) {
    const state = giftExpiry(record, subject, now, rules) === null ? 'VALID' : 'EXPIRED';
    events.push({ at, given: { state, names: state === 'VALID' && record.classes.includes(question.dataClass.name) } });
  }
  if (record.withdrawnAt !== null) events.push(closed('WITHDRAWN', Math.max(Date.parse(record.withdrawnAt), at)));
  return events;
}

function newer(one: Event, other: Event): Event {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  const { state, names } = one.given;
  return { at: one.at, given: { state: worseState(state, other.given.state), names: names && other.given.names } };
}

/**
 * The state of one giver's waiver in the cell (member, giver, recipient, purpose, class) at `now`.
 * The newest event counts (a gift, a refusal or a withdrawal), on a tie the one that closes most; expiry is computed.
 */
export function waiverStateOf(giver: PersonKey, question: WaiverQuestion, subject: ConsentSubject, now: Date, rules: AgeRules): GiverState {
  const nothing: Event = { at: Number.NEGATIVE_INFINITY, given: { state: 'NONE', names: false } };
  return subject.waivers
    .filter((record) => record.giver === giver && record.memberId === subject.memberId && isAbout(record, question))
    .flatMap((record) => eventsOf(record, subject, question, now, rules))
    .reduce(newer, nothing).given;
}
