/** Why an event cannot be written: its type is not in the catalogue, its data are not what its type says, or it holds what may be a BSN; or why the catalogue cannot be published. */
export type EventErrorCode = 'EVENT_UNKNOWN' | 'EVENT_DATA_REFUSED' | 'EVENT_HOLDS_BSN' | 'EVENT_BREAKS';

/** An event that was refused; nothing was written. Its message names the type and the place, never a value. */
export class EventError extends Error {
  readonly code: EventErrorCode;
  constructor(code: EventErrorCode, message: string) {
    super(message);
    this.name = 'EventError';
    this.code = code;
  }
}
