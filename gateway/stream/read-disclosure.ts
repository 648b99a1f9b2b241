import type { CompiledPolicy } from '#consent/decide.ts';
import type { AnswerDeps, RequestContext } from '../answer.ts';
import { Disclosure } from '../disclose/disclosure.ts';
import { GatewayError } from '../errors.ts';
import { within } from '../within.ts';

/** What a caller may see in a case now; null for a case that is not there. Whether it exists for the caller is `exists()`. */
export type ReadDisclosure = (
  caseId: string,
  from: Pick<RequestContext, 'caller' | 'purpose'>,
) => Promise<{ readonly policy: CompiledPolicy; readonly disclosure: Disclosure | null }>;

/** Makes the reading of what somebody may see in a case: one policy, one read of the facts. It rejects with DATABASE_UNAVAILABLE or POLICY_UNAVAILABLE. */
export const createReadDisclosure =
  ({
    policy: current,
    loadSituation,
    clock,
    storeMs,
  }: Pick<AnswerDeps, 'policy' | 'loadSituation' | 'clock' | 'storeMs'>): ReadDisclosure =>
  async (caseId, { caller, purpose }) => {
    const policy = current();
    const reading = loadSituation(caseId, { caller, purpose, now: clock(), policy });
    const situation = await within(storeMs, reading).catch((cause: unknown) => {
      throw new GatewayError('DATABASE_UNAVAILABLE', { cause });
    });
    const basis = { policy, role: caller.role, organisation: caller.oin, purpose };
    return { policy, disclosure: situation && new Disclosure({ ...basis, situation }) };
  };
