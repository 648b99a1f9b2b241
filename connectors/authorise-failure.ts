import type { UnavailableCause } from './call.ts';

/** Thrown by an `Authorise` that cannot get credentials; the call that needed them is unavailable for this reason. */
export class AuthoriseFailure extends Error {
  readonly reason: UnavailableCause;
  constructor(reason: UnavailableCause, options?: ErrorOptions) {
    super('No credentials for a partner', options);
    this.name = 'AuthoriseFailure';
    this.reason = reason;
  }
}
