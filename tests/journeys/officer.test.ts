import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
}, 120_000);
afterAll(async () => stage.close());

const atDesk = async (query: string, variables: Record<string, unknown> = {}, role: DemoRole = 'officer'): Promise<Reply> =>
  stage.ask({ role, purpose: 'AUDIT', query, variables });

/** What one root field answered; fails on an error. */
const field = async <Value>(query: string, variables: Record<string, unknown> = {}, role: DemoRole = 'officer'): Promise<Value> => {
  const { body } = await atDesk(query, variables, role);
  expect(body.errors).toBeUndefined();
  const [value] = Object.values(body.data ?? {});
  return value as Value;
};

interface Change {
  readonly version: { readonly hash: string; readonly state: string; readonly revision: number } | null;
  readonly problems: readonly { readonly code: string; readonly messageNl: string; readonly line: number | null }[];
}

const change = '{ version { hash state revision } problems { code messageNl line } }';
const draft = `mutation ($files: [PolicyFileInput!]!) { draftPolicy(files: $files, note: "proef") ${change} }`;
const propose = `mutation ($hash: ID!, $revision: Int!, $reason: String) { proposePolicy(hash: $hash, revision: $revision, reason: $reason) ${change} }`;
const approve = `mutation ($hash: ID!, $revision: Int!) { approvePolicy(hash: $hash, revision: $revision) ${change} }`;

/** The policy that the project carries, with a rule added to its caps. */
const filesWith = (rule: string): PolicyFile[] =>
  readPolicyFolder(defaultPolicyFolder).map(({ name, text }) => ({ name, text: name === 'caps.yaml' ? `${text}\n${rule}` : text }));

const closing = `  - id: police-without-names
    kind: cap
    level: NONE
    target: { roles: [POL], purposes: "*", classes: [PERSON_NAME] }
    reasonCode: POLICE_WITHOUT_NAMES
    article: AVG 5(1)(c)
    textNl: De politie ziet bij deze proef geen namen.
`;

const opening = `  - id: debt-in-full
    kind: grant
    level: FULL
    target: { roles: [REG], purposes: [COORD, SAFETY], classes: [WI_DEBT] }
    when: { inScope: ["YES"] }
    reasonCode: GOAL_IN_SCOPE
    article: Wgs schuldhulpverlening 8
    textNl: De regisseur ziet de schulden volledig.
`;

const names = async (): Promise<{ readonly names: readonly (string | null)[]; readonly traceId: string }> => {
  const { body, headers } = await stage.ask({ role: 'police', purpose: 'COORD', query: '{ familyCase(id: "s1") { members { name } } }' });
  const familyCase = body.data?.['familyCase'] as { members: { name: string | null }[] } | undefined;
  return { names: familyCase?.members.map(({ name }) => name) ?? [], traceId: headers.get('traceresponse')?.split('-')[1] ?? '' };
};

describe('a policy is published by two people', () => {
  let hash = '';
  let before: Awaited<ReturnType<typeof names>>;

  test('one drafts and proposes it', async () => {
    before = await names();
    expect(before.names).toContain('Mark de Boer');
    const drafted = await field<Change>(draft, { files: filesWith(closing) });
    expect(drafted).toMatchObject({ version: { state: 'DRAFT', revision: 1 }, problems: [] });
    hash = drafted.version?.hash ?? '';
    expect(await field<Change>(propose, { hash, revision: 1, reason: null })).toMatchObject({
      version: { state: 'PROPOSED' },
      problems: [],
    });
    expect((await names()).names).toEqual(before.names);
  });

  test('the same person cannot approve it', async () => {
    const refused = await field<Change>(approve, { hash, revision: 2 });
    expect(refused.problems).toHaveLength(1);
    expect(refused.version).toMatchObject({ state: 'PROPOSED', revision: 2 });
    expect(refused.problems[0]?.messageNl).toMatch(/ander/);
  });

  test('another person approves it, and the next request is decided under it', async () => {
    expect(await field<Change>(approve, { hash, revision: 2 }, 'officer2')).toMatchObject({ version: { state: 'ACTIVE' }, problems: [] });
    expect((await names()).names.every((name) => name === null)).toBe(true);
    expect(await field<{ hash: string }>('{ activePolicy { hash } }')).toEqual({ hash });
  });

  test('an answer from before is explained under the version that decided then', async () => {
    const lines = await field<{ dataClass: string; memberId: string; explanation: { policy: string; level: string; officerNl: string } }[]>(
      'query ($traceId: ID!) { explainAnswer(traceId: $traceId) { dataClass memberId explanation { policy level officerNl } } }',
      { traceId: before.traceId },
    );
    const mark = lines.find(({ memberId, dataClass }) => memberId === 's1-m1' && dataClass === 'PERSON_NAME');
    expect(mark?.explanation.policy).not.toBe(hash);
    expect(mark?.explanation).toMatchObject({ level: 'FULL', officerNl: expect.stringContaining('medewerker van de politie') });
  });

  test('a draft is replayed over the log before anybody proposes it', async () => {
    const drafted = await field<Change>(draft, { files: filesWith(opening) });
    const replay = await field<{ flips: { dataClass: string; from: string; to: string; people: number }[]; peopleAffected: number }>(
      `query ($policy: ID!, $from: DateTime!, $until: DateTime!) { replayPolicy(policy: $policy, from: $from, until: $until) {
        peopleAffected flips { dataClass from to people } problems { messageNl } } }`,
      { policy: drafted.version?.hash, from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' },
    );
    // Only the names of the police would open again: nobody asked for debts.
    expect(replay.flips).toEqual([expect.objectContaining({ dataClass: 'PERSON_NAME', from: 'NONE', to: 'FULL' })]);
    expect(replay.peopleAffected).toBe(4);
  });

  test('a version that shows more needs a written reason', async () => {
    const drafted = await field<Change>(draft, { files: filesWith(closing + opening) });
    const seen = { hash: drafted.version?.hash, revision: drafted.version?.revision };
    const refused = await field<Change>(propose, { ...seen, reason: '  ' });
    expect(refused.problems.map(({ code }) => code)).toContain('POLICY_WIDENS_WITHOUT_REASON');
    expect(await field<Change>(propose, { ...seen, reason: 'De schuldhulp vraagt erom.' })).toMatchObject({
      version: { state: 'PROPOSED' },
    });
  });
});

describe('the desk of the privacy officer', () => {
  test.each<DemoRole>(['regisseur', 'police', 'family', 'policymaker'])('is closed to %s', async (role) => {
    const { status, body } = await stage.ask({
      role,
      purpose: role === 'family' ? 'RIGHTS' : 'COORD',
      query: '{ activePolicy { hash } }',
    });
    expect([status, body.errors?.[0]?.extensions.code, body.data ?? null]).toEqual([403, 'FORBIDDEN', null]);
  });

  test('a file that is no policy is not stored, and its problems name the line', async () => {
    const files = filesWith(closing.replace('[POL]', '[KING]'));
    const refused = await field<Change>(draft, { files });
    expect(refused.version).toBeNull();
    expect(refused.problems[0]).toMatchObject({ code: 'POLICY_SHAPE', line: expect.any(Number) });
  });

  test('a draft is checked without being stored: what breaks a property is told with its smallest case', async () => {
    const everybody = opening
      .replace('debt-in-full', 'diagnosis-for-all')
      .replace('[REG]', '[POL]')
      .replace('[WI_DEBT]', '[GGZ_DIAGNOSIS]');
    const checked = await field<{ publishable: boolean; failures: { property: string; witnessNl: string; rule: string; line: number }[] }>(
      `query ($files: [PolicyFileInput!]!) { checkPolicy(files: $files, wideningReason: "proef") { publishable failures { property witnessNl rule line } } }`,
      { files: filesWith(everybody) },
    );
    expect(checked.publishable).toBe(false);
    expect(checked.failures[0]).toMatchObject({ property: 'P1', rule: 'diagnosis-for-all', line: expect.any(Number) });
    expect(checked.failures[0]?.witnessNl).toMatch(/politie/);
  });

  test('a persona in a real case sees what that person would see', async () => {
    const simulated = await field<{ rows: { memberId: string; dataClass: string; level: string }[] }>(
      'query ($persona: CasePersonaInput!) { simulateCase(persona: $persona) { rows { memberId dataClass level } problems { messageNl } } }',
      {
        persona: {
          role: 'REG',
          purpose: 'COORD',
          organisation: '00000099000000001000',
          subject: 'prof-regisseur',
          caseId: 's1',
          facts: [],
        },
      },
    );
    const levelOf = (memberId: string, dataClass: string) =>
      simulated.rows.find((row) => row.memberId === memberId && row.dataClass === dataClass)?.level;
    expect([levelOf('s1-m1', 'GGZ_FUNCTIONAL_IMPACT'), levelOf('s1-m1', 'GGZ_DIAGNOSIS')]).toEqual(['FULL', 'NONE']);
  });

  test('a policy is exported to Cedar, with its hash', async () => {
    const { policies, policy } = await field<{ policies: string; policy: string }>('{ exportCedar { policy policies schema } }');
    expect(policies).toContain(policy);
    expect(policies).toMatch(/permit/);
  });

  test('everything done at the desk is on record, without content', async () => {
    expect(await field<{ history: { to: string; by: string }[] }>('{ activePolicy { history { to by } } }')).toMatchObject({
      history: [{ to: 'DRAFT' }, { to: 'PROPOSED', by: expect.stringContaining('prof-officer') }, { to: 'APPROVED' }, { to: 'ACTIVE' }],
    });
  });

  test('the desk and the family view are asked apart', async () => {
    const { body } = await atDesk('{ activePolicy { hash } familyCase(id: "s1") { phase } }');
    expect(body.errors?.[0]?.extensions.code).toBe('MIXED_OPERATION');
  });
});

describe('npm run -s policy -- publish', () => {
  const publish = async (...args: string[]): Promise<{ readonly status: unknown; readonly said: string }> => {
    const token = await stage.sandbox.identity.tokenFor('officer');
    const program = spawn(process.execPath, ['consent/cli.ts', 'publish', 'consent/policies', '--url', stage.hub.url, ...args], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, GEZINSBEELD_TOKEN: token ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [said, complained, [status]] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'close')]);
    expect(said + complained).not.toContain(token ?? 'none');
    return { status: status as unknown, said: said + complained };
  };

  test('proposes a folder of files, for somebody else to approve', async () => {
    expect(await publish('--propose', '--reason', 'De politie ziet weer namen.')).toMatchObject({ status: 0 });
    const proposed = await field<{ hash: string; wideningReason: string }[]>('{ policyVersions(state: PROPOSED) { hash wideningReason } }');
    expect(proposed.map(({ wideningReason }) => wideningReason)).toContain('De politie ziet weer namen.');
  });

  test('says in Dutch what stands in the way, with another exit status', async () => {
    const { status, said } = await publish('--propose');
    expect(status).toBe(1);
    expect(said).toMatch(/versie/i);
  });
});
