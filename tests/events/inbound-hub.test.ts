import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { holdsBsn } from '#database/holds-bsn.ts';
import { deadLetterTopic, inboundTopicOf } from '#events/topics.ts';
import { noteTombstone } from '#events/tombstones.ts';
import { connectKafka } from '#events/kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { caseReference } from '#sandbox/dossiers/recipients.ts';
import { demoMemberBsn } from '#sandbox/identity/demo-people.ts';
import { pino } from 'pino';
import type { Stage } from '../stage.ts';
import { raiseBrokerStage, recipients, type BrokerStage, type Ear, type Heard } from './broker-stage.ts';

// A whole hub: partners announce on their own topics, and each recipient hears on its own what the policy lets it know.
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

const mark = demoMemberBsn('mark') ?? '';
const ids: string[] = [];

/** Announces as this role, and waits until the hub has ended it. */
const announce = async (
  ear: Ear,
  data: Readonly<Record<string, unknown>>,
  rest: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const id = randomUUID();
  ids.push(id);
  const event = {
    specversion: '1.0',
    id,
    source: `urn:nld:oin:${recipients[ear].slice(0, 20)}`,
    type: 'nl.gezinsbeeld.announcement.changed.v1',
    data: { person: { bsn: mark }, object: id, changedAt: '2026-11-20T08:00:00Z', confidentiality: 'OPEN', ...data },
    ...rest,
  };
  await stage
    .connectAs(ear)
    .producer.send([{ topic: inboundTopicOf(recipients[ear]), key: '', value: JSON.stringify(event), headers: {} }]);
  return vi.waitFor(
    async () => {
      const [row] = await stage.database.sql<{ end: string }>(
        `select state || ' ' || outcome as end from inbox where message_id = $1 and state <> 'WAITING'`,
        [id],
      );
      if (row === undefined) throw new Error('the message waits');
      return row.end;
    },
    { timeout: 60_000, interval: 50 },
  );
};

const classesHeard = (heard: Heard) =>
  Object.fromEntries(
    Object.entries(heard).map(([ear, events]) => [
      ear,
      events.map(
        ({ type, subject, data }) =>
          `${type} ${subject ?? ''} ${(data['about'] as { classes: string[] }[]).flatMap(({ classes }) => classes).join(' ')}`,
      ),
    ]),
  );

test('the police announce a release: to whom it was released hears that there is something, under a purpose for which it may; nobody else', async () => {
  const told = 'nl.gezinsbeeld.release.changed.v1 s1-m1 POLICE_CARE_REPORT';
  const heard = await stage.during('s1', async () =>
    expect(
      await announce('POL', {
        person: { bsn: mark, caseReference: caseReference.s1 },
        classes: ['POLICE_CARE_REPORT'],
        change: 'RELEASE',
        releasedTo: [recipients.REG, recipients.JGD],
      }),
    ).toBe('DONE TOLD'),
  );
  // The youth professional is involved for care, which is no purpose for police data.
  expect(classesHeard(heard)).toEqual({ REG: [told], POL: [told] });
});

test('the GGZ announces a change: only for whom the secrecy was lifted hears it', async () => {
  const heard = await stage.during('s1', async () =>
    expect(await announce('GGZ', { classes: ['GGZ_IN_CARE', 'GGZ_MEDICATION'] })).toBe('DONE TOLD'),
  );
  expect(classesHeard(heard)).toEqual({
    GGZ: ['nl.gezinsbeeld.record.changed.v1 s1-m1 GGZ_IN_CARE GGZ_MEDICATION'],
    REG: ['nl.gezinsbeeld.record.changed.v1 s1-m1 GGZ_IN_CARE'],
  });
});

test('what is not theirs, and what is about nobody, nobody hears; all that comes back is that the broker has it', async () => {
  await noteTombstone(stage.database.sql, {
    eventId: 'tombstone-of-the-ggz',
    recipient: recipients.GGZ,
    caseId: 's1',
    memberId: 's1-m1',
    classes: ['YOUTH_PROVISION'],
    toldAt: new Date(),
  });
  const receipt = { type: 'nl.gezinsbeeld.receipt.v1' };
  const heard = await stage.during('s1', async () => {
    expect(await announce('POL', { classes: ['GGZ_IN_CARE'] })).toBe('DEAD FOREIGN_CLASS');
    expect(await announce('WMO', { classes: ['WI_DEBT'] })).toBe('DEAD FOREIGN_CLASS');
    expect(await announce('REG', { classes: ['POLICE_INCIDENT'] })).toBe('DEAD FOREIGN_CLASS');
    expect(await announce('POL', { classes: ['POLICE_INCIDENT'] }, { source: 'urn:nld:oin:00000099000000003000' })).toBe(
      'DEAD FOREIGN_SOURCE',
    );
    expect(await announce('POL', { event: 'tombstone-of-the-ggz' }, receipt)).toBe('DEAD FOREIGN_TOMBSTONE');
    expect(await announce('POL', { classes: ['POLICE_INCIDENT'], person: { bsn: '900000001' } })).toBe('DONE UNKNOWN_PERSON');
  });
  expect(heard).toEqual({});
  expect(await announce('GGZ', { event: 'tombstone-of-the-ggz' }, receipt)).toBe('DONE CONFIRMED');
  expect(await stage.database.sql('select confirmed_by as by from tombstone')).toEqual([
    { by: expect.stringContaining('00000099000000003000') },
  ]);
});

test('operators are told of what is dead, and see in the metrics how each source does', async () => {
  const operator = connectKafka(settingsOf(stage.kafka.brokers, stage.kafka.admin), pino({ level: 'silent' }));
  const letters: string[] = [];
  const all = Promise.withResolvers<void>();
  await operator.consume({
    group: randomUUID(),
    topics: [deadLetterTopic],
    fromBeginning: true,
    onMessage: async ({ value }) => {
      letters.push(value);
      if (letters.length === 5) all.resolve();
    },
    onRefused: all.reject,
  });
  await all.promise.finally(async () => operator.close());
  expect(letters.map((letter) => JSON.parse(letter) as object)).toMatchObject([
    { source: recipients.POL, reason: 'FOREIGN_CLASS', place: 'classes.0', messageId: ids[2] },
    { source: recipients.WMO, reason: 'FOREIGN_CLASS' },
    { source: recipients.REG, reason: 'FOREIGN_CLASS' },
    { source: recipients.POL, reason: 'FOREIGN_SOURCE', place: 'source' },
    { source: recipients.POL, reason: 'FOREIGN_TOMBSTONE', place: null },
  ]);
  expect(letters.filter(holdsBsn)).toEqual([]);
  const metrics = await (await fetch(`${hub.hub.url}/metrics`)).text();
  expect(metrics).toContain(`gezinsbeeld_inbox_received_total{source="${recipients.POL}",outcome="NEW"} 5`);
  expect(metrics).toContain(`gezinsbeeld_inbox_handled_total{source="${recipients.POL}"} 2`);
  expect(metrics).toContain(`gezinsbeeld_inbox_dead_total{source="${recipients.POL}",reason="FOREIGN_SOURCE"} 1`);
});

test('neither the log nor anything that was heard holds a BSN', () => {
  expect(hub.log.filter((line) => line.includes(mark))).toEqual([]);
  expect(stage.everything.filter((line) => line.includes(mark))).toEqual([]);
});
