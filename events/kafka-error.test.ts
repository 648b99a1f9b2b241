import kafkajs from 'kafkajs';
import { expect, test } from 'vitest';
import { KafkaError, toKafkaError } from './kafka-error.ts';

const protocolError = (type: string): Error => Object.assign(new kafkajs.KafkaJSProtocolError(new Error('no')), { type });
const several = (...types: readonly string[]): Error =>
  Object.assign(new Error('Topic creation errors'), { name: 'KafkaJSAggregateError', errors: types.map(protocolError) });

test.each<[string, unknown, string, string]>([
  ['an error of the protocol', protocolError('MESSAGE_TOO_LARGE'), 'REFUSED', 'MESSAGE_TOO_LARGE'],
  [
    'one behind another',
    new Error('no', { cause: protocolError('CLUSTER_AUTHORIZATION_FAILED') }),
    'LOGIN_REFUSED',
    'CLUSTER_AUTHORIZATION_FAILED',
  ],
  [
    'several at once, of which one is a refusal',
    several('TOPIC_ALREADY_EXISTS', 'TOPIC_AUTHORIZATION_FAILED'),
    'REFUSED',
    'TOPIC_AUTHORIZATION_FAILED',
  ],
  ['more copies than brokers', several('INVALID_REPLICATION_FACTOR'), 'REFUSED', 'INVALID_REPLICATION_FACTOR'],
  ['a login', Object.assign(new Error('no'), { name: 'KafkaJSSASLAuthenticationError' }), 'LOGIN_REFUSED', 'SASL_AUTHENTICATION_FAILED'],
  ['a connection', Object.assign(new Error('no'), { name: 'KafkaJSConnectionError' }), 'BROKER_AWAY', 'KafkaJSConnectionError'],
  ['no error at all', 'no', 'BROKER_AWAY', 'unknown'],
])('%s', (_what, error, code, reason) => {
  expect(toKafkaError(error)).toMatchObject({ code, reason, message: `Kafka: ${code} (${reason})` });
});

test('stays what it is', () => {
  const error = new KafkaError('REFUSED', 'INVALID_RECORD');
  expect(toKafkaError(error)).toBe(error);
});
