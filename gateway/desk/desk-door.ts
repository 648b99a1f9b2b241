import type { DeskRequest } from '#audit/desk-request.ts';
import type { AuditWriter } from '#audit/store.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { RequestContext } from '../answer.ts';
import { GatewayError } from '../errors.ts';
import { within } from '../within.ts';

/** What the hub's own desk works with. */
export interface DeskDeps<Desks> {
  /** Opens the desks for one request; the policy is the same from its beginning to its end. */
  readonly desksOf: (policy: CompiledPolicy) => Desks;
  readonly policy: () => CompiledPolicy;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: () => Date;
  /** How long keeping the record may take, in milliseconds. */
  readonly storeMs: number;
}

/** One visit to the desk: who comes, and what it is called in the audit record. */
export interface Visit {
  readonly from: RequestContext;
  readonly action: string;
  /** The name that the caller gave the operation, or null. */
  readonly operation: string | null;
}

/** Does some work at the desk and records it before its outcome is given; rejects with AUDIT_UNAVAILABLE when it cannot be recorded. */
export type DeskDoor<Desks> = <T>(visit: Visit, work: (desks: Desks, request: DeskRequest) => Promise<T>) => Promise<T>;

type Touched = Map<string, Set<string>>;

const deskRequest = ({ from, operation }: Visit, policy: CompiledPolicy, now: Date, touched: Touched): DeskRequest => {
  const { caller, purpose, trace } = from;
  return {
    caller: { oin: caller.oin, role: caller.role, subject: caller.subject },
    purpose,
    now,
    traceId: trace.traceId,
    spanId: trace.spanId,
    ...(trace.parentSpanId === null ? {} : { parentSpanId: trace.parentSpanId }),
    policy: policy.hash,
    operation,
    touch: (caseId, memberIds) => {
      const members = touched.get(caseId) ?? new Set();
      for (const member of memberIds) members.add(member);
      touched.set(caseId, members);
    },
  };
};

/** One record per case that was touched, and one when none was: asking is on record too. */
const record = async <Desks>(deps: DeskDeps<Desks>, visit: Visit, request: DeskRequest, touched: Touched): Promise<void> => {
  const { caller, purpose, traceId, spanId, parentSpanId, policy, operation } = request;
  const cases: readonly (readonly [string | null, ReadonlySet<string>])[] = touched.size > 0 ? [...touched] : [[null, new Set<string>()]];
  try {
    const kept = cases.map(async ([caseId, members]) =>
      deps.audit.append({
        traceId,
        spanId,
        ...(parentSpanId === undefined ? {} : { parentSpanId }),
        startedAt: visit.from.startedAt,
        endedAt: deps.clock(),
        caller,
        purpose,
        action: visit.action,
        operation,
        caseId,
        policy,
        status: 'Ok',
        subjects: [...members].map((memberId) => ({ memberId, lines: [] })),
      }),
    );
    await within(deps.storeMs, Promise.all(kept));
  } catch (cause) {
    throw new GatewayError('AUDIT_UNAVAILABLE', { cause });
  }
};

/** Makes the door to the hub's own desk: all of one visit is decided under one policy, and nothing leaves without its record. */
export const createDeskDoor =
  <Desks>(deps: DeskDeps<Desks>): DeskDoor<Desks> =>
  async (visit, work) => {
    const policy = deps.policy();
    const touched: Touched = new Map();
    const request = deskRequest(visit, policy, deps.clock(), touched);
    const outcome = await work(deps.desksOf(policy), request);
    await record(deps, visit, request, touched);
    return outcome;
  };
