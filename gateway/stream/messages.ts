import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { print, type ExecutionResult } from 'graphql-sse';
import type { ErrorCode } from '../errors.ts';
import { errorBody } from '../format-error.ts';

/** What opens a stream, so that the client sees at once that it is open, and keeps it open while nothing happens. */
export const heartbeat = ':\n\n';

/** One event as the client reads it; a client that comes back names its id in `Last-Event-ID`. */
export const nextMessage = (id: string, result: Pick<GatewayExecutionResult, 'data' | 'extensions'>): string =>
  `id: ${id}\n${print<false, 'next'>({ event: 'next', data: result as ExecutionResult })}`;

/** The end of a stream, and why: nothing comes after it. */
export const lastMessages = (code: ErrorCode): string =>
  `${print<false, 'next'>({ event: 'next', data: errorBody(code) as ExecutionResult })}${complete}`;

const complete = print<false, 'complete'>({ event: 'complete', data: null });
