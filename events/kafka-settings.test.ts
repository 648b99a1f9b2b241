import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKafkaSettings } from './kafka-settings.ts';

const pem = join(import.meta.dirname, 'kafka-settings.test.ts');
const login = { KAFKA_USERNAME: 'hub', KAFKA_PASSWORD: 'the secret' };

test('without a broker there is no Kafka, whatever else is set', () => {
  expect(readKafkaSettings({ ...login })).toBeNull();
  expect(readKafkaSettings({ KAFKA_BROKERS: '' })).toBeNull();
});

test.each([
  ['broker.example:9093', true],
  ['127.0.0.1:9092', false],
  ['localhost:9092,[::1]:9092', false],
  ['localhost:9092,broker.example:9093', true],
])('%s is spoken to over TLS: %s', (brokers, isProtected) => {
  const settings = readKafkaSettings({ KAFKA_BROKERS: brokers, KAFKA_TLS: '', KAFKA_CA_FILE: '' });
  expect(settings?.tls !== null).toBe(isProtected);
  expect(settings?.brokers).toEqual(brokers.split(','));
});

test('logs in with SCRAM-SHA-256 unless another mechanism is named, or not at all', () => {
  const brokers = { KAFKA_BROKERS: 'broker.example:9093' };
  expect(readKafkaSettings({ ...brokers, ...login })?.login).toEqual({
    mechanism: 'scram-sha-256',
    username: 'hub',
    password: 'the secret',
  });
  expect(readKafkaSettings({ ...brokers, ...login, KAFKA_MECHANISM: 'PLAIN' })?.login?.mechanism).toBe('plain');
  expect(readKafkaSettings(brokers)?.login).toBeNull();
});

test('reads certificates from their files', () => {
  const settings = readKafkaSettings({
    KAFKA_BROKERS: 'broker.example:9093',
    KAFKA_CA_FILE: pem,
    KAFKA_CERT_FILE: pem,
    KAFKA_KEY_FILE: pem,
  });
  expect(Object.keys(settings?.tls ?? {})).toEqual(['ca', 'cert', 'key']);
});

describe.each([
  [{ KAFKA_BROKERS: 'broker.example' }, 'KAFKA_BROKERS must be host:port, separated by commas'],
  [{ KAFKA_BROKERS: 'https://broker.example:9093/' }, 'KAFKA_BROKERS must be host:port, separated by commas'],
  [{ KAFKA_USERNAME: 'hub' }, 'KAFKA_PASSWORD is missing: a user needs a password'],
  [{ KAFKA_PASSWORD: 'the secret' }, 'KAFKA_USERNAME is missing: a password belongs to a user'],
  [{ ...login, KAFKA_MECHANISM: 'GSSAPI' }, 'KAFKA_MECHANISM must be SCRAM-SHA-256, SCRAM-SHA-512 or PLAIN'],
  [{ ...login, KAFKA_TLS: 'false' }, 'KAFKA_TLS must be true: only a broker on this machine itself is spoken to in the clear'],
  [{ ...login, KAFKA_TLS: 'yes' }, 'KAFKA_TLS must be true or false'],
  [{ ...login, KAFKA_CA_FILE: '/nowhere' }, 'KAFKA_CA_FILE must name a file that can be read'],
  [{ ...login, KAFKA_CA_FILE: import.meta.dirname }, 'KAFKA_CA_FILE must name a file that can be read'],
  [{ ...login, KAFKA_CERT_FILE: pem }, 'KAFKA_KEY_FILE is missing: a certificate needs its key'],
  [{ ...login, KAFKA_KEY_FILE: pem }, 'KAFKA_CERT_FILE is missing: a key needs its certificate'],
])('%o', (values, message) => {
  test('is refused without telling the secret', () => {
    expect(() => readKafkaSettings({ KAFKA_BROKERS: 'broker.example:9093', ...values })).toThrow(message);
    expect(message).not.toContain('the secret');
  });
});
