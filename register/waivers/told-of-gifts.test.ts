import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { now, raiseRegisterStage, recipients, type RegisterStage } from '../testing/register-stage.ts';

// What of a gift may leave the hub: never who gave it, nor how many did.
describe.each(databaseKinds)('what is told of a gift, on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  beforeEach(async () => {
    await stage.reset();
    await stage.database.sql('delete from outbox');
  });
  afterAll(async () => stage.close());

  const events = async () =>
    stage.database.sql<{ id: string; type: string; data: { waivers?: readonly string[] }; at: Date }>(
      'select event_id as id, type, data, occurred_at as at from outbox order by sequence',
    );
  const about = { caseId: 's1', memberId: 's1-m4', classes: ['YOUTH_PROVISION'], recipients: [recipients.ggz], purposes: ['COORD'] };

  test.each([1, 2, 3])('by %i who must agree: one id, which is that of the message', async (count) => {
    const givers = ['s1-m4', 's1-m2', 's1-m1'].slice(0, count);
    const { waivers } = await stage.desk.giveWaiver(stage.as('regisseur'), { ...about, givers, evidence: 'formulier' });
    expect(waivers).toHaveLength(count);
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'nl.gezinsbeeld.waiver.given.v1', data: { waivers: [event?.id] }, at: now });
    expect(waivers?.map(({ id }) => id)).not.toContain(event?.id);
  });

  test('that was withdrawn where it comes from: nothing, outside the desk', async () => {
    const { json } = await stage.desk.exportConsents(stage.as('regisseur'), { caseId: 's1', memberId: 's1-m1' });
    const [{ resource }] = (JSON.parse(json ?? '') as { entry: [{ resource: object }] }).entry;
    const withdrawn = {
      ...resource,
      id: 'elders',
      dateTime: '2026-01-01T10:00:00.000Z',
      status: 'inactive',
      sourceReference: { identifier: { system: 'https://gezinsbeeld.nl/fhir/sid/bewijs', value: 'formulier' } },
      extension: [{ url: 'https://gezinsbeeld.nl/fhir/StructureDefinition/ingetrokken-op', valueDateTime: '2026-01-02T10:00:00.000Z' }],
    };
    const { waivers, problems } = await stage.desk.importConsent(stage.as('regisseur'), { caseId: 's1', json: JSON.stringify(withdrawn) });
    expect(problems).toEqual([]);
    const told = (await events()).map(({ type, data }) => [type, data.waivers]);
    expect(told).toEqual([['nl.gezinsbeeld.waiver.ended.v1', waivers?.map(({ id }) => id)]]);
  });
});
