import { PGlite, type Transaction } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from './generated/client.ts';

/** Runs one statement with `$1 …` parameters and answers its rows, JSON columns parsed. */
export type Sql = <Row>(text: string, params?: readonly unknown[]) => Promise<Row[]>;

/** Runs one statement whose plan the database keeps; its parameters are texts. */
export type Prepared<Row> = (params: readonly string[]) => Promise<Row[]>;

/** One transaction: statements in it, and scripts of several statements without parameters. */
export interface SqlTransaction {
  readonly sql: Sql;
  script(text: string): Promise<void>;
}

/**
 * The database. A query that fails because the database is away rejects; the next one tries a new connection, so service returns without
 * a restart.
 */
export interface Database {
  readonly prisma: PrismaClient;
  /** One statement, one round trip. */
  readonly sql: Sql;
  /**
   * Prepares a statement under a name of its own: for the reads that every operation waits for, whose planning would take longer than their work. One name stands
   * for one text.
   */
  prepare<Row>(name: string, text: string): Prepared<Row>;
  /** Runs everything in one transaction, which is rolled back when `run` rejects. */
  transaction<T>(run: (transaction: SqlTransaction) => Promise<T>): Promise<T>;
  /** Resolves when the database answers; rejects when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Where the database is, and how long it may take. */
export interface DatabaseSettings {
  /** A PostgreSQL address; absent or empty means PGlite, PostgreSQL inside this process. */
  readonly databaseUrl?: string | undefined;
  /** PGlite's data folder; absent means in memory. */
  readonly dataDir?: string | undefined;
  /** The most connections to PostgreSQL; 10 by default. */
  readonly poolSize?: number;
  /** How long, in milliseconds, to wait for a connection or for the answer to a statement; 5000 by default. */
  readonly timeoutMs?: number;
}

/** What the database tells about idle connections that broke; it holds no statement and no value. */
export type OnConnectionLost = (error: Error) => void;

/** Opens the database that the settings name; PostgreSQL is connected to at the first query, so an absent server fails there and not here. */
export async function createDatabase(settings: DatabaseSettings, onConnectionLost: OnConnectionLost = () => {}): Promise<Database> {
  if (settings.databaseUrl !== undefined && settings.databaseUrl !== '') {
    return openPostgres(settings.databaseUrl, settings, onConnectionLost);
  }
  const { dataDir } = settings;
  return databaseOverPglite(await PGlite.create(dataDir === undefined ? {} : { dataDir }));
}

function openPostgres(connectionString: string, settings: DatabaseSettings, onConnectionLost: OnConnectionLost): Database {
  const timeoutMs = settings.timeoutMs ?? 5000;
  const pool = new Pool({
    connectionString,
    max: settings.poolSize ?? 10,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    statement_timeout: timeoutMs,
    keepAlive: true,
    options: '-c timezone=UTC',
  });
  // Without a listener the loss of an idle connection would end the process; the pool drops it and opens another when asked.
  pool.on('error', onConnectionLost);
  const sql: Sql = async <Row>(text: string, params: readonly unknown[] = []) => (await pool.query(text, [...params])).rows as Row[];
  return {
    prisma: new PrismaClient({ adapter: new PrismaPg(pool, { onConnectionError: onConnectionLost }) }),
    sql,
    prepare:
      <Row>(name: string, text: string): Prepared<Row> =>
      async (params) =>
        (await pool.query({ name, text, values: [...params] })).rows as Row[],
    transaction: async (run) => runOnPool(pool, run),
    ping: async () => void (await sql('select 1')),
    close: async () => (pool.ending ? undefined : pool.end()),
  };
}

async function runOnPool<T>(pool: Pool, run: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await run({
      sql: async <Row>(text: string, params: readonly unknown[] = []) => (await client.query(text, [...params])).rows as Row[],
      script: async (text) => void (await client.query(text)),
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken ??= failure instanceof Error ? failure : new Error('rollback failed', { cause: failure });
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** PGlite has one session and no interface for named statements, so SQL's own PREPARE and EXECUTE do it. */
function createPreparer(pglite: PGlite): Database['prepare'] {
  const prepared = new Map<string, Promise<unknown>>();
  const make = async (name: string, text: string): Promise<unknown> => {
    const known = prepared.get(name) ?? pglite.exec(`prepare "${name}" as ${text}`);
    prepared.set(name, known);
    return known.catch((error: unknown) => {
      prepared.delete(name);
      throw error;
    });
  };
  return <Row>(name: string, text: string) =>
    async (params: readonly string[]) => {
      await make(name, text);
      return (await pglite.query<Row>(`execute "${name}"${params.length === 0 ? '' : `(${params.map(literal).join(', ')})`}`)).rows;
    };
}

/** A text as an SQL literal; PGlite always runs with standard_conforming_strings, in which only the quote is special; a NUL would end the statement. */
function literal(text: string): string {
  if (text.includes('\0')) throw new TypeError('a text in the database cannot hold a NUL');
  return `'${text.replaceAll("'", "''")}'`;
}

/** Makes a database of a PGlite that is open; closing the database closes it. */
export async function databaseOverPglite(pglite: PGlite): Promise<Database> {
  await pglite.exec("set timezone = 'UTC'");
  const on =
    (runner: PGlite | Transaction): Sql =>
    async <Row>(text: string, params: readonly unknown[] = []) =>
      (await runner.query<Row>(text, [...params])).rows;
  const sql = on(pglite);
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  return {
    prisma,
    sql,
    prepare: createPreparer(pglite),
    transaction: async (run) => pglite.transaction(async (tx) => run({ sql: on(tx), script: async (text) => void (await tx.exec(text)) })),
    ping: async () => void (await sql('select 1')),
    close: async () => {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
    },
  };
}
