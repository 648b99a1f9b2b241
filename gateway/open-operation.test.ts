import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { oinOf } from '#consent/testing/organisations.ts';
import type { OperationContext } from '#resolvers/context.ts';
import { aDisclosure, now } from '#gateway/testing/a-situation.ts';
import type { RequestContext } from './answer.ts';
import { openOperations, operationOf } from './open-operation.ts';
import { PartnerHealth } from './sources.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const request: RequestContext = {
  caller: { oin: oinOf('REG'), role: 'REG', subject: 'prof', purposes: ['COORD'] },
  purpose: 'COORD',
  trace: { traceId: '', spanId: '', parentSpanId: null, traceparent: 'of this request' },
  startedAt: now,
};

const made: OperationContext['scope'][] = [];
beforeEach(() => void made.splice(0));

const open = openOperations({
  partnerNames: ['brp'],
  health: new PartnerHealth(() => now),
  budgetMs: 2000,
  resolversFor: (scope, { recipient, caseReference }) => {
    made.push(scope);
    return { scope, recipient, caseReference } as OperationContext;
  },
});

describe('an operation', () => {
  test('has its own states, masks and sessions, made for its caller and trace', () => {
    const disclosure = aDisclosure();
    const [one, other] = [open(request, disclosure), open(request, disclosure)];
    expect(operationOf(one.context)).toMatchObject({
      listing: disclosure,
      resolvers: { recipient: `${oinOf('REG')}/REG`, caseReference: 'VB-2026-0001' },
    });
    expect(operationOf(one.context).resolvers).not.toBe(operationOf(other.context).resolvers);
    expect(one.sources).not.toBe(other.sources);
    expect(made.map(({ traceparent }) => traceparent)).toEqual(['of this request', 'of this request']);
    one.close();
    other.close();
  });

  test('ends its calls at the deadline, for the door and the connectors alike', async () => {
    const { context, close } = open(request, aDisclosure());
    await vi.advanceTimersByTimeAsync(1999);
    expect(operationOf(context).signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([operationOf(context).signal.aborted, made[0]?.signal.aborted]).toEqual([true, true]);
    close();
  });

  test('leaves no timer behind when it is closed', async () => {
    const { context, close } = open(request, aDisclosure());
    close();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(operationOf(context).signal.aborted).toBe(false);
  });

  test('about a case that does not exist opens no session and no timer', () => {
    const { context, sources, close } = open(request, null);
    expect(made).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(sources.report()).toEqual({ BRP: { state: 'NOT_ASKED' } });
    expect(() => operationOf(context)).toThrow('outside an operation');
    close();
  });
});

test.each([null, undefined, 'context', {}, { listing: {} }])('%o is no context of an operation', (context) => {
  expect(() => operationOf(context)).toThrow('A subgraph was called outside an operation.');
});
