import type { FastifyReply } from 'fastify';
import { codeOfError } from '../code-of-error.ts';
import { errorTable, type ErrorCode } from '../errors.ts';

/** How long a sender that sends too much should wait, in seconds. */
const floodSeconds = 60;

const headersOf: Readonly<Partial<Record<ErrorCode, Readonly<Record<string, string>>>>> = {
  UNAUTHENTICATED: { 'www-authenticate': 'Bearer realm="gezinsbeeld"' },
  RATE_LIMITED: { 'retry-after': String(floodSeconds) },
  DATABASE_UNAVAILABLE: { 'retry-after': '5' },
};

/** Answers a sender with an error of the table as a problem (RFC 9457), in the words that a ZGW Fout has too; it repeats nothing of what was sent. */
export const refuseWebhook = (reply: FastifyReply, error: unknown, traceId: string | undefined): FastifyReply => {
  const code = codeOfError(error);
  const { status, message } = errorTable[code];
  const problem = { type: 'about:blank', code, title: message, status, detail: message, instance: `urn:trace:${traceId ?? 'none'}` };
  for (const [name, value] of Object.entries(headersOf[code] ?? {})) if (!reply.hasHeader(name)) void reply.header(name, value);
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
};
