import { Agent } from 'node:http';
import { median } from '../median.ts';
import { askView, checkView, viewsPerSecond } from './load.ts';
import { startServer } from './server.ts';
import { size } from './the-view.ts';

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
    await Promise.all([hub.stop(), plain.stop()]);
  }
};
