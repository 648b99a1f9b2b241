import { expect, test } from 'vitest';
import { createMetrics, observePartner } from './metrics.ts';

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
