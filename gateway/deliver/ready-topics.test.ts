import { expect, test } from 'vitest';
import { KafkaError } from '#events/kafka-error.ts';
import { DeliverLater } from '#events/relay.ts';
import { readyTopics } from './ready-topics.ts';

const broker = (...outcomes: readonly (KafkaError | null)[]) => {
  const asked: string[] = [];
  const topics = readyTopics(async (recipients) => {
    const failure = outcomes[asked.push(recipients.join(' ')) - 1];
    if (failure) throw failure;
  });
  return { asked, ...topics };
};

test('every recipient is made ready once', async () => {
  const { asked, prepare } = broker();
  await prepare(['a', 'b', 'a']);
  await prepare(['b', 'c']);
  await prepare([]);
  await prepare(['a', 'c']);
  expect(asked).toEqual(['a b', 'c']);
});

test('a broker that is away is asked again', async () => {
  const { asked, prepare } = broker(new KafkaError('BROKER_AWAY', 'KafkaJSConnectionError'));
  await expect(prepare(['a'])).rejects.toBeInstanceOf(DeliverLater);
  await prepare(['a']);
  expect(asked).toEqual(['a', 'a']);
});

test('when a topic is gone all are made again, as their recipients come by', async () => {
  const { asked, prepare, renew } = broker();
  await prepare(['a', 'b']);
  renew();
  await prepare(['a']);
  await prepare(['a', 'b']);
  expect(asked).toEqual(['a b', 'a', 'b']);
});

test('a topic that is gone before an answer about it comes is made again too', async () => {
  const answer = Promise.withResolvers<void>();
  const asked: string[] = [];
  const { prepare, renew } = readyTopics(async (recipients) => {
    asked.push(recipients.join(' '));
    await answer.promise;
  });
  const under = prepare(['a']);
  renew();
  answer.resolve();
  await under;
  await prepare(['a']);
  await prepare(['a']);
  expect(asked).toEqual(['a', 'a']);
});

test.each([
  ['REFUSED', 'TOPIC_AUTHORIZATION_FAILED'],
  ['LOGIN_REFUSED', 'CLUSTER_AUTHORIZATION_FAILED'],
] as const)('where the hub may make no topics (%s) they are the operator’s', async (code, reason) => {
  const { asked, prepare } = broker(new KafkaError(code, reason));
  await prepare(['a']);
  await prepare(['a']);
  expect(asked).toEqual(['a']);
});
