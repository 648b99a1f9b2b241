import { expect, test } from 'vitest';
import { within } from './within.ts';

test('work that is in time comes out as it is, good or bad', async () => {
  expect(await within(60_000, Promise.resolve('done'))).toBe('done');
  await expect(within(60_000, Promise.reject(new TypeError('no')))).rejects.toBeInstanceOf(TypeError);
});

test('work that hangs is waited for no longer than said, and what it comes to later disturbs nobody', async () => {
  const work = Promise.withResolvers<string>();
  await expect(within(1, work.promise)).rejects.toThrow('It took too long.');
  work.reject(new Error('after all'));
  await expect(work.promise).rejects.toThrow('after all');
});
