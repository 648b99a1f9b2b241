import type { FastifyRequest } from 'fastify';

/** A header of a request by its name in lower case; the first one of several. */
export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};
