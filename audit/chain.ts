import { createHash } from 'node:crypto';
import type { AuditRecord } from './record.ts';

/** The last link of a writer's chain: its number, from 1, and its hash; number 0 with `genesis` for a chain that has yet to begin. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** What stands before the first record of every chain. */
export const genesis: Head = { sequence: 0, hash: '0'.repeat(64) };

/** What a body says, parsed. */
export interface Link {
  readonly writer: string;
  readonly sequence: number;
  /** The hash of the record before it. */
  readonly previous: string;
  /** When it was recorded, RFC 3339 in UTC. */
  readonly recordedAt: string;
  readonly record: AuditRecord;
}

/** A row of the table `audit_record`: the body, its hash, and the columns by which it is found. */
export interface ChainedRow {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly caseId: string | null;
  /** The members about whom something was shown. */
  readonly disclosed: readonly string[];
  readonly body: string;
  readonly hash: string;
}

/**
 * Links records to a chain, in order: each row names the hash of the one before it. A body is canonical JSON (RFC 8785) because every object
 * is built with its keys in order.
 */
export function linkRecords(writer: string, head: Head, recordedAt: string, records: readonly AuditRecord[]): readonly ChainedRow[] {
  let { sequence, hash } = head;
  return records.map((record) => {
    const link: Link = { previous: hash, record, recordedAt, sequence: sequence + 1, writer };
    const body = JSON.stringify(link);
    sequence = link.sequence;
    hash = hashOf(body);
    return { ...columnsOf(link), body, hash };
  });
}

/** The hash of a body: SHA-256 in hexadecimal. */
export function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The columns that repeat what a body says. */
export function columnsOf(link: Link): Omit<ChainedRow, 'body' | 'hash'> {
  const request = link.record.decision.body['adl.core.request'];
  const response = link.record.decision.body['adl.core.response'];
  const disclosed = request.evaluations
    .filter((_, place) => {
      const evaluation = response.evaluations[place];
      return evaluation?.decision === true && evaluation.context.count > 0;
    })
    .map((evaluation) => evaluation.resource.id);
  return {
    sequence: link.sequence,
    recordedAt: link.recordedAt,
    caseId: request.context.case === '' ? null : request.context.case,
    disclosed: [...new Set(disclosed)].filter((id) => id !== 'FAMILY').toSorted(),
  };
}
