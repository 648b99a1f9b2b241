import { expect, test } from 'vitest';
import type { RelayWatch } from '#events/relay.ts';
import { createMetrics, observePartner, watchRelay } from './metrics.ts';

test('a call to a partner counts by its outcome, takes its time in seconds, and says whether the partner answers', async () => {
  const metrics = createMetrics();
  const observe = observePartner(metrics);
  observe({ partner: 'brp', outcome: 'found', ms: 250 });
  observe({ partner: 'brp', outcome: 'missing', ms: 750 });
  observe({ partner: 'ggz', outcome: 'found', ms: 1 });
  observe({ partner: 'ggz', outcome: 'TIMEOUT', ms: 1500 });
  const text = await metrics.registry.metrics();
  for (const line of [
    'gezinsbeeld_partner_calls_total{partner="brp",outcome="found"} 1',
    'gezinsbeeld_partner_calls_total{partner="brp",outcome="missing"} 1',
    'gezinsbeeld_partner_calls_total{partner="ggz",outcome="TIMEOUT"} 1',
    'gezinsbeeld_partner_seconds_sum{partner="brp"} 1',
    'gezinsbeeld_partner_available{partner="brp"} 1',
    'gezinsbeeld_partner_available{partner="ggz"} 0',
  ])
    expect(text.split('\n')).toContain(line);
});

test('two hubs in one process count each their own', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.requests.inc({ outcome: 'OK' });
  expect(await one.registry.getSingleMetricAsString('gezinsbeeld_requests_total')).toContain('{outcome="OK"} 1');
  expect(await other.registry.getSingleMetricAsString('gezinsbeeld_requests_total')).not.toContain('OK"} 1');
});

test('a relay tells how many events went out, failed and wait, and for how long', async () => {
  const metrics = createMetrics();
  const watch: Omit<RelayWatch, 'drained'> = watchRelay(metrics);
  watch.published(3);
  watch.published(4);
  watch.eventFailed('TypeError', false);
  watch.eventFailed('TypeError', true);
  watch.stalled('KafkaJSConnectionError');
  watch.standing({ waiting: 12, oldestSeconds: 2.5, setAside: 1, withheld: 4 });
  const text = await metrics.registry.metrics();
  for (const line of [
    'gezinsbeeld_events_published_total 7',
    'gezinsbeeld_event_failures_total{outcome="waits"} 1',
    'gezinsbeeld_event_failures_total{outcome="set aside"} 1',
    'gezinsbeeld_relay_stalls_total 1',
    'gezinsbeeld_outbox_lag 12',
    'gezinsbeeld_outbox_oldest_seconds 2.5',
    'gezinsbeeld_outbox_set_aside 1',
    'gezinsbeeld_outbox_withheld 4',
  ])
    expect(text.split('\n')).toContain(line);
});
