import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announcement, bsnOf, ggz, police, raiseInbox, type InboxStage } from '#events/inbound/testing/raise-inbox.ts';

let stage: InboxStage;
beforeAll(async () => {
  stage = await raiseInbox('postgres');
}, 60_000);
afterAll(async () => stage.close());
beforeEach(async () => {
  await stage.empty();
  await stage.announce(police, announcement(police, { classes: ['PLAN_ITEM'] }, { id: 'p-1' }));
  await stage.announce(police, announcement(police, { changedAt: 'yesterday' }, { id: 'p-2' }));
  await stage.announce(ggz, announcement(ggz, {}, { id: `about ${bsnOf(1)}`, type: 'x' }));
  await stage.worker().drain();
});

const events = async (...args: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--disable-warning=TimeoutNegativeWarning', join(import.meta.dirname, '../../events/cli.ts'), ...args],
    {
      env: { ...process.env, DATABASE_URL: stage.url ?? '', KAFKA_BROKERS: '' },
    },
  ).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );

test('dead lists who, which, when and why, and nothing of what a message says', async () => {
  const { code, stdout, stderr } = await events('dead');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(
      /^[\da-f-]{36} 00000099000000002000\/POL 2026-11-20T10:00:00.000Z FOREIGN_CLASS \(classes.0\): It announces .* Its source calls it p-1$/,
    ),
    expect.stringMatching(/ SCHEMA \(data.changedAt\): A field is .* Its source calls it p-2$/),
    expect.stringMatching(/00000099000000003000\/GGZ .* UNKNOWN_TYPE \(type\): .* Its source calls it t1\.[\w-]{43}$/),
    '3 messages are dead',
    '',
  ]);
  expect(stdout).not.toContain(bsnOf(1));
  const asJson = JSON.parse((await events('dead', '--json')).stdout) as readonly object[];
  expect(asJson.map((letter) => Object.keys(letter))).toEqual(
    Array.from({ length: 3 }, () => ['id', 'source', 'messageId', 'reason', 'place', 'at']),
  );
});

test('dead shows the oldest thousand, and says how many there are', async () => {
  await stage.database.sql(
    `insert into inbox (id, source, message_id, format, state, outcome, received_at, handled_at)
      select 'more-' || n, 'wmo', 'm-' || n, 'ZGW', 'DEAD', 'SCHEMA', now(), now() from generate_series(1, 1000) n`,
  );
  const lines = (await events('dead')).stdout.trimEnd().split('\n');
  expect([lines.length, lines.at(-1)]).toEqual([1001, '1003 messages are dead; these are the oldest 1000']);
});

test.each<[string, readonly string[], number]>([
  ['one by the name that its source gives it', ['--message', 'p-2'], 1],
  ['those of one source', ['--source', police], 2],
  ['those of a source of which none is dead', ['--source', 'wmo'], 0],
  ['all', ['--all'], 3],
])('replay puts back %s', async (_, args, count) => {
  expect(await events('replay', ...args)).toEqual({ code: 0, stdout: `put back, to be handled again: ${count}\n`, stderr: '' });
  expect((await stage.states()).filter((state) => state === 'WAITING')).toHaveLength(count);
  await stage.worker().drain();
  expect(await stage.states(), 'nothing was repaired').toEqual([
    'DEAD FOREIGN_CLASS classes.0',
    'DEAD SCHEMA data.changedAt',
    'DEAD UNKNOWN_TYPE type',
  ]);
});

test.each([[[]], [['--all', '--source', police]], [['--message', 'a', '--source', 'b']]])(
  'replay %j says how it is used, and puts nothing back',
  async (args) => {
    const { code, stderr } = await events('replay', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('Use: npm run -s events');
    expect((await stage.states()).filter((state) => state === 'WAITING')).toEqual([]);
  },
);
