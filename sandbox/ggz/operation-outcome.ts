import type { OperationOutcome } from 'fhir/r4.js';

import type { StandInReply } from '../stand-in.ts';

/** A code of FHIR's issue-type. */
export type IssueCode = OperationOutcome['issue'][number]['code'];

/** An answer with a FHIR resource as its body. */
export function replyFhir(status: number, resource: object, headers: Readonly<Record<string, string>> = {}): StandInReply {
  return { status, headers: { 'content-type': 'application/fhir+json; charset=utf-8', ...headers }, body: JSON.stringify(resource) };
}

/** An error as FHIR writes it: an OperationOutcome with one issue. */
export function replyOutcome(
  status: number,
  code: IssueCode,
  diagnostics: string,
  headers: Readonly<Record<string, string>> = {},
): StandInReply {
  const outcome: OperationOutcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
  return replyFhir(status, outcome, headers);
}
