import { describe, expect, test } from 'vitest';
import { answerInOrder, mostEvaluations, readBatch, type Batch, type Semantic } from './batch.ts';
import { BadRequest } from './errors.ts';
import type { JsonObject } from './read-body.ts';

const subject = { type: 'user', id: 'prof' };
const action = { name: 'read' };
const resource = { type: 'PERSON_NAME', id: 'm1' };
const context = { purpose: 'COORD' };
const whole = { subject, action, resource, context };
const entity = (of: typeof subject) => ({ ...of, properties: {} });
const read = { subject: entity(subject), action: 'read', resource: entity(resource), context };

const batchOf = (body: JsonObject): Batch => {
  const batch = readBatch(body);
  if (!('evaluations' in batch)) throw new Error('It is one evaluation.');
  return batch;
};

describe('without evaluations it is one evaluation', () => {
  test.each<[string, JsonObject]>([
    ['none', whole],
    ['an empty list', { ...whole, evaluations: [] }],
    ['an empty list with options', { ...whole, evaluations: [], options: { evaluations_semantic: 'deny_on_first_deny' } }],
  ])('%s', (_name, body) => expect(readBatch(body)).toEqual(read));

  test.each([['subject'], ['action'], ['resource']])('then %s is needed', (part) => {
    expect(() => readBatch({ ...whole, evaluations: [], [part]: undefined })).toThrow(new BadRequest(`${part} is missing.`));
  });
});

describe('what stands at the top stands for what an evaluation leaves out', () => {
  const other = { type: 'PERSON_BIRTH', id: 'm2' };
  test.each<[string, JsonObject, unknown]>([
    ['everything', {}, read],
    ['its own resource', { resource: other }, { ...read, resource: entity(other) }],
    ['its own context, whole: no purpose is left', { context: { time: 'now' } }, { ...read, context: { time: 'now' } }],
    ['an empty context of its own', { context: {} }, { ...read, context: {} }],
    ['members that nobody knows', { more: 1, evaluations: [1] }, read],
    ['a part that it has, if wrong', { subject: null }, new BadRequest('subject must be an object.')],
    ['a subject of its own that is incomplete', { subject: { type: 'user' } }, new BadRequest('subject.id is missing.')],
  ])('%s', (_name, item, expected) => {
    expect(batchOf({ ...whole, evaluations: [item] }).evaluations).toEqual([expected]);
  });

  test('what nobody says is missing in that evaluation alone', () => {
    const { evaluations } = batchOf({ subject, action, evaluations: [{ resource }, {}, 'no object', [], null, { resource }] });
    expect(evaluations.map((one) => (one instanceof BadRequest ? one.message : 'read'))).toEqual([
      'read',
      'resource is missing.',
      'The evaluation must be an object.',
      'The evaluation must be an object.',
      'The evaluation must be an object.',
      'read',
    ]);
  });

  test('a part at the top that is incomplete fails only who uses it', () => {
    const { evaluations } = batchOf({ ...whole, subject: { type: 'user' }, evaluations: [{ subject }, {}] });
    expect(evaluations).toEqual([read, new BadRequest('subject.id is missing.')]);
  });
});

describe('the request as a whole is wrong', () => {
  const many = Array.from({ length: mostEvaluations + 1 }, () => ({}));
  test.each<[string, JsonObject, string]>([
    ['a subject of another type', { subject: 'prof' }, 'subject must be an object.'],
    ['an id of another type', { subject: { type: 'user', id: 1 } }, 'subject.id must be a string.'],
    ['a type of another type', { resource: { type: null, id: 'm1' } }, 'resource.type must be a string.'],
    ['properties of another type', { resource: { properties: [] } }, 'resource.properties must be an object.'],
    ['an action of another type', { action: ['read'] }, 'action must be an object.'],
    ['a name of another type', { action: { name: 1 } }, 'action.name must be a string.'],
    ['a context of another type', { context: 'COORD' }, 'context must be an object.'],
    ['evaluations of another type', { evaluations: {} }, 'evaluations must be a list.'],
    ['evaluations that are null', { evaluations: null }, 'evaluations must be a list.'],
    ['too many evaluations', { evaluations: many }, `evaluations holds more than ${mostEvaluations}.`],
    ['options of another type', { options: [] }, 'options must be an object.'],
    [
      'a semantic that there is not',
      { options: { evaluations_semantic: 'all' } },
      'options.evaluations_semantic must be one of execute_all, deny_on_first_deny, permit_on_first_permit.',
    ],
    [
      'a semantic of another type',
      { options: { evaluations_semantic: null } },
      'options.evaluations_semantic must be one of execute_all, deny_on_first_deny, permit_on_first_permit.',
    ],
  ])('%s', (_name, wrong, message) => {
    expect(() => readBatch({ ...whole, evaluations: [whole], ...wrong })).toThrow(new BadRequest(message));
  });

  test('as many as there may be are read', () => {
    expect(batchOf({ ...whole, evaluations: many.slice(1) }).evaluations).toHaveLength(mostEvaluations);
  });
});

describe('a batch ends where its semantic says', () => {
  const [permit, deny] = [{ decision: true }, { decision: false }];
  test.each<[Semantic, string, string]>([
    ['execute_all', 'pdpd', 'pdpd'],
    ['deny_on_first_deny', 'pdpd', 'pd'],
    ['deny_on_first_deny', 'ppp', 'ppp'],
    ['deny_on_first_deny', 'dpp', 'd'],
    ['permit_on_first_permit', 'ddpd', 'ddp'],
    ['permit_on_first_permit', 'ddd', 'ddd'],
    ['permit_on_first_permit', 'pdd', 'p'],
  ])('%s of %s: %s', async (semantic, asked, answered) => {
    const reached: string[] = [];
    const answers = await answerInOrder(semantic, asked.split(''), async (one) => {
      reached.push(one);
      return one === 'p' ? permit : deny;
    });
    expect([reached.join(''), answers]).toEqual([answered, answered.split('').map((one) => (one === 'p' ? permit : deny))]);
  });

  test.each([
    [undefined, 'execute_all'],
    [{}, 'execute_all'],
    [{ another_option: 1 }, 'execute_all'],
    [{ evaluations_semantic: 'permit_on_first_permit' }, 'permit_on_first_permit'],
  ])('options %j mean %s', (options, semantic) => {
    expect(batchOf({ ...whole, evaluations: [{}], ...(options ? { options } : {}) }).semantic).toBe(semantic);
  });
});
