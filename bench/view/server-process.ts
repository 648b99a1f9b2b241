import { startMeasuredHub } from './hub.ts';
import { startPlainServer } from './plain.ts';

// One server under measurement in a process of its own: `server-process.ts hub|plain`. It tells its parent where it listens.

const delays = { ggz: 0, wmo: 0, wi: 0, police: 0 };
const start = process.argv[2] === 'hub' ? startMeasuredHub : startPlainServer;
const { url, headers } = await start(delays, () => undefined);
process.send?.({ url, headers });
process.on('disconnect', () => process.exit(0));
