import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';
import { watchSignals } from './signal-metrics.ts';

test('signals are counted by state and by nothing else', async () => {
  const metrics = createMetrics();
  const watch = watchSignals(metrics);
  watch.counted({ WAITING: 0, HELD: 10, COUNTING: 120, ARCHIVED: 40 });
  watch.failed();
  const lines = (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('gezinsbeeld_signal'));
  expect(lines).toEqual([
    'gezinsbeeld_signals{state="WAITING"} 0',
    'gezinsbeeld_signals{state="HELD"} 10',
    'gezinsbeeld_signals{state="COUNTING"} 120',
    'gezinsbeeld_signals{state="ARCHIVED"} 40',
    'gezinsbeeld_signal_failures_total 1',
  ]);
});
