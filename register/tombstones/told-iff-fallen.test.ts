import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Level, type Purpose, type Role } from '#consent/vocabulary.ts';
import { loadSituation } from '#consent/store.ts';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { Disclosure } from '#gateway/disclose/disclosure.ts';
import { readDropped } from '../testing/read-drops.ts';
import { now, raiseRegisterStage, type RegisterStage } from '../testing/register-stage.ts';
import { aWorld, giversOf, insertWorld, type DecisionOfWorld, type World } from '../testing/world-of-waivers.ts';

// Who is told what, against what the gateway would have shown right before and right after: for every recipient, every class and every member of the case.

const purposesAsked = ['PLAN', 'COORD', 'SAFETY', 'CARE', 'PROVISION'] as const satisfies readonly Purpose[];
const unseen = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', domain: null } as const;
const unseenOfHub = { ...unseen, source: 'OTHER' } as const;

/** Per recipient, member and class, the level for each purpose. */
type Shown = ReadonlyMap<string, ReadonlyMap<Purpose, Level>>;
/** What was decided towards whom, for which purposes. */
type Decided = readonly { readonly recipients: readonly string[]; readonly purposes: readonly string[] }[];

describe.each(databaseKinds)('on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterAll(async () => stage.close());

  const sql = async <Row>(text: string, ...params: readonly unknown[]) => stage.database.sql<Row>(text, params);

  const disclosureOf = async (person: { readonly oin: string; readonly role: Role; readonly subject: string }, purpose: Purpose) => {
    const policy = stage.deps.policy(stage.as('officer'));
    const caller = { ...person, purposes: [purpose] };
    const situation = await loadSituation(stage.deps, 'p', { caller, purpose, now, owners: stage.deps.owners, policy });
    if (situation === null) throw new Error('no case');
    return new Disclosure({ policy, role: person.role, organisation: person.oin, purpose, situation });
  };

  const shown = async (): Promise<Shown> => {
    const levels = new Map<string, Map<Purpose, Level>>();
    const people = await sql<{ oin: string; role: Role; subject: string }>(
      `select distinct oin, role, subject from involvement where case_id = 'p'`,
    );
    for (const person of people) {
      for (const purpose of purposesAsked) {
        const disclosure = await disclosureOf(person, purpose);
        for (const { id } of disclosure.basis.situation.members) {
          for (const { name, record, source } of disclosure.basis.policy.classes.values()) {
            const key = `${person.oin}/${person.role} ${id} ${name}`;
            const level = disclosure.level(id, name, record ? (source === 'hub' ? unseenOfHub : unseen) : null);
            const known = levels.get(key) ?? new Map<Purpose, Level>();
            if (level >= (known.get(purpose) ?? Level.NONE)) levels.set(key, known.set(purpose, level));
          }
        }
      }
    }
    return levels;
  };

  const gifts = async (where: string) =>
    sql<{ id: string; recipients: string[]; purposes: string[] }>(
      `select id, recipients, purposes from secrecy_waiver where kind = 'GIVEN' and ${where} order by id`,
    );
  const withdraw = async (index: number): Promise<Decided> => {
    const all = await gifts('withdrawn_at is null');
    const one = all[index % all.length];
    if (one === undefined) return [];
    expect(await stage.desk.withdrawWaiver(stage.as('regisseur'), { caseId: 'p', waiverId: one.id })).toMatchObject({ problems: [] });
    return [one];
  };
  const decide = async (decision: DecisionOfWorld): Promise<Decided> => {
    const { kind: decided, about: memberId, minutesAgo, givers, until, ...terms } = decision;
    const waiver = {
      ...terms,
      caseId: 'p',
      memberId,
      givers: [...giversOf({ about: memberId, givers })],
      until: decided === 'GIVEN' && until !== '2026-11-19' ? until : null,
      decidedAt: new Date(now.getTime() - (minutesAgo - 2) * 60_000).toISOString(),
      evidence: 'formulier',
    };
    const request = stage.as('regisseur');
    const made = await (decided === 'GIVEN' ? stage.desk.giveWaiver(request, waiver) : stage.desk.refuseWaiver(request, waiver));
    expect(made.problems).toEqual([]);
    return [{ recipients: terms.recipients.map(({ oin, role }) => `${oin}/${role}`), purposes: terms.purposes }];
  };
  const setAside = async (holderId: string): Promise<Decided> => {
    await stage.desk.setAuthorityAside(stage.as('youth'), { caseId: 'p', memberId: 'p-m4', holderId, reason: 'Druk.' });
    return gifts(`member_id = 'p-m4'`);
  };
  const endAside = async (): Promise<Decided> => {
    const [one] = await sql<{ id: string }>('select id from authority_set_aside where ended_at is null order by id');
    await stage.desk.endSetAside(stage.as('youth'), { caseId: 'p', setAsideId: one?.id ?? '' });
    return gifts(`member_id = 'p-m4'`);
  };
  const make = async (change: World['changes'][number]): Promise<Decided> => {
    switch (change.what) {
      case 'withdraw':
        return withdraw(change.index);
      case 'decide':
        return decide(change.decision);
      case 'aside':
        return setAside(change.holder);
      case 'endAside':
        return endAside();
    }
  };

  /** What should be told: a recipient counts for the purposes of its involvements now, for SAFETY with a ground open, and for those of what was decided towards it. */
  const fell = async (before: Shown, after: Shown, decided: Decided): Promise<readonly string[]> => {
    const own = await sql<{ recipient: string; member: string; purpose: Purpose }>(
      `select oin || '/' || role as recipient, member_id as member, purpose from involvement where "until" is null or "until" >= '2026-11-20'
        union select oin || '/' || role, member_id, 'SAFETY' from safety_ground`,
    );
    const highest = (levels: Shown, key: string): Level => {
      const [recipient = '', member = ''] = key.split(' ');
      const involved = own.filter((one) => one.recipient === recipient && one.member === member).map(({ purpose }) => purpose);
      const decidedFor = decided.filter(({ recipients }) => recipients.includes(recipient)).flatMap(({ purposes }) => purposes);
      const counts = purposesAsked.filter((purpose) => involved.includes(purpose) || decidedFor.includes(purpose));
      return counts
        .map((purpose) => levels.get(key)?.get(purpose) ?? Level.NONE)
        .reduce<Level>((one, other) => (one > other ? one : other), 0);
    };
    return [...before.keys()].filter((key) => highest(before, key) >= Level.SIGNAL && highest(after, key) < highest(before, key));
  };

  test('a recipient is told to drop a class about a member if and only if it could see it at SIGNAL or more, and now sees less', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(aWorld, async (world) => {
        await sql('delete from family_case');
        await seed(stage.database, stage.deps.encryption, now, [deBoerCase('p', null)]);
        await insertWorld(stage.database.sql, world);
        let after = await shown();
        for (const change of world.changes) {
          await sql('delete from outbox');
          await sql('delete from tombstone');
          const before = after;
          const decided = await make(change);
          after = await shown();
          const dropped = await readDropped(stage.database);
          const drops = dropped.flatMap(([recipient, member, classes]) => classes.map((name) => `${recipient} ${member} ${name}`));
          expect(drops.toSorted()).toEqual((await fell(before, after, decided)).toSorted());
          expect(new Set(dropped.map(([recipient]) => recipient)).size).toBe(dropped.length);
          told += drops.length;
        }
      }),
      { numRuns: 12, seed: 20_261_120, endOnFailure: true },
    );

    expect(told).toBeGreaterThan(20);
  }, 600_000);
});
