import { Agent } from 'node:http';
import { median } from '../median.ts';
import { startMeasuredHub } from './hub.ts';
import { askView, checkView } from './load.ts';
import { size } from './the-view.ts';

/** The time that a view takes over that of its slowest partner, in milliseconds. */
export interface Latency {
  readonly addedLatencyMs: number;
  /** The slowest partner's own time. */
  readonly slowestPartnerMs: number;
}

const delays = { ggz: 20, wmo: 40, wi: 60, police: 80 };

/** Asks for views one after the other, with partners that take 20, 40, 60 and 80 ms, and compares each with its slowest partner's own time. */
export const measureLatency = async (): Promise<Latency> => {
  let slowest = 0;
  const hub = await startMeasuredHub(delays, (ms) => {
    slowest = Math.max(slowest, ms);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const added: number[] = [];
  const own: number[] = [];
  try {
    checkView(await askView(hub, agent), size.members, size.records);
    for (let view = 0; view < 150; view += 1) {
      slowest = 0;
      const started = performance.now();
      await askView(hub, agent);
      const took = performance.now() - started;
      if (view < 50) continue;
      added.push(took - slowest);
      own.push(slowest);
    }
    return { addedLatencyMs: median(added), slowestPartnerMs: median(own) };
  } finally {
    agent.destroy();
    await hub.close();
  }
};
