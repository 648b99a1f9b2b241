import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createDatabase } from '#database/create-database.ts';
import type { Head } from './chain.ts';
import { type ChainReport, verifyAudit } from './verify.ts';

// npm run -s audit -- verify [--data DIR] [--json] [--anchor FILE]
// Ends with 0 when every chain is sound, 1 when it found something, 2 when it could not look.

const usage = `Use: npm run -s audit -- verify [--data DIR] [--json] [--anchor FILE]
  --data DIR     the embedded database's folder (DATA_DIR); DATABASE_URL names a PostgreSQL instead
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
  const database = await createDatabase({ databaseUrl: process.env['DATABASE_URL'], dataDir: data ?? process.env['DATA_DIR'] ?? '.data' });
  try {
    const reports = await verifyAudit(database, anchors);
    console.log(json ? JSON.stringify(reports, null, 2) : describe(reports));
    return reports.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } finally {
    await database.close();
  }
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
