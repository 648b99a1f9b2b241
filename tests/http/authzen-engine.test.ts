import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Link } from '#audit/chain.ts';
import { readRecord } from '#audit/read-record.ts';
import { verifyAudit } from '#audit/verify.ts';
import { readFactsByName } from '#consent/facts-text.ts';
import { defaultPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import type { Purpose, Role } from '#consent/vocabulary.ts';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { demoPerson, type DemoRole } from '#sandbox/identity/demo-people.ts';
import { bsnOf, memberId, membersOf } from '../journeys/people.ts';
import { findBsns } from '../law/find-bsns.ts';
import { raiseStage, type Stage } from '../stage.ts';
import { askAs, type Answer, type Asked } from './authzen-client.ts';

let stage: Stage;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  stage = await raiseStage({ env: { DATABASE_URL: database.url ?? '', RATE_LIMIT_PER_MINUTE: '100000' } });
});
afterAll(async () => {
  await stage.close();
  await database.close();
});

const askers = new Map<string, Promise<(asked: Asked) => Promise<Answer>>>();
/** A way to ask as a demo role, or as a family member by name. */
const as = async (role: DemoRole, member?: string): Promise<(asked: Asked) => Promise<Answer>> => {
  const key = `${role} ${member}`;
  const asking = askers.get(key) ?? stage.sandbox.identity.tokenFor(role, member).then((token) => askAs(stage, token ?? ''));
  askers.set(key, asking);
  return asking;
};
const userOf = (role: DemoRole, member?: string) => ({ type: 'user', id: demoPerson(role, member)?.subject ?? '' });
const evaluation = '/access/v1/evaluation';
const coord = { purpose: 'COORD' };
const read = { name: 'read' };

describe('every row of the scenarios comes out', () => {
  const rows = readFileSync(`${defaultPolicyFolder}/scenarios.csv`, 'utf8').trim().split('\n').slice(1);
  const staff: Readonly<Record<string, DemoRole>> = {
    REG: 'regisseur',
    POL: 'police',
    GGZ: 'ggz',
    JGD: 'youth',
    WMO: 'wmo',
    WI: 'income',
    BM: 'mayor',
    BEL: 'policymaker',
  };
  const names: Readonly<Record<string, string>> = { mother: 'Wilma', child: 'Teun' };
  /** Rows that ask what would be if the seeded case were otherwise: its own facts are no caller's to give. */
  const asSeeded: Readonly<Record<string, string>> = {
    'S1,REG,COORD,Mark,GGZ_FUNCTIONAL_IMPACT,involvement=ACTIVE waiver=VALID waiverNamesClass=YES': 'FULL',
    'S1,REG,SAFETY,Sebastiaan,YOUTH_SAFETY_LEVEL,involvement=ACTIVE safety=OPEN': 'NONE',
    'S1,REG,COORD,Chantal,WMO_PROVISION,involvement=ACTIVE restricted=YES': 'FULL',
    'S3,WMO,SIGNAL,Gerrit,SIGNAL_MATCH,involvement=ACTIVE view=CLOSED': 'SIGNAL',
    'S3,JGD,SIGNAL,Gerrit,SIGNAL_MATCH,involvement=ACTIVE view=CLOSED': 'SIGNAL',
    'S3,LID,RIGHTS,Zoey,YOUTH_PROVISION,self=OTHER view=CLOSED': 'FULL',
  };
  const levels = ['NONE', 'SIGNAL', 'COARSE', 'FULL'];

  /** Who asks for a row: the demo user of a role, or the family member whose own view it is. */
  const whoAsks = (role: string, caseId: string): readonly [DemoRole, string | undefined] =>
    role === 'LID' ? ['family', { s1: 'mark', s3: 'gerrit' }[caseId]] : [staff[role] ?? 'officer', undefined];
  /** What a caller may say of a record, out of a row's facts. */
  const saidOf = (facts: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...facts.matchAll(/(release|confidentiality|retention|source)=(\w+)/g)].map(([, name = '', value = '']) => [name, value]),
    );

  const asked = rows.map((row) => {
    const [scenario = '', role = '', purpose = '', member = '', type = '', facts = '', level = ''] = row.split(',');
    return { row, scenario, who: { role, member }, purpose, type, facts, level };
  });

  test.each(asked)('$row', async ({ row, scenario, who: { role, member }, purpose, type, facts, level }) => {
    const caseId = scenario === 'S1-walter-refused' ? 's1' : scenario.toLowerCase();
    const who = whoAsks(role, caseId);
    const id = type === 'FAMILY_CASE' ? caseId : memberId(caseId, names[member] ?? member);
    const ask = await as(...who);
    const { body } = await ask({
      path: '/access/v1/search/action',
      body: { subject: userOf(...who), resource: { type, id, properties: saidOf(facts) }, context: { purpose } },
    });
    const expected = levels.indexOf(asSeeded[row.slice(0, row.lastIndexOf(','))] ?? level);
    const actions = expected === 0 ? [] : ['read', ...['signal', 'coarse', 'full'].slice(0, expected)];
    expect(body.results?.map(({ name }) => name)).toEqual(actions);
  });

  test('every row that is otherwise is one of them', () => {
    expect(Object.keys(asSeeded).filter((row) => !rows.some((each) => each.startsWith(`${row},`)))).toEqual([]);
    expect(rows).toHaveLength(180);
  });
});

describe('what is on record', () => {
  const traced = async (asked: Asked, role: DemoRole = 'regisseur') => {
    const ask = await as(role);
    const traceId = crypto.randomUUID().replaceAll('-', '');
    const answer = await ask({ ...asked, headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    const rows = await database.database.sql<{ body: string; case_id: string | null; disclosed: string[] }>(
      `select body, case_id, disclosed from audit_record where body like $1 order by sequence`,
      [`%${traceId}%`],
    );
    return { answer, rows };
  };
  const subject = userOf('regisseur');

  test('every decision, under the user whose access it is, before the answer', async () => {
    const { rows } = await traced(
      {
        path: '/access/v1/evaluations',
        body: {
          subject,
          action: read,
          context: coord,
          evaluations: [
            { resource: { type: 'PERSON_NAME', id: 's1-m1' } },
            { resource: { type: 'GGZ_DIAGNOSIS', id: 's1-m1' } },
            { resource: { type: 'PERSON_NAME', id: 's2-m1' } },
            { resource: { type: 'PERSON_NAME', id: 's1-m1' }, subject: { type: 'user', id: 'colleague' } },
          ],
        },
      },
      'enforcement',
    );
    expect(rows.map(({ case_id, disclosed }) => [case_id, disclosed])).toEqual([
      ['s1', []],
      ['s2', []],
      ['s1', []],
    ]);
    const [first, , third] = rows.map(({ body }) => body);
    expect(first).toContain('prof-regisseur');
    expect(first).toContain('"operation":"authzen evaluations"');
    expect(first).toContain('GGZ_DIAGNOSIS');
    expect(first).toContain('"adl.core.policies":{"hash":"sha256:');
    expect(third).toContain('"asked_by":"00000099000000001000/REG pep-regisseur"');
  });

  test.each([
    [
      '/access/v1/search/subject',
      { subject: { type: 'user' }, action: read, resource: { type: 'PERSON_NAME', id: 's1-m1' }, context: coord },
    ],
    ['/access/v1/search/resource', { subject, action: read, resource: { type: 'GGZ_DIAGNOSIS' }, context: coord }],
    ['/access/v1/search/action', { subject, resource: { type: 'PERSON_NAME', id: 's1-m1' }, context: coord }],
    [evaluation, { subject, action: read, resource: { type: 'PERSON_NAME', id: 'nobody' }, context: coord }],
  ])('%s is', async (path, body) => {
    const { answer, rows } = await traced({ path, body });
    expect([answer.status, rows.length > 0]).toEqual([200, true]);
  });

  test('what was not evaluated is not', async () => {
    expect((await traced({ path: evaluation, body: {} })).rows).toEqual([]);
    expect(
      (await traced({ path: evaluation, body: { subject, action: read, resource: { type: 'PERSON_NAME', id: 's1-m1' } } })).rows,
    ).toEqual([]);
  });

  test('with the facts, so that all of it can be decided again', async () => {
    const rows = await database.database.sql<{ body: string }>(`select body from audit_record where body like '%"authzen %'`);
    const records = rows.map(({ body }) => readRecord((JSON.parse(body) as Link).record));
    expect(new Set(records.map(({ decidedOn }) => decidedOn))).toEqual(new Set(['2026-11-20']));
    const again = records.flatMap(({ caller: { role, oin }, purpose, subjects }) =>
      subjects.flatMap(({ lines }) =>
        lines.map(({ dataClass, level, reason, facts }) => {
          const verdict = defaultTables.verdict(role as Role, purpose as Purpose, dataClass, readFactsByName(facts ?? '') ?? {}, oin);
          return [dataClass, level === verdict.level, reason === verdict.reason];
        }),
      ),
    );
    expect(again.length).toBeGreaterThan(100);
    expect(again.filter(([, level, reason]) => !level || !reason)).toEqual([]);
  });

  test('and nobody looked at anybody', async () => {
    const looked = await database.database.sql(`select 1 from audit_record where disclosed <> '{}'`);
    expect(looked).toEqual([]);
    expect((await verifyAudit(database.database)).flatMap(({ findings }) => findings)).toEqual([]);
  });
});

describe('who reads what', () => {
  const askAbout = async (role: DemoRole, about: object, resource: object, more: object = {}): Promise<Answer> =>
    (await as(role))({ path: evaluation, body: { subject: about, action: read, resource, context: coord, ...more } });
  const police = { ...userOf('police'), properties: { oin: '00000099000000002000', role: 'POL' } };

  test('a withdrawal reads as a waiver that was never given', async () => {
    const given = { type: 'GGZ_IN_CARE', id: 's1-m2' };
    const withdrawn = await askAbout('regisseur', userOf('regisseur'), { type: 'GGZ_IN_CARE', id: 's1-withdrawn-m1' });
    expect(withdrawn.body.decision).toBe(false);
    expect(withdrawn.body).toEqual((await askAbout('regisseur', userOf('regisseur'), given)).body);
  });
  test('the officer reads the rule and the facts that would change it, of every organisation', async () => {
    const { body } = await askAbout('officer', police, { type: 'POLICE_NARRATIVE', id: 's1-m1' });
    expect([body.decision, Object.keys(body.context ?? {})]).toEqual([
      true,
      ['level', 'reason', 'rule', 'article', 'text', 'policy', 'what_would_change'],
    ]);
  });
  test('a colleague nothing, so nobody lists in which cases another works; their organisation’s enforcement point does', async () => {
    const casesOfBackup = async (role: DemoRole) => {
      const about = { subject: userOf('backup'), action: read, context: coord };
      const { body } = await (
        await as(role)
      )({ path: '/access/v1/search/resource', body: { ...about, resource: { type: 'FAMILY_CASE' } } });
      return body.results?.map(({ id }) => id) ?? [];
    };
    expect(await casesOfBackup('regisseur')).toEqual([]);
    const own = await casesOfBackup('backup');
    expect(own).toContain('s1');
    expect(await casesOfBackup('enforcement')).toEqual(own);
    const asked = await Promise.all(
      ['s1-m1', 'nobody'].map(async (id) => askAbout('regisseur', userOf('backup'), { type: 'PERSON_NAME', id })),
    );
    expect(asked.map(({ body }) => body.context?.['reason'])).toEqual(['SUBJECT_NOT_YOURS', 'SUBJECT_NOT_YOURS']);
    expect(asked[0]?.text).toBe(asked[1]?.text);
  });
  test('others of another organisation, or of another role of their own, nothing', async () => {
    const answers = await Promise.all([
      askAbout('regisseur', police, { type: 'PERSON_NAME', id: 's1-m1' }),
      askAbout('regisseur', police, { type: 'PERSON_NAME', id: 'nobody' }),
      askAbout('wmo', { ...userOf('regisseur'), properties: { role: 'REG' } }, { type: 'GGZ_IN_CARE', id: 's1-m1' }),
    ]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ decision: false, context: { reason: 'SUBJECT_NOT_YOURS' } });
  });
  test('whom a case is closed to, the same as of no case', async () => {
    const nothing = await askAbout('mayor', userOf('mayor'), { type: 'PERSON_NAME', id: 'nobody' });
    expect((await askAbout('mayor', userOf('mayor'), { type: 'PERSON_NAME', id: 's1-m1' })).text).toBe(nothing.text);
    expect((await askAbout('mayor', userOf('mayor'), { type: 'FAMILY_CASE', id: 's1' })).text).toBe(nothing.text);
  });
  test('a parent reads no reason about a child, nor about the other parent', async () => {
    const ask = await as('family', 'mark');
    for (const [type, id] of [
      ['YOUTH_NOTES', 's1-m3'],
      ['PERSON_NAME', 's1-m2'],
      ['PERSON_NAME', 'nobody'],
    ] as const) {
      const { body } = await ask({
        path: evaluation,
        body: { subject: userOf('family', 'mark'), action: read, resource: { type, id }, context: { purpose: 'RIGHTS' } },
      });
      expect(body).toEqual({ decision: false });
    }
  });
});

describe('hostile requests are answered, and leave nothing', () => {
  const bsns = membersOf('s1').map((name) => bsnOf('s1', name));
  const bsn = bsns[0] ?? '';
  const strange = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    ' ',
    '\0',
    's1-m1\0',
    "s1' or '1'='1",
    '%',
    '../s1',
    bsn,
    'x'.repeat(10_000),
    '😀'.repeat(100),
    '\u202E',
  ];
  const subject = userOf('regisseur');
  const whole = { subject, action: read, resource: { type: 'PERSON_NAME', id: 's1-m1' }, context: coord };

  test.each(strange.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s in every place', async (_name, text) => {
    const ask = await as('regisseur');
    const places: readonly object[] = [
      { subject: { type: text, id: 'x' } },
      { subject: { type: 'user', id: text } },
      { subject: { ...subject, properties: { oin: text, role: text, [text]: text } } },
      { resource: { type: text, id: 's1-m1' } },
      { resource: { type: 'PERSON_NAME', id: text } },
      {
        resource: { type: 'POLICE_CARE_REPORT', id: 's1-m1', properties: { release: text, confidentiality: text, case: text, [text]: {} } },
      },
      { action: { name: text } },
      { context: { purpose: text, [text]: text } },
    ];
    const { body, status } = await ask({ path: '/access/v1/evaluations', body: { ...whole, evaluations: places } });
    expect([status, body.evaluations?.map(({ decision }) => decision)]).toEqual([200, places.map(() => false)]);
    for (const [path, about] of [
      ['subject', { subject: { type: 'user', properties: { role: text } } }],
      ['subject', { resource: { type: 'PERSON_NAME', id: text } }],
      ['resource', { subject: { type: 'user', id: text } }],
      ['resource', { resource: { type: text } }],
      ['action', { resource: { type: 'PERSON_NAME', id: text } }],
    ] as const) {
      const found = await ask({ path: `/access/v1/search/${path}`, body: { ...whole, ...about } });
      expect([found.status, found.body.results], path).toEqual([200, []]);
    }
  });

  test.each<[string, string | Uint8Array, number]>([
    ['a member twice', JSON.stringify(whole).replace('{', '{"subject":{},'), 400],
    ['half a character', JSON.stringify(whole).replace('s1-m1', String.raw`\ud800`), 400],
    ['a prototype at the top', `{"__proto__":${JSON.stringify(whole)}}`, 400],
    ['nested deeply', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400],
    ['never ended', `{"a":${'['.repeat(50_000)}`, 400],
    ['a number without end', JSON.stringify(whole).replace('{', '{"a":1e999999,'), 200],
    ['in another encoding', Buffer.from(JSON.stringify(whole), 'utf16le'), 400],
    ['not of characters', Uint8Array.of(0xff, 0xfe, 0x00), 400],
  ])('a body %s is answered %#', async (_name, body, status) => {
    const ask = await as('regisseur');
    expect((await ask({ path: evaluation, body })).status).toBe(status);
  });

  test('no error repeats what was sent', async () => {
    const ask = await as('regisseur');
    const canary = 'Kanariepiet';
    for (const body of [
      `{"${canary}`,
      { ...whole, subject: canary },
      { ...whole, action: { [canary]: canary } },
      { ...whole, resource: { type: [canary], id: canary } },
    ]) {
      const { status, text } = await ask({ path: evaluation, body });
      expect([status, text.includes(canary)]).toEqual([400, false]);
    }
  });

  test('no BSN is in the log, the audit or an answer, also none that was sent as an id', async () => {
    const ask = await as('regisseur');
    const find = findBsns(bsns);
    for (const id of [...bsns, ...bsns.flatMap((number) => [`x${number}`, `${number}@example.com`, `id-${number}-1`])]) {
      const sent = { ...whole, subject: { type: 'user', id }, resource: { type: 'PERSON_NAME', id } };
      expect(find((await ask({ path: evaluation, body: sent })).text)).toEqual([]);
      expect(find((await ask({ path: evaluation, body: { ...whole, resource: { type: 'PERSON_NAME', id } } })).text)).toEqual([]);
    }
    const rows = await database.database.sql<{ body: string; case_id: string | null }>('select body, case_id from audit_record');
    expect(rows.length).toBeGreaterThan(200);
    expect(find(stage.log.join('\n'))).toEqual([]);
    expect(find(rows.map((row) => `${row.case_id} ${row.body}`).join('\n'))).toEqual([]);
  });
});

describe('the page in docs/', () => {
  const page = readFileSync(new URL('../../docs/authzen.md', import.meta.url), 'utf8');
  const blocks = (kind: string): string[] =>
    [...page.matchAll(new RegExp(`\`\`\`${kind}\n([^\`]+)\`\`\``, 'g'))].map(([, text]) => text ?? '');

  test('says what its commands answer', async () => {
    const token = (await stage.sandbox.identity.tokenFor('regisseur')) ?? '';
    const [commands, answers] = [blocks('sh'), blocks('json')];
    expect(commands).toHaveLength(2);
    for (const [at, command] of commands.entries()) {
      const run = command.replace('http://127.0.0.1:4000', stage.hub.url).replace('$(npm run -s demo -- token regisseur)', token);
      const { stdout } = await promisify(execFile)('bash', ['-c', run]);
      const answer = JSON.parse(stdout.replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…')) as object;
      expect(answer).toEqual(JSON.parse(answers[at] ?? ''));
    }
  });
});
