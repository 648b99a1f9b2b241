/** Whether the hub can serve, and which part cannot. */
export interface ReadyReport {
  readonly ready: boolean;
  readonly database: boolean;
  readonly supergraph: boolean;
  readonly policy: boolean;
}

/** Answers whether the hub is ready; never rejects. */
export type Health = () => Promise<ReadyReport>;

/** Makes the readiness check over the three parts without which no request can be answered. */
export const createHealth =
  (parts: { readonly ping: () => Promise<void>; readonly supergraph: () => boolean; readonly policy: () => boolean }): Health =>
  async () => {
    const database = await parts.ping().then(
      () => true,
      () => false,
    );
    const supergraph = parts.supergraph();
    const policy = parts.policy();
    return { ready: database && supergraph && policy, database, supergraph, policy };
  };
