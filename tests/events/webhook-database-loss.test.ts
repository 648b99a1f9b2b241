import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startPostgres, type PostgresServer } from '#database/testing/start-postgres.ts';
import { raiseStage, type Stage } from '../stage.ts';

let server: PostgresServer;
let stage: Stage;
beforeAll(async () => {
  server = await startPostgres();
  stage = await raiseStage({ env: { DATABASE_URL: server.url, REQUEST_BUDGET_MS: '2000' } });
}, 180_000);
afterAll(async () => {
  await stage.close();
  await server.close();
});

test('while the database is away a partner is asked to come back; afterwards what it sends is kept and told', async () => {
  const { wmo } = stage.sandbox.standIns;
  await server.stop();
  await wmo.setStatus('999996150', 'In behandeling');
  const refused = wmo.sent.at(-1);
  expect(refused?.status).toBe(503);
  await server.start();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${stage.sandbox.settings['WMO_WEBHOOK_SECRET']}` };
  await vi.waitFor(
    async () => {
      const again = await fetch(refused?.url ?? '', { method: 'POST', headers, body: refused?.body ?? '' });
      expect(again.status).toBe(204);
    },
    { timeout: 30_000, interval: 100 },
  );
  await vi.waitFor(() => expect(wmo.requests.some(({ method, path }) => method === 'GET' && path.includes('/zaken/'))).toBe(true), 30_000);
  expect(stage.log.join('\n')).not.toContain('999996150');
}, 120_000);
