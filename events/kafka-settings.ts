import { readFileSync } from 'node:fs';

/** How Kafka is reached. */
export interface KafkaSettings {
  /** `host:port` of one broker or more. */
  readonly brokers: readonly string[];
  readonly login: {
    readonly mechanism: 'scram-sha-256' | 'scram-sha-512' | 'plain';
    readonly username: string;
    readonly password: string;
  } | null;
  /** Null for a broker on this machine itself. The texts are PEM. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string } | null;
  /** How long, in milliseconds, to wait for the answer to one request; 3000 by default. */
  readonly requestMs?: number;
}

/** A setting of Kafka that is missing or wrong; the message names the setting, and never shows its value. */
export class KafkaSettingsError extends Error {
  readonly code = 'KAFKA_SETTING_WRONG';
  readonly setting: string;
  /** What it should be. */
  readonly expected: string;

  constructor(setting: string, expected: string) {
    super(`${setting} ${expected}`);
    this.name = 'KafkaSettingsError';
    this.setting = setting;
    this.expected = expected;
  }
}

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Reads KAFKA_BROKERS and what belongs to it; null when no broker is named. Throws a KafkaSettingsError. TLS can only be left out for brokers on this machine itself: what
 * goes to another machine never goes over the network in the clear.
 */
export function readKafkaSettings(values: Values): KafkaSettings | null {
  const named = textOf(values, 'KAFKA_BROKERS');
  if (named === undefined) return null;
  const brokers = named.split(',').map((broker) => broker.trim());
  refuse(
    !brokers.every((broker) => /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(broker)),
    'KAFKA_BROKERS',
    'must be host:port, separated by commas',
  );
  return { brokers, login: loginOf(values), tls: tlsOf(values, brokers) };
}

function loginOf(values: Values): KafkaSettings['login'] {
  const username = textOf(values, 'KAFKA_USERNAME');
  const password = textOf(values, 'KAFKA_PASSWORD');
  const mechanism = (textOf(values, 'KAFKA_MECHANISM') ?? 'SCRAM-SHA-256').toLowerCase();
  if (mechanism !== 'scram-sha-256' && mechanism !== 'scram-sha-512' && mechanism !== 'plain') {
    throw new KafkaSettingsError('KAFKA_MECHANISM', 'must be SCRAM-SHA-256, SCRAM-SHA-512 or PLAIN');
  }
  if (username === undefined && password === undefined) return null;
  if (username === undefined) throw new KafkaSettingsError('KAFKA_USERNAME', 'is missing: a password belongs to a user');
  if (password === undefined) throw new KafkaSettingsError('KAFKA_PASSWORD', 'is missing: a user needs a password');
  return { mechanism, username, password };
}

function tlsOf(values: Values, brokers: readonly string[]): KafkaSettings['tls'] {
  const isProtected = wantsTls(String(values['KAFKA_TLS'] ?? ''), brokers);
  const [ca, cert, key] = (['KAFKA_CA_FILE', 'KAFKA_CERT_FILE', 'KAFKA_KEY_FILE'] as const).map((setting) => pemOf(values, setting));
  refuse(cert !== undefined && key === undefined, 'KAFKA_KEY_FILE', 'is missing: a certificate needs its key');
  refuse(key !== undefined && cert === undefined, 'KAFKA_CERT_FILE', 'is missing: a key needs its certificate');
  if (!isProtected) return null;
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
}

function wantsTls(given: string, brokers: readonly string[]): boolean {
  const isLocal = brokers.every((broker) => /^(?:localhost|127\.[\d.]+|\[::1\]):\d+$/.test(broker));
  refuse(!['', 'true', 'false'].includes(given), 'KAFKA_TLS', 'must be true or false');
  refuse(given === 'false' && !isLocal, 'KAFKA_TLS', 'must be true: only a broker on this machine itself is spoken to in the clear');
  return given === '' ? !isLocal : given === 'true';
}

function pemOf(values: Values, setting: string): string | undefined {
  const file = textOf(values, setting);
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new KafkaSettingsError(setting, 'must name a file that can be read');
  }
}

function textOf(values: Values, setting: string): string | undefined {
  const value = values[setting];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refuse(condition: boolean, setting: string, expected: string): void {
  if (condition) throw new KafkaSettingsError(setting, expected);
}
