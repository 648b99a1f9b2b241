import type { KafkaMessage } from '../kafka-producer.ts';
import type { KafkaConnection } from '../kafka.ts';
import type { ReceivedMessage } from '../kafka-consumer.ts';

/** The messages from this number to before that one, into a topic: `event 0` and on, in turns over three keys. */
export function exampleMessages(topic: string, from: number, to: number): readonly KafkaMessage[] {
  return Array.from({ length: to - from }, (_, index) => ({
    topic,
    key: `case-${(from + index) % 3}`,
    value: `event ${from + index}`,
    headers: { id: `${from + index}` },
  }));
}

/** What a group reads of a topic, from the beginning when it is new, until so many messages came. Rejects when it is refused. */
export async function readMessages(
  connection: KafkaConnection,
  { group, topic, count }: { readonly group: string; readonly topic: string; readonly count: number },
): Promise<readonly ReceivedMessage[]> {
  const received: ReceivedMessage[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const consumer = await connection.consume({
    group,
    topics: [topic],
    fromBeginning: true,
    onMessage: async (message) => {
      received.push(message);
      if (received.length === count) resolve();
    },
    onRefused: reject,
  });
  await promise.finally(async () => consumer.close());
  return received;
}
