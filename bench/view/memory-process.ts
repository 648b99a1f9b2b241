import { startMeasuredHub } from './hub.ts';
import { viewsPerSecond } from './load.ts';

// How much the heap of a hub grows, in a process of its own that can collect its garbage: `node --expose-gc memory-process.ts`.

const measuredViews = 4000;

const heapMiB = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const hub = await startMeasuredHub({ ggz: 0, wmo: 0, wi: 0, police: 0 }, () => undefined);
await viewsPerSecond(hub, 1500, 8);
const before = heapMiB();
await viewsPerSecond(hub, measuredViews, 8);
const growthMiBPer10kViews = ((heapMiB() - before) / measuredViews) * 10_000;
process.send?.({ growthMiBPer10kViews });
await hub.close();
process.exit(0);
