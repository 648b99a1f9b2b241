import { startMeasuredHub } from './hub.ts';
import { startPlainServer } from './plain.ts';

// One server under measurement in a process of its own: `server-process.ts hub|hub-pglite|plain`. It tells its parent where it listens.

const delays = { ggz: 0, wmo: 0, wi: 0, police: 0 };
const kind = process.argv[2];
const nothing = (): void => undefined;
const server =
  kind === 'plain'
    ? await startPlainServer(delays, nothing)
    : await startMeasuredHub(delays, nothing, kind === 'hub' ? 'postgres' : 'pglite');
process.send?.({ url: server.url, headers: server.headers });
process.on('disconnect', () => void server.close().finally(() => process.exit(0)));
