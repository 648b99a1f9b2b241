import { parse, print, visit } from 'graphql';
import { expect } from 'vitest';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';
import { blankPartner } from './blank-partner.ts';
import { differences } from './differences.ts';

/** The partners that can fail. */
export const partners = ['brp', 'ggz', 'wmo', 'wi', 'cjg', 'police'] as const satisfies readonly SandboxPartner[];

/** The regisseur's view of S1 on a stage whose partners can be made to fail; its clock and the breakers' time move only when they are moved. */
export interface FaultStage {
  readonly stage: Stage;
  /** The view as it is when every partner answers. */
  readonly healthy: Reply;
  view(): Promise<Reply>;
  /** Lets so many milliseconds pass, for the clock, the tokens and the breakers. */
  pass(ms: number): void;
  /** The hub's clock, RFC 3339. */
  now(): string;
  /** Holds the view to: without this partner's fields it is the healthy one, and `sources` says that one of these causes is why. */
  expectWithout(reply: Reply, partner: SandboxPartner, causes: readonly string[]): void;
  /** Holds the view to: it is the healthy one, to the byte. */
  expectHealthy(reply: Reply): void;
  close(): Promise<void>;
}

/** Longer than a breaker stays open, in milliseconds. */
export const breakerPause = 2100;

/** Every field but the access log, which every view makes longer. */
export const everything = print(visit(parse(viewQuery()), { Field: ({ name }) => (name.value === 'accessLog' ? null : undefined) }));

/** Raises a stage with these limits, in milliseconds, and takes the healthy view. */
export const raiseFaultStage = async (limits: { readonly deadlineMs: number; readonly budgetMs: number }): Promise<FaultStage> => {
  let elapsed = 0;
  const start = Date.parse('2026-11-20T11:00:00Z');
  const stage = await raiseStage({
    env: { REQUEST_BUDGET_MS: String(limits.budgetMs), RATE_LIMIT_PER_MINUTE: '100000' },
    overrides: { sandbox: { deadlineMs: limits.deadlineMs }, elapsed: () => elapsed, clock: () => new Date(start + elapsed) },
  });
  const view = (): Promise<Reply> => stage.ask({ role: 'regisseur', purpose: 'COORD', query: everything, variables: { id: 's1' } });
  const healthy = await view();
  return {
    stage,
    healthy,
    view,
    pass: (ms) => void (elapsed += ms),
    now: () => new Date(start + elapsed).toISOString(),
    expectWithout: (reply, partner, causes) => {
      expect(reply.status).toBe(200);
      expect(reply.body.errors).toBeUndefined();
      const { [partner.toUpperCase()]: state, ...others } = reply.body.extensions?.sources ?? {};
      expect(state?.state).toBe('UNAVAILABLE');
      expect(causes).toContain(state?.cause);
      expect(Object.entries(others).filter(([, { state: other }]) => other !== 'OK')).toEqual([]);
      expect(differences(reply.body.data, blankPartner(partner, healthy.body.data))).toEqual([]);
      expect(reply.body.extensions?.withheld).toEqual(healthy.body.extensions?.withheld);
    },
    expectHealthy: (reply) => {
      expect(differences(reply.body.extensions?.sources, healthy.body.extensions?.sources, 'sources')).toEqual([]);
      expect(differences(reply.body.data, healthy.body.data)).toEqual([]);
      expect(reply.text).toBe(healthy.text);
    },
    close: () => stage.close(),
  };
};
