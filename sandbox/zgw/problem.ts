import { replyJson } from '../stand-in.ts';
import type { StandInReply } from '../stand-in.ts';

/** One invalid parameter of a ValidatieFout. */
export interface InvalidParameter {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

/** An error as the Zaken API writes it: application/problem+json, a Fout or, with invalid parameters, a ValidatieFout. */
export function replyFout(status: number, code: string, title: string, invalid: readonly InvalidParameter[] | null = null): StandInReply {
  const fout = { type: `urn:zgw:fout:${code}`, code, title, status, detail: title, instance: `urn:zgw:fout:${status}` };
  return replyJson(status, invalid === null ? fout : { ...fout, invalidParams: invalid }, 'application/problem+json', {
    'api-version': '1.7.0',
  });
}

/** The 400 of one parameter that is wrong. */
export function replyInvalid(name: string, code: string, reason: string): StandInReply {
  return replyFout(400, 'invalid', 'Invalid input.', [{ name, code, reason }]);
}
