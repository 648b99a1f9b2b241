import type { Database } from '#database/create-database.ts';
import { type ChainedRow, genesis, type Head, linkRecords } from './chain.ts';
import { AuditUnavailable } from './errors.ts';
import { keepRecord, type KeptRecord, type OperationRecord } from './record.ts';

/** Where a record stands: its number in its writer's chain, and its hash. */
export type AuditPosition = Head;

/** Keeps the records of one running hub. */
export interface AuditWriter {
  /** Resolves once the record is durable; rejects with AuditUnavailable when it is not, or not surely: then the answer must not leave. */
  append(operation: OperationRecord): Promise<AuditPosition>;
  /** Resolves once everything that was appended before is settled. */
  settled(): Promise<void>;
}

/** Who writes, and the limits of waiting. */
export interface AuditWriterOptions {
  /** The name of this chain: one for each running hub, and the same after a restart. */
  readonly writerId: string;
  readonly clock: () => Date;
  /** The address of the register of processing activities; the purpose is added behind a `#`. */
  readonly register: string;
  /** The most records in one statement; 32 by default. Each number of records has a prepared statement of its own. */
  readonly maxBatch?: number;
  /** The most records that may wait for a statement; 2000 by default. */
  readonly maxWaiting?: number;
}

interface Waiting {
  readonly record: KeptRecord;
  readonly resolve: (position: AuditPosition) => void;
  readonly reject: (error: AuditUnavailable) => void;
}

/**
 * Makes the writer of one chain. Records that arrive while a statement is under way go out together in the next one. The number and the
 * hash of the last record are kept here and move only when a statement has surely succeeded; whenever that is in doubt they are read again.
 */
export function createAuditWriter(database: Pick<Database, 'sql' | 'prepare'>, options: AuditWriterOptions): AuditWriter {
  const { maxBatch = 32, maxWaiting = 2000 } = options;
  const chain = createChain(database, options);
  let waiting: Waiting[] = [];
  let draining: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      await settle(batch, chain);
    }
    draining = null;
  };

  return {
    append: async (operation) => {
      if (waiting.length >= maxWaiting) throw new AuditUnavailable('TOO_MANY_WAITING', 'Too many audit records wait to be written');
      const record = keepRecord(operation, options.register);
      return new Promise((resolve, reject) => {
        waiting.push({ record, resolve, reject });
        draining ??= drain();
      });
    },
    settled: async () => draining ?? undefined,
  };
}

async function settle(batch: readonly Waiting[], chain: Chain): Promise<void> {
  try {
    const rows = await chain.extend(batch.map(({ record }) => record));
    batch.forEach(({ resolve, reject }, place) => {
      const row = rows[place];
      if (row === undefined) reject(new AuditUnavailable('AUDIT_UNAVAILABLE', 'An audit record was not written'));
      else resolve({ sequence: row.sequence, hash: row.hash });
    });
  } catch (error) {
    const failure =
      error instanceof AuditUnavailable
        ? error
        : new AuditUnavailable('AUDIT_UNAVAILABLE', 'The audit record could not be written', { cause: error });
    for (const { reject } of batch) reject(failure);
  }
}

interface Chain {
  /** Answers the rows that were written, all or (rejecting) none. */
  extend(records: readonly KeptRecord[]): Promise<readonly ChainedRow[]>;
}

function createChain({ sql, prepare }: Pick<Database, 'sql' | 'prepare'>, { writerId, clock }: AuditWriterOptions): Chain {
  let known: Head | null = null;

  const readHead = async (): Promise<Head> => {
    known = null;
    const [row] = await sql<{ sequence: string; hash: string }>('select sequence::text, hash from audit_head where writer = $1', [
      writerId,
    ]);
    known = row === undefined ? genesis : { sequence: Number(row.sequence), hash: row.hash };
    return known;
  };

  /** True when the rows are the end of the chain now, false when the head had moved and nothing was written. */
  const insert = async (head: Head, rows: readonly ChainedRow[], last: ChainedRow): Promise<boolean> => {
    try {
      const append = prepare(`audit_append_${rows.length}`, appendStatement(rows.length));
      const written = await append([writerId, `${last.sequence}`, last.hash, `${head.sequence}`, head.hash, ...rows.flatMap(parametersOf)]);
      return written.length === rows.length;
    } catch (error) {
      // The statement may or may not have been carried out: the head says which, if it can be read.
      const now = await readHead();
      if (now.sequence === last.sequence && now.hash === last.hash) return true;
      throw error;
    }
  };

  const extend = async (records: readonly KeptRecord[], tries: number): Promise<readonly ChainedRow[]> => {
    const head = known ?? (await readHead());
    const rows = linkRecords(writerId, head, clock().toISOString(), records);
    const last = rows.at(-1);
    if (last === undefined) return rows;
    if (await insert(head, rows, last)) {
      known = { sequence: last.sequence, hash: last.hash };
      return rows;
    }
    // A statement that seemed lost was carried out after all, or another process uses this name: start from what stands there now.
    known = null;
    if (tries <= 1) throw new AuditUnavailable('WRITER_CONFLICT', 'Another process writes audit records under the same name');
    return extend(records, tries - 1);
  };

  return { extend: async (records) => extend(records, 3) };
}

function parametersOf(row: ChainedRow): readonly string[] {
  return [`${row.sequence}`, row.recordedAt, row.traceId, row.caseId ?? '', JSON.stringify(row.disclosed), row.body, row.hash];
}

/** One statement, so one transaction: the head moves from where this writer left it, and only then the rows are added. */
function appendStatement(rows: number): string {
  const values = Array.from({ length: rows }, (_, row) => {
    const [sequence, recordedAt, traceId, caseId, disclosed, body, hash] = [6, 7, 8, 9, 10, 11, 12].map(
      (first) => `$${first + 7 * row}::text`,
    );
    const ids = `array(select json_array_elements_text(${disclosed}::json))`;
    return `(${sequence}::bigint, ${recordedAt}::timestamptz, ${traceId}, nullif(${caseId}, ''), ${ids}, ${body}, ${hash})`;
  });
  return `
with moved as (
  insert into audit_head as head (writer, sequence, hash) values ($1::text, $2::text::bigint, $3::text)
  on conflict (writer) do update set sequence = excluded.sequence, hash = excluded.hash
  where head.sequence = $4::text::bigint and head.hash = $5::text
  returning head.writer
)
insert into audit_record (writer, sequence, recorded_at, trace_id, case_id, disclosed, body, hash)
select moved.writer, entry.* from moved, (values ${values.join(', ')}) as entry
returning sequence`;
}
