import { expect, test } from 'vitest';
import { closeInTurn } from './close-in-turn.ts';

test('what comes after a failure is closed too, and the first failure is told', async () => {
  const closed: string[] = [];
  const closer = (name: string, fails: boolean) => async (): Promise<void> => {
    closed.push(name);
    if (fails) throw new Error(name);
  };
  await expect(closeInTurn([closer('a', false), closer('b', true), closer('c', true), closer('d', false)])).rejects.toThrow('b');
  expect(closed).toEqual(['a', 'b', 'c', 'd']);
  await closeInTurn([closer('e', false)]);
});
