import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { createTestDatabase, databaseKinds, type DatabaseKind } from '#database/testing/create-test-database.ts';
import { expectAudited, until, type AuditedReply } from './audited-view.ts';
import { runUntilEnd, startHubProcess, type HubProcess } from './hub-process.ts';

// The program as a process of its own, which is killed, stopped, started twice and started wrongly.
const keys = `t1:${Buffer.alloc(32, 7).toString('base64')}`;
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'gezinsbeeld-process-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks from four sides at once until told to stop, and keeps every whole answer with the moment at which it came. */
const askOnAndOn = (hub: HubProcess) => {
  const replies: (AuditedReply & { readonly at: number })[] = [];
  const enough = new AbortController();
  const begun: number[] = [];
  let lastedMs = 0;
  const asking = Promise.all(
    Array.from({ length: 4 }, async (_, side) => {
      while (!enough.signal.aborted) {
        const started = performance.now();
        begun[side] = started;
        const reply = await hub.ask();
        if (reply === null) return;
        const at = performance.now();
        lastedMs = at - started;
        replies.push({ ...reply, at });
      }
    }),
  );
  return {
    replies,
    some: (count: number) =>
      until(
        async () => replies.length,
        (length) => length >= count,
      ),
    /** Until a question is well under way: it was asked longer ago than a third of what the last one took. */
    underWay: () =>
      until(
        async () => performance.now() - Math.min(...begun),
        (ms) => ms > lastedMs / 3,
      ),
    done: async () => {
      enough.abort();
      await asking;
    },
  };
};

/** What a hub answers when nobody else asks it: again, if need be, until no partner is late on a busy machine. */
const askAlone = async (hub: HubProcess): Promise<AuditedReply> => {
  const reply = await until(
    () => hub.ask(),
    (seen) => seen !== null && !seen.text.includes('UNAVAILABLE'),
  );
  if (reply === null) throw new Error('the hub was gone');
  return reply;
};

/** Holds answers to: all whole, and all the same, of which one at least has everything; one with a partner that was late on a busy machine differs in what that partner would have given. */
const expectWhole = (replies: readonly AuditedReply[]): void => {
  expect(new Set(replies.map(({ status, body }) => body.errors?.[0]?.extensions.code ?? status))).toEqual(new Set([200]));
  expect(new Set(replies.map(({ text }) => text).filter((text) => !text.includes('UNAVAILABLE'))).size).toBe(1);
};

/** A database that outlives the hub's process, and a look into it from outside. */
const lastingDatabase = async (kind: DatabaseKind, dataDir: string) => {
  const made = kind === 'postgres' ? await createTestDatabase('postgres') : null;
  const look = async (see: (database: Database) => Promise<void>): Promise<void> => {
    const database = await createDatabase(made?.url ? { databaseUrl: made.url } : { dataDir: join(dataDir, 'database') });
    await see(database).finally(() => database.close());
  };
  return {
    environment: { ENCRYPTION_KEYS: keys, ...(made?.url ? { DATABASE_URL: made.url } : {}) },
    look,
    close: async () => made?.close(),
  };
};

describe.each(databaseKinds)('a hub on %s that is killed between two steps', (kind) => {
  test('comes up again on what it left, and every answer that it gave has its record', async () => {
    const dataDir = join(folder, `killed-${kind}`);
    const lasting = await lastingDatabase(kind, dataDir);
    const answered: AuditedReply[] = [];
    try {
      const killed = await startHubProcess(dataDir, lasting.environment);
      answered.push(await askAlone(killed));
      const asking = askOnAndOn(killed);
      await asking.some(12);
      expect(await killed.stop('SIGKILL')).toBe('SIGKILL');
      await asking.done();
      answered.push(...asking.replies);

      const hub = await startHubProcess(dataDir, lasting.environment);
      for (let time = 0; time < 3; time += 1) answered.push(await askAlone(hub));
      expect(await hub.stop('SIGTERM')).toBe(0);
      expectWhole(answered);
      await lasting.look((database) => expectAudited(database, answered));
    } finally {
      await lasting.close();
    }
  }, 180_000);
});

test('a hub that is told to stop finishes what is under way and ends with 0', async () => {
  const lasting = await lastingDatabase('postgres', '');
  const hub = await startHubProcess(join(folder, 'stopped'), lasting.environment);
  const alone = await askAlone(hub);
  const asking = askOnAndOn(hub);
  await asking.some(6);
  await asking.underWay();
  const told = performance.now();
  expect(await hub.stop('SIGTERM')).toBe(0);
  await asking.done();
  expectWhole([alone, ...asking.replies]);
  expect(asking.replies.filter(({ at }) => at > told).length).toBeGreaterThan(0);
  await lasting.look((database) => expectAudited(database, asking.replies)).finally(lasting.close);
}, 120_000);

describe('two hubs at the same time', () => {
  test('on one PostgreSQL, even started at the same moment on an empty one: both answer, each in a chain of its own', async () => {
    const lasting = await lastingDatabase('postgres', '');
    try {
      const hubs = await Promise.all(['one', 'two'].map((name) => startHubProcess(join(folder, name), lasting.environment)));
      const alone = await Promise.all(hubs.map(askAlone));
      const asking = hubs.map(askOnAndOn);
      await Promise.all(asking.map(({ some }) => some(12)));
      await Promise.all(asking.map(({ done }) => done()));
      expect(await Promise.all(hubs.map((hub) => hub.stop('SIGTERM')))).toEqual([0, 0]);
      const replies = asking.flatMap((each) => each.replies);
      expectWhole([...alone, ...replies]);
      await lasting.look(async (database) => {
        await expectAudited(database, replies);
        expect(await database.sql('select writer from audit_head where writer not like $1', ['%/changes'])).toHaveLength(2);
      });
    } finally {
      await lasting.close();
    }
  }, 120_000);

  test('on one data folder: the second is refused by name, and the first does not notice', async () => {
    const dataDir = join(folder, 'shared');
    const lasting = await lastingDatabase('postgres', '');
    const first = await startHubProcess(dataDir, lasting.environment);
    const second = await runUntilEnd(lasting.environment, ['--port', '0', '--data', dataDir]);
    expect(second).toEqual({
      code: 1,
      stdout: '',
      stderr: `Setting DATA_DIR (flag --data-dir): is in use by process ${first.pid}, which must stop first.\n`,
    });
    expect((await first.ask())?.status).toBe(200);
    expect(await first.stop('SIGINT')).toBe(0);
    await lasting.close();
  }, 120_000);
});

describe('a setting that is missing or wrong stops the start with one message that names it', () => {
  const closedPort = 'postgresql://nobody:secret@127.0.0.1:9/none';
  const rows: readonly (readonly [setting: string, environment: Readonly<Record<string, string>>, args: readonly string[]])[] = [
    ['PORT', {}, ['--port', 'many']],
    ['BRP_URL', { ISSUER_URL: 'https://issuer.example' }, []],
    ['ENCRYPTION_KEYS', { ENCRYPTION_KEYS: 'not-a-key' }, []],
    ['DATABASE_URL', { DATABASE_URL: closedPort }, []],
    ['no-such-flag', {}, ['--no-such-flag', 'x']],
  ];
  const expectNamed = (ended: Awaited<ReturnType<typeof runUntilEnd>>, setting: string): void => {
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(new RegExp(`^Setting ${setting} \\(flag --[a-z-]+\\): .+\\.\n$`));
    expect(ended.stderr).not.toContain('secret');
  };

  test.each(rows)(
    '%s',
    async (setting, environment, args) => {
      const dataDir = join(folder, `wrong-${setting}`);
      expectNamed(await runUntilEnd(environment, ['--port', '0', '--data', dataDir, ...args]), setting);
    },
    60_000,
  );

  test('DATA_DIR that is no folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    expectNamed(await runUntilEnd({}, ['--port', '0', '--data', join(folder, 'file')]), 'DATA_DIR');
  }, 60_000);

  test('PORT that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const lasting = await lastingDatabase('postgres', '');
    const ended = await runUntilEnd({ ...lasting.environment, LOG_LEVEL: 'error' }, [
      '--port',
      String(port),
      '--data',
      join(folder, 'taken'),
    ]);
    expectNamed(ended, 'PORT');
    await lasting.close();
    taken.close();
  }, 60_000);
});
