import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, type DatabaseSettings } from '#database/create-database.ts';
import type { Head } from './chain.ts';
import { type ChainReport, verifyAudit } from './verify.ts';

// npm run -s audit -- verify [--data DIR] [--json] [--anchor FILE]
// Ends with 0 when every chain is sound, 1 when it found something, 2 when it could not look.

const usage = `Use: npm run -s audit -- verify [--data DIR] [--json] [--anchor FILE]
  --data DIR     the hub's data folder (DATA_DIR, or else .data); DATABASE_URL names a PostgreSQL instead
  --json         print the reports as JSON; kept elsewhere, they can serve as anchor later
  --anchor FILE  an earlier --json: also finds a chain that was written anew since then`;

interface Arguments {
  readonly data: string | undefined;
  readonly json: boolean;
  readonly anchor: string | undefined;
}

try {
  process.exitCode = await verify(readArguments());
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The audit record could not be read');
  process.exitCode = 2;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean' }, anchor: { type: 'string' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new Error(usage);
  return { data: values.data, json: values.json === true, anchor: values.anchor };
}

async function verify({ data, json, anchor }: Arguments): Promise<number> {
  const anchors = anchor === undefined ? new Map<string, Head>() : readAnchors(anchor);
  const databaseUrl = process.env['DATABASE_URL'];
  const isEmbedded = databaseUrl === undefined || databaseUrl === '';
  const look = async (): Promise<readonly ChainReport[]> =>
    isEmbedded ? verifyCopy(join(data ?? process.env['DATA_DIR'] ?? '.data', 'database'), anchors) : verifyAt({ databaseUrl }, anchors);
  let reports = await look();
  // A copy that was taken while the hub wrote may be torn; what is really wrong is wrong in the next one too.
  if (isEmbedded && hasFindings(reports)) reports = await look();
  console.log(json ? JSON.stringify(reports, null, 2) : describe(reports));
  return hasFindings(reports) ? 1 : 0;
}

/** Looks at a copy of an embedded database: a hub may be running on the folder, and only one process may open it. */
async function verifyCopy(folder: string, anchors: ReadonlyMap<string, Head>): Promise<readonly ChainReport[]> {
  if (!existsSync(folder)) throw new Error(`There is no database in ${folder}`);
  const copy = await mkdtemp(join(tmpdir(), 'gezinsbeeld-audit-'));
  try {
    await cp(folder, copy, { recursive: true });
    return await verifyAt({ dataDir: copy }, anchors);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function verifyAt(settings: DatabaseSettings, anchors: ReadonlyMap<string, Head>): Promise<readonly ChainReport[]> {
  const database = await createDatabase(settings);
  try {
    return await verifyAudit(database, anchors);
  } finally {
    await database.close();
  }
}

function hasFindings(reports: readonly ChainReport[]): boolean {
  return reports.some(({ findings }) => findings.length > 0);
}

function readAnchors(file: string): ReadonlyMap<string, Head> {
  const reports = JSON.parse(readFileSync(file, 'utf8')) as readonly ChainReport[];
  return new Map(reports.map(({ writer, head }) => [writer, head]));
}

function describe(reports: readonly ChainReport[]): string {
  if (reports.length === 0) return 'No audit records.';
  return reports
    .flatMap(({ writer, records, head, findings }) => [
      `${writer}: ${records} record(s), ending at ${head.sequence} ${head.hash}: ${findings.length === 0 ? 'sound' : `${findings.length} finding(s)`}`,
      ...findings.map(({ kind, sequence, message }) => `  ${kind} record ${sequence}: ${message}`),
    ])
    .join('\n');
}
