import type { CallScope } from '#connectors/call.ts';
import { newTrace } from '../trace.ts';

/** What the hub asks partners by itself, for nobody who waits: in a trace of its own, and for so many milliseconds at most. */
export const newScope = (ms: number): CallScope => ({ traceparent: newTrace().traceparent, signal: AbortSignal.timeout(ms) });
