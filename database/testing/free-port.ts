import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that Linux gives out by itself, and above those of well-known services. */
const first = 15_000;
const count = 15_000;
const given = new Set<number>();

/**
 * A port of loopback on which nobody listens, and another one every time. No socket that asks for any port is given it, so that a server of a test run finds it free when it starts, and when it is started again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = first + Math.floor(Math.random() * count);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error('there is no free port');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return true;
}
