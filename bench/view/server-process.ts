import { startMeasuredHub } from './hub.ts';
import { startPlainServer } from './plain.ts';

// One server under measurement in a process of its own: `server-process.ts hub|hub-pglite|plain [slow]`. It tells its parent where it
// listens, and when asked how long the slowest partner of each view since the last time really took, in milliseconds. With `slow` the
// partners take 20, 40, 60 and 80 ms.

const [kind, slow] = process.argv.slice(2);
const delays = slow === 'slow' ? { ggz: 20, wmo: 40, wi: 60, police: 80 } : { ggz: 0, wmo: 0, wi: 0, police: 0 };
let slowest: number[] = [];
const took = (ms: number): void => {
  if (ms >= 75) slowest.push(ms);
};
const server =
  kind === 'plain' ? await startPlainServer(delays, took) : await startMeasuredHub(delays, took, kind === 'hub' ? 'postgres' : 'pglite');
process.send?.({ url: server.url, headers: server.headers });
process.on('message', () => {
  process.send?.({ slowest });
  slowest = [];
});
process.on('disconnect', () => void server.close().finally(() => process.exit(0)));
