import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OperationRecord } from '#audit/record.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { harmlessFacts } from '#consent/harmless-facts.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { defaultTables, setDay } from '#consent/testing/default-policy.ts';
import { createDatabase, type Database } from '#database/create-database.ts';
import { migrate } from '#database/migrate.ts';
import { putMigratedDatabase } from '#database/testing/migrated-folder.ts';
import { createAuditWriter } from '#audit/store.ts';
import { anOperation } from '#audit/testing/an-operation.ts';

// Each run of the command opens a database of its own.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-cli-'));
  putMigratedDatabase(folder);
  database = await createDatabase({ dataDir: join(folder, 'database') });
  await migrate(database);
  const audit = createAuditWriter(database, {
    writerId: 'hub-1',
    clock: () => new Date('2026-11-20T09:00:00Z'),
    register: 'https://gezinsbeeld.example/v',
  });
  await audit.append(anOperation());
  await audit.append(aView());
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** A view under the policy that the program carries, of which the decision can be taken again. */
function aView(): OperationRecord {
  const facts = { ...harmlessFacts, involvement: 'ACTIVE' } as const;
  const { level, reason, article } = defaultTables.verdict('REG', 'COORD', 'PERSON_NAME', facts, '00000099000000001000');
  const line = { source: 'BRP', dataClass: 'PERSON_NAME', level, reason, article, count: 1, facts: writeFacts(encodeFacts(facts)) };
  return anOperation({
    traceId: 'aaaabbbbccccdddd0000111122223333',
    policy: defaultTables.hash,
    decidedOn: setDay,
    subjects: [{ memberId: 'case-1-m1', lines: [line] }],
  });
}

/** Runs the command beside the process that has the database open. */
async function run(...args: readonly string[]): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const environment = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], NODE_NO_WARNINGS: '1' };
    execFile(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], { env: environment }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test('a sound chain is told to be sound, while the hub is running', async () => {
  expect(await run('verify', '--data', folder)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^hub-1: 2 record\(s\), ending at 2 [0-9a-f]{64}: sound\n$/) as string,
  });
});

test('a chain that was written anew is found against an earlier report', async () => {
  const anchor = join(folder, 'anchor.json');
  const { stdout } = await run('verify', '--data', folder, '--json');
  await writeFile(anchor, stdout.replace(/"hash": "./, '"hash": "x'));
  const { status, stdout: found } = await run('verify', '--data', folder, '--anchor', anchor);
  expect(status).toBe(1);
  expect(found).toContain('ALTERED record 2');
});

test('it says of how many records the result holds under the version that they name, and of which it cannot be said', async () => {
  const { status, stdout } = await run('replay', '--data', folder);
  expect(stdout).toMatch(/^2 vastleggingen[^]*\n1 opnieuw besloten[^]*\n1 niet opnieuw te besluiten: bij 1 zijn de feiten niet vastgelegd/);
  expect(stdout).toContain('  hub-1 nummer 1, trace 0af7651916cd43dd8448eb211c80319c: de feiten zijn niet vastgelegd');
  expect(status).toBe(0);
});

test('a period and machines: only what was recorded in it, as JSON', async () => {
  const { stdout } = await run('replay', '--data', folder, '--json', '--from', '2026-11-21');
  expect(JSON.parse(stdout)).toMatchObject({ records: 0, held: 0, findings: [] });
});

test('what would come out otherwise under another version', async () => {
  const under = join(folder, 'policy');
  await cp(defaultPolicyFolder, under, { recursive: true });
  for (const { name, text } of readPolicyFolder(under)) await writeFile(join(under, name), text.replaceAll('PERSON_NAME', 'PERSON_NAME_X'));
  const { status, stdout, stderr } = await run('replay', '--data', folder, '--under', under);
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /Er verandert iets voor 1 persoon[^]*De regisseur, voor het doel ‘uitvoering en afstemming van het plan’, ‘PERSON_NAME’: volledig → niet/,
  );
  expect(status).toBe(0);
});

test('an answer is explained by its trace id, and one that nobody gave is not', async () => {
  const found = await run('explain', '--data', folder, '--trace', 'aaaabbbbccccdddd0000111122223333');
  expect(found).toMatchObject({ status: 0, stdout: expect.stringMatching(/^case-1-m1: De regisseur ziet/) as string });
  expect(await run('explain', '--data', folder, '--trace', 'x')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('geen besluit') as string,
  });
});

test('records are exported as the standards say', async () => {
  const { stdout } = await run('export', '--data', folder);
  const records = stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as { readonly sequence: number; readonly lines: readonly object[] });
  expect(records.map(({ sequence, lines }) => [sequence, lines.length])).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test('an altered record is found and named, and the command says so by its status', async () => {
  await database.sql('alter table audit_record disable trigger user');
  await database.sql(`update audit_record set body = replace(body, 'COORD', 'OOV') where sequence = 1`);
  const { status, stdout } = await run('verify', '--data', folder);
  expect(status).toBe(1);
  expect(stdout).toContain('ALTERED record 1: its contents do not fit its hash');
});

test('a decision that was altered is found by deciding it again, and the command says so by its status', async () => {
  await database.sql(`update audit_record set body = replace(body, '"INVOLVED"', '"RELEASED"') where sequence = 2`);
  const { status, stdout } = await run('replay', '--data', folder);
  expect(status).toBe(1);
  expect(stdout).toContain('hub-1 nummer 2, trace aaaabbbbccccdddd0000111122223333: opnieuw besloten komt er iets anders uit');
});

test.each([
  ['a folder without a database', ['verify', '--data', '/nonexistent'], /There is no database in/],
  ['an unknown command', ['check'], /^Use: npm run -s audit -- verify/],
  ['an unknown option', ['verify', '--nothing'], /--nothing/],
  ['two commands at once', ['verify', 'replay'], /^Use:/],
  ['a day that does not exist', ['replay', '--from', '2026-11-31'], /--from is a day/],
])('%s is an error of its own', async (_, args, message) => {
  expect(await run(...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) as string });
});
