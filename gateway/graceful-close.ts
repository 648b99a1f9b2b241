import type { FastifyInstance } from 'fastify';

/**
 * Makes the way to stop a server: it takes nothing new, idle connections end at once, those with an answer under way end with it, and
 * whatever dawdles is cut off after `patienceMs`. To be made before the server listens.
 */
export const gracefulClose = (app: FastifyInstance, patienceMs: number): (() => Promise<void>) => {
  let closing = false;
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  return async () => {
    closing = true;
    const impatient = setTimeout(() => app.server.closeAllConnections(), patienceMs);
    try {
      await app.close();
    } finally {
      clearTimeout(impatient);
    }
  };
};
