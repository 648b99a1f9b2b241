import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Link } from '#audit/chain.ts';
import { readRecord } from '#audit/read-record.ts';
import { readAccessLog } from '#audit/read.ts';
import { verifyAudit } from '#audit/verify.ts';
import { replayLog } from '#admin/replay/replay-log.ts';
import { compilePolicy } from '#consent/compile.ts';
import { defaultPolicy, defaultTables } from '#consent/testing/default-policy.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { DeliverLater } from '#events/relay.ts';
import { aWaitingEvent, everybody, now, raiseDeliverStage, type DeliverStage, type Told } from './deliver-stage.ts';

const topics = {
  REG: 'gezinsbeeld.00000099000000001000.reg.v1',
  POL: 'gezinsbeeld.00000099000000002000.pol.v1',
  GGZ: 'gezinsbeeld.00000099000000003000.ggz.v1',
  JGD: 'gezinsbeeld.00000099000000004000.jgd.v1',
  WMO: 'gezinsbeeld.00000099000000001000.wmo.v1',
  WI: 'gezinsbeeld.00000099000000001000.wi.v1',
} as const;
const recipients = { REG: '00000099000000001000/REG', GGZ: '00000099000000003000/GGZ', JGD: '00000099000000004000/JGD' } as const;

/** Role by role, the members that each message names. */
const membersTold = (told: readonly Told[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(topics).flatMap(([role, topic]) => {
      const own = told.filter((each) => each.topic === topic);
      const about = own.flatMap(({ event }) => (event.data['about'] ?? []) as { readonly member: string }[]);
      return own.length > 0 ? [[role, about.map(({ member }) => member.replace(/^.*-/, ''))]] : [];
    }),
  );

describe.each(databaseKinds)('deliver on %s', (kind) => {
  let stage: DeliverStage;
  beforeAll(async () => {
    stage = await raiseDeliverStage(kind);
  }, 60_000);
  afterAll(async () => stage.close());

  test('tells every organisation in the case of those whom it knows, and nobody else', async () => {
    const told = await stage.deliver([aWaitingEvent()]);
    expect(membersTold(told)).toEqual({
      REG: ['m1', 'm2', 'm3', 'm4', 'm5'],
      POL: ['m1', 'm2', 'm3', 'm4'],
      GGZ: ['m1'],
      JGD: ['m1', 'm2', 'm3', 'm4'],
      WMO: ['m2'],
      WI: ['m1', 'm2'],
    });
    expect(told).toHaveLength(6);
  });

  test('sends CloudEvents by case, with nothing in them but ids and names', async () => {
    const event = aWaitingEvent({ subject: 's1-m1', facts: { release: 'RELEASED' } });
    const [message] = (await stage.deliver([event])).filter(({ topic }) => topic === topics.GGZ);
    expect(message).toEqual({
      topic: topics.GGZ,
      key: 's1',
      event: {
        specversion: '1.0',
        id: event.eventId,
        source: 'urn:nld:oin:00000099000000001000:systeem:gezinsbeeld',
        type: 'nl.gezinsbeeld.case.changed.v1',
        subject: 's1-m1',
        time: now.toISOString(),
        dataref: 'https://hub.example/graphql#familyCase=s1',
        datacontenttype: 'application/json',
        dataschema: 'https://hub.example/asyncapi.yaml#/components/schemas/nl.gezinsbeeld.case.changed.v1',
        data: { about: [{ member: 's1-m1', classes: ['FAMILY_CASE'] }] },
      },
    });
  });

  test('names the subject only to who hears of that member', async () => {
    const told = await stage.deliver([aWaitingEvent({ subject: 's1-m2' })]);
    const subjects = Object.fromEntries(told.map(({ topic, event }) => [topic, event.subject]));
    expect(subjects).toMatchObject({ [topics.WMO]: 's1-m2', [topics.POL]: 's1-m2' });
    expect(subjects[topics.GGZ]).toBeUndefined();
  });

  test('keeps the order of the outbox for every recipient', async () => {
    const events = Array.from({ length: 12 }, (_, n) => {
      const caseId = ['s1', 's1-withdrawn', 's1-walter-agreed'][n % 3] ?? '';
      return aWaitingEvent({ eventId: `event-${n}`, caseId, data: { about: everybody('FAMILY_CASE', caseId) } });
    });
    const told = await stage.deliver(events);
    for (const topic of Object.values(topics)) {
      expect(told.flatMap((each) => (each.topic === topic ? each.event.id : []))).toEqual(events.map(({ eventId }) => eventId));
    }
  });

  test('a family member is in no case a recipient, also when they are named', async () => {
    const named = aWaitingEvent({
      short: 'case.destroyed',
      caseId: 'gone',
      data: { recipients: ['00000099000000001000/LID', recipients.JGD] },
    });
    expect((await stage.deliver([named])).map(({ topic, event }) => [topic, event.data])).toEqual([
      [topics.JGD, { recipients: [recipients.JGD] }],
    ]);
  });

  test('what only the desk or nobody hears reads nothing and tells nobody', async () => {
    const nothing = async () => Promise.reject(new Error('this was read'));
    const events = [
      aWaitingEvent({ short: 'waiver.refused', data: { waivers: ['w'], about: everybody('GGZ_IN_CARE'), recipients: [recipients.REG] } }),
      aWaitingEvent({ short: 'task.changed', data: { members: ['s1-m1'] } }),
      aWaitingEvent({ short: 'signal.raised', data: { signal: 's', about: everybody('SIGNAL_MATCH') } }),
    ];
    expect(await stage.deliver(events, { readInvolved: async () => [], loadSituation: nothing, readRecipients: nothing })).toEqual([]);
  });

  test('another policy is told to every recipient that the hub knows, under the id of the event', async () => {
    const event = aWaitingEvent({ eventId: 'p-1', short: 'policy.activated', caseId: null, data: { policy: `sha256:${'a'.repeat(64)}` } });
    const told = await stage.deliver([event]);
    expect(told.map(({ topic }) => topic)).toEqual(expect.arrayContaining(Object.values(topics)));
    expect(new Set(told.map(({ key }) => key))).toEqual(new Set(['p-1']));
    expect(told.some(({ topic }) => topic.includes('lid'))).toBe(false);
  });

  test('a tombstone comes to its recipient, who sees nothing any more', async () => {
    const data = { waiver: 'w-1', about: [{ member: 's1-m1', classes: ['GGZ_IN_CARE'] }], recipients: ['00000099000000009000/SCH'] };
    const [message, ...others] = await stage.deliver([aWaitingEvent({ short: 'waiver.withdrawn', subject: 's1-m1', data })]);
    expect(message).toMatchObject({ topic: 'gezinsbeeld.00000099000000009000.sch.v1', event: { subject: 's1-m1', data } });
    expect(others).toEqual([]);
  });

  describe('what holds at the moment of telling counts, whatever held when it was written', () => {
    const event = aWaitingEvent();
    const waiver = aWaitingEvent({
      short: 'waiver.given',
      data: { waivers: ['w-1'], about: [{ member: 's1-m1', classes: ['GGZ_IN_CARE'] }], recipients: [recipients.REG, recipients.JGD] },
    });

    test.each<[string, string, string, typeof event, Readonly<Record<string, readonly string[]>>]>([
      [
        'an involvement that ended yesterday',
        `update involvement set "until" = '2026-11-19' where case_id = 's1' and role = 'GGZ'`,
        `update involvement set "until" = null where case_id = 's1' and role = 'GGZ'`,
        event,
        { GGZ: [] },
      ],
      [
        'an involvement that begins tomorrow',
        `update involvement set "from" = '2026-11-21' where case_id = 's1' and role = 'POL'`,
        `update involvement set "from" = '2026-02-04' where case_id = 's1' and role = 'POL'`,
        event,
        { POL: [] },
      ],
      [
        'a restricted use of what the GGZ holds',
        `insert into restriction (member_id, source) values ('s1-m1', 'ggz')`,
        `delete from restriction`,
        waiver,
        { REG: [] },
      ],
    ])('%s', async (_what, change, undo, told, expected) => {
      const { sql } = stage.database;
      const roles = Object.keys(expected);
      const of = async () => {
        const members = membersTold(await stage.deliver([told]));
        return Object.fromEntries(roles.map((role) => [role, members[role] ?? []]));
      };
      const before = await of();
      await sql(change);
      expect(await of()).toEqual(expected);
      await sql(undo);
      expect(await of()).toEqual(before);
      expect(Object.values(before).flat()).not.toEqual([]);
    });

    test('a use that is restricted: a safety ground that somebody opened lets them hear all the same', async () => {
      const { sql } = stage.database;
      const name = aWaitingEvent({ short: 'record.changed', data: { about: [{ member: 's1-m1', classes: ['PERSON_NAME'] }] } });
      const police = async () => membersTold(await stage.deliver([name]))['POL'] ?? [];
      expect(await police()).toEqual(['m1']);
      await sql(`insert into restriction (member_id, source) values ('s1-m1', 'brp')`);
      expect(await police()).toEqual([]);
      await sql(
        `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until")
          values ('g-1', 's1-m1', '00000099000000002000', 'POL', 'x', 'prof-police', null, '2026-11-20T09:00:00Z', '2026-11-23T09:00:00Z')`,
      );
      expect(await police()).toEqual(['m1']);
      await sql(`update safety_ground set closed_at = '2026-11-20T09:30:00Z' where id = 'g-1'`);
      expect(await police()).toEqual([]);
      await sql('delete from safety_ground');
      await sql('delete from restriction');
    });

    test('the mayor hears while a case is escalated to the administration, and not after', async () => {
      const { sql } = stage.database;
      const caseId = 's2-escalated';
      const event = aWaitingEvent({ caseId, data: { about: everybody('FAMILY_CASE', caseId) } });
      const mayor = async () => (await stage.deliver([event])).filter(({ topic }) => topic.endsWith('.bm.v1')).length;
      expect(await mayor()).toBe(1);
      await sql(`update escalation set "until" = '2026-11-19' where case_id = $1`, [caseId]);
      expect(await mayor()).toBe(0);
      await sql(`update escalation set "until" = null where case_id = $1`, [caseId]);
    });

    test('the parties to a match that shows in a case come into question there, also where nobody of them is involved', async () => {
      const people = await stage.deps.readInvolved(['s3'], '2026-11-20');
      const parties = people.filter(({ purpose, subject }) => purpose === 'SIGNAL' && subject === null);
      expect(parties.map(({ oin, role }) => `${oin}/${role}`).toSorted()).toEqual(['00000099000000001000/WMO', recipients.JGD]);
    });

    test('a match of signals is told to its parties for as long as it holds', async () => {
      const { sql } = stage.database;
      for (const [id, oin, role] of [
        ['m-a', '00000099000000002000', 'POL'],
        ['m-b', '00000099000000004000', 'JGD'],
      ] as const) {
        await sql(
          `insert into signal (id, members, oin, role, organisation, duty_phone, raised_at, "until")
            values ($1, '{}', $2, $3, 'x', '+31881000000', '2026-11-19T10:00:00Z', '2028-11-19')`,
          [id, oin, role],
        );
      }
      await sql(
        `insert into signal_match (id, kind, first_id, second_id, matched_at, "until") values ('m-a-m-b', 'SAME_PERSON', 'm-a', 'm-b', '2026-11-19', '2028-11-19')`,
      );
      await sql(
        `insert into match_told (signal_id, oin, role, match_id) values ('m-a', '00000099000000004000', 'JGD', 'm-a-m-b'), ('m-b', '00000099000000002000', 'POL', 'm-a-m-b')`,
      );
      const data = { match: 'm-a-m-b', recipients: ['00000099000000002000/POL', recipients.JGD] };
      const event = aWaitingEvent({ short: 'signal.matched', caseId: null, data });
      const rules = defaultPolicy.rules.filter(({ target }) => !target.classes.includes('SIGNAL_MATCH'));
      const heard = async () =>
        (await sql<{ heard: boolean }>(`select distinct heard from match_told where match_id = 'm-a-m-b'`)).map((row) => row.heard);
      expect(await stage.deliver([event], { policy: () => compilePolicy({ ...defaultPolicy, rules }, '2026-11-20') })).toEqual([]);
      expect(await heard(), 'whom the policy lets not hear, hears not of the end either').toEqual([false]);
      const told = await stage.deliver([event]);
      expect(await heard()).toEqual([true]);
      const place = ['m-a-m-b', 'https://hub.example/graphql'];
      expect(told.map(({ topic, key, event: { data: read, dataref } }) => [topic, read, key, dataref])).toEqual([
        [topics.POL, { match: 'm-a-m-b', recipients: ['00000099000000002000/POL'] }, ...place],
        [topics.JGD, { match: 'm-a-m-b', recipients: [recipients.JGD] }, ...place],
      ]);
      expect(await stage.deliver([{ ...event, data: { ...data, recipients: [recipients.GGZ] } }])).toEqual([]);
      expect(await stage.deliver([{ ...event, data: { ...data, match: 'another' } }])).toEqual([]);
      await sql(`update signal set withdrawn_at = '2026-11-20T09:00:00Z' where id = 'm-b'`);
      expect(await stage.deliver([event])).toEqual([]);
      await sql(`update signal set withdrawn_at = null, "until" = '2026-11-19' where id = 'm-b'`);
      expect(await stage.deliver([event])).toEqual([]);
      await sql(`delete from signal_match where id = 'm-a-m-b'`);
      await sql(`delete from signal where id in ('m-a', 'm-b')`);
    });

    test('a waiver is told to who may now see what it opens, and not to another who is named beside them', async () => {
      expect(membersTold(await stage.deliver([waiver]))).toEqual({ REG: ['m1'] });
      expect(
        membersTold(
          await stage.deliver([
            {
              ...waiver,
              caseId: 's1-withdrawn',
              data: { ...waiver.data, about: [{ member: 's1-withdrawn-m1', classes: ['GGZ_IN_CARE'] }] },
            },
          ]),
        ),
      ).toEqual({});
    });
  });

  test('what is told is on record, by recipient and case, and in the access log of the person', async () => {
    const logged = async (member: string) => readAccessLog(stage.database, 's1', member);
    const [before, williamBefore] = [await logged('s1-m1'), await logged('s1-m5')];
    const traceId = '11111111111111111111111111111111';
    const other = { traceId, caseId: 's1-withdrawn', data: { about: everybody('FAMILY_CASE', 's1-withdrawn') } };
    const told = await stage.deliver([aWaitingEvent({ traceId }), aWaitingEvent({ traceId }), aWaitingEvent(other)]);
    expect(told).toHaveLength(18);
    const looks = (await logged('s1-m1')).slice(0, -before.length);
    expect(looks.map(({ oin, role, subject, purpose, articles }) => [`${oin}/${role}`, subject, purpose, articles])).toEqual(
      expect.arrayContaining([
        [recipients.REG, 'events', 'COORD', ['AVG 6(1)(e)']],
        [recipients.GGZ, 'events', 'CARE', ['AVG 6(1)(e)']],
      ]),
    );
    expect(looks.map(({ role }) => role).toSorted()).toEqual(['GGZ', 'JGD', 'POL', 'REG', 'WI']);
    expect((await logged('s1-m5')).length - williamBefore.length).toBe(1);
    const bodies = await stage.database.sql<{ body: string }>('select body from audit_record where trace_id = $1', [traceId]);
    const records = bodies.map(({ body }) => readRecord((JSON.parse(body) as Link).record));
    expect(records).toHaveLength(12);
    const [ggz] = records.filter(({ caller, caseId }) => caller.role === 'GGZ' && caseId === 's1');
    expect(ggz).toMatchObject({
      action: 'event.deliver',
      details: { events: '2', types: 'case.changed.v1' },
      policy: defaultTables.hash,
      decidedOn: '2026-11-20',
      subjects: [
        {
          memberId: 's1-m1',
          lines: [{ source: 'HUB', dataClass: 'FAMILY_CASE', level: 'SIGNAL', decided: 'COARSE', reason: 'INVOLVED', count: 2 }],
        },
      ],
    });
    expect((await verifyAudit(stage.database)).every(({ findings }) => findings.length === 0)).toBe(true);
  });

  test('what is on record can be decided again, with the same result', async () => {
    await stage.deliver([aWaitingEvent(), aWaitingEvent({ short: 'escalation.changed', data: { about: everybody('ESCALATION') } })]);
    const policyByHash = async () => defaultTables.policy;
    const { held, findings } = await replayLog({ database: stage.database, policyByHash });
    expect(findings).toEqual([]);
    expect(held).toBeGreaterThan(10);
  });

  test('a batch that would take too many reads is left to its halves, and one case never', async () => {
    const person = { oin: '00000099000000002000', role: 'POL', purpose: 'GOSSIP' };
    const readInvolved = async (caseIds: readonly string[]) =>
      caseIds.flatMap((caseId) => Array.from({ length: 600 }, (_, n) => ({ ...person, caseId, subject: `prof-${n}` })));
    const [one, other] = [aWaitingEvent(), aWaitingEvent({ caseId: 's1-withdrawn' })];
    await expect(stage.deliver([one, other], { readInvolved })).rejects.toMatchObject({ code: 'BATCH_TOO_LARGE_TO_DECIDE' });
    expect(await stage.deliver([one, one], { readInvolved })).toEqual([]);
  });

  test.each<[string, Parameters<DeliverStage['deliver']>[1]]>([
    ['the record cannot be kept', { audit: { append: async () => Promise.reject(new Error('the database is away')) } }],
    ['who is involved cannot be read', { readInvolved: async () => Promise.reject(new Error('the database is away')) }],
    ['a case cannot be read', { loadSituation: async () => Promise.reject(new DeliverLater('the database is away')) }],
    [
      'there is no policy',
      {
        policy: () => {
          throw new Error('no policy');
        },
      },
    ],
    ['there can be no topic', { prepare: async () => Promise.reject(new DeliverLater('the broker is away')) }],
  ])('nothing is told when %s', async (_what, changes) => {
    await expect(stage.deliver([aWaitingEvent()], changes)).rejects.toBeInstanceOf(DeliverLater);
  });

  test('a case or an event that is itself at fault is not blamed on the surroundings', async () => {
    const broken = stage.deliver([aWaitingEvent()], { loadSituation: async () => Promise.reject(new Error('altered')) });
    await expect(broken).rejects.not.toBeInstanceOf(DeliverLater);
    await expect(stage.deliver([aWaitingEvent({ data: { about: [{ member: 7 }] } })])).rejects.not.toBeInstanceOf(DeliverLater);
  });

  test('a case that is gone, and a role or purpose that nobody knows, hear nothing', async () => {
    expect(await stage.deliver([aWaitingEvent({ caseId: 'gone', data: { about: everybody('FAMILY_CASE', 'gone') } })])).toEqual([]);
    const person = { caseId: 's1', oin: '00000099000000002000', subject: 'prof-police' };
    const readInvolved = async () => [
      { ...person, role: 'POL', purpose: 'GOSSIP' },
      { ...person, role: 'SPY', purpose: 'COORD' },
    ];
    expect(await stage.deliver([aWaitingEvent()], { readInvolved })).toEqual([]);
  });

  test('each professional of a case is read once in a batch, under the purpose of their involvement', async () => {
    const read: string[] = [];
    const loadSituation: DeliverStage['deps']['loadSituation'] = async (caseId, question) => {
      read.push(`${caseId} ${question.caller.subject} ${question.purpose}`);
      return stage.deps.loadSituation(caseId, question);
    };
    await stage.deliver([aWaitingEvent(), aWaitingEvent(), aWaitingEvent()], { loadSituation });
    expect(read.toSorted()).toEqual([
      's1 prof-backup COORD',
      's1 prof-ggz CARE',
      's1 prof-income PROVISION',
      's1 prof-police COORD',
      's1 prof-regisseur COORD',
      's1 prof-wmo PROVISION',
      's1 prof-youth CARE',
    ]);
  });
});
