import type { DeskRequest } from '#audit/desk-request.ts';
import { factsOf, type CaseSituation } from '#consent/situation.ts';
import { isPurpose, Level } from '#consent/vocabulary.ts';
import { loadCase } from '../load-case.ts';
import type { RightsDeps } from '../rights-deps.ts';
import { hiddenInvolvement } from './handler-of.ts';
import type { RightsRequest } from './rights-request.ts';

type Known = Pick<RightsRequest, 'caseId' | 'memberId' | 'kind' | 'source'>;

/**
 * Of these requests those of which this caller may know who answers. A regisseur who does not see by the policy, for their own purpose, whether the source is involved with
 * the member keeps none about its data, whether it is involved or not: who answers, and when, would tell it. What is not known is no. Everybody else keeps all.
 */
export async function keepKnown<One extends Known>(
  deps: RightsDeps,
  request: DeskRequest,
  requests: readonly One[],
): Promise<readonly One[]> {
  if (request.caller.role !== 'REG') return requests;
  const situations = new Map<string, CaseSituation | null>();
  const kept: One[] = [];
  for (const one of requests) {
    const dataClass = hiddenInvolvement(one, deps.owners);
    const { caseId } = one;
    if (dataClass !== null && !situations.has(caseId)) situations.set(caseId, await loadForPurpose(deps, request, caseId));
    if (dataClass === null || sees(deps, request, { ...one, dataClass, situation: situations.get(caseId) ?? null })) kept.push(one);
  }
  return kept;
}

async function loadForPurpose(deps: RightsDeps, request: DeskRequest, caseId: string): Promise<CaseSituation | null> {
  return isPurpose(request.purpose) ? loadCase(deps, request, caseId, request.purpose) : null;
}

function sees(
  deps: RightsDeps,
  request: DeskRequest,
  { memberId, dataClass, situation }: Pick<Known, 'memberId'> & { readonly dataClass: string; readonly situation: CaseSituation | null },
): boolean {
  if (situation === null || !isPurpose(request.purpose)) return false;
  const facts = factsOf(situation, memberId, dataClass);
  return deps.policy(request).level('REG', request.purpose, dataClass, facts, request.caller.oin) >= Level.SIGNAL;
}
