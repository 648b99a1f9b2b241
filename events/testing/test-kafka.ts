import { readKafkaSettings, type KafkaSettings } from '../kafka-settings.ts';
import type { Credentials } from './start-kafka.ts';

/** The environment variable with the address at which the broker of a test run is asked for. */
export const starterVariable = 'TEST_KAFKA_STARTER';

/** The broker of a test run, as its administrator reaches it. */
export async function testKafka(): Promise<KafkaSettings> {
  const named = readKafkaSettings(process.env);
  if (named) return named;
  const answer = await fetch(process.env[starterVariable] ?? '');
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  const { brokers, admin } = JSON.parse(text) as { brokers: string; admin: Credentials };
  return settingsOf(brokers, admin);
}

/** How this user reaches these brokers on this machine. */
export function settingsOf(brokers: string, { username, password }: Credentials): KafkaSettings {
  return { brokers: [brokers], login: { mechanism: 'scram-sha-256', username, password }, tls: null };
}
