import type { Producer } from 'kafkajs';
import type { KafkaMessage } from '#events/kafka-producer.ts';
import { usualPace } from '#events/relay.ts';

/** Sends as a program does that knows kafkajs and no hub: acknowledged by all, one batch of as many messages as the relay has events after the other. */
export const sendBare = async (producer: Producer, messages: readonly KafkaMessage[]): Promise<void> => {
  for (let at = 0; at < messages.length; at += usualPace.batchSize) {
    const topics = Map.groupBy(messages.slice(at, at + usualPace.batchSize), ({ topic }) => topic);
    const topicMessages = [...topics].map(([topic, some]) => ({
      topic,
      messages: some.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    }));
    await producer.sendBatch({ acks: -1, topicMessages });
  }
};
