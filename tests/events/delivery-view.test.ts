import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSituation } from '#consent/store.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { Level, type Purpose, type Role } from '#consent/vocabulary.ts';
import { owners } from '#consent/testing/organisations.ts';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { databaseKinds, testEncryption } from '#database/testing/create-test-database.ts';
import type { EventFacts } from '#events/event-facts.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import { topicOf } from '#events/topics.ts';
import { Disclosure, type RecordFacts } from '#gateway/disclose/disclosure.ts';
import { createRecordViewer, recordFactsOf } from '#gateway/disclose/record-facts.ts';
import { aWorld, insertWorld, parties } from '#register/testing/world-of-waivers.ts';
import { aWaitingEvent, now, raiseDeliverStage, type DeliverStage } from './deliver-stage.ts';

// Whatever holds in a case: a recipient hears of a class about a member if and only if one of its people sees at least SIGNAL of it in the view at that very moment.

const everyone = [1, 2, 3, 4, 5].map((number) => `p-m${String(number)}`);
const recipients = parties.map(({ oin, role }) => `${oin}/${role}`);
const classes = [...defaultTables.classes.values()];
/** What stands in the case itself, and in the view too is decided for the family. */
const ofTheCase: ReadonlySet<string> = new Set(['FAMILY_CASE', 'ESCALATION']);

const someFacts = fc.record(
  {
    confidentiality: fc.constantFrom('OPEN', 'OPEN', 'RESTRICTED', 'SECRET'),
    releasedTo: fc.subarray(recipients),
    release: fc.constantFrom('RELEASED', 'NOT_RELEASED'),
    releasedUntil: fc.constantFrom('2026-11-19', '2026-11-20', '2027-01-01'),
  },
  { requiredKeys: [] },
);
const aSituationOfCase = fc.record({
  world: aWorld,
  facts: fc.option(someFacts),
  /** Involvements of the seed that ended yesterday, or begin tomorrow. */
  ended: fc.subarray(['GGZ', 'POL', 'JGD', 'WMO', 'WI', 'REG']),
  later: fc.subarray(['POL', 'WMO']),
  restricted: fc.uniqueArray(fc.tuple(fc.constantFrom(...everyone), fc.constantFrom('ggz', 'police', 'cjg', 'brp', 'wmo', 'hub')), {
    maxLength: 3,
    selector: (pair) => pair.join(' '),
  }),
  setAside: fc.option(fc.record({ holder: fc.constantFrom('p-m1', 'p-m2'), by: fc.constantFrom(...parties) })),
  reference: fc.constantFrom('VB-2026-0001', 'VB-2026-0001', null),
  phase: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'CLOSED'),
});
type SituationOfCase = typeof aSituationOfCase extends fc.Arbitrary<infer Value> ? Value : never;

describe.each(databaseKinds)('on %s', (kind) => {
  let stage: DeliverStage;
  beforeAll(async () => {
    stage = await raiseDeliverStage(kind, []);
  }, 60_000);
  afterAll(async () => stage.close());

  const sql = async <Row>(text: string, ...params: readonly unknown[]) => stage.database.sql<Row>(text, params);

  const arrange = async ({ world, ended, later, restricted, setAside, reference, phase }: SituationOfCase): Promise<void> => {
    await sql('delete from family_case');
    await seed(stage.database, testEncryption(), now, [deBoerCase('p', null)]);
    await insertWorld(stage.database.sql, world);
    await sql(
      `update family_case set reference = $1, phase = $2::case_phase, closed_at = case when $2 = 'CLOSED' then date '2026-11-19' end`,
      reference,
      phase,
    );
    await sql(`update involvement set "until" = '2026-11-19' where role = any($1::text[]) and id not like 'i-%'`, ended);
    await sql(`update involvement set "from" = '2026-11-21' where role = any($1::text[]) and id not like 'i-%'`, later);
    for (const [member, source] of restricted) await sql(`insert into restriction (member_id, source) values ($1, $2)`, member, source);
    if (setAside) {
      await sql(
        `insert into authority_set_aside (id, member_id, holder_member_id, reason, recorded_by, recorded_at, recorded_oin, recorded_role) values ('s', 'p-m4', $1, 'x', 'prof', now(), $2, $3)`,
        setAside.holder,
        setAside.by.oin,
        setAside.by.role,
      );
    }
  };

  /** Everybody through whom somebody hears, as a caller of the view. */
  const disclosures = async (): Promise<readonly (readonly [string, Disclosure])[]> => {
    const people = await sql<{ oin: string; role: Role; subject: string; purpose: Purpose }>(
      `select distinct oin, role, subject, purpose from involvement where "from" <= '2026-11-20' and coalesce("until", '2026-11-20') >= '2026-11-20'`,
    );
    return Promise.all(
      people.map(async ({ purpose, ...person }) => {
        const question = { caller: { ...person, purposes: [purpose] }, purpose, now, owners, policy: defaultTables };
        const situation = await loadSituation({ database: stage.database, encryption: testEncryption() }, 'p', question);
        if (situation === null) throw new Error('no case');
        const basis = { policy: defaultTables, role: person.role, organisation: person.oin, purpose, situation };
        return [`${person.oin}/${person.role}`, new Disclosure(basis)] as const;
      }),
    );
  };

  /** A record of which its source says this, as the second look reads it; one that nobody has seen when nothing is said. */
  const recordOf = (
    disclosure: Disclosure,
    member: string,
    info: (typeof classes)[number],
    facts: EventFacts | null,
  ): RecordFacts | null => {
    if (!info.record) return null;
    const { situation, policy } = disclosure.basis;
    if (facts === null) {
      const unseen = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', domain: null } as const;
      return info.source === 'hub' ? { ...unseen, source: 'OTHER' } : unseen;
    }
    const { confidentiality = null, release, releasedTo, releasedUntil } = facts;
    const released = release !== 'NOT_RELEASED' && releasedTo ? { recipients: releasedTo, until: releasedUntil ?? '2999-12-31' } : null;
    return recordFactsOf(
      info,
      { confidentiality, running: true, release: released && { ...released, caseReference: 'VB-2026-0001' } },
      createRecordViewer(situation, now, policy.policy),
      disclosure.factsFor(member, info.name, null).source,
    );
  };

  const visible = (
    all: Awaited<ReturnType<typeof disclosures>>,
    facts: EventFacts | null,
    counts: (...of: [Disclosure, string, string]) => boolean,
  ) =>
    new Set(
      all.flatMap(([recipient, disclosure]) =>
        [...disclosure.listed].flatMap((member) =>
          classes.flatMap((info) => {
            const subject = ofTheCase.has(info.name) ? 'FAMILY' : member;
            const level = disclosure.level(subject, info.name, recordOf(disclosure, subject, info, facts));
            return level >= Level.SIGNAL && counts(disclosure, subject, info.name) ? [`${recipient} ${member} ${info.name}`] : [];
          }),
        ),
      ),
    );

  const heard = async (event: Partial<WaitingEvent> & { readonly short: string }): Promise<ReadonlySet<string>> => {
    const about = everyone.map((member) => ({ member, classes: classes.map(({ name }) => name) }));
    const told = await stage.deliver([aWaitingEvent({ caseId: 'p', ...event, data: { ...event.data, about } })]);
    const names = new Map(
      (await sql<{ name: string }>(`select distinct oin || '/' || role as name from involvement`)).map(({ name }) => [topicOf(name), name]),
    );
    return new Set(
      told.flatMap(({ topic, event: { data } }) =>
        (data['about'] as typeof about).flatMap(({ member, classes: each }) =>
          each.map((name) => `${names.get(topic) ?? topic} ${member} ${name}`),
        ),
      ),
    );
  };

  test('heard is visible, and visible is heard: of changes and of records, and of a gift what it opened', async () => {
    const counted = { changes: 0, records: 0, gifts: 0 };
    await fc.assert(
      fc.asyncProperty(aSituationOfCase, async (situation) => {
        await arrange(situation);
        const all = await disclosures();
        const changes = await heard({ short: 'restriction.set' });
        expect(changes).toEqual(visible(all, null, () => true));
        const records = await heard({ short: 'record.changed', facts: situation.facts });
        expect(records).toEqual(visible(all, situation.facts, () => true));
        const gifts = await heard({ short: 'waiver.given', data: { waivers: ['w'], recipients } });
        const isOpened = (disclosure: Disclosure, member: string, name: string): boolean =>
          disclosure.factsFor(member, name, null).waiver === 'VALID' && recipients.includes(disclosure.basis.situation.recipient);
        expect(gifts).toEqual(visible(all, null, isOpened));
        counted.changes += changes.size;
        counted.records += records.size;
        counted.gifts += gifts.size;
      }),
      { numRuns: 15, seed: 20_261_120, endOnFailure: true },
    );
    expect(Math.min(counted.changes, counted.records)).toBeGreaterThan(1000);
    expect(counted.gifts).toBeGreaterThan(20);
  }, 600_000);
});
