import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minutes = async (count: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(count * 60_000));

test('a task is done when asked, and every so many minutes, until it is stopped', async () => {
  let done = 0;
  const task = repeat(
    10,
    async () => void (done += 1),
    () => expect.unreachable(),
  );
  expect(done).toBe(0);
  await task.now();
  await minutes(9);
  expect(done).toBe(1);
  await minutes(11);
  expect(done).toBe(3);
  await task.stop();
  await minutes(60);
  expect(done).toBe(3);
});

test('a failure is told and does not keep the next time from coming', async () => {
  const failures: unknown[] = [];
  const weg = new Error('weg');
  const task = repeat(
    10,
    async () => Promise.reject(weg),
    (error) => failures.push(error),
  );
  await expect(task.now()).resolves.toBeUndefined();
  await minutes(20);
  expect(failures).toEqual([weg, weg, weg]);
  await task.stop();
});

test('who stops it can wait for what is under way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const task = repeat(
    10,
    async () => promise,
    () => expect.unreachable(),
  );
  void task.now();
  let hasStopped = false;
  const stopped = task.stop().then(() => (hasStopped = true));
  await minutes(1);
  expect(hasStopped).toBe(false);
  resolve();
  await stopped;
  expect(hasStopped).toBe(true);
});
