import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Each test file has a process of its own, and so has each program that tests start: they find what V8 made of the modules where an earlier one left it.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.compile-cache');

// Tests that need no database and no hub.
const rules = '{consent,schema,connectors,resolvers,gateway/{admit,disclose,federate}}/**/!(store).test.ts';

export default defineConfig({
  // Vite would take graphql's ES build while our dependencies take the CommonJS one; two copies do not know each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    // Journeys start servers and databases of their own; two at a time are enough for any machine.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // A test that cannot fail is a defect: so is one that is left out, or left alone.
    allowOnly: false,
    coverage: { provider: 'v8', include: ['**/*.ts'], exclude: ['**/generated/**', '**/*.test.ts'] },
    projects: [
      // What is worked out here rests on nothing but what is given, and leaves nothing behind: these files share a process, and what it has loaded.
      { extends: true, test: { name: 'rules', include: [rules], isolate: false } },
      {
        extends: true,
        test: {
          name: 'hub',
          include: ['**/*.test.ts'],
          exclude: ['node_modules/**', '.data/**', rules],
          // One PostgreSQL server for all test files that want one, and one Kafka broker as soon as one does.
          globalSetup: ['database/testing/global-setup.ts', 'events/testing/global-setup.ts'],
        },
      },
    ],
  },
});
