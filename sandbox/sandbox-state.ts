import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a running sandbox is, for the commands that talk to it. */
export interface SandboxState {
  /** The hub's GraphQL endpoint. */
  readonly url: string;
  readonly tokenUrl: string;
  /** The secrets of the demo clients by client id. */
  readonly demoSecrets: Readonly<Record<string, string>>;
}

const fileIn = (dataDir: string): string => join(dataDir, 'sandbox.json');

/** Leaves the state in the data folder, in a file that only its owner can read. */
export async function writeSandboxState(dataDir: string, state: SandboxState): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await rm(fileIn(dataDir), { force: true });
  await writeFile(fileIn(dataDir), JSON.stringify(state, null, 2), { mode: 0o600 });
}

/** The state that a sandbox left in the data folder, or null when none did. */
export async function readSandboxState(dataDir: string): Promise<SandboxState | null> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as SandboxState;
  } catch {
    return null;
  }
}

/** Takes the state away; for a sandbox that stops. */
export async function removeSandboxState(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}
