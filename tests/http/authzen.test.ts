import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseStage, type Stage } from '../stage.ts';
import { askAs, type Answer, type Asked } from './authzen-client.ts';

// OpenID AuthZEN Authorization API 1.0: each test has the id of what it holds us to: the section (IM information model, AE evaluation, AS evaluations,
// SE search, PG paging, SS SR SA the searches, MD metadata, TR transport, SC security) and a number.

let stage: Stage;
let ask: (asked: Asked) => Promise<Answer>;

beforeAll(async () => {
  stage = await raiseStage({ env: { RATE_LIMIT_PER_MINUTE: '100000', MAX_BODY_BYTES: '262144' } });
  ask = askAs(stage, (await stage.sandbox.identity.tokenFor('enforcement')) ?? '');
});
afterAll(async () => stage.close());

const schema = (name: string) =>
  new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync(new URL(`../reference/authzen/${name}.schema.json`, import.meta.url), 'utf8')) as object,
  );
const isRequest = schema('evaluation-request');
const isDecision = schema('evaluation-response');

const subject = { type: 'user', id: 'prof-regisseur' };
const action = { name: 'read' };
const resource = { type: 'PERSON_NAME', id: 's1-m1' };
const denied = { type: 'GGZ_DIAGNOSIS', id: 's1-m1' };
const context = { purpose: 'COORD' };
const whole = { subject, action, resource, context };

const evaluation = '/access/v1/evaluation';
const evaluations = '/access/v1/evaluations';
const searches = {
  subject: '/access/v1/search/subject',
  resource: '/access/v1/search/resource',
  action: '/access/v1/search/action',
} as const;
const bodies: readonly (readonly [string, object])[] = [
  [evaluation, whole],
  [evaluations, { ...whole, evaluations: [{}] }],
  [searches.subject, { subject: { type: 'user' }, action, resource, context }],
  [searches.resource, { subject, action, resource: { type: 'PERSON_NAME' }, context }],
  [searches.action, { subject, resource, context }],
];
const everyPath = bodies.map(([path]) => [path] as const);

/** Asserts that this is an error of the transport: its status, and a string. */
const expectError = (answer: Answer, status: number): void => {
  expect([answer.status, typeof answer.body, answer.headers.get('content-type')], answer.text).toEqual([
    status,
    'string',
    'application/json; charset=utf-8',
  ]);
  expect(answer.body.length).toBeGreaterThan(5);
};
const expectDecision = (answer: Answer, decision: boolean): void => {
  expect([answer.status, answer.body.decision, answer.headers.get('content-type')], answer.text).toEqual([
    200,
    decision,
    'application/json; charset=utf-8',
  ]);
  expect(isDecision(answer.body)).toBe(true);
};

describe('AE evaluation', () => {
  test('AE-01 a permit is 200 with the decision true', async () => expectDecision(await ask({ path: evaluation, body: whole }), true));
  test('AE-02 a denial is 200 with the decision false', async () =>
    expectDecision(await ask({ path: evaluation, body: { ...whole, resource: denied } }), false));

  const without = (entity: object, name: string): object => Object.fromEntries(Object.entries(entity).filter(([key]) => key !== name));
  test.each<[string, string, object]>([
    ['AE-10', 'no subject', without(whole, 'subject')],
    ['AE-11', 'no action', without(whole, 'action')],
    ['AE-12', 'no resource', without(whole, 'resource')],
    ['AE-13', 'no type of subject', { ...whole, subject: without(subject, 'type') }],
    ['AE-14', 'no id of subject', { ...whole, subject: without(subject, 'id') }],
    ['AE-15', 'no type of resource', { ...whole, resource: without(resource, 'type') }],
    ['AE-16', 'no id of resource', { ...whole, resource: without(resource, 'id') }],
    ['AE-17', 'no name of action', { ...whole, action: {} }],
    ['AE-18', 'nothing', {}],
    ['AE-20', 'a subject that is a string', { ...whole, subject: 'prof-regisseur' }],
    ['AE-21', 'a subject that is a list', { ...whole, subject: [subject] }],
    ['AE-22', 'a subject that is null', { ...whole, subject: null }],
    ['AE-23', 'a resource that is a number', { ...whole, resource: 1 }],
    ['AE-24', 'an action that is a string', { ...whole, action: 'read' }],
    ['AE-25', 'a context that is a string', { ...whole, context: 'COORD' }],
    ['AE-26', 'a context that is a list', { ...whole, context: [] }],
    ['AE-28', 'an id that is a number', { ...whole, subject: { ...subject, id: 1 } }],
    ['AE-29', 'an id that is null', { ...whole, resource: { ...resource, id: null } }],
    ['AE-30', 'a type that is a boolean', { ...whole, resource: { ...resource, type: true } }],
    ['AE-31', 'a name that is an object', { ...whole, action: { name: {} } }],
    ['AE-32', 'properties of a subject that are a list', { ...whole, subject: { ...subject, properties: [] } }],
    ['AE-33', 'properties of a resource that are a string', { ...whole, resource: { ...resource, properties: 'x' } }],
    ['AE-34', 'properties of an action that are a number', { ...whole, action: { ...action, properties: 1 } }],
  ])('%s MUST answer 400 to %s', async (_id, _name, body) => {
    expect(isRequest(body)).toBe(false);
    expectError(await ask({ path: evaluation, body }), 400);
    expectError(await ask({ path: evaluations, body }), 400);
  });

  test('AE-27 answers 400 to properties or a context that are null', async () => {
    expectError(await ask({ path: evaluation, body: { ...whole, context: null } }), 400);
    expectError(await ask({ path: evaluation, body: { ...whole, subject: { ...subject, properties: null } } }), 400);
  });

  test.each<[string, string, object, boolean]>([
    [
      'AE-40',
      'unknown members anywhere',
      { ...whole, more: [1], subject: { ...subject, more: {} }, action: { ...action, more: null } },
      true,
    ],
    [
      'AE-41',
      'empty properties',
      {
        ...whole,
        subject: { ...subject, properties: {} },
        resource: { ...resource, properties: {} },
        action: { ...action, properties: {} },
      },
      true,
    ],
    [
      'AE-42',
      'properties that nobody knows',
      { ...whole, subject: { ...subject, properties: { department: 'Sales', a: [null, { b: 1.5 }] } } },
      true,
    ],
    ['AE-43', 'members in another order', { context, resource, action: { properties: { method: 'GET' }, name: 'read' }, subject }, true],
    [
      'AE-44',
      'a context with a time',
      { ...whole, context: { ...context, time: '2024-10-26T01:22-07:00', schema: 'https://schema.example.com' } },
      true,
    ],
    ['AE-45', 'a list of evaluations, which it does not know', { ...whole, evaluations: 'x' }, true],
    ['AE-50', 'no context: no purpose', { subject, action, resource }, false],
    ['AE-51', 'an empty context', { ...whole, context: {} }, false],
    ['AE-52', 'an empty id', { ...whole, resource: { ...resource, id: '' } }, false],
    ['AE-53', 'an empty type', { ...whole, resource: { ...resource, type: '' } }, false],
    ['AE-54', 'an empty name', { ...whole, action: { name: '' } }, false],
    ['AE-55', 'an unknown resource', { ...whole, resource: { type: 'account', id: '123' } }, false],
    ['AE-56', 'an unknown action', { ...whole, action: { name: 'can_read', properties: { method: 'GET' } } }, false],
    ['AE-57', 'an unknown subject', { ...whole, subject: { type: 'user', id: 'alice@example.com' } }, false],
    ['AE-58', 'an unknown type of subject', { ...whole, subject: { type: 'machine', id: 'prof-regisseur' } }, false],
    ['AE-59', 'letters of every kind', { ...whole, subject: { type: 'user', id: 'Zoë 😀 ‮ 漢' }, resource: { type: 'é', id: '𝔘' } }, false],
  ])('%s answers 200 to %s', async (_id, _name, body, decision) => {
    expect(isRequest(body)).toBe(true);
    expectDecision(await ask({ path: evaluation, body }), decision);
  });
});

describe('AS evaluations', () => {
  const decisions = async (body: object): Promise<readonly boolean[] | undefined> => {
    const answer = await ask({ path: evaluations, body });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).not.toHaveProperty('decision');
    for (const each of answer.body.evaluations ?? []) expect(isDecision(each)).toBe(true);
    return answer.body.evaluations?.map(({ decision }) => decision);
  };

  test('AS-01 without evaluations it behaves as one evaluation', async () => {
    const one = await ask({ path: evaluation, body: whole });
    expect((await ask({ path: evaluations, body: whole })).body).toEqual(one.body);
    expect((await ask({ path: evaluations, body: { ...whole, evaluations: [] } })).body).toEqual(one.body);
  });
  test('AS-02 answers are in the order of the questions', async () => {
    expect(await decisions({ evaluations: [whole, { ...whole, resource: denied }, whole] })).toEqual([true, false, true]);
  });
  test('AS-03 what stands at the top stands for what an evaluation leaves out', async () => {
    expect(await decisions({ subject, action, context, evaluations: [{ resource }, { resource: denied }] })).toEqual([true, false]);
    expect(await decisions({ ...whole, evaluations: [{}, { resource: denied }, { action: { name: 'write' } }] })).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('AS-04 a context of its own takes the place of the whole context at the top', async () => {
    expect(
      await decisions({ ...whole, evaluations: [{}, { context: { time: '2024-10-26T01:22-07:00' } }, { context: {} }, { context }] }),
    ).toEqual([true, false, false, true]);
  });
  test('AS-05 an evaluation of one question is a list of one', async () => {
    expect(await decisions({ evaluations: [whole] })).toEqual([true]);
  });
  test('AS-06 MUST keep an incomplete evaluation to itself: false, with the error in its context', async () => {
    const { body } = await ask({
      path: evaluations,
      body: { subject, action, context, evaluations: [{ resource }, {}, { resource: { type: 'x' } }, 1, { resource, subject: 'x' }] },
    });
    expect(body.evaluations?.map(({ decision }) => decision)).toEqual([true, false, false, false, false]);
    expect(body.evaluations?.slice(1).map((each) => each.context)).toEqual(
      ['resource is missing.', 'resource.id is missing.', 'The evaluation must be an object.', 'subject must be an object.'].map(
        (message) => ({ error: { status: 400, message } }),
      ),
    );
  });

  const [permit, deny] = [{ resource }, { resource: denied }];
  test.each<[string, string, readonly object[], readonly boolean[]]>([
    ['AS-10', 'execute_all', [permit, deny, permit], [true, false, true]],
    ['AS-11', 'deny_on_first_deny', [permit, deny, permit], [true, false]],
    ['AS-12', 'deny_on_first_deny', [permit, permit], [true, true]],
    ['AS-13', 'permit_on_first_permit', [deny, permit, deny], [false, true]],
    ['AS-14', 'permit_on_first_permit', [deny, deny], [false, false]],
    ['AS-15', 'deny_on_first_deny', [permit, { subject: 1 }, permit], [true, false]],
    ['AS-16', 'permit_on_first_permit', [{ subject: 1 }, permit, permit], [false, true]],
  ])('%s %s of %j', async (_id, semantic, list, expected) => {
    expect(
      await decisions({ subject, action, context, evaluations: list, options: { evaluations_semantic: semantic, another_option: 'x' } }),
    ).toEqual(expected);
  });
  test('AS-17 without a semantic everything is executed', async () => {
    expect(await decisions({ subject, action, context, evaluations: [deny, permit, deny], options: { another_option: 'value' } })).toEqual([
      false,
      true,
      false,
    ]);
  });

  test.each<[string, string, object]>([
    ['AS-20', 'evaluations that are an object', { evaluations: {} }],
    ['AS-21', 'evaluations that are null', { evaluations: null }],
    ['AS-22', 'evaluations that are a string', { evaluations: 'all' }],
    ['AS-23', 'options that are a list', { options: [] }],
    ['AS-24', 'options that are a string', { options: 'execute_all' }],
    ['AS-25', 'a semantic that there is not', { options: { evaluations_semantic: 'execute_some' } }],
    ['AS-26', 'a semantic that is null', { options: { evaluations_semantic: null } }],
    ['AS-27', 'a semantic that is a list', { options: { evaluations_semantic: ['execute_all'] } }],
    ['AS-28', 'a subject at the top of another type, though all have their own', { subject: 'x' }],
    ['AS-29', 'an id at the top of another type, though all have their own', { resource: { type: 'PERSON_NAME', id: 1 } }],
    ['AS-30', 'a context at the top of another type, though all have their own', { context: 1 }],
    ['AS-31', 'an action at the top of another type, though all have their own', { action: [] }],
    ['AS-32', 'more evaluations than 100', { evaluations: Array.from({ length: 101 }, () => whole) }],
  ])('%s answers 400 to %s', async (_id, _name, wrong) => {
    expectError(await ask({ path: evaluations, body: { ...whole, evaluations: [whole], ...wrong } }), 400);
  });
});

describe('SE PG search and its pages', () => {
  const results = async (path: string, body: object) => {
    const answer = await ask({ path, body });
    expect([answer.status, answer.headers.get('content-type')], answer.text).toEqual([200, 'application/json; charset=utf-8']);
    expect(Object.keys(answer.body)[0]).toBe('page');
    expect(answer.body.page?.count).toBe(answer.body.results?.length);
    return { results: answer.body.results ?? [], page: answer.body.page ?? { next_token: '', count: -1, total: -1 } };
  };
  const bySubject = { subject: { type: 'user' }, action, resource, context };
  const byResource = { subject, action, resource: { type: 'PERSON_NAME' }, context };
  const byAction = { subject, resource, context };

  test('SS-01 finds subjects of the type, each permitted when asked', async () => {
    const found = await results(searches.subject, bySubject);
    expect(found.results.map(({ type, id }) => `${type} ${id}`)).toContain('user prof-regisseur');
    expect(found.results.filter(({ type }) => type !== 'user')).toEqual([]);
    for (const each of found.results) expectDecision(await ask({ path: evaluation, body: { ...whole, subject: each } }), true);
  });
  test('SR-01 finds resources of the type, each permitted when asked', async () => {
    const found = await results(searches.resource, byResource);
    expect(new Set(found.results.map(({ type }) => type))).toEqual(new Set(['PERSON_NAME']));
    expect(found.results.map(({ id }) => id)).toEqual(expect.arrayContaining(['s1-m1', 's1-m5', 's2-m1', 's3-m1'].slice(0, 3)));
    const { body } = await ask({ path: evaluations, body: { ...whole, evaluations: found.results.map((each) => ({ resource: each })) } });
    expect(body.evaluations?.every(({ decision }) => decision)).toBe(true);
  });
  test('SA-01 finds actions, each permitted when asked', async () => {
    const found = await results(searches.action, byAction);
    expect(found.results).toEqual([{ name: 'read' }, { name: 'signal' }, { name: 'coarse' }, { name: 'full' }]);
    for (const each of found.results) expectDecision(await ask({ path: evaluation, body: { ...whole, action: each } }), true);
  });
  test('SS-02 SR-02 MUST ignore the id of what is searched for', async () => {
    const users = await results(searches.subject, bySubject);
    expect(await results(searches.subject, { ...bySubject, subject: { type: 'user', id: 'nobody' } })).toEqual(users);
    const all = await results(searches.resource, byResource);
    expect(await results(searches.resource, { ...byResource, resource: { type: 'PERSON_NAME', id: 's1-m2' } })).toMatchObject({
      results: all.results,
    });
  });
  test('SA-02 ignores an action', async () => {
    expect((await results(searches.action, { ...byAction, action: 1 })).results).toHaveLength(4);
  });

  test.each<[string, string, string, object]>([
    ['SE-10', 'an unknown type of subject', searches.subject, { ...bySubject, subject: { type: 'robot' } }],
    ['SE-11', 'an unknown resource', searches.subject, { ...bySubject, resource: { type: 'PERSON_NAME', id: 'nobody' } }],
    ['SE-12', 'an unknown type of resource', searches.resource, { ...byResource, resource: { type: 'account' } }],
    ['SE-13', 'an unknown subject', searches.resource, { ...byResource, subject: { type: 'user', id: 'alice@example.com' } }],
    ['SE-14', 'an unknown action', searches.resource, { ...byResource, action: { name: 'can_read' } }],
    ['SE-15', 'an unknown resource', searches.action, { ...byAction, resource: { type: 'account', id: '123' } }],
    ['SE-16', 'an unknown subject', searches.action, { ...byAction, subject: { type: 'user', id: 'alice@example.com' } }],
    ['SE-17', 'an unknown action', searches.subject, { ...bySubject, action: { name: 'can_read' } }],
    ['SE-18', 'no context', searches.action, { subject, resource }],
  ])('%s finds nothing for %s', async (_id, _name, path, body) => {
    expect(await results(path, body)).toEqual({ results: [], page: { next_token: '', count: 0, total: 0 } });
  });

  test.each<[string, string, string, object]>([
    ['SE-20', 'no subject', searches.subject, { action, resource, context }],
    ['SE-21', 'no type of subject', searches.subject, { ...bySubject, subject: { id: 'x' } }],
    ['SE-22', 'no action', searches.subject, { subject, resource, context }],
    ['SE-23', 'no id of resource', searches.subject, { ...bySubject, resource: { type: 'PERSON_NAME' } }],
    ['SE-24', 'no id of subject', searches.resource, { ...byResource, subject: { type: 'user' } }],
    ['SE-25', 'no type of resource', searches.resource, { ...byResource, resource: { id: 's1-m1' } }],
    ['SE-26', 'no action', searches.resource, { subject, resource, context }],
    ['SE-27', 'no name of action', searches.resource, { ...byResource, action: {} }],
    ['SE-28', 'no resource', searches.action, { subject, context }],
    ['SE-29', 'no id of resource', searches.action, { subject, resource: { type: 'PERSON_NAME' }, context }],
    ['SE-30', 'no subject', searches.action, { resource, context }],
    ['SE-31', 'a subject of another type', searches.action, { ...byAction, subject: 'x' }],
    ['SE-32', 'a context of another type', searches.subject, { ...bySubject, context: 'x' }],
    ['PG-01', 'a page of another type', searches.resource, { ...byResource, page: [] }],
    ['PG-02', 'a negative limit', searches.resource, { ...byResource, page: { limit: -1 } }],
    ['PG-03', 'a limit that is not whole', searches.resource, { ...byResource, page: { limit: 1.5 } }],
    ['PG-04', 'a limit in letters', searches.resource, { ...byResource, page: { limit: '1' } }],
    ['PG-05', 'a limit that is null', searches.subject, { ...bySubject, page: { limit: null } }],
    ['PG-06', 'a token that is not ours', searches.action, { ...byAction, page: { token: 'a3M9NDU2O3N6PTI=' } }],
    ['PG-07', 'a token that is a number', searches.action, { ...byAction, page: { token: 1 } }],
    ['PG-08', 'an empty token', searches.action, { ...byAction, page: { token: '' } }],
    ['PG-09', 'properties of the page that are a string', searches.action, { ...byAction, page: { properties: 'x' } }],
  ])('%s answers 400 to %s (%s)', async (_id, _name, path, body) => expectError(await ask({ path, body }), 400));

  test.each<[string, string, object]>([
    ['PG-20', searches.subject, { ...bySubject, resource: { type: 'PERSON_NAME', id: 's1-m1' } }],
    ['PG-21', searches.resource, byResource],
    ['PG-22', searches.action, byAction],
  ])('%s goes through all pages of %s, and the end is an empty token', async (_id, path, body) => {
    const all = await results(path, body);
    const found: object[] = [];
    for (let token: string | null = null, turns = 0; token !== '' && turns < 100; turns += 1) {
      const some = await results(path, {
        ...body,
        page: token === null ? { limit: 3, unknown: 1 } : { token, ...(turns % 2 ? {} : { limit: 3 }) },
      });
      expect(some.page.total).toBe(all.page.total);
      expect(some.results.length).toBeLessThanOrEqual(3);
      found.push(...some.results);
      token = some.page.next_token;
    }
    expect(found).toEqual(all.results);
  });

  test('PG-23 a limit of 0 counts', async () => {
    const { page, results: none } = await results(searches.action, { ...byAction, page: { limit: 0 } });
    expect([none, page.count, page.total, page.next_token === '']).toEqual([[], 0, 4, false]);
  });

  test.each<[string, string, (token: string) => object]>([
    ['PG-30', 'another limit', (token) => ({ page: { token, limit: 2 } })],
    ['PG-31', 'another resource', (token) => ({ resource: { type: 'PERSON_NAME', id: 's1-m2' }, page: { token } })],
    ['PG-32', 'another subject', (token) => ({ subject: { ...subject, properties: { role: 'REG' } }, page: { token } })],
    ['PG-33', 'another context', (token) => ({ context: { ...context, time: '2024-10-26T01:22-07:00' }, page: { token } })],
    ['PG-34', 'other properties', (token) => ({ page: { token, properties: { sort: 'name' } } })],
    ['PG-35', 'the token altered', (token) => ({ page: { token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` } })],
    ['PG-36', 'the token cut', (token) => ({ page: { token: token.slice(0, -2) } })],
  ])('%s answers 400 to a next page with %s', async (_id, _name, changes) => {
    const { page } = await results(searches.action, { ...byAction, page: { limit: 1 } });
    expectError(await ask({ path: searches.action, body: { ...byAction, ...changes(page.next_token) } }), 400);
    expect((await results(searches.action, { ...byAction, page: { token: page.next_token } })).results).toEqual([{ name: 'signal' }]);
  });

  test('PG-37 a token is for the search that gave it', async () => {
    const { page } = await results(searches.resource, { ...byResource, page: { limit: 1 } });
    expectError(await ask({ path: searches.action, body: { ...byAction, page: { token: page.next_token } } }), 400);
    const officer = askAs(stage, (await stage.sandbox.identity.tokenFor('officer')) ?? '');
    expectError(await officer({ path: searches.resource, body: { ...byResource, page: { token: page.next_token } } }), 400);
  });
});

describe('MD metadata', () => {
  const path = '/.well-known/authzen-configuration';
  test('MD-01 MUST name itself and its endpoints, as JSON that may be kept', async () => {
    const response = await fetch(`${stage.hub.url}${path}`);
    const { url } = stage.hub;
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'application/json; charset=utf-8',
      'max-age=3600',
    ]);
    expect(await response.json()).toEqual({
      policy_decision_point: url,
      access_evaluation_endpoint: `${url}${evaluation}`,
      access_evaluations_endpoint: `${url}${evaluations}`,
      search_subject_endpoint: `${url}${searches.subject}`,
      search_resource_endpoint: `${url}${searches.resource}`,
      search_action_endpoint: `${url}${searches.action}`,
    });
  });
  test('MD-02 needs no token and answers only GET', async () => {
    expect((await fetch(`${stage.hub.url}${path}`, { method: 'HEAD' })).status).toBe(200);
    const answer = await ask({ path, body: {} });
    expectError(answer, 405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expectError(await ask({ path: `${path}/tenant1`, method: 'GET' }), 404);
  });
});

describe('TR SC transport', () => {
  test.each(bodies)('TR-01 %s answers 200 in application/json to a POST', async (path, body) => {
    const answer = await ask({ path, body });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/json; charset=utf-8',
      'no-store',
    ]);
  });
  test.each(bodies)('TR-02 %s takes parameters and capitals in the content type', async (path, body) => {
    for (const type of [
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'Application/JSON',
      'application/json; charset="utf-8"; profile=x',
    ]) {
      expect((await ask({ path, body, headers: { 'content-type': type } })).status, type).toBe(200);
    }
  });
  test.each(everyPath)('TR-03 %s answers 400 to another content type, or none', async (path) => {
    const { 1: body } = bodies.find(([each]) => each === path) ?? ['', {}];
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'application/json-patch+json',
      'application/json; charset=utf-16',
      'json',
      '',
    ]) {
      expectError(await ask({ path, body, headers: { 'content-type': type } }), 400);
    }
  });
  test.each(everyPath)('TR-04 %s answers 400 to what is no JSON object', async (path) => {
    for (const body of ['', ' ', '{', '[]', '"x"', '1', 'null', 'true', '{}{}', "{'subject':1}"])
      expectError(await ask({ path, body }), 400);
    expectError(await ask({ path }), 400);
  });
  test.each(everyPath)('TR-05 %s answers 405 to another method', async (path) => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await ask({ path, method });
      expectError(answer, 405);
      expect(answer.headers.get('allow')).toBe('POST');
    }
  });
  test('TR-06 answers 404 to another path, and 400 to one that is none', async () => {
    for (const path of [
      '/access/v1/',
      '/access/v1',
      '/access/v1/evaluation/',
      '/access/v1/evaluation/x',
      '/access/v1/search',
      '/access/v1/Evaluation',
    ]) {
      expectError(await ask({ path, body: whole }), 404);
    }
    expectError(await ask({ path: '/access/v1/%zz', body: whole }), 400);
  });
  test.each(bodies)('TR-07 %s MUST answer 401 without a valid token, before anything of the body counts', async (path, body) => {
    for (const authorization of ['', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic eDp5', 'x']) {
      for (const sent of [body, '{', {}]) {
        const answer = await ask({ path, body: sent, headers: { authorization } });
        expectError(answer, 401);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="/);
      }
    }
  });
  test('TR-08 MUST give the request its identifier back, whatever the answer', async () => {
    const id = 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716';
    const asked: readonly (readonly [number, Asked])[] = [
      [200, { path: evaluation, body: whole }],
      [400, { path: evaluation, body: {} }],
      [400, { path: evaluation, body: whole, headers: { 'content-type': 'text/plain' } }],
      [400, { path: evaluation, body: whole, headers: { 'content-encoding': 'gzip' } }],
      [400, { path: '/access/v1/%zz', body: whole }],
      [401, { path: evaluation, body: whole, headers: { authorization: '' } }],
      [404, { path: '/access/v1/nothing', body: whole }],
      [405, { path: evaluation, method: 'GET' }],
      [413, { path: evaluation, body: { ...whole, more: 'x'.repeat(300_000) } }],
      [200, { path: '/.well-known/authzen-configuration', method: 'GET' }],
    ];
    for (const [status, each] of asked) {
      const answer = await ask({ ...each, headers: { ...each.headers, 'x-request-id': id } });
      expect([answer.status, answer.headers.get('x-request-id')], each.path).toEqual([status, id]);
    }
  });
  test('TR-09 takes any string as identifier, and makes none up', async () => {
    for (const id of ['x', 'a b', '<>"\';,=', '\u00e9', 'x'.repeat(2000)]) {
      expect((await ask({ path: evaluation, body: whole, headers: { 'x-request-id': id } })).headers.get('x-request-id')).toBe(id);
    }
    expect((await ask({ path: evaluation, body: whole })).headers.has('x-request-id')).toBe(false);
  });
  test('SC-01 answers 413 to a body that is too large, as a string', async () => {
    expectError(await ask({ path: evaluation, body: { ...whole, more: 'x'.repeat(300_000) } }), 413);
  });
});
