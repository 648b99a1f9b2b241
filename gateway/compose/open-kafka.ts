import type { Logger } from 'pino';
import { KafkaSettingsError, readKafkaSettings } from '#events/kafka-settings.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { SettingsError, type HubSettings } from '../settings.ts';

/** The connection to the broker that the settings name, made at first use; null when they name none. Throws a SettingsError for one that is wrong. */
export function openKafka(hub: HubSettings, log: Logger): KafkaConnection | null {
  try {
    const settings = readKafkaSettings(hub);
    return settings && connectKafka(settings, log);
  } catch (error) {
    if (error instanceof KafkaSettingsError) throw new SettingsError(error.setting, `${error.expected}.`);
    throw error;
  }
}
