import { KafkaError } from '#events/kafka-error.ts';
import { DeliverLater } from '#events/relay.ts';

/** Sees to it that recipients have their topics. */
export interface ReadyTopics {
  /**
   * Makes the topics of these recipients, each once until one is found to be gone. Where the hub may make no topics they are the operator's, and that is not asked again either. Rejects with
   * DeliverLater when the broker is away.
   */
  prepare(recipients: readonly string[]): Promise<void>;
  /** Makes topics again at the next `prepare`, for one was found to be gone: somebody deleted it, or the broker was replaced. */
  renew(): void;
}

/** Makes what prepares topics; `ensure` makes those of these recipients that are not there. */
export function readyTopics(ensure: (recipients: readonly string[]) => Promise<void>): ReadyTopics {
  let ready = new Set<string>();
  return {
    prepare: async (recipients) => {
      const asked = ready;
      const others = [...new Set(recipients)].filter((recipient) => !asked.has(recipient));
      if (others.length === 0) return;
      try {
        await ensure(others);
      } catch (error) {
        if (!isRefusal(error)) throw new DeliverLater('topics cannot be made now', { cause: error });
      }
      // Of what was found to be gone meanwhile the answer says nothing any more.
      for (const recipient of others) asked.add(recipient);
    },
    renew: () => {
      ready = new Set();
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof KafkaError && (error.code === 'REFUSED' || error.reason === 'CLUSTER_AUTHORIZATION_FAILED');
}
