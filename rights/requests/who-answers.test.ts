import { afterAll, beforeAll, expect, test } from 'vitest';
import { raiseRightsStage, type PersonName, type RightsStage } from '../testing/rights-stage.ts';

let stage: RightsStage;
beforeAll(async () => {
  stage = await raiseRightsStage('pglite');
});
afterAll(async () => stage.close());

const who = async (by: PersonName, caseId: string, memberId: string, source: string): Promise<string | undefined> => {
  const input = { caseId, memberId, dataClass: null, source, statementNl: 'Dit klopt niet.' };
  const { value } = await stage.desk.requestCorrection(stage.request(by), input);
  return value?.answeredByNl;
};

test('who answers tells a holder of authority nothing of who is involved with their child', async () => {
  const told = [await who('mark', 's1', 's1-m3', 'cjg'), await who('mark', 's1-withdrawn', 's1-withdrawn-m3', 'cjg')];
  await stage.database.sql("delete from involvement where member_id = 's1-m3' and role = 'JGD'");
  const without = await who('mark', 's1', 's1-m4', 'cjg');
  await stage.database.sql("delete from involvement where member_id = 's1-m4' and role = 'JGD'");
  const gone = (await stage.desk.requests(stage.request('mark'), 's1')).map(({ answeredByNl }) => answeredByNl);
  expect(new Set([...told, without, ...gone])).toEqual(new Set([told[0]]));
});
