import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with these settings beside its environment; it is no error when it ends badly. */
export async function runProgram(file: string, args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  return promisify(execFile)(file, args, { env: { ...process.env, ...settings } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );
}

/** Runs `events -- …` as an operator does, with these settings; without KAFKA_BROKERS among them there is no broker. */
export async function runEventsCli(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  const cli = join(import.meta.dirname, '../../events/cli.ts');
  return runProgram(process.execPath, ['--disable-warning=TimeoutNegativeWarning', cli, ...args], { KAFKA_BROKERS: '', ...settings });
}
