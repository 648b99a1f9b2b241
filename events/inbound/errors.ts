import { holdsBsn } from '#database/holds-bsn.ts';

/** Why a message is dead, with what an operator reads about it: what is wrong, and what to do. */
export const deadReasons = {
  NOT_JSON: 'The body is not JSON: have the sender repair it and send it again.',
  ENVELOPE: 'The envelope is not what the standard of its form asks for: have the sender repair this field and send it again.',
  UNKNOWN_TYPE: 'Its type is not one that the hub receives: have the sender leave it out, or update the hub and replay.',
  SCHEMA:
    'A field is missing, has another name or is of another kind: ask the sender what changed in its schema, then have it sent again, or update the hub and replay.',
  FOREIGN_SOURCE:
    'It is of another organisation or server than the one that sent it: compare this field with the address of the partner in the settings, then replay, or ask the sender why.',
  FOREIGN_CLASS:
    'It announces a change of data that the policy says are not those of its sender: ask the sender why, or set its OWNER or the policy right and replay.',
  FOREIGN_TOMBSTONE: 'It confirms a tombstone that was not sent to its sender: ask the sender whose it means.',
  IN_FUTURE: 'It says that something changed more than five minutes ahead of the hub: set the clock that is wrong right, then replay.',
  TOO_LARGE:
    'It is larger than INBOX_MAX_BYTES, and was not kept: have the sender announce without content, or raise the setting, and send it again.',
  NO_READER: 'This hub has no reader for messages of this form: configure the partner, then replay.',
  NOT_OPENED: 'It cannot be decrypted: put the key that it was encrypted with back into ENCRYPTION_KEYS, then replay.',
  NOT_ALLOWED:
    'The partner lets the hub not read what it announced: have it announce less (a filter in its subscription), or ask for the right and replay.',
  NOT_AS_AGREED:
    'The partner was asked about it for an hour and did not answer as agreed: the log of the hub says what was wrong; have that repaired, then replay.',
  TOO_OFTEN:
    'It failed for an hour for a reason that the hub does not know: look for errors in the log of the hub from before then, and replay when they are mended.',
} as const;

/** The code of a reason for which a message is dead. */
export type DeadReason = keyof typeof deadReasons;

/** A message that will never be understood. `place` is the path of the field that is wrong, such as `data.classes.0`; never a value, and what cannot be a path is left out. */
export class PoisonMessage extends Error {
  readonly reason: DeadReason;
  readonly place: string | null;

  constructor(reason: DeadReason, place: string | null = null) {
    super(reason);
    this.name = 'PoisonMessage';
    this.reason = reason;
    this.place = place !== null && /^[A-Za-z][\w.-]{0,119}$/.test(place) && !holdsBsn(place) ? place : null;
  }
}

/** A partner answers a question about a message otherwise than agreed: it is asked again, and the message is dead as NOT_AS_AGREED when that does not help. */
export class NotAsAgreed extends Error {
  override readonly name = 'NotAsAgreed';
}

/** Something that a message needs is away, through no fault of the message: it waits and is tried again, however long that takes. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
}
