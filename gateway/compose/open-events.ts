import type { KafkaConnection } from '#events/kafka.ts';
import { DeliverLater } from '#events/relay.ts';
import { readTopicSettings } from '#events/topic-settings.ts';
import type { OpenPolicies } from '../open-policies.ts';
import type { HubSettings } from '../settings.ts';
import { within } from '../within.ts';
import { cleanOutboxHourly } from './clean-outbox-hourly.ts';
import { openRelay, type RelayParts } from './open-relay.ts';

/** The longest that closing waits for the cleaning that is under way. */
const closeMs = 5000;

/** What the events of a hub are opened with. */
export interface EventParts extends Omit<RelayParts, 'kafka' | 'policy' | 'sender' | 'topicSettings' | 'storeMs'> {
  /** Null without a broker. */
  readonly kafka: KafkaConnection | null;
  readonly hub: HubSettings;
  readonly policies: Pick<OpenPolicies, 'current' | 'upToDate'>;
  /** Where this hub listens. */
  readonly url: string;
}

/** The events of a running hub. */
export interface OpenEvents {
  /** There may be something new: looks at once. */
  wake(): void;
  /** Finishes what is under way; what is not told yet stays in the outbox. */
  close(): Promise<void>;
}

/** Opens what tells others of changes: with a broker the relay, without one nothing but the outbox, which is cleaned in any case. A broker that is away stops nothing. */
export function openEvents(parts: EventParts): OpenEvents {
  const { hub, policies, url, clock, database, kafka, log } = parts;
  const topicSettings = readTopicSettings(hub);
  const cleaning = cleanOutboxHourly({
    database,
    clock,
    log,
    keepDays: hub.OUTBOX_KEEP_DAYS,
    topicHours: topicSettings.retentionHours,
    hasBroker: kafka !== null,
  });
  const policy = () => {
    if (!policies.upToDate()) throw new DeliverLater('the active policy version is another than the one that decides here');
    return policies.current();
  };
  const sender = { oin: hub.HUB_OIN ?? '', baseUrl: (hub.PUBLIC_URL ?? url).replace(/\/$/, '') };
  const relay = kafka && openRelay({ ...parts, kafka, policy, sender, topicSettings, storeMs: hub.REQUEST_BUDGET_MS });
  void cleaning.now();
  return {
    wake: () => relay?.wake(),
    close: async () => {
      await within(closeMs, cleaning.stop()).catch(() => {});
      await relay?.close();
      await kafka?.close();
    },
  };
}
