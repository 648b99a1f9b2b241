import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';

test('a port that is free, and that no socket is given which asks for any', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  for (const port of ports) {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  const any = createServer().listen(0, '127.0.0.1');
  await once(any, 'listening');
  expect((any.address() as AddressInfo).port).toBeGreaterThan(30_000);
  any.close();
});
