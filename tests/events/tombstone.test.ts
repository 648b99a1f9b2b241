import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Link } from '#audit/chain.ts';
import { readRecord } from '#audit/read-record.ts';
import type { CloudEvent } from '#events/envelope.ts';
import { inboundTopicOf } from '#events/topics.ts';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import type { Stage } from '../stage.ts';
import { raiseBrokerStage, recipients, type BrokerStage, type Ear } from './broker-stage.ts';

// From a withdrawal at a running hub to the officer who sees that what was disclosed is dropped: through a real broker, each organisation as itself.
let stage: BrokerStage;
let hub: Stage;
beforeAll(async () => {
  stage = await raiseBrokerStage();
  hub = await stage.raiseHub();
}, 240_000);
afterAll(async () => {
  await hub.close();
  await stage.close();
});

interface Told {
  readonly eventId: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly recipient: { readonly oin: string; readonly role: string };
  readonly classes: readonly string[];
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
}

const ask = async <Answer>(role: DemoRole, purpose: string, query: string, member?: string): Promise<Answer> => {
  const { body, text } = await hub.ask({ role, purpose, query, ...(member === undefined ? {} : { member }) });
  const [answer] = Object.values(body.data ?? {});
  if (answer === undefined || answer === null) throw new Error(text);
  return answer as Answer;
};
const tombstones = async (filter: string): Promise<readonly Told[]> => {
  const query = `{ tombstones(${filter}) { tombstones { eventId caseId memberId recipient { oin role } classes confirmedAt confirmedBy } problems { code } } }`;
  return (await ask<{ tombstones: readonly Told[] }>('officer', 'AUDIT', query)).tombstones;
};
const withdraw = (member: string, caseId: string, waiverId: string) => async () =>
  expect(
    await ask(
      'family',
      'RIGHTS',
      `mutation { withdrawWaiver(caseId: "${caseId}", waiverId: "${waiverId}") { problems { code } } }`,
      member,
    ),
  ).toEqual({ problems: [] });
const confirm = async (role: DemoRole, eventId: string) =>
  ask<{ confirmedAt: string | null; problems: { code: string }[] }>(
    role,
    'COORD',
    `mutation { confirmTombstone(eventId: "${eventId}") { confirmedAt problems { code } } }`,
  );
const sendReceipt = async (ear: Ear, event: string): Promise<void> => {
  const [oin = ''] = recipients[ear].split('/');
  const receipt = {
    specversion: '1.0',
    id: randomUUID(),
    source: `urn:nld:oin:${oin}:systeem:dossier`,
    type: 'nl.gezinsbeeld.receipt.v1',
    datacontenttype: 'application/json',
    data: { event },
  };
  await stage
    .connectAs(ear)
    .producer.send([{ topic: inboundTopicOf(recipients[ear]), key: '', value: JSON.stringify(receipt), headers: {} }]);
};
const deadLetters = async (): Promise<readonly unknown[]> =>
  stage.database.sql(`select outcome from inbox where source = $1 and state = 'DEAD'`, [recipients.POL]);

describe('Mark withdraws', () => {
  let heard: CloudEvent | undefined;

  test('and the regisseur, and nobody else, reads in its topic what to drop', async () => {
    const all = await stage.during('s1', withdraw('mark', 's1', 's1-w1'));
    expect(Object.keys(all)).toEqual(['REG']);
    [heard] = all.REG ?? [];
    const classes = ['GGZ_FUNCTIONAL_IMPACT', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'INVOLVEMENT_GGZ'];
    expect(all.REG).toMatchObject([
      {
        type: 'nl.gezinsbeeld.waiver.withdrawn.v1',
        subject: 's1-m1',
        data: { waiver: heard?.id, about: [{ member: 's1-m1', classes }], recipients: [recipients.REG] },
      },
    ]);
    expect(await tombstones('caseId: "s1", open: true')).toMatchObject([
      { eventId: heard?.id, caseId: 's1', memberId: 's1-m1', classes, confirmedAt: null },
    ]);
  });

  test('and a receipt of somebody else confirms nothing: it is set aside with its reason', async () => {
    await sendReceipt('POL', heard?.id ?? '');
    await vi.waitFor(async () => expect(await deadLetters()).toEqual([{ outcome: 'FOREIGN_TOMBSTONE' }]), {
      timeout: 60_000,
      interval: 100,
    });
    expect(await tombstones('caseId: "s1", open: true')).toHaveLength(1);
  }, 90_000);

  test('and the consumer of the regisseur answers that it dropped it, which the privacy officer sees', async () => {
    await sendReceipt('REG', heard?.id ?? '');
    await vi.waitFor(async () => expect(await tombstones('caseId: "s1", open: true')).toEqual([]), { timeout: 60_000, interval: 100 });
    expect(await tombstones('caseId: "s1", open: false')).toMatchObject([
      { eventId: heard?.id, confirmedAt: expect.stringMatching(/^\d{4}-/), confirmedBy: recipients.REG },
    ]);
  }, 90_000);

  test('and that it did is on record, as an answer at the desk would be', async () => {
    const rows = await stage.database.sql<{ body: string }>(`select body from audit_record where body like '%tombstone.confirm%'`);
    const [record, ...others] = rows.map(({ body }) => readRecord((JSON.parse(body) as Link).record));
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      action: 'tombstone.confirm',
      details: { event: heard?.id },
      caller: { oin: recipients.REG.slice(0, 20), role: 'REG', subject: 'events' },
      caseId: 's1',
      subjects: [{ memberId: 's1-m1', lines: [] }],
    });
  });
});

describe('who has no consumer', () => {
  let eventId = '';

  test('Walter withdraws, to whom the GGZ owed what it saw for another purpose than its own care', async () => {
    const { GGZ = [], ...others } = await stage.during('s1-walter-agreed', withdraw('walter', 's1-walter-agreed', 's1-walter-agreed-w2'));
    expect(others).toEqual({});
    expect(GGZ.map(({ type, data }) => [type, data['about']])).toEqual([
      ['nl.gezinsbeeld.waiver.withdrawn.v1', [{ member: 's1-walter-agreed-m4', classes: ['YOUTH_PROVISION'] }]],
    ]);
    eventId = GGZ[0]?.id ?? '';
  });

  test('no parent reads in the access report of their child that somebody withdrew', async () => {
    const report = 'accessReport(caseId: "s1-walter-agreed", memberId: "s1-walter-agreed-m4", from: "2026-01-01", until: "2026-12-31")';
    const query = `{ ${report} { report { entries { who seen { dataClass } } } problems { code } } }`;
    expect(await ask('family', 'RIGHTS', query, 'chantal')).toEqual({ report: { entries: [] }, problems: [] });
  });

  test('confirms at the desk; for everybody else the message does not exist', async () => {
    const unknown = await confirm('police', randomUUID());
    expect(unknown.problems).toEqual([{ code: 'TOMBSTONE_UNKNOWN' }]);
    for (const other of ['police', 'regisseur', 'youth', 'wmo'] as const) expect(await confirm(other, eventId)).toEqual(unknown);
    const first = await confirm('ggz', eventId);
    expect(first).toMatchObject({ confirmedAt: expect.stringMatching(/^\d{4}-/), problems: [] });
    expect(await confirm('ggz', eventId)).toEqual(first);
    expect(await tombstones('caseId: "s1-walter-agreed"')).toMatchObject([{ eventId, confirmedBy: 'prof-ggz' }]);
  });

  test.each<[string, DemoRole, string, string]>([
    ['a regisseur does not read the list', 'regisseur', 'COORD', '{ tombstones { more } }'],
    ['a family member neither', 'family', 'RIGHTS', '{ tombstones { more } }'],
    ['the privacy officer confirms nothing', 'officer', 'AUDIT', 'mutation { confirmTombstone(eventId: "e") { eventId } }'],
    ['a family member neither', 'family', 'RIGHTS', 'mutation { confirmTombstone(eventId: "e") { eventId } }'],
  ])('%s (%s)', async (_what, role, purpose, query) => {
    const { body } = await hub.ask({ role, purpose, query, ...(role === 'family' ? { member: 'mark' } : {}) });
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
