import { randomBytes } from 'node:crypto';

/** The trace that a request belongs to (W3C Trace Context): its caller's, or a new one. */
export interface Trace {
  readonly traceId: string;
  /** The span of this operation. */
  readonly spanId: string;
  /** The caller's span, or null when the trace starts here. */
  readonly parentSpanId: string | null;
  /** `traceparent` for what this operation calls. */
  readonly traceparent: string;
}

const pattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Starts a trace: for what the hub does by itself. */
export const newTrace = (): Trace => continueTrace(undefined);

/** Continues the caller's trace when its `traceparent` is well formed, and starts one otherwise. */
export const continueTrace = (header: string | undefined, random: (bytes: number) => Buffer = randomBytes): Trace => {
  const [, traceId, parentSpanId, flags] = pattern.exec(header ?? '') ?? [];
  const trace = traceId ?? random(16).toString('hex');
  const spanId = random(8).toString('hex');
  return { traceId: trace, spanId, parentSpanId: parentSpanId ?? null, traceparent: `00-${trace}-${spanId}-${flags ?? '01'}` };
};
