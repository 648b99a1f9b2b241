import { afterAll, beforeAll, expect, test } from 'vitest';
import { raiseRegisterStage, recipients, type RegisterStage } from '../testing/register-stage.ts';

let stage: RegisterStage;
beforeAll(async () => {
  stage = await raiseRegisterStage('pglite');
});
afterAll(async () => stage.close());

const about = { caseId: 's1', memberId: 's1-m1', givers: ['s1-m1'], classes: [], recipients: [recipients.regisseur], purposes: ['COORD'] };

test('that somebody refused in a treatment room is not told by how a cell stands', async () => {
  const before = await stage.desk.waivers(stage.as('regisseur'), about);
  const { regime, classes } = before.waivers?.[0] ?? {};
  const refusal = await stage.desk.refuseWaiver(stage.as('ggz'), { ...about, regime: regime ?? null, classes: [...(classes ?? [])] });
  expect(refusal.problems).toEqual([]);
  const seen = await stage.desk.waivers(stage.as('regisseur'), about);
  expect(JSON.stringify(seen)).not.toContain('REFUSED');
  expect(JSON.stringify(seen)).not.toContain('geweigerd');
});
