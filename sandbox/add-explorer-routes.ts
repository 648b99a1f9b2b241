import type { FastifyInstance } from 'fastify';

import { createExplorer } from './explorer/create-explorer.ts';
import type { IdentityProvider } from './identity/create-identity-provider.ts';
import { demoTokenRoute } from './identity/demo-token-route.ts';

/**
 * Adds the explorer page (`/` and `/explorer/…`) and `GET /demo/token` to the hub's own server. Whoever reaches that server can then take
 * any demo role: for a sandbox on loopback only.
 */
export function addExplorerRoutes(app: FastifyInstance, identity: Pick<IdentityProvider, 'tokenFor'>): void {
  for (const [path, { contentType, body }] of createExplorer()) {
    app.get(path, (_request, reply) => reply.header('content-type', contentType).send(body));
  }
  app.get('/demo/token', async (request, reply) => {
    const { status, headers, body } = await demoTokenRoute(new URL(request.url, 'http://hub').searchParams, identity);
    return reply
      .code(status)
      .headers(headers ?? {})
      .send(body);
  });
}
