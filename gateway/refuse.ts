import type { FastifyReply } from 'fastify';
import { errorTable, type ErrorCode } from './errors.ts';
import { errorBody } from './format-error.ts';

/** Answers a request with one error of the table, in the form of a GraphQL answer that holds nothing else. */
export const refuse = (reply: FastifyReply, code: ErrorCode): FastifyReply => {
  if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(errorTable[code].status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(code)));
};
