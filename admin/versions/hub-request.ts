import type { DeskRequest } from '#audit/desk-request.ts';

/** Trace and span ids for what a hub does by itself. */
export type NewTrace = () => { readonly traceId: string; readonly spanId: string };

/** The request behind what a hub does by itself: install the first version, activate what is due. No person stands behind it. */
export const hubRequest = (now: Date, { traceId, spanId }: ReturnType<NewTrace>, policy: string): DeskRequest => ({
  caller: { oin: 'hub', role: 'HUB', subject: 'hub' },
  purpose: 'AUDIT',
  now,
  traceId,
  spanId,
  policy,
  operation: null,
  touch: () => undefined,
});
