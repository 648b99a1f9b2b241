import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { OutboxStanding } from '#events/outbox-standing.ts';

/** The metrics of one hub process. Labels are names from closed lists: never a person, a case or a text. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<'outcome'>;
  readonly requestSeconds: Histogram;
  readonly partnerCalls: Counter<'partner' | 'outcome'>;
  readonly partnerSeconds: Histogram<'partner'>;
  readonly partnerAvailable: Gauge<'partner'>;
  readonly policyActive: Gauge<'policy'>;
  readonly policySwaps: Counter;
  readonly policyFailures: Counter;
  readonly eventsPublished: Counter;
  readonly eventFailures: Counter<'outcome'>;
  readonly relayStalls: Counter;
  readonly outboxLag: Gauge;
  readonly outboxOldestSeconds: Gauge;
  readonly outboxSetAside: Gauge;
  readonly outboxWithheld: Gauge;
  readonly streamsOpen: Gauge;
  readonly streamDeliveries: Counter<'subscription'>;
  readonly streamsEnded: Counter<'reason'>;
  readonly streamsRefused: Counter<'reason'>;
}

const eventMetrics = (registers: Registry[]) => ({
  eventsPublished: new Counter({
    name: 'gezinsbeeld_events_published_total',
    help: 'Events of the outbox that the relay published.',
    registers,
  }),
  eventFailures: new Counter({
    name: 'gezinsbeeld_event_failures_total',
    help: 'Times that an event failed by itself: it waits for another try, or was set aside.',
    labelNames: ['outcome'],
    registers,
  }),
  relayStalls: new Counter({
    name: 'gezinsbeeld_relay_stalls_total',
    help: 'Times that the relay could not go on: the broker, the database or the policy was away.',
    registers,
  }),
  outboxLag: new Gauge({ name: 'gezinsbeeld_outbox_lag', help: 'Events in the outbox that are not published yet.', registers }),
  outboxOldestSeconds: new Gauge({
    name: 'gezinsbeeld_outbox_oldest_seconds',
    help: 'How long the oldest of them waits; 0 when none does.',
    registers,
  }),
  outboxSetAside: new Gauge({
    name: 'gezinsbeeld_outbox_set_aside',
    help: 'Events that failed so often that an operator must look at them.',
    registers,
  }),
  outboxWithheld: new Gauge({
    name: 'gezinsbeeld_outbox_withheld',
    help: 'Events that wait for a topic that refuses everything, while everybody else got them.',
    registers,
  }),
});

const streamMetrics = (registers: Registry[]) => ({
  streamsOpen: new Gauge({ name: 'gezinsbeeld_streams_open', help: 'Subscriptions that are open at this hub.', registers }),
  streamDeliveries: new Counter({
    name: 'gezinsbeeld_stream_deliveries_total',
    help: 'Events that subscriptions were told, by subscription.',
    labelNames: ['subscription'],
    registers,
  }),
  streamsEnded: new Counter({
    name: 'gezinsbeeld_streams_ended_total',
    help: 'Subscriptions that ended, by error code; GONE when the client went away.',
    labelNames: ['reason'],
    registers,
  }),
  streamsRefused: new Counter({
    name: 'gezinsbeeld_streams_refused_total',
    help: 'Subscriptions that were not opened, by error code.',
    labelNames: ['reason'],
    registers,
  }),
});

/** Makes the metrics, with those of the process itself. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    ...eventMetrics(registers),
    ...streamMetrics(registers),
    requests: new Counter({
      name: 'gezinsbeeld_requests_total',
      help: 'Answered requests by outcome: OK or an HTTP status.',
      labelNames: ['outcome'],
      registers,
    }),
    requestSeconds: new Histogram({ name: 'gezinsbeeld_request_seconds', help: 'Time to answer a request.', registers }),
    partnerCalls: new Counter({
      name: 'gezinsbeeld_partner_calls_total',
      help: 'Calls to a partner by outcome.',
      labelNames: ['partner', 'outcome'],
      registers,
    }),
    partnerSeconds: new Histogram({
      name: 'gezinsbeeld_partner_seconds',
      help: 'Time a call to a partner took.',
      labelNames: ['partner'],
      registers,
    }),
    partnerAvailable: new Gauge({
      name: 'gezinsbeeld_partner_available',
      help: '1 when the newest call was answered.',
      labelNames: ['partner'],
      registers,
    }),
    policyActive: new Gauge({
      name: 'gezinsbeeld_policy_active',
      help: '1 for the policy version that this hub decides under, by its hash.',
      labelNames: ['policy'],
      registers,
    }),
    policySwaps: new Counter({
      name: 'gezinsbeeld_policy_swaps_total',
      help: 'Times that this hub began to decide under another policy version.',
      registers,
    }),
    policyFailures: new Counter({
      name: 'gezinsbeeld_policy_failures_total',
      help: 'Times that following the active policy version began to fail.',
      registers,
    }),
  };
};

/** Counts one call to a partner: its outcome, its time in milliseconds, and whether the partner answers. */
export const observePartner =
  (metrics: Metrics) =>
  ({ partner, outcome, ms }: { readonly partner: string; readonly outcome: string; readonly ms: number }): void => {
    metrics.partnerCalls.inc({ partner, outcome });
    metrics.partnerSeconds.observe({ partner }, ms / 1000);
    metrics.partnerAvailable.set({ partner }, outcome === 'found' || outcome === 'missing' ? 1 : 0);
  };

/** Counts one swap to another policy version, which from now on is the one that is shown. */
export const countPolicy = (metrics: Metrics, hash: string): void => {
  metrics.policySwaps.inc();
  metrics.policyActive.reset();
  metrics.policyActive.set({ policy: hash }, 1);
};

/** What subscriptions tell, as metrics. */
export const watchStreams = (metrics: Metrics) => ({
  open: (count: number): void => metrics.streamsOpen.set(count),
  delivered: (subscription: string): void => metrics.streamDeliveries.inc({ subscription }),
  ended: (reason: string | null): void => metrics.streamsEnded.inc({ reason: reason ?? 'GONE' }),
  refused: (reason: string): void => metrics.streamsRefused.inc({ reason }),
});

/** What a relay tells, as metrics; the outbox as it was when the relay last looked. */
export const watchRelay = (metrics: Metrics) => ({
  published: (count: number): void => metrics.eventsPublished.inc(count),
  eventFailed: (_failure: string, isSetAside: boolean): void => metrics.eventFailures.inc({ outcome: isSetAside ? 'set aside' : 'waits' }),
  stalled: (): void => metrics.relayStalls.inc(),
  standing: ({ waiting, oldestSeconds, setAside, withheld }: OutboxStanding): void => {
    metrics.outboxLag.set(waiting);
    metrics.outboxOldestSeconds.set(oldestSeconds);
    metrics.outboxSetAside.set(setAside);
    metrics.outboxWithheld.set(withheld);
  },
});
