import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDemoArguments } from '#sandbox/demo/read-demo-arguments.ts';
import { runDemo } from '#sandbox/demo/run-demo.ts';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

let stage: WebhookStage;
beforeAll(async () => {
  stage = await raiseWebhookStage();
  await stage.settled();
}, 180_000);
afterAll(async () => stage.close());

const demo = async (line: string) => runDemo(readDemoArguments([...line.split(' '), '--data', stage.dataDir], {}));

test.each([
  ['wmo', 'chantal', 's1-m2'],
  ['wi', 'mark', 's1-m1'],
  ['ggz', 'mark', 's1-m1'],
  ['police', 'mark', 's1-m1'],
  ['cjg', 'walter', 's1-m4'],
  ['brp', 'sebastiaan', 's1-m3'],
])('npm run demo -- announce %s %s: the hub hears that something of %s changed', async (partner, member, id) => {
  const { events, ended } = await stage.during(async () => {
    const { text, answered } = await demo(`announce ${partner} ${member}`);
    expect([answered, text]).toEqual([true, expect.stringMatching(new RegExp(`^At ${partner}, about ${member}: .+ It told the hub\\.$`))]);
  });
  expect(ended.map(({ outcome }) => outcome)).toEqual(['TOLD']);
  expect(events.find(({ caseId }) => caseId === 's1')?.about[0]?.member).toBe(id);
});

test('a partner that has nothing about somebody says so', async () => {
  const { events } = await stage.during(async () => {
    expect(await demo('announce ggz sebastiaan')).toEqual({ answered: false, text: 'ggz has nothing about sebastiaan.' });
  });
  expect(events).toEqual([]);
});

test('what is asked wrongly changes nothing', async () => {
  const post = async (body: unknown) =>
    fetch(`${stage.hub.url}/demo/announce`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const body of [
    {},
    { partner: 'bank', member: 'mark' },
    { partner: 'wmo', member: stage.bsn('mark') },
    { partner: 'wmo', member: 'mark', more: 1 },
  ]) {
    const reply = await post(body);
    expect([reply.status, await reply.json()]).toEqual([400, { error: 'unknown partner or member' }]);
  }
});
