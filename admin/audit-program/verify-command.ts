import { readFileSync } from 'node:fs';
import type { Head } from '#audit/chain.ts';
import { type ChainReport, verifyAudit } from '#audit/verify.ts';
import type { CommandArguments, CommandResult } from './command.ts';
import { lookTwice, type WithLog } from './open-log.ts';

/** Whether every chain is unbroken; with an anchor also whether none was written anew. */
export async function verifyCommand(withLog: WithLog, { anchor }: CommandArguments): Promise<CommandResult> {
  const anchors = anchor === undefined ? new Map<string, Head>() : readAnchors(anchor);
  const reports = await lookTwice(async () => withLog(async (database) => verifyAudit(database, anchors)), isSound);
  return { holds: isSound(reports), json: reports, text: describe(reports) };
}

function isSound(reports: readonly ChainReport[]): boolean {
  return reports.every(({ findings }) => findings.length === 0);
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
