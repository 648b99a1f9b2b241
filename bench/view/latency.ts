import { Agent } from 'node:http';
import { median } from '../median.ts';
import { askView, checkView, viewsPerSecond } from './load.ts';
import { startServer, type ServerKind } from './server.ts';
import { size } from './the-view.ts';

/** The time that a view takes over that of its slowest partner, in milliseconds. */
export interface Latency {
  readonly addedLatencyMs: number;
  /** The slowest partner's own time. */
  readonly slowestPartnerMs: number;
}

/** As many as before throughput is measured, and then a few one by one. */
const warmUp = { together: 400, alone: 10 } as const;
const measured = 100;

/**
 * Asks a server that is warm, as a server in service is, for views one after the other, from another process, with partners that take 20, 40,
 * 60 and 80 ms; the median over the median of the slowest partner's own time.
 */
export const measureLatency = async (kind: ServerKind): Promise<Latency> => {
  const server = await startServer(kind, true);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const took: number[] = [];
  try {
    checkView(await askView(server.target, agent), size.members, size.records);
    await viewsPerSecond(server.target, warmUp.together, 8);
    for (let view = 0; view < warmUp.alone; view += 1) await askView(server.target, agent);
    await server.slowest();
    for (let view = 0; view < measured; view += 1) {
      const started = performance.now();
      await askView(server.target, agent);
      took.push(performance.now() - started);
    }
    const slowestPartnerMs = median(await server.slowest());
    return { addedLatencyMs: median(took) - slowestPartnerMs, slowestPartnerMs };
  } finally {
    agent.destroy();
    await server.stop();
  }
};
