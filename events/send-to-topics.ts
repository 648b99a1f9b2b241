import { KafkaError } from './kafka-error.ts';
import type { KafkaMessage, KafkaProducer } from './kafka-producer.ts';

/** What was not taken. */
export interface Refusals<Message> {
  /** Topics that refuse everything, with Kafka's name of the refusal: they got none of these messages. */
  readonly topics: ReadonlyMap<string, string>;
  /** Messages that their topic refuses by themselves. */
  readonly messages: readonly { readonly message: Message; readonly failure: string }[];
}

/** Refusals of a topic as a whole: it is not there, or we may not write to it. */
const ofTheTopic: ReadonlySet<string> = new Set(['TOPIC_AUTHORIZATION_FAILED', 'UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION']);

/**
 * Sends messages, all at once; when something is refused topic by topic, and within a topic by halves until a message is alone. So one topic that refuses keeps nothing from the others. Rejects
 * with a KafkaError when the broker is away; what was sent may then be there or not.
 */
export async function sendToTopics<Message extends KafkaMessage>(
  messages: readonly Message[],
  producer: Pick<KafkaProducer, 'send'>,
): Promise<Refusals<Message>> {
  const topics = new Map<string, string>();
  const refused: { message: Message; failure: string }[] = [];

  const attempt = async (some: readonly Message[]): Promise<void> => {
    const [first] = some;
    if (first === undefined || topics.has(first.topic)) return;
    const refusal = await refusalOf(async () => producer.send(some));
    if (refusal === null) return;
    const byTopic = Map.groupBy(some, ({ topic }) => topic);
    if (byTopic.size > 1) {
      for (const each of byTopic.values()) await attempt(each);
    } else if (ofTheTopic.has(refusal)) {
      topics.set(first.topic, refusal);
    } else if (some.length === 1) {
      refused.push({ message: first, failure: refusal });
    } else {
      const half = Math.ceil(some.length / 2);
      await attempt(some.slice(0, half));
      await attempt(some.slice(half));
    }
  };

  await attempt(messages);
  return { topics, messages: refused };
}

/** Kafka's name of the refusal; null when everything was taken. */
async function refusalOf(send: () => Promise<void>): Promise<string | null> {
  try {
    await send();
    return null;
  } catch (error) {
    if (error instanceof KafkaError && error.code === 'REFUSED') return error.reason;
    throw error;
  }
}
