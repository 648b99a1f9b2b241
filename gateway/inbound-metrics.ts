import { Counter, Gauge } from 'prom-client';
import type { Received } from '#events/inbound/inbox.ts';
import type { InboxStanding } from '#events/inbound/inbound-store.ts';
import type { InboundWatch } from '#events/inbound/inbound-worker.ts';
import type { Metrics } from './metrics.ts';

/** What partners announce, as metrics by source: a partner's name or a recipient. How a handled message ended is none of them: that would tell who is known. */
export const watchInbound = ({ registry }: Metrics): InboundWatch & { readonly received: (source: string, received: Received) => void } => {
  const registers = [registry];
  const received = new Counter({
    name: 'gezinsbeeld_inbox_received_total',
    help: 'Messages of partners at the door: NEW, DUPLICATE, FLOOD or TOO_LARGE.',
    labelNames: ['source', 'outcome'],
    registers,
  });
  const handled = new Counter({
    name: 'gezinsbeeld_inbox_handled_total',
    help: 'Messages that were handled.',
    labelNames: ['source'],
    registers,
  });
  const failures = new Counter({
    name: 'gezinsbeeld_inbox_failures_total',
    help: 'Times that a message failed, or that what it needs was away: it waits.',
    labelNames: ['source', 'failure'],
    registers,
  });
  const died = new Counter({
    name: 'gezinsbeeld_inbox_dead_total',
    help: 'Messages that died, by reason; SCHEMA shows that a source changed its schema.',
    labelNames: ['source', 'reason'],
    registers,
  });
  const stalls = new Counter({
    name: 'gezinsbeeld_inbox_stalls_total',
    help: 'Times that nothing could be received or handled: the database or the broker was away.',
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['source'], registers });
  const waiting = gauge('gezinsbeeld_inbox_waiting', 'Messages that wait.');
  const oldest = gauge('gezinsbeeld_inbox_oldest_seconds', 'How long the oldest of them waits.');
  const dead = gauge('gezinsbeeld_inbox_dead', 'Messages that are dead and were not put back.');
  return {
    received: (source, outcome) => {
      received.inc({ source, outcome });
      if (outcome === 'TOO_LARGE') died.inc({ source, reason: outcome });
    },
    handled: (source) => handled.inc({ source }),
    waits: (source, failure) => failures.inc({ source, failure }),
    dead: (source, reason) => died.inc({ source, reason }),
    stalled: () => stalls.inc(),
    standing: (standing: readonly InboxStanding[]) => {
      for (const each of [waiting, oldest, dead]) each.reset();
      for (const now of standing) {
        waiting.set({ source: now.source }, now.waiting);
        oldest.set({ source: now.source }, now.oldestSeconds);
        dead.set({ source: now.source }, now.dead);
      }
    },
  };
};
