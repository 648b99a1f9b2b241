import { startPostgres } from './start-postgres.ts';

/** Vitest calls this once before all tests: PostgreSQL starts once, unless DATABASE_URL names one; what it answers stops it again. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['DATABASE_URL'] !== undefined || process.env['TEST_POSTGRES_URL'] !== undefined) return async () => {};
  const server = await startPostgres();
  process.env['TEST_POSTGRES_URL'] = server.url;
  return async () => server.close();
}
