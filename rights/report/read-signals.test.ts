import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { now, people } from '#audit/testing/a-desk-request.ts';
import { compilePolicy } from '#consent/compile.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { Rule } from '#consent/policy.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { createRightsDesk } from '../create-rights-desk.ts';
import { raiseRightsStage, type PersonName, type RightsStage } from '../testing/rights-stage.ts';

const bsnOf = { 's1-m1': '999996149', 's1-m3': '999996174' } as const;

describe.each(databaseKinds)('the signals in an access report on %s', (kind) => {
  let stage: RightsStage;
  beforeAll(async () => {
    stage = await raiseRightsStage(kind);
    const signal = async (id: string, { oin, role }: { readonly oin: string; readonly role: string }, bsn: string) =>
      stage.database.sql(
        `insert into signal (id, oin, role, organisation, duty_phone, bsn, person_lookup, raised_at, "until") values ($1, $2, $3, 'Naam', '+31881000000', 'sealed', $4, $5::timestamptz, '2028-11-19')`,
        [id, oin, role, stage.deps.encryption.hash(bsn), now.toISOString()],
      );
    await signal('a', people.youth, bsnOf['s1-m1']);
    await signal('b', people.police, bsnOf['s1-m1']);
    await signal('c', people.wmo, bsnOf['s1-m3']);
  }, 120_000);
  afterAll(async () => stage.close());

  /** The default policy, and one that lets the person know of signals, and who has authority too. */
  const closed = loadPolicy(readPolicyFolder(defaultPolicyFolder));
  const open = (self: Rule['when']['self'] & {}): typeof closed => {
    const target = { roles: ['LID'], purposes: ['RIGHTS'], classes: ['SIGNAL_MATCH'], organisations: null } as const;
    const why = {
      reasonCode: 'SIGNAL_MATCH',
      article: 'AVG 15',
      textNl: 'U ziet wie een signaal over u gaf.',
      validFrom: null,
      validUntil: null,
    };
    return {
      ...closed,
      rules: [...closed.rules, { id: 'signal-match-lid', kind: 'grant', level: 'SIGNAL', target, when: { self }, ...why }],
    };
  };
  const shownTo = async (by: PersonName, memberId: string, policy = closed): Promise<readonly string[]> => {
    const desk = createRightsDesk({ ...stage.deps, policy: () => compilePolicy(policy, '2026-11-20') });
    const { value } = await desk.accessReport(stage.request(by), { caseId: 's1', memberId, from: null, until: null });
    return value?.signals.map(({ recipient, endedOn }) => `${recipient.slice(-3)} ${endedOn}`).toSorted() ?? ['no report'];
  };

  test('the privacy officer reads all of them, though none stands in a case', async () => {
    expect(await shownTo('officer', 's1-m1')).toEqual(['JGD null', 'POL null']);
    expect(await shownTo('officer', 's1-m2')).toEqual([]);
  });
  test('the family reads none under the policy as it comes', async () => {
    expect(await shownTo('mark', 's1-m1')).toEqual([]);
    expect(await shownTo('mark', 's1-m3')).toEqual([]);
  });
  test('under a policy that lets the person know of signals they read them, but those of the police', async () => {
    expect(await shownTo('mark', 's1-m1', open(['SELF']))).toEqual(['JGD null']);
  });
  test('who has authority over a child in danger reads none, whatever is granted', async () => {
    expect(await shownTo('mark', 's1-m3', open(['SELF', 'HOLDER']))).toEqual([]);
  });
});
