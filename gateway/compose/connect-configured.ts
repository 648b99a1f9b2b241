import type { Logger } from 'pino';
import { connectPartners, type ConnectedPartners } from '#connectors/connect-partners.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { observePartner, type Metrics } from '../metrics.ts';
import type { Settings } from '../settings.ts';

/** What connecting partners is done with. */
export interface ConnectingParts {
  readonly clock: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Partners in the place of those that are configured. */
  readonly partners: ConnectedPartners | undefined;
  readonly elapsed: (() => number) | undefined;
}

/** Connects the partners that are configured; every call to them is counted. */
export const connectConfigured = (
  configured: NonNullable<Settings['partners']>,
  { clock, log, partners, elapsed, metrics }: ConnectingParts,
): ConnectedPartners =>
  partners ??
  connectPartners(configured, {
    clock,
    today: () => amsterdamDay(clock()),
    random: Math.random,
    log,
    observe: observePartner(metrics),
    ...(elapsed ? { elapsed } : {}),
  });
