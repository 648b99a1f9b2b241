import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { median } from '../median.ts';
import { askView, checkView, viewsPerSecond, type Target } from './load.ts';
import { size } from './the-view.ts';

interface Running {
  readonly target: Target;
  readonly child: ChildProcess;
}

const startServer = async (kind: 'hub' | 'hub-pglite' | 'plain'): Promise<Running> => {
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [kind], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [target] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])) as [Target | null];
  if (!target) throw new Error(`The ${kind} server did not start.`);
  await onFirstCore(child.pid);
  return { target, child };
};

/** Both servers share one core, where the system can pin a process to it. */
const onFirstCore = async (pid: number | undefined): Promise<void> => {
  if (pid === undefined || process.platform !== 'linux') return;
  const pinning = spawn('taskset', ['-acp', '0', String(pid)], { stdio: 'ignore' });
  await Promise.race([once(pinning, 'exit'), once(pinning, 'error')]);
};

/** What was measured: views per second of each, and the ratio of the hub to the plain server in the same round. */
export interface Throughput {
  readonly hub: number;
  readonly plain: number;
  readonly ratioToPlain: number;
}

/** Views per second of the hub on this database and of the plain server, measured in turns on one core. */
export const measureThroughput = async (kind: 'hub' | 'hub-pglite'): Promise<Throughput> => {
  const hub = await startServer(kind);
  const plain = await startServer('plain');
  try {
    for (const { target } of [hub, plain]) {
      checkView(await askView(target, new Agent()), size.members, size.records);
      await viewsPerSecond(target, 400, 8);
    }
    const rounds = [];
    for (let round = 0; round < 9; round += 1) {
      rounds.push({ hub: await viewsPerSecond(hub.target, 200, 8), plain: await viewsPerSecond(plain.target, 200, 8) });
    }
    return {
      hub: median(rounds.map((round) => round.hub)),
      plain: median(rounds.map((round) => round.plain)),
      ratioToPlain: median(rounds.map((round) => round.hub / round.plain)),
    };
  } finally {
    await Promise.all([hub.child, plain.child].map(stop));
  }
};

const stop = async (child: ChildProcess): Promise<void> => {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
};
