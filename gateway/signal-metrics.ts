import { Counter, Gauge } from 'prom-client';
import { countedStates, type SignalCounts } from '#signals/count-signals.ts';
import type { Metrics } from './metrics.ts';

/** What signals (piep) come to, as metrics: how many there are by state, in tens and once an hour, and how often the hub failed at its own work. Nothing of a match, of an organisation or of a moment. */
export const watchSignals = ({ registry }: Pick<Metrics, 'registry'>) => {
  const registers = [registry];
  const signals = new Gauge({
    name: 'gezinsbeeld_signals',
    help: 'Signals by state, in tens, counted every hour: WAITING for the BRP, HELD, COUNTING or ARCHIVED.',
    labelNames: ['state'],
    registers,
  });
  const failures = new Counter({
    name: 'gezinsbeeld_signal_failures_total',
    help: 'Times that the hub could not look at the signals that are due: it tries again.',
    registers,
  });
  return {
    counted: (counts: SignalCounts): void => {
      for (const state of countedStates) signals.set({ state }, counts[state]);
    },
    failed: (): void => failures.inc(),
  };
};
