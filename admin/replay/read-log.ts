import type { Sql } from '#database/create-database.ts';

/** Which records: those that were written from one moment on and before another; without bounds, all. */
export interface Period {
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** One record as it stands in the log. */
export interface LoggedRecord {
  readonly writer: string;
  readonly sequence: number;
  /** Null of a record from before it was a column of its own. */
  readonly traceId: string | null;
  readonly body: string;
}

/**
 * Reads the audit log of a period, chain by chain and page by page, so that it is never in memory as a whole; while one page is worked on the next is already
 * read. Between pages the event loop is free for whoever else waits.
 */
export async function* readLog(sql: Sql, { from, until }: Period, pageSize = 400): AsyncGenerator<readonly LoggedRecord[]> {
  const chains = await sql<{ writer: string; last: string }>(
    'select writer, max(sequence)::text as last from audit_record group by writer order by writer',
  );
  for (const { writer, last } of chains) {
    const read = async (after: number): Promise<readonly LoggedRecord[]> => {
      const rows = await sql<{ sequence: string; trace_id: string | null; body: string }>(
        `select sequence::text, trace_id, body from audit_record
          where writer = $1 and sequence > $2::bigint and sequence <= $3::bigint
            and ($4::timestamptz is null or recorded_at >= $4::timestamptz) and ($5::timestamptz is null or recorded_at < $5::timestamptz)
          order by audit_record.sequence`,
        [writer, after, after + pageSize, from?.toISOString() ?? null, until?.toISOString() ?? null],
      );
      return rows.map(({ sequence, trace_id: traceId, body }) => ({ writer, sequence: Number(sequence), traceId, body }));
    };
    yield* ahead(read, Number(last), pageSize);
  }
}

/** Pages by number, not by what was found: a chain with holes, or a period long ago, costs no more. */
async function* ahead<Page>(read: (after: number) => Promise<Page>, last: number, pageSize: number): AsyncGenerator<Page> {
  let next = read(0);
  // Whoever stops early does not wait for the page that was read ahead, and must not be told of its failure either.
  next.catch(() => undefined);
  for (let after = 0; after < last; after += pageSize) {
    const page = await next;
    if (after + pageSize < last) {
      next = read(after + pageSize);
      next.catch(() => undefined);
    }
    yield page;
  }
}
