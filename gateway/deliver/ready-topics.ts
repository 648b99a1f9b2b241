import { KafkaError } from '#events/kafka-error.ts';
import { DeliverLater } from '#events/relay.ts';

/**
 * Makes what sees to it that recipients have their topics, each once in the life of a hub. Where the hub may make no topics they are the operator's, and that is not asked again. Rejects with DeliverLater
 * when the broker is away.
 */
export function readyTopics(ensure: (recipients: readonly string[]) => Promise<void>): (recipients: readonly string[]) => Promise<void> {
  const ready = new Set<string>();
  return async (recipients) => {
    const others = [...new Set(recipients)].filter((recipient) => !ready.has(recipient));
    if (others.length === 0) return;
    try {
      await ensure(others);
    } catch (error) {
      if (!isRefusal(error)) throw new DeliverLater('topics cannot be made now', { cause: error });
    }
    for (const recipient of others) ready.add(recipient);
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof KafkaError && (error.code === 'REFUSED' || error.reason === 'CLUSTER_AUTHORIZATION_FAILED');
}
