import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Link } from '#audit/chain.ts';
import { readRecord } from '#audit/read-record.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { holdsBsn } from '#database/holds-bsn.ts';
import type { KafkaError } from '#events/kafka-error.ts';
import { groupPrefixOf, topicOf } from '#events/topics.ts';
import { until } from '../faults/audited-view.ts';
import type { Stage } from '../stage.ts';
import { raiseBrokerStage, recipients, type BrokerStage, type Ear, type Heard, type Written } from './broker-stage.ts';

// S1 through a real broker: each organisation reads its own topic, as itself.
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

const about = (...pairs: readonly (readonly [number, ...string[]])[]) => ({
  about: pairs.map(([number, ...classes]) => ({ member: `s1-m${number}`, classes })),
});
const all = (dataClass: string) => about(...[1, 2, 3, 4, 5].map((number) => [number, dataClass] as const));

const closingNames = `  - id: police-without-names
    kind: cap
    level: NONE
    target: { roles: [POL], purposes: "*", classes: [PERSON_NAME] }
    reasonCode: POLICE_WITHOUT_NAMES
    article: AVG 5(1)(c)
    textNl: De politie ziet bij deze proef geen namen.
`;

/** Two officers publish the policy of the project with one cap more; answers its hash. */
const publish = async ({ ask }: Stage, cap: string): Promise<string> => {
  const step = async (role: 'officer' | 'officer2', call: string, variables: Record<string, unknown>) => {
    const kinds = '$files: [PolicyFileInput!], $hash: ID, $revision: Int';
    const query = `mutation (${kinds}) { ${call} { version { hash revision state } problems { code messageNl } } }`.replace(
      kinds,
      Object.keys(variables)
        .map((name) => `$${name}: ${{ files: '[PolicyFileInput!]!', hash: 'ID!', revision: 'Int!' }[name] ?? ''}`)
        .join(', '),
    );
    const { body, text } = await ask({ role, purpose: 'AUDIT', query, variables });
    const [payload] = Object.values(body.data ?? {}) as { version: { hash: string; revision: number } | null }[];
    if (!payload?.version) throw new Error(text);
    const { hash, revision } = payload.version;
    return { hash, revision };
  };
  const files = readPolicyFolder(defaultPolicyFolder).map(({ name, text }) => ({
    name,
    text: name === 'caps.yaml' ? `${text}\n${cap}` : text,
  }));
  const drafted = await step('officer', 'draftPolicy(files: $files, note: "proef")', { files });
  const proposed = await step('officer', 'proposePolicy(hash: $hash, revision: $revision)', drafted);
  return (await step('officer2', 'approvePolicy(hash: $hash, revision: $revision)', proposed)).hash;
};

/** Per role what was heard: member number and classes. */
const heardOf = (heard: Heard): Partial<Record<Ear, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(heard).map(([ear, events]) => [
      ear,
      events.flatMap(({ data }) =>
        ((data['about'] ?? []) as readonly { member: string; classes: readonly string[] }[]).map(
          ({ member, classes }) => `${member.replace(/^.*-m/, '')} ${classes.join(' ')}`,
        ),
      ),
    ]),
  );
const whoHears = async (...events: readonly Written[]) => heardOf(await stage.during('s1', async () => stage.write(...events)));

describe('S1, event by event and role by role', () => {
  const open = { confidentiality: 'OPEN', release: 'NOT_RELEASED' } as const;
  const record = (dataClass: string, facts: NonNullable<Written['facts']> = open): Written => ({
    type: 'nl.gezinsbeeld.record.changed.v1',
    data: all(dataClass),
    facts,
  });
  const release = (facts: NonNullable<Written['facts']>): Written => ({
    type: 'nl.gezinsbeeld.release.changed.v1',
    data: all('POLICE_CARE_REPORT'),
    facts: { confidentiality: 'OPEN', ...facts },
  });
  const everybody = { REG: [1, 2, 3, 4, 5], POL: [1, 2, 3, 4], GGZ: [1], JGD: [1, 2, 3, 4], WMO: [2], WI: [1, 2] };

  test.each<[string, Written, string, Partial<Record<Ear, readonly number[]>>]>([
    ['the case', { type: 'nl.gezinsbeeld.case.changed.v1', data: all('FAMILY_CASE') }, 'FAMILY_CASE', everybody],
    [
      'who is involved',
      { type: 'nl.gezinsbeeld.involvement.changed.v1', data: all('INVOLVEMENT_OTHER') },
      'INVOLVEMENT_OTHER',
      { REG: everybody.REG, GGZ: everybody.GGZ, JGD: everybody.JGD },
    ],
    [
      'an escalation, not to the police, who have none',
      { type: 'nl.gezinsbeeld.escalation.changed.v1', data: all('ESCALATION') },
      'ESCALATION',
      { REG: everybody.REG, GGZ: everybody.GGZ, JGD: everybody.JGD, WMO: everybody.WMO, WI: everybody.WI },
    ],
    ['GGZ care: Mark waived secrecy to the regisseur', record('GGZ_IN_CARE'), 'GGZ_IN_CARE', { REG: [1], GGZ: [1] }],
    ['a diagnosis: the source alone', record('GGZ_DIAGNOSIS'), 'GGZ_DIAGNOSIS', { GGZ: [1] }],
    ['a name', record('PERSON_NAME'), 'PERSON_NAME', everybody],
    [
      'an address: Chantal’s is secret, and so is that of whoever lives with her',
      record('PERSON_ADDRESS'),
      'PERSON_ADDRESS',
      { REG: everybody.REG, POL: [1], JGD: [1], WI: [1] },
    ],
    ['a provision of the Wmo', record('WMO_PROVISION'), 'WMO_PROVISION', { REG: everybody.REG, WMO: [2] }],
    ['the notes of youth care', record('YOUTH_NOTES'), 'YOUTH_NOTES', { JGD: everybody.JGD }],
    [
      'a care report released to the regisseur',
      release({ releasedTo: [recipients.REG] }),
      'POLICE_CARE_REPORT',
      { REG: everybody.REG, POL: everybody.POL },
    ],
    ['a care report that was taken back', release({ release: 'NOT_RELEASED' }), 'POLICE_CARE_REPORT', { POL: everybody.POL }],
    ['a care report of which nothing is known', record('POLICE_CARE_REPORT', {}), 'POLICE_CARE_REPORT', { POL: everybody.POL }],
    ['a class that nobody knows', record('TAROT'), 'TAROT', {}],
  ])('%s', async (_what, event, dataClass, expected) => {
    const numbers = Object.entries(expected).map(([ear, each]) => [ear, each.map((number) => `${number} ${dataClass}`)]);
    expect(await whoHears(event)).toEqual(Object.fromEntries(numbers));
  });
});

describe('what people do through the front door', () => {
  type Payload = { readonly problems: readonly { readonly code: string }[]; readonly waivers?: readonly { readonly id: string }[] };
  const change = async (who: Omit<Parameters<Stage['ask']>[0], 'query'>, query: string): Promise<Payload> => {
    const { body, text } = await hub.ask({ ...who, query });
    const [first] = Object.values(body.data ?? {}) as (Payload | null)[];
    if (!first || first.problems.length > 0) throw new Error(text);
    return first;
  };
  const mark = { role: 'family', member: 'mark', purpose: 'RIGHTS' } as const;
  const waiver = {
    caseId: 's1',
    memberId: 's1-m1',
    classes: ['GGZ_CRISIS_CONTACT'],
    recipients: [{ oin: '00000099000000001000', role: 'REG' }],
    purposes: ['COORD'],
    until: '2027-03-01',
  };
  const decide = (field: string) => `mutation ($waiver: WaiverInput!) { ${field}(waiver: $waiver) { waivers { id } problems { code } } }`;
  let id = '';

  test('a waiver for the regisseur is told to the regisseur', async () => {
    const heard = await stage.during('s1', async () => {
      id = (await change({ ...mark, variables: { waiver } }, decide('giveWaiver'))).waivers?.[0]?.id ?? '';
    });
    expect(heard).toMatchObject({
      REG: [
        {
          type: 'nl.gezinsbeeld.waiver.given.v1',
          subject: 's1-m1',
          data: {
            waivers: [heard.REG?.[0]?.id],
            about: [{ member: 's1-m1', classes: ['GGZ_CRISIS_CONTACT'] }],
            recipients: [recipients.REG],
          },
        },
      ],
    });
    expect(Object.keys(heard)).toEqual(['REG']);
  });

  test('a refusal is told to nobody', async () => {
    const refused = { ...waiver, classes: ['GGZ_IN_CARE'], recipients: [{ oin: '00000099000000004000', role: 'JGD' }], until: null };
    expect(await stage.during('s1', async () => change({ ...mark, variables: { waiver: refused } }, decide('refuseWaiver')))).toEqual({});
  });

  test('a withdrawal is told to who loses something by it, and what', async () => {
    const withdraw = `mutation ($id: ID!) { withdrawWaiver(caseId: "s1", waiverId: $id) { waivers { id } problems { code } } }`;
    const heard = await stage.during('s1', async () => change({ ...mark, variables: { id } }, withdraw));
    expect(heard).toMatchObject({
      REG: [
        {
          type: 'nl.gezinsbeeld.waiver.withdrawn.v1',
          data: { about: [{ member: 's1-m1', classes: ['GGZ_CRISIS_CONTACT'] }], recipients: [recipients.REG] },
        },
      ],
    });
    expect(Object.keys(heard)).toEqual(['REG']);
  });

  test('a safety ground is told to the organisation and role that opened it', async () => {
    const open = `mutation { openSafetyGround(caseId: "s1", memberId: "s1-m1", reason: "Er wordt met een wapen gedreigd.") { problems { code } } }`;
    const heard = await stage.during('s1', async () => change({ role: 'police', purpose: 'SAFETY' }, open));
    expect(heard).toMatchObject({
      POL: [{ type: 'nl.gezinsbeeld.safety-ground.opened.v1', data: { members: ['s1-m1'], recipients: [recipients.POL] } }],
    });
    expect(Object.keys(heard)).toEqual(['POL']);
  });

  test('a restricted use is told to who still sees it: the source', async () => {
    const restrict = `mutation { restrictProcessing(input: { caseId: "s1", memberId: "s1-m1", source: "ggz", reason: ACCURACY_CONTESTED }) { problems { code } } }`;
    const heard = await stage.during('s1', async () => change(mark, restrict));
    expect(Object.keys(heard)).toEqual(['GGZ']);
    expect(heard.GGZ?.[0]).toMatchObject({ type: 'nl.gezinsbeeld.restriction.set.v1', subject: 's1-m1' });
    await stage.database.sql('delete from restriction');
  });

  test('another policy is told to everybody, and decides about what is told after it', async () => {
    const names: Written = { type: 'nl.gezinsbeeld.record.changed.v1', data: all('PERSON_NAME') };
    expect(Object.keys(await whoHears(names))).toContain('POL');
    const hash = await publish(hub, closingNames);
    const toldOf = () => stage.everything.filter((text) => text.includes('policy.activated') && text.includes(hash)).length;
    expect(
      await until(
        async () => toldOf(),
        (count) => count === 7,
      ),
    ).toBe(7);
    expect(Object.keys(await whoHears(names))).toEqual(['REG', 'GGZ', 'JGD', 'WMO', 'WI']);
  }, 120_000);
});

describe('what changes between writing and telling', () => {
  const mayBe: Written = {
    type: 'nl.gezinsbeeld.record.changed.v1',
    data: all('GGZ_IN_CARE'),
    facts: { confidentiality: 'OPEN', release: 'NOT_RELEASED' },
  };
  const phase: Written = { type: 'nl.gezinsbeeld.case.changed.v1', data: all('FAMILY_CASE') };
  const { sql } = { sql: async (text: string) => stage.database.sql(text) };

  test('a broker that is away keeps nothing from being decided by what holds when it is back: less, and more', async () => {
    const heard = await stage.during('s1', async () => {
      await stage.kafka.kill();
      await stage.write(phase, mayBe);
      await sql(`update involvement set "until" = '2026-11-19' where case_id = 's1' and role = 'GGZ'`);
      await sql(`update secrecy_waiver set withdrawn_at = '2026-11-20T09:00:00Z' where id = 's1-w1'`);
      await sql(
        `insert into involvement select 's1-m5-POL', case_id, 's1-m5', kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from" from involvement where id = 's1-m1-POL'`,
      );
      await stage.kafka.start();
    });
    expect(heardOf(heard)).toEqual({
      REG: [1, 2, 3, 4, 5].map((number) => `${number} FAMILY_CASE`),
      POL: [1, 2, 3, 4, 5].map((number) => `${number} FAMILY_CASE`),
      JGD: [1, 2, 3, 4].map((number) => `${number} FAMILY_CASE`),
      WMO: ['2 FAMILY_CASE'],
      WI: ['1 FAMILY_CASE', '2 FAMILY_CASE'],
    });
    await sql(`update involvement set "until" = null where case_id = 's1' and role = 'GGZ'`);
    await sql(`update secrecy_waiver set withdrawn_at = null where id = 's1-w1'`);
    await sql(`delete from involvement where id = 's1-m5-POL'`);
  }, 120_000);

  test('a hub that was stopped tells what waits when it is back, as it then is', async () => {
    await hub.close();
    const heard = await stage.during('s1', async () => {
      await stage.write(phase, mayBe, phase);
      await sql(`update involvement set "until" = '2026-11-19' where case_id = 's1' and role = 'WMO'`);
      hub = await stage.raiseHub();
    });
    expect(Object.fromEntries(Object.entries(heard).map(([ear, events]) => [ear, events.length]))).toEqual({
      REG: 3,
      POL: 2,
      GGZ: 3,
      JGD: 2,
      WI: 2,
    });
    await sql(`update involvement set "until" = null where case_id = 's1' and role = 'WMO'`);
  }, 120_000);

  test('a database that goes away under a relay at work loses nothing, and the order of the case stands', async () => {
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const heard = await stage.during('s1', async () => {
      await stage.write(...ids.map((id) => ({ ...phase, id })));
      await stage.postgres.stop();
      await stage.postgres.start();
    });
    for (const events of [heard.REG, heard.POL, heard.JGD]) {
      expect([...new Set(events?.map((event) => event.id))]).toEqual(ids);
    }
  }, 120_000);
});

test('nobody can read another recipient’s topic', async () => {
  const connection = stage.connectAs('WI');
  const reading = connection.consume({
    group: `${groupPrefixOf(recipients.WI)}curious`,
    topics: [topicOf(recipients.GGZ)],
    fromBeginning: true,
    onMessage: async () => {},
    onRefused: () => {},
  });
  await expect(reading).rejects.toMatchObject({ code: 'REFUSED', reason: 'TOPIC_AUTHORIZATION_FAILED' } satisfies Partial<KafkaError>);
});

test('no message holds a BSN, a name or a text', () => {
  const words = ['Mark', 'Chantal', 'Walter', 'William', 'wapen', 'geweld', 'Bakker', 'Voorbeeldstad', 'prof-', 'family-'];
  expect(stage.everything.length).toBeGreaterThan(100);
  for (const text of stage.everything) {
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    // Every person of the sandbox has a BSN that begins so, which in a random id means nothing; and nothing else looks like one.
    expect(text).not.toMatch(/(?<![\da-f])99999\d{4}(?![\da-f])/);
    expect(text.split(/[^\w.:/-]+/).filter(holdsBsn)).toEqual([]);
  }
});

test('Mark finds in his own access report who was told what about him', async () => {
  const query = `{ accessReport(caseId: "s1", memberId: "s1-m1") { report { entries { recipient seen { dataClass extent article } } } problems { code } } }`;
  const { body } = await hub.ask({ role: 'family', member: 'mark', purpose: 'RIGHTS', query });
  const { accessReport } = body.data as {
    accessReport: { report: { entries: readonly { recipient: string; seen: readonly { dataClass: string }[] }[] } | null };
  };
  const seenBy = (recipient: string) =>
    new Set(
      accessReport.report?.entries.flatMap((entry) => (entry.recipient === recipient ? entry.seen.map(({ dataClass }) => dataClass) : [])),
    );
  expect(seenBy(recipients.POL)).toContain('FAMILY_CASE');
  expect(seenBy(recipients.REG)).toContain('GGZ_IN_CARE');
  expect(seenBy(recipients.WMO)).toEqual(new Set());
});

test('everything that was told in a case was on record', async () => {
  const rows = await stage.database.sql<{ body: string }>(`select body from audit_record where body like '%"name":"event.deliver"%'`);
  const records = rows.map(({ body }) => readRecord((JSON.parse(body) as Link).record));
  for (const recipient of Object.values(recipients)) {
    const own = records.filter(({ caller, caseId }) => `${caller.oin}/${caller.role}` === recipient && caseId === 's1');
    const recorded = own.reduce((sum, { details }) => sum + Number(details['events']), 0);
    const told = new Set(
      stage.everything.flatMap((text) => (text.includes(topicOf(recipient)) && text.includes('"key":"s1"') ? text : [])),
    );
    expect(recorded).toBeGreaterThanOrEqual(told.size);
  }
});
