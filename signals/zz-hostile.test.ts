import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bsn, people, raiseSignalStage, type SignalStage } from './testing/signal-stage.ts';

let stage: SignalStage;
beforeAll(async () => {
  stage = await raiseSignalStage('pglite');
}, 60_000);
beforeEach(async () => stage.reset());
afterAll(async () => stage.close());
const recipient = (name: keyof typeof people): string => `${people[name].oin}/${people[name].role}`;
const heardBy = async (name: keyof typeof people) =>
  (await stage.events())
    .filter(({ data }) => (data['recipients'] as string[] | undefined)?.includes(recipient(name)))
    .map(({ type, data }) => `${type.split('.')[3]} ${String(data['match'])}`);

test('a party is told of the end of what it was told of, and of nothing else', async () => {
  const one = await stage.raise('wmo', bsn.child);
  const two = await stage.raise('wmo', bsn.sister);
  await stage.raise('youth', bsn.child);
  await stage.settle();
  await stage.desk.withdrawSignal(stage.as('wmo'), { signalId: one });
  await stage.desk.withdrawSignal(stage.as('wmo'), { signalId: two });
  const heard = await heardBy('youth');
  console.log(heard, await heardBy('wmo'));
  const begun = heard.filter((t) => t.startsWith('matched')).map((t) => t.split(' ')[1]);
  const ended = heard.filter((t) => t.startsWith('ended')).map((t) => t.split(' ')[1]);
  expect(ended.toSorted()).toEqual(begun.toSorted());
});
test('and the other order', async () => {
  const one = await stage.raise('wmo', bsn.child);
  const two = await stage.raise('wmo', bsn.sister);
  await stage.raise('youth', bsn.child);
  await stage.settle();
  await stage.desk.withdrawSignal(stage.as('wmo'), { signalId: two });
  await stage.desk.withdrawSignal(stage.as('wmo'), { signalId: one });
  const heard = await heardBy('youth');
  console.log(heard, await heardBy('wmo'));
});
