import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskSubgraphs, subgraphNames } from '#schema/read-subgraph-sdl.ts';

const root = join(import.meta.dirname, '..');

test('a partner has its three places under one name: an SDL, resolvers and a connector', () => {
  const foldersOf = (room: string): readonly string[] =>
    readdirSync(join(root, room), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const own = ['regie', ...deskSubgraphs];
  const partners = subgraphNames().filter((name) => !own.includes(name));
  expect(
    foldersOf('resolvers')
      .filter((name) => !own.includes(name))
      .toSorted(),
  ).toEqual(partners);
  expect(foldersOf('connectors')).toEqual(expect.arrayContaining([...partners]));
});

/** file, what it imports, and whether the table of rooms lets it. */
const imports: readonly (readonly [string, string, boolean])[] = [
  ['schema/a.ts', '#consent/decide.ts', false],
  ['schema/a.ts', '#schema/scalars.ts', true],
  ['database/a.ts', '#schema/scalars.ts', false],
  ['sandbox/brp/a.ts', '#connectors/call.ts', false],
  ['sandbox/brp/a.ts', '#sandbox/stand-in.ts', true],
  ['connectors/brp/a.ts', '#schema/generated/brp.ts', true],
  ['connectors/brp/a.ts', '#resolvers/context.ts', false],
  ['resolvers/brp/a.ts', '#connectors/call.ts', true],
  ['resolvers/brp/a.ts', '#regie/reader.ts', true],
  ['resolvers/brp/a.ts', '#consent/vocabulary.ts', false],
  ['resolvers/brp/a.ts', '#database/create-database.ts', false],
  ['resolvers/brp/a.ts', '#audit/record.ts', false],
  ['resolvers/brp/a.ts', '../../consent/decide.ts', false],
  ['consent/decide.ts', '#database/create-database.ts', false],
  ['consent/store.ts', '#database/create-database.ts', true],
  ['consent/store.ts', '#regie/reader.ts', false],
  ['gateway/answer.ts', '#consent/decide.ts', true],
  ['gateway/answer.ts', '#database/create-database.ts', false],
  ['gateway/answer.ts', '#connectors/call.ts', false],
  ['gateway/main.ts', '#sandbox/start-sandbox.ts', true],
  ['regie/plan.ts', '#events/outbox.ts', true],
  ['regie/plan.ts', '#events/kafka.ts', false],
  ['regie/plan.ts', '#audit/store.ts', false],
  ['audit/store.ts', '#database/create-database.ts', true],
  ['audit/store.ts', '#consent/vocabulary.ts', false],
  ['events/relay.ts', '#regie/reader.ts', false],
  ['events/relay.ts', '#consent/decide.ts', false],
  ['events/relay.ts', '#database/create-database.ts', true],
  ['admin/versions/store.ts', '#events/outbox.ts', true],
  ['register/store.ts', '#events/outbox.ts', true],
  ['register/store.ts', '#events/kafka.ts', false],
  ['rights/requests/store.ts', '#events/outbox.ts', true],
  ['rights/requests/store.ts', '#events/relay.ts', false],
  ['admin/versions/store.ts', '#consent/decide.ts', true],
  ['admin/versions/store.ts', '#gateway/answer.ts', false],
  ['register/store.ts', '#rights/report.ts', false],
  ['rights/report.ts', '#audit/read.ts', true],
  ['rights/retention/a.ts', '#signals/leave-cases.ts', true],
  ['signals/store.ts', '#rights/report.ts', false],
  ['consent/explain.ts', '#admin/versions/store.ts', false],
  ['resolvers/admin/a.ts', '#admin/desk.ts', true],
  ['signals/store.ts', '#events/outbox.ts', true],
  ['signals/store.ts', '#events/kafka.ts', false],
  ['signals/store.ts', '#consent/decide.ts', true],
  ['resolvers/signals/a.ts', '#signals/desk.ts', true],
  ['gateway/deliver/a.ts', '#events/envelope.ts', true],
];

interface LintReport {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

let folder = '';
let refused: ReadonlySet<string> = new Set();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gezinsbeeld-rooms-'));
  imports.forEach(([file, imported], number) => {
    const path = join(folder, `${number}`, file);
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, `${number}`, '.oxlintrc.json'));
    writeFileSync(path, `import type { X } from '${imported}';\nexport type Y = X;\n`);
  });
  refused = new Set(imports.flatMap((_, number) => lint(join(folder, `${number}`)).map(() => `${number}`)));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The imports that the project's own configuration refuses in a folder laid out like the project. */
function lint(cwd: string): readonly string[] {
  let output: string;
  try {
    output = execFileSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json'], { cwd, encoding: 'utf8' });
  } catch (error) {
    output = String((error as { stdout?: unknown }).stdout);
  }
  return (JSON.parse(output) as LintReport).diagnostics
    .filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ filename }) => filename);
}

test.each(imports.map((row, number) => [...row, number] as const))(
  '%s importing %s is allowed: %s',
  (_file, _imported, allowed, number) => {
    expect(refused.has(`${number}`)).toBe(!allowed);
  },
);
