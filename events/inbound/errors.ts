import { holdsBsn } from '#database/holds-bsn.ts';

/** Why a message is dead, with what an operator reads about it. */
export const deadReasons = {
  NOT_JSON: 'The body is not JSON.',
  ENVELOPE: 'The envelope is not what the standard of its form asks for.',
  UNKNOWN_TYPE: 'Its type is not one that the hub receives.',
  SCHEMA: 'A field is missing, has another name or is of another kind: the sender may have changed its schema.',
  FOREIGN_SOURCE: 'It says that it comes from another organisation than the one that sent it.',
  FOREIGN_CLASS: 'It announces a change of data that are not those of its sender.',
  FOREIGN_TOMBSTONE: 'It confirms a tombstone that was not sent to its sender.',
  IN_FUTURE: 'It says that something changed in the future.',
  TOO_LARGE: 'It is larger than INBOX_MAX_BYTES, and was not kept.',
  NO_READER: 'This hub has no reader for messages of this form.',
  NOT_OPENED: 'It cannot be decrypted: its key is no longer active.',
  TOO_OFTEN: 'It failed too often, not through its content as far as the hub can tell.',
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

/** Something that a message needs is away, through no fault of the message: it waits and is tried again, however long that takes. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
}
