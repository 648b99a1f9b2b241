import type { Caller } from '#consent/situation.ts';
import { isRole, purposes, type Purpose } from '#consent/vocabulary.ts';
import type { Asker } from './asker.ts';
import type { Entity } from './entities.ts';
import { memberOf, type JsonObject } from './read-body.ts';
import type { RefusalCode } from './refusals.ts';

/** The user about whom is asked, or why no question about them is answered. */
export type AskedPerson = { readonly person: Caller } | { readonly refused: RefusalCode };

/** Whether this may be the subject of a token, which is never a BSN. */
const mayBeSubject = (id: string): boolean => /^[^\p{Cc}]{1,255}$/u.test(id) && !/^\d{8,9}$/.test(id);

/** The recipient, as OIN and role, that a user's properties name; what they leave out is the caller's own. Null for what cannot be. */
export const recipientOf = (caller: Caller, properties: JsonObject): Pick<Caller, 'oin' | 'role'> | null => {
  const oin = memberOf(properties, 'oin') ?? caller.oin;
  const role = memberOf(properties, 'role') ?? caller.role;
  return typeof oin === 'string' && /^\d{20}$/.test(oin) && isRole(role) ? { oin, role } : null;
};

const mayAskAbout = (caller: Asker, person: Pick<Caller, 'oin' | 'role' | 'subject'>): boolean => {
  if (caller.role === 'FG') return true;
  if (person.oin !== caller.oin || person.role !== caller.role) return false;
  return person.subject === caller.subject || (caller.isEnforcementPoint && caller.role !== 'LID');
};

/**
 * Says who is asked about. A caller asks about itself, for in which cases a colleague works is not theirs to list. An enforcement point asks about users of its own
 * organisation in the role of its own token, for a recipient is one organisation in one role and what is meant for one is not for another; a family member about
 * themselves only; the FG about everybody. The purposes are the token's, also for others; for whom the FG asks about they are all that there are.
 */
export const askedPerson = (caller: Asker, { type, id, properties }: Entity): AskedPerson => {
  if (type !== 'user') return { refused: 'SUBJECT_TYPE_UNKNOWN' };
  const recipient = recipientOf(caller, properties);
  if (recipient === null || !mayBeSubject(id)) return { refused: 'SUBJECT_NOT_YOURS' };
  const person = { ...recipient, subject: id };
  if (!mayAskAbout(caller, person)) return { refused: 'SUBJECT_NOT_YOURS' };
  const isCaller = person.oin === caller.oin && person.role === caller.role && person.subject === caller.subject;
  return { person: { ...person, purposes: caller.role === 'FG' && !isCaller ? purposes : caller.purposes } };
};

/** The purpose that a context names, or why it does not serve (AVG 5(1)(b)). */
export const askedPurpose = (allowed: readonly Purpose[], context: JsonObject): Purpose | { readonly refused: RefusalCode } => {
  const named = memberOf(context, 'purpose');
  if (named === undefined) return { refused: 'PURPOSE_MISSING' };
  const purpose = purposes.find((each) => each === named);
  if (purpose === undefined) return { refused: 'PURPOSE_UNKNOWN' };
  return allowed.includes(purpose) ? purpose : { refused: 'PURPOSE_NOT_ALLOWED' };
};
