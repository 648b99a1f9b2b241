/** A request to the hub's own desk (admin, register, rights): who asks, for what, when, and in which trace. */
export interface DeskRequest {
  readonly caller: { readonly oin: string; readonly role: string; readonly subject: string };
  readonly purpose: string;
  readonly now: Date;
  /** W3C trace and span ids, in hexadecimal. */
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  /** The hash of the policy version that is active during the whole request, as `sha256:…`. */
  readonly policy: string;
  /** The name that the caller gave the operation, or null. */
  readonly operation: string | null;
  /** Notes whose data this request read, for the audit record that is written before its answer leaves. */
  touch(caseId: string, memberIds: readonly string[]): void;
}
