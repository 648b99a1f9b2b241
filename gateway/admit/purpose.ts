import { purposes, type Purpose } from '#consent/vocabulary.ts';
import { GatewayError } from '#gateway/errors.ts';

/** The header in which a request names its purpose (doelbinding). */
export const purposeHeader = 'gezinsbeeld-purpose';

/** The purpose of a request: named in its header, known, and allowed by the token (AVG 5(1)(b)); throws the error that says which is not. */
export const admitPurpose = (header: string | undefined, allowed: readonly Purpose[]): Purpose => {
  if (header === undefined || header.trim() === '') throw new GatewayError('PURPOSE_MISSING');
  const purpose = purposes.find((each) => each === header.trim());
  if (!purpose) throw new GatewayError('PURPOSE_UNKNOWN');
  if (!allowed.includes(purpose)) throw new GatewayError('PURPOSE_NOT_ALLOWED');
  return purpose;
};
