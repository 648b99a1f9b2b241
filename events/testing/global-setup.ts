import { once } from 'node:events';
import { createServer } from 'node:http';
import { startKafka, type KafkaServer } from './start-kafka.ts';
import { starterVariable } from './test-kafka.ts';

/**
 * Vitest calls this once before all tests. It starts no broker: the first test that asks for one, by the address in the environment, makes it start, and others get the same.
 * What it answers stops it again.
 */
export async function setup(): Promise<() => Promise<void>> {
  let starting: Promise<KafkaServer> | null = null;
  const server = createServer((_request, response) => {
    starting ??= startKafka();
    starting.then(
      ({ brokers, admin }) => response.end(JSON.stringify({ brokers, admin })),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : 'Kafka did not start'),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.env[starterVariable] = `http://127.0.0.1:${address.port}`;
  return async () => {
    server.close();
    server.closeAllConnections();
    const kafka = await starting?.catch(() => null);
    await kafka?.close();
  };
}
