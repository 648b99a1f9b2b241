import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** Where the AsyncAPI document stands, to which the `dataschema` of every event refers. */
export const asyncApiPath = '/asyncapi.yaml';

/** Adds the AsyncAPI document of the change events; it is the same for everybody and asks for no token. */
export const addAsyncApi = (app: FastifyInstance): void => {
  const document = readFileSync(new URL('../docs/asyncapi.yaml', import.meta.url));
  app.get(asyncApiPath, async (_request, reply) => reply.type('application/vnd.aai.asyncapi+yaml;version=3.0.0').send(document));
};
