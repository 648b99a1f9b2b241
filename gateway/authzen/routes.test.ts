import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import type { OperationRecord } from '#audit/record.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { testEncryption } from '#database/testing/create-test-database.ts';
import { aSituation, now } from '#gateway/testing/a-situation.ts';
import { aCaller } from '#gateway/testing/some-decisions.ts';
import { GatewayError } from '../errors.ts';
import { addAuthzen, type AuthzenSettings } from './routes.ts';

const encryption = testEncryption();
const apps: FastifyInstance[] = [];
afterEach(async () => Promise.all(apps.splice(0).map((app) => app.close())));

interface Noted {
  readonly records: OperationRecord[];
  readonly faults: string[];
  readonly policies: number[];
}

const raise = async (changes: Partial<AuthzenSettings> = {}): Promise<{ readonly app: FastifyInstance; readonly noted: Noted }> => {
  const noted: Noted = { records: [], faults: [], policies: [] };
  const app = Fastify();
  apps.push(app);
  addAuthzen(
    app,
    {
      authenticate: async ({ headers: { authorization } }) => {
        if (authorization === 'Bearer away') throw new GatewayError('ISSUER_UNAVAILABLE');
        if (authorization !== 'Bearer good') throw new GatewayError('UNAUTHENTICATED');
        return { ...aCaller('REG'), tokenEndsAt: new Date() };
      },
      traceOf: () => undefined,
      logFault: (code) => void noted.faults.push(code),
      observe: () => undefined,
    },
    {
      policy: () => {
        noted.policies.push(1);
        return defaultTables;
      },
      clock: () => now,
      audit: {
        append: async (record) => {
          noted.records.push(record);
          return { sequence: 1, hash: '' };
        },
      },
      findCasePlace: async () => ({ caseId: 's1', memberId: 'mark' }),
      loadSituation: async (_caseId, { caller }) => aSituation({ role: caller.role, subject: caller.subject }),
      listCasesOf: async () => ['s1'],
      listPeopleOf: async () => [],
      seal: { seal: (text) => encryption.encrypt('page', text), open: (sealed) => encryption.decrypt('page', sealed) },
      storeMs: 50,
      publicUrl: 'https://hub.example/gezinsbeeld',
      ...changes,
    },
  );
  await app.ready();
  return { app, noted };
};

const whole = {
  subject: { type: 'user', id: 'prof' },
  action: { name: 'read' },
  resource: { type: 'PERSON_NAME', id: 'mark' },
  context: { purpose: 'COORD' },
};
const post = async (app: FastifyInstance, payload: object = whole, url = '/access/v1/evaluation', authorization = 'Bearer good') =>
  app.inject({ method: 'POST', url, payload, headers: { authorization } });

describe('an address with a path', () => {
  test.each(['/access/v1/evaluation', '/gezinsbeeld/access/v1/evaluation'])(
    '%s answers, for a proxy may take the path off',
    async (url) => {
      const { app } = await raise();
      expect((await post(app, whole, url)).json()).toMatchObject({ decision: true });
      expect((await app.inject({ method: 'GET', url })).statusCode).toBe(405);
    },
  );

  test('has its metadata between host and path, and only there', async () => {
    const { app } = await raise();
    const wellKnown = '/.well-known/authzen-configuration';
    const { statusCode, body } = await app.inject(`${wellKnown}/gezinsbeeld`);
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      expect.objectContaining({
        policy_decision_point: 'https://hub.example/gezinsbeeld',
        access_evaluation_endpoint: 'https://hub.example/gezinsbeeld/access/v1/evaluation',
      }),
    ]);
    for (const path of [wellKnown, `${wellKnown}/`, `${wellKnown}/other`, `${wellKnown}/gezinsbeeld/`]) {
      expect((await app.inject(path)).statusCode, path).toBe(404);
    }
  });

  test.each(['https://hub.example/', 'https://hub.example/a/'])(
    '%s with a slash at its end has it with the slash and without',
    async (publicUrl) => {
      const { app } = await raise({ publicUrl });
      const { pathname } = new URL(publicUrl);
      for (const path of [pathname, pathname.slice(0, -1)]) {
        const { statusCode, body } = await app.inject(`/.well-known/authzen-configuration${path}`);
        expect([statusCode, (JSON.parse(body) as { policy_decision_point: string }).policy_decision_point]).toEqual([200, publicUrl]);
      }
    },
  );
});

describe('no record, no answer; and no answer without facts', () => {
  const away = async (): Promise<never> => Promise.reject(new Error('secret'));
  const silent = async (): Promise<never> => new Promise<never>(() => undefined);
  test.each<[string, Partial<AuthzenSettings>, string]>([
    ['the audit is away', { audit: { append: away } }, 'AUDIT_UNAVAILABLE'],
    ['the audit says nothing', { audit: { append: silent } }, 'AUDIT_UNAVAILABLE'],
    ['the case cannot be read', { loadSituation: away }, 'DATABASE_UNAVAILABLE'],
    ['the case is not answered', { loadSituation: silent }, 'DATABASE_UNAVAILABLE'],
    ['the case cannot be found', { findCasePlace: away }, 'DATABASE_UNAVAILABLE'],
  ])('%s', async (_name, changes, code) => {
    const { app, noted } = await raise(changes);
    for (const [url, body] of [
      ['/access/v1/evaluation', whole],
      ['/access/v1/evaluations', { ...whole, evaluations: [{}, {}] }],
      ['/access/v1/search/action', whole],
    ] as const) {
      const answer = await post(app, body, url);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, 'application/json; charset=utf-8']);
      expect(typeof answer.json()).toBe('string');
      expect(answer.body).not.toContain('secret');
    }
    expect(noted.faults).toEqual([code, code, code]);
  });

  test.each<[string, Partial<AuthzenSettings>]>([
    ['subjects', { listPeopleOf: away }],
    ['resources', { listCasesOf: away }],
  ])('%s cannot be listed', async (name, changes) => {
    const { app } = await raise(changes);
    expect((await post(app, whole, `/access/v1/search/${name.slice(0, -1)}`)).statusCode).toBe(503);
  });

  test('a fault of ours is 500, and says nothing of itself', async () => {
    const { app, noted } = await raise({
      policy: () => {
        throw new Error('secret');
      },
    });
    const answer = await post(app);
    expect([answer.statusCode, typeof answer.json(), answer.body.includes('secret')]).toEqual([500, 'string', false]);
    expect(noted.faults).toEqual(['INTERNAL']);
  });

  test('who cannot be known is not answered', async () => {
    const { app, noted } = await raise();
    expect((await post(app, whole, undefined, 'Bearer away')).statusCode).toBe(503);
    expect((await post(app, whole, undefined, 'Bearer bad')).statusCode).toBe(401);
    expect(noted.records).toEqual([]);
  });
});

test('one request has one policy, however much it asks', async () => {
  const { app, noted } = await raise();
  await post(app, { ...whole, evaluations: Array.from({ length: 100 }, () => ({})) }, '/access/v1/evaluations');
  expect(noted.policies).toHaveLength(1);
  expect(noted.records).toMatchObject([
    {
      caseId: 's1',
      operation: 'authzen evaluations',
      policy: defaultTables.hash,
      decidedOn: '2026-11-20',
      subjects: [{ memberId: 'mark' }],
    },
  ]);
});

test('every hub with the same keys takes a token', async () => {
  const [one, other] = [await raise(), await raise()];
  const search = { ...whole, page: { limit: 1 } };
  const first = (await post(one.app, search, '/access/v1/search/action')).json<{ page: { next_token: string } }>();
  const second = await post(other.app, { ...whole, page: { token: first.page.next_token } }, '/access/v1/search/action');
  expect(second.json()).toMatchObject({ results: [{ name: 'signal' }], page: { count: 1, total: 4 } });
});
