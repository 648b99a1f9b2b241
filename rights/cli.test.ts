import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '#audit/verify.ts';
import { createDatabase } from '#database/create-database.ts';
import { lockFolder } from '#database/lock-folder.ts';
import { migrate } from '#database/migrate.ts';
import { seed } from '#database/seed.ts';
import { testEncryption } from '#database/testing/create-test-database.ts';
import { putMigratedDatabase } from '#database/testing/migrated-folder.ts';
import type { RetentionPlanView } from './retention/retention-plan.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const root = join(import.meta.dirname, '..');
const keys = `t1:${Buffer.alloc(32, 7).toString('base64')}`;

describe('npm run -s rights -- retention', () => {
  const data = mkdtempSync(join(tmpdir(), 'gezinsbeeld-rights-'));
  beforeAll(async () => {
    putMigratedDatabase(data);
    const database = await createDatabase({ dataDir: join(data, 'database') });
    await migrate(database);
    await seed(database, testEncryption(), new Date('2026-11-20T09:00:00Z'));
    await database.sql(`update family_case set phase = 'CLOSED', closed_at = '2004-03-01' where id = 's3'`);
    await database.close();
  }, 120_000);
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  const run = async (...args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const env = {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        ENCRYPTION_KEYS: keys,
        DATABASE_URL: '',
      };
      execFile(process.execPath, ['rights/cli.ts', ...args, '--data', data], { cwd: root, env }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      });
    });
  const decided = ['--decided-by', 'prof-officer', '--oin', '00000099000000001000'];

  test('says in Dutch what is due, and as data; destroys it when it is decided, once', async () => {
    const words = await run('retention');
    expect(words).toMatchObject({ code: 0, err: '' });
    expect(words.out).toContain(
      'gezinsdossier s3: sinds 1 maart 2024. Het dossier is gesloten op 1 maart 2004. De bewaartermijn van een dossier met jeugdhulp is voorbij. (Jeugdwet 7.3.8(3))',
    );
    const { hash } = JSON.parse((await run('retention', '--json')).out) as RetentionPlanView;
    expect(words.out).toContain(hash);

    const wrong = await run('retention', '--execute', '--plan', 'sha256:0', ...decided);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.out).toContain('er is niets vernietigd');
    expect(await run('retention', '--execute', '--plan', hash, ...decided)).toMatchObject({ code: 0, err: '' });
    expect((await run('retention')).out).toContain('is er niets dat vernietigd moet worden');

    const database = await createDatabase({ dataDir: join(data, 'database') });
    expect(await database.sql(`select decided_by, case_id from destruction_record`)).toEqual([
      { decided_by: 'prof-officer', case_id: 's3' },
    ]);
    expect((await verifyAudit(database)).flatMap(({ findings }) => findings)).toEqual([]);
    await database.close();
  }, 120_000);

  test.each([
    ['another command', ['destroy']],
    ['nobody decided', ['retention', '--execute', '--plan', 'sha256:0']],
    ['a plan without being told to carry it out', ['retention', '--plan', 'sha256:0', ...decided]],
    ['the number is no OIN', ['retention', '--execute', '--plan', 'sha256:0', '--decided-by', 'x', '--oin', '1']],
  ])('tells how it is used: %s', async (_, args) => {
    const ended = await run(...args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('Use: npm run -s rights');
  });

  test('leaves a folder alone on which a hub runs', async () => {
    const release = lockFolder(data);
    try {
      expect(await run('retention')).toMatchObject({ code: 2, out: '' });
    } finally {
      release();
    }
  });
});
