import { randomBytes } from 'node:crypto';
import { demoRoles, type DemoRole } from '#sandbox/identity/demo-people.ts';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import type { LoggedRequest } from '#sandbox/stand-in.ts';
import type { DatabaseKind } from '#database/testing/create-test-database.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';
import { createView, type View } from './view.ts';

/** Who asks: a demo role (`regisseur`), or a family member by the name of their demo token (`mark`). */
export type Who = Exclude<DemoRole, 'family'> | (string & {});

/** What every partner was asked for one answer, by partner. */
export type Wire = Readonly<Record<SandboxPartner, readonly LoggedRequest[]>>;

/** One question of a journey. */
export interface Ask {
  readonly caseId: string;
  readonly who: Who;
  /** Left out it is what the role usually asks for: family RIGHTS, mayor OOV, policymaker MI, income PROVISION, the others COORD. */
  readonly purpose?: string;
  /** Left out it selects every field of the case. */
  readonly query?: string;
  /** The moment at which it is asked, RFC 3339; left out it is noon of the sandbox's day. */
  readonly at?: string;
}

/** A hub with its sandbox, through whose front door a test walks. */
export interface Journey {
  readonly stage: Stage;
  /** The answer to one question with what was asked for it; the same question is asked once. */
  view(caseId: string, who: Who, purpose?: string): Promise<View>;
  /** The answer to any question; asked anew each time. */
  ask(ask: Ask): Promise<View>;
  /** Takes the hub to another moment, and has it compare its civil facts with the BRP as it does every hour. */
  travelTo(moment: string): Promise<void>;
  close(): Promise<void>;
}

/** Noon of the sandbox's set day. */
export const sandboxNoon = '2026-11-20T11:00:00Z';

const usualPurpose: Readonly<Record<string, string>> = { mayor: 'OOV', policymaker: 'MI', income: 'PROVISION' };

/** Raises a stage on a clock that stands still until it is moved, on PGlite unless another database is named. */
export async function startJourney(database: DatabaseKind = 'pglite'): Promise<Journey> {
  let moment = sandboxNoon;
  const stage = await raiseStage({
    database,
    // What is tested here is what shows, not how soon: a busy machine may take its time.
    env: { REQUEST_BUDGET_MS: '20000' },
    overrides: { clock: () => new Date(moment), sandbox: { deadlineMs: 15_000 } },
  });
  const everything = viewQuery();
  const answered = new Map<string, Promise<View>>();

  const ask = async (asked: Ask): Promise<View> => {
    const before = moment;
    moment = asked.at ?? moment;
    const { caseId, who, query = everything } = asked;
    const staff = demoRoles.find((role) => role === who && role !== 'family');
    const purpose = asked.purpose ?? (staff === undefined ? 'RIGHTS' : (usualPurpose[staff] ?? 'COORD'));
    const traceId = randomBytes(16).toString('hex');
    stage.clearRequests();
    const reply: Reply = await stage.ask({
      role: staff ?? 'family',
      ...(staff === undefined ? { member: who } : {}),
      purpose,
      query,
      variables: { id: caseId },
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    const wire = Object.fromEntries(
      Object.entries(stage.sandbox.standIns).map(([name, { requests }]) => [name, [...requests]]),
    ) as unknown as Wire;
    moment = before;
    return createView({ caseId, who, purpose, traceId }, reply, wire);
  };

  return {
    stage,
    ask,
    view: (caseId, who, purpose) => {
      const key = [caseId, who, purpose].join(' ');
      const known = answered.get(key) ?? ask({ caseId, who, ...(purpose === undefined ? {} : { purpose }) });
      answered.set(key, known);
      return known;
    },
    travelTo: async (to) => {
      moment = to;
      await stage.hub.refresh();
    },
    close: () => stage.close(),
  };
}
