import { GraphQLError, parse, type ExecutionResult } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { PartnerUnavailable } from '#resolvers/errors.ts';
import { buildSubgraph } from '#resolvers/build-subgraph.ts';
import { createDoor, inProcess, type DoorContext, type ExecuteSubgraph } from './call-subgraph.ts';
import { GatewayError } from './errors.ts';
import { PartnerHealth, Sources } from './sources.ts';

const document = parse('{ a }');
const faults: unknown[] = [];
beforeEach(() => void faults.splice(0));

const at = new Date('2026-11-20T11:00:00Z');

const through = (run: ExecuteSubgraph, signal: AbortSignal = new AbortController().signal) => {
  const sources = new Sources(['brp'], new PartnerHealth(() => at));
  const door = createDoor(
    new Map([
      ['brp', run],
      ['regie', run],
    ]),
    'regie',
    (context) => context as DoorContext,
    (fault) => faults.push(fault),
  );
  const call = async (subgraph: string): Promise<ExecutionResult> =>
    door({ subgraph, document, variables: {}, context: { sources, signal } });
  return { call, state: () => sources.report()['BRP'] };
};

const never: ExecuteSubgraph = async () => new Promise<never>(() => undefined);
const answers =
  (result: ExecutionResult): ExecuteSubgraph =>
  async () =>
    result;
const rejects = (reason: unknown): ExecuteSubgraph => {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  reject(reason);
  return async () => promise;
};
const away = new PartnerUnavailable('brp', 'CIRCUIT_OPEN');
const broken = new TypeError('x is undefined');
const inPart = { data: { a: null, b: 1 } };

describe('a partner', () => {
  test.each<[string, ExecuteSubgraph, ExecutionResult, object, boolean]>([
    ['that answers', answers({ data: { a: 1 } }), { data: { a: 1 } }, { state: 'OK' }, false],
    [
      'that says it is away',
      answers({ ...inPart, errors: [new GraphQLError('x', { originalError: away })] }),
      inPart,
      { state: 'UNAVAILABLE', cause: 'CIRCUIT_OPEN' },
      false,
    ],
    [
      'that says it is away, unwrapped',
      answers({ ...inPart, errors: [away] }),
      inPart,
      { state: 'UNAVAILABLE', cause: 'CIRCUIT_OPEN' },
      false,
    ],
    ['of which the call says it is away', rejects(away), {}, { state: 'UNAVAILABLE', cause: 'CIRCUIT_OPEN' }, false],
    [
      'that fails in another way',
      answers({ errors: [new GraphQLError('secret of somebody')] }),
      { data: null },
      { state: 'UNAVAILABLE', cause: 'INTERNAL' },
      true,
    ],
    ['of which the call fails in another way', rejects(broken), {}, { state: 'UNAVAILABLE', cause: 'INTERNAL' }, true],
    ['that rejects with no error at all', rejects(null), {}, { state: 'UNAVAILABLE', cause: 'INTERNAL' }, true],
    [
      'that names its cause badly',
      rejects(new GraphQLError('x', { extensions: { code: 'PARTNER_UNAVAILABLE', cause: 7 } })),
      {},
      { state: 'UNAVAILABLE', cause: 'UNREACHABLE' },
      false,
    ],
  ])('%s', async (_who, run, result, state, isFault) => {
    const { call, state: stateNow } = through(run);
    expect(await call('brp')).toEqual(result);
    expect(stateNow()).toMatchObject(state);
    expect(faults.length > 0).toBe(isFault);
  });

  test('that is late is left behind at the deadline', async () => {
    const deadline = new AbortController();
    const { call, state } = through(never, deadline.signal);
    const answer = call('brp');
    deadline.abort();
    expect(await answer).toEqual({});
    expect(state()).toEqual({ state: 'UNAVAILABLE', cause: 'TIMEOUT', since: at.toISOString() });
  });

  test('that is asked after the deadline is not waited for', async () => {
    const { call, state } = through(never, AbortSignal.abort());
    expect(await call('brp')).toEqual({});
    expect(state()).toMatchObject({ cause: 'TIMEOUT' });
  });

  test('leaves nothing listening to the deadline once it has answered', async () => {
    const deadline = new AbortController();
    const listeners: string[] = [];
    const { signal } = deadline;
    const counted = {
      aborted: false,
      addEventListener: (...given: Parameters<AbortSignal['addEventListener']>) => (
        listeners.push('on'),
        signal.addEventListener(...given)
      ),
      removeEventListener: (...given: Parameters<AbortSignal['removeEventListener']>) => (
        listeners.push('off'),
        signal.removeEventListener(...given)
      ),
    } as unknown as AbortSignal;
    await through(answers({ data: {} }), counted).call('brp');
    await through(rejects(away), counted).call('brp');
    expect(listeners).toEqual(['on', 'off', 'on', 'off']);
  });
});

describe('the hub’s own subgraph', () => {
  test('answers without being a partner', async () => {
    const { call, state } = through(answers({ data: { a: 1 } }));
    expect(await call('regie')).toEqual({ data: { a: 1 } });
    expect(state()).toEqual({ state: 'NOT_ASKED' });
  });

  test.each<[string, ExecuteSubgraph]>([
    ['answers an error', answers({ ...inPart, errors: [new GraphQLError('x', { originalError: broken })] })],
    ['rejects', rejects(broken)],
  ])('ends the operation when it %s', async (_how, run) => {
    await expect(through(run).call('regie')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', cause: broken });
  });

  test('ends it with its own code when it has one', async () => {
    await expect(through(rejects(new GatewayError('INTERNAL'))).call('regie')).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  test('ends it when it is late', async () => {
    await expect(through(never, AbortSignal.abort()).call('regie')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});

test('a subgraph that does not exist is a fault of ours', async () => {
  await expect(through(never).call('school')).rejects.toThrow('There is no subgraph school.');
});

describe('a subgraph in this process', () => {
  const schema = buildSubgraph<{ readonly name: string }>('type Query { hello(to: String): String broken: String }', {
    Query: {
      hello: (_: never, { to }: { to: string }, { name }: { name: string }) => `${name} ${to}`,
      broken: () => {
        throw broken;
      },
    },
  });
  const run = inProcess(schema, (context) => ({ name: `of ${String(context)}` }));

  test('answers with the variables and the context of each request, though its document is compiled once', async () => {
    const asked = parse('query($to: String) { hello(to: $to) }');
    const answer = async (to: string, context: string) => run({ subgraph: 'x', document: asked, variables: { to }, context });
    expect(await Promise.all([answer('a', '1'), answer('b', '2')])).toEqual([{ data: { hello: 'of 1 a' } }, { data: { hello: 'of 2 b' } }]);
  });

  test('keeps the error behind an error', async () => {
    const { errors } = await run({ subgraph: 'x', document: parse('{ broken }'), variables: {}, context: '' });
    expect(errors?.[0]?.originalError).toBe(broken);
  });

  test('answers errors to a document that does not fit', async () => {
    const { errors } = await run({ subgraph: 'x', document: parse('subscription { hello }'), variables: {}, context: '' });
    expect(errors).toHaveLength(1);
  });
});
