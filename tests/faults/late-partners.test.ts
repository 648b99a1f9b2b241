import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { breakerPause, partners, raiseFaultStage, type FaultStage } from './fault-stage.ts';

// A partner can be late by its own deadline, or still in time by that and too late for the answer. Either way the view does not wait for it.
const long = 60_000;
// Long enough for every other partner on a busy machine.
const limitMs = 4000;
// What the slowest of machines may take beyond the limit before these tests call it late.
const grace = 10_000;

describe.each([
  { limit: 'its own deadline', deadlineMs: limitMs, budgetMs: long },
  { limit: 'the time of the whole answer', deadlineMs: long, budgetMs: limitMs },
])('a partner that is slow beyond $limit', ({ deadlineMs, budgetMs }) => {
  let faults: FaultStage;
  beforeAll(async () => (faults = await raiseFaultStage({ deadlineMs, budgetMs })), 120_000);
  afterAll(async () => faults.close());
  afterEach(() => {
    for (const partner of partners) faults.stage.sandbox.standIns[partner].setFault(null);
    faults.pass(breakerPause);
  });

  test.each(partners)('%s is left out of a view that comes in time, and is back without a restart', async (partner) => {
    faults.stage.sandbox.standIns[partner].setFault({ kind: 'slow', ms: long });
    const since = faults.now();
    const started = performance.now();
    const late = await faults.view();
    expect(performance.now() - started).toBeLessThan(limitMs + grace);
    faults.expectWithout(late, partner, ['TIMEOUT']);
    expect(late.body.extensions?.sources[partner.toUpperCase()]?.since).toBe(since);

    faults.stage.sandbox.standIns[partner].setFault(null);
    faults.pass(breakerPause);
    faults.expectHealthy(await faults.view());
  });

  test('all partners at once cost no more than one', async () => {
    for (const partner of partners) faults.stage.sandbox.standIns[partner].setFault({ kind: 'slow', ms: long });
    const started = performance.now();
    const late = await faults.view();
    expect(performance.now() - started).toBeLessThan(limitMs + grace);
    expect(late.body.errors).toBeUndefined();
    expect(Object.values(late.body.extensions?.sources ?? {}).map(({ state, cause }) => `${state} ${cause}`)).toEqual(
      partners.map(() => 'UNAVAILABLE TIMEOUT'),
    );
  });
});
