import { createHash } from 'node:crypto';
import { type EarlierRecord, readRecord } from './read-record.ts';
import type { KeptLine, KeptRecord } from './record.ts';

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
  readonly record: KeptRecord | EarlierRecord;
}

/** A row of the table `audit_record`: the body, its hash, and the columns by which it is found. */
export interface ChainedRow {
  readonly sequence: number;
  readonly recordedAt: string;
  /** The W3C trace id of the operation, by which an answer is found again. */
  readonly traceId: string;
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
export function linkRecords(writer: string, head: Head, recordedAt: string, records: readonly KeptRecord[]): readonly ChainedRow[] {
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
export function columnsOf({ record, recordedAt, sequence }: Link): Omit<ChainedRow, 'body' | 'hash'> {
  const { caseId, traceId } = 'decision' in record ? readRecord(record) : placeOf(record);
  const disclosed = 'decision' in record ? disclosedBefore(record) : disclosedIn(record);
  return {
    sequence,
    recordedAt,
    traceId,
    caseId: caseId === '' ? null : caseId,
    disclosed: [...new Set(disclosed)].filter((id) => id !== 'FAMILY').toSorted(),
  };
}

function placeOf({ body, trace_id: traceId }: KeptRecord): { readonly caseId: string | null; readonly traceId: string } {
  return { caseId: body['adl.core.request'].context.case, traceId };
}

/** Of whom something was shown: straight from the tables, since every answer waits for it. */
function disclosedIn({ body }: KeptRecord): readonly string[] {
  const { subjects, verdicts } = body['adl.core.response'];
  const shows = ([, verdict, , count, shown]: KeptLine): boolean => count > 0 && (shown ?? verdicts[verdict]?.[0]) !== 'NONE';
  return subjects.filter(({ lines }) => lines.some(shows)).map(({ id }) => id);
}

function disclosedBefore(record: EarlierRecord): readonly string[] {
  const shown = readRecord(record).subjects.filter(({ lines }) => lines.some(({ count, level }) => count > 0 && level !== 'NONE'));
  return shown.map(({ memberId }) => memberId);
}
