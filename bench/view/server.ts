import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './load.ts';

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly target: Target;
  /** How long the slowest partner of each view since the last time really took, in milliseconds. */
  slowest(): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/** What is measured: the hub on PostgreSQL or on PGlite, and the plain server beside it. */
export type ServerKind = 'hub' | 'hub-pglite' | 'plain';

/** What `npm start` tells node about itself, so that both servers are measured as the hub runs. */
const flagsOfStart = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((part) => part.startsWith('--'));
};

/** Starts a server under measurement, pinned to the first core where the system can do that; with `slow` partners take 20 to 80 ms. */
export const startServer = async (kind: ServerKind, slow = false): Promise<ServerProcess> => {
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [kind, slow ? 'slow' : 'quick'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...flagsOfStart()],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [target] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])) as [Target | null];
  if (!target) throw new Error(`The ${kind} server did not start.`);
  await onFirstCore(child.pid);
  return { target, slowest: async () => askSlowest(child), stop: async () => stop(child) };
};

const askSlowest = async (child: ChildProcess): Promise<readonly number[]> => {
  child.send('slowest');
  const [{ slowest }] = (await once(child, 'message')) as [{ slowest: number[] }];
  return slowest;
};

const onFirstCore = async (pid: number | undefined): Promise<void> => {
  if (pid === undefined || process.platform !== 'linux') return;
  const pinning = spawn('taskset', ['-acp', '0', String(pid)], { stdio: 'ignore' });
  await Promise.race([once(pinning, 'exit'), once(pinning, 'error')]);
};

const stop = async (child: ChildProcess): Promise<void> => {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
};
