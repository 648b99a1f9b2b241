import { expect, test } from 'vitest';
import { KafkaError } from './kafka-error.ts';
import type { KafkaMessage } from './kafka-producer.ts';
import { sendToTopics } from './send-to-topics.ts';

const aMessage = (topic: string, value: string): KafkaMessage => ({ topic, key: 'case', value, headers: {} });
const batch = ['1', '2', '3', '4'].flatMap((value) => [aMessage('police', value), aMessage('ggz', value), aMessage('youth', value)]);

/** A producer that refuses a send as soon as one of its messages is refused, and what it took. */
const refusing = (reasonOf: (message: KafkaMessage) => KafkaError | null) => {
  const sent: KafkaMessage[] = [];
  let sends = 0;
  const send = async (messages: readonly KafkaMessage[]): Promise<void> => {
    sends += 1;
    for (const message of messages) {
      const error = reasonOf(message);
      if (error) throw error;
    }
    sent.push(...messages);
  };
  return { producer: { send }, sent, sends: () => sends };
};
const valuesOf = (sent: readonly KafkaMessage[], to: string): readonly string[] =>
  sent.filter(({ topic }) => topic === to).map(({ value }) => value);

test('what nobody refuses goes out at once', async () => {
  const { producer, sent, sends } = refusing(() => null);
  expect(await sendToTopics(batch, producer)).toEqual({ topics: new Map(), messages: [] });
  expect(sent).toEqual(batch);
  expect(sends()).toBe(1);
});

test.each(['TOPIC_AUTHORIZATION_FAILED', 'UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION'])(
  'a topic that refuses everything (%s) is tried once, and keeps nothing from the others',
  async (reason) => {
    const { producer, sent, sends } = refusing(({ topic }) => (topic === 'ggz' ? new KafkaError('REFUSED', reason) : null));
    expect(await sendToTopics(batch, producer)).toEqual({ topics: new Map([['ggz', reason]]), messages: [] });
    expect(valuesOf(sent, 'police')).toEqual(['1', '2', '3', '4']);
    expect(valuesOf(sent, 'youth')).toEqual(['1', '2', '3', '4']);
    expect(valuesOf(sent, 'ggz')).toEqual([]);
    expect(sends()).toBe(4);
  },
);

test('a message that is refused by itself is found, and the others of its topic go out in their order', async () => {
  const poison = aMessage('ggz', '3');
  const { producer, sent } = refusing(({ topic, value }) =>
    topic === 'ggz' && value === '3' ? new KafkaError('REFUSED', 'MESSAGE_TOO_LARGE') : null,
  );
  expect(await sendToTopics(batch, producer)).toEqual({ topics: new Map(), messages: [{ message: poison, failure: 'MESSAGE_TOO_LARGE' }] });
  expect(valuesOf(sent, 'ggz')).toEqual(['1', '2', '4']);
  expect(valuesOf(sent, 'police')).toEqual(['1', '2', '3', '4']);
});

test('a broker that is away is nobody’s refusal', async () => {
  const away = new KafkaError('BROKER_AWAY', 'KafkaJSConnectionError');
  const { producer } = refusing(() => away);
  await expect(sendToTopics(batch, producer)).rejects.toBe(away);
});
