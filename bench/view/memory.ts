import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How many MiB the heap of a hub grows in 10,000 views, after it has been warmed up. */
export const measureMemory = async (): Promise<{ readonly growthMiBPer10kViews: number }> => {
  const child = fork(join(import.meta.dirname, 'memory-process.ts'), [], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const exited = once(child, 'exit');
  const [growth] = (await Promise.race([once(child, 'message'), exited.then(() => [null])])) as [{ growthMiBPer10kViews: number } | null];
  await exited;
  if (!growth) throw new Error('The process under measurement ended before it had measured.');
  return growth;
};
