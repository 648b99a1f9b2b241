import type { Database, Sql } from '#database/create-database.ts';
import { columnsOf, genesis, hashOf, type Head, type Link } from './chain.ts';

/**
 * What is wrong with a chain: a record was altered (or replaced by another), deleted, stands where another belongs, or the note of where
 * the chain ends does not fit it.
 */
export type FindingKind = 'ALTERED' | 'DELETED' | 'REORDERED' | 'HEAD';

/** One fault: what is wrong with which record of which writer. */
export interface Finding {
  readonly writer: string;
  readonly sequence: number;
  readonly kind: FindingKind;
  /** A sentence without contents of the record. */
  readonly message: string;
}

/** What was found of one writer's chain, and where it ends now; keep the end elsewhere and it can be compared later. */
export interface ChainReport {
  readonly writer: string;
  readonly records: number;
  readonly head: Head;
  readonly findings: readonly Finding[];
}

interface Row {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly traceId: string | null;
  readonly caseId: string | null;
  readonly disclosed: readonly string[];
  readonly body: string;
  readonly hash: string;
}

/**
 * Reads every record of every writer and answers what is wrong with them. Finds every altered, deleted or reordered record, also at the
 * end, unless somebody wrote the whole rest of the chain and its head anew: that needs an anchor, the head of an earlier report per writer.
 */
export async function verifyAudit(
  database: Pick<Database, 'transaction'>,
  anchors: ReadonlyMap<string, Head> = new Map(),
  pageSize = 500,
): Promise<readonly ChainReport[]> {
  return database.transaction(async ({ sql }) => {
    // One snapshot: a hub that goes on writing meanwhile is not found at fault.
    await sql('set transaction isolation level repeatable read, read only');
    const heads = await readHeads(sql);
    const written = await sql<{ writer: string }>('select distinct writer from audit_record');
    const writers = [...new Set([...heads.keys(), ...written.map(({ writer }) => writer), ...anchors.keys()])].toSorted();
    const reports: ChainReport[] = [];
    for (const writer of writers) {
      const check = createChainCheck(writer, heads.get(writer), anchors.get(writer));
      await readRows(sql, writer, pageSize, check.row);
      reports.push(check.report());
    }
    return reports;
  });
}

async function readHeads(sql: Sql): Promise<ReadonlyMap<string, Head>> {
  const rows = await sql<{ writer: string; sequence: string; hash: string }>('select writer, sequence::text, hash from audit_head');
  return new Map(rows.map(({ writer, sequence, hash }) => [writer, { sequence: Number(sequence), hash }]));
}

async function readRows(sql: Sql, writer: string, pageSize: number, each: (row: Row) => void): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await page(sql, writer, after, pageSize);
    for (const row of rows) each(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.sequence;
  }
}

async function page(sql: Sql, writer: string, after: number, size: number): Promise<readonly Row[]> {
  const rows = await sql<{
    sequence: string;
    recorded_at: string;
    trace_id: string | null;
    case_id: string | null;
    disclosed: string[];
    body: string;
    hash: string;
  }>(
    `select sequence::text, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at, trace_id, case_id, disclosed, body, hash
     from audit_record where writer = $1 and sequence > $2 order by audit_record.sequence limit $3`,
    [writer, after, size],
  );
  return rows.map(({ body, disclosed, hash, ...row }) => ({
    sequence: Number(row.sequence),
    recordedAt: row.recorded_at,
    traceId: row.trace_id,
    caseId: row.case_id,
    disclosed,
    body,
    hash,
  }));
}

interface ChainCheck {
  /** Takes the rows in the order of their numbers. */
  readonly row: (row: Row) => void;
  readonly report: () => ChainReport;
}

function createChainCheck(writer: string, head: Head | undefined, anchor: Head | undefined): ChainCheck {
  const findings: Finding[] = [];
  /** Numbers at whose place no record of that number stands. */
  const empty = new Set<number>();
  /** Numbers of records that stand at the place of another. */
  const displaced = new Set<number>();
  let records = 0;
  let last = genesis;
  /** The last row, if nothing was wrong with it by itself. */
  let sound: Head | null = genesis;

  const find = (kind: FindingKind, sequence: number, message: string): void => void findings.push({ writer, sequence, kind, message });
  const missing = (from: number, until: number): void => {
    for (let number = from; number <= until; number += 1) empty.add(number);
  };

  const check = (row: Row): void => {
    const link = readLink(row);
    if (link === null) {
      find('ALTERED', row.sequence, 'its contents do not fit its hash');
      sound = null;
    } else if (link.writer !== writer || link.sequence !== row.sequence) {
      find('REORDERED', row.sequence, `record ${link.sequence} of writer ${link.writer} stands in its place`);
      empty.add(row.sequence);
      if (link.writer === writer) displaced.add(link.sequence);
      sound = null;
    } else {
      if (!fitsColumns(row, link)) find('ALTERED', row.sequence, 'the columns by which it is found do not fit its contents');
      if (sound !== null && sound.sequence === row.sequence - 1 && sound.hash !== link.previous) {
        find('ALTERED', sound.sequence, `it was replaced: record ${row.sequence} names another record before it`);
      }
      sound = { sequence: row.sequence, hash: row.hash };
    }
  };

  const end = (): void => {
    if (head === undefined) {
      if (records > 0) find('HEAD', last.sequence, 'the note of where this chain ends was deleted');
      return;
    }
    missing(last.sequence + 1, head.sequence);
    if (head.sequence < last.sequence) find('HEAD', last.sequence, `the chain is noted to end at record ${head.sequence}, but goes on`);
    else if (head.sequence === last.sequence && sound !== null && head.hash !== last.hash) {
      find('ALTERED', last.sequence, 'it was replaced: the note of where this chain ends names another record');
    }
  };

  return {
    row: (row) => {
      records += 1;
      missing(last.sequence + 1, row.sequence - 1);
      check(row);
      if (row.sequence === anchor?.sequence && row.hash !== anchor.hash) {
        find('ALTERED', row.sequence, 'it is not the record that the anchor names: the chain was written anew');
      }
      last = { sequence: row.sequence, hash: row.hash };
    },
    report: () => {
      end();
      if (anchor !== undefined) missing(Math.max(last.sequence, head?.sequence ?? 0) + 1, anchor.sequence);
      for (const number of empty) if (!displaced.has(number)) find('DELETED', number, 'it is missing');
      return { writer, records, head: last, findings: findings.toSorted((a, b) => a.sequence - b.sequence) };
    },
  };
}

/** What a row's body says, or null when the body is not what its hash is of. */
function readLink(row: Row): Link | null {
  return hashOf(row.body) === row.hash ? (JSON.parse(row.body) as Link) : null;
}

/** Columns that were added later may be empty beside a record from before; beside any other they must say what it says. */
function fitsColumns(row: Row, link: Link): boolean {
  const { recordedAt, traceId, caseId, disclosed } = columnsOf(link);
  const fitsTrace = row.traceId === traceId || (row.traceId === null && 'decision' in link.record);
  return fitsTrace && row.recordedAt === recordedAt && row.caseId === caseId && row.disclosed.join(' ') === disclosed.join(' ');
}
