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

const startServer = async (kind: 'hub' | 'plain'): Promise<Running> => {
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [kind], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
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

/** Views per second of the hub and of the plain server, measured in turns on one core, and their ratio. */
export const measureThroughput = async (): Promise<{ readonly hub: number; readonly plain: number; readonly ratioToPlain: number }> => {
  const [hub, plain] = [await startServer('hub'), await startServer('plain')];
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
    hub.child.kill();
    plain.child.kill();
  }
};
