import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { exportCedar } from '#consent/cedar/export-cedar.ts';
import { compilePolicy } from '#consent/compile.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { harmlessFacts } from '#consent/harmless-facts.ts';
import { explainVerdict } from '#consent/explain-verdict.ts';
import { simulatePersona } from '#consent/simulate-persona.ts';
import type { PolicyExplanation, PolicySimulation } from '#schema/generated/admin.ts';
import { comparePolicies } from './compare-policies.ts';
import type { AdminDesk } from './desk.ts';
import { problemWith, readQuestion } from './read-question.ts';
import { simulateCase, type LoadCase } from './simulate/simulate-case.ts';
import { checkDraftBeside } from './versions/policy-beside.ts';
import type { PolicyByHash } from './versions/policy-by-hash.ts';
import type { Versions } from './versions/versions.ts';

/** What the admin desk works with for one request. */
export interface AdminDeskDeps extends Pick<AdminDesk, 'replay' | 'explainAnswer'> {
  readonly versions: Versions;
  readonly policyByHash: PolicyByHash;
  readonly loadCase: LoadCase;
  /** The policy that is active during the request. */
  readonly active: CompiledPolicy;
}

const unknownPolicy = problemWith('POLICY_UNKNOWN', 'Er is geen beleidsversie met deze hash.');

const noSimulation = (problems: PolicySimulation['problems']): PolicySimulation => ({ policy: null, rows: null, problems });

const noExplanation = (problems: PolicyExplanation['problems']): PolicyExplanation => ({
  policy: null,
  level: null,
  reason: null,
  rule: null,
  article: null,
  professionalNl: null,
  officerNl: null,
  problems,
});

/** Makes the desk of the privacy officer (FG) for one request. */
export const createAdminDesk = (deps: AdminDeskDeps): AdminDesk => {
  const { versions, policyByHash, active } = deps;
  const policyOf = async (request: DeskRequest, hash: string | null): Promise<CompiledPolicy | null> => {
    if (hash === null || hash === active.hash) return active;
    const policy = await policyByHash(hash);
    return policy && compilePolicy(policy, amsterdamDay(request.now));
  };
  return {
    versions,
    replay: deps.replay,
    explainAnswer: deps.explainAnswer,
    check: async (request, files, wideningReason) =>
      checkDraftBeside(files, { active: active.policy, day: amsterdamDay(request.now), wideningReason }),
    compare: async (request, before, after) => {
      const [one, other] = await Promise.all([policyByHash(before ?? active.hash), policyByHash(after)]);
      return one && other && comparePolicies(one, other, amsterdamDay(request.now));
    },
    simulatePersona: async (request, persona, hash) => {
      const read = readQuestion(persona);
      if ('problems' in read) return noSimulation(read.problems);
      const policy = await policyOf(request, hash);
      if (!policy) return noSimulation([unknownPolicy]);
      const asked = { ...read.question, facts: { ...harmlessFacts, ...read.question.facts } };
      const rows = simulatePersona(policy, asked).map(({ nl, ...row }) => ({ ...row, memberId: null, dataClassNl: nl }));
      return { policy: policy.hash, rows, problems: [] };
    },
    simulateCase: async (request, persona, hash) => {
      const read = readQuestion(persona);
      if ('problems' in read) return noSimulation(read.problems);
      const policy = await policyOf(request, hash);
      if (!policy) return noSimulation([unknownPolicy]);
      const { role, purpose, facts: overrides } = read.question;
      const caller = { oin: persona.organisation, role, subject: persona.subject };
      const simulated = await simulateCase(deps.loadCase, policy, { caller, purpose, caseId: persona.caseId, overrides }, request.now);
      if (!simulated) return noSimulation([problemWith('CASE_UNKNOWN', 'Dit dossier bestaat niet.')]);
      request.touch(persona.caseId, simulated.members);
      return { policy: policy.hash, rows: simulated.rows.map(({ nl, ...row }) => ({ ...row, dataClassNl: nl })), problems: [] };
    },
    explainDecision: async (request, decision, hash) => {
      const read = readQuestion(decision);
      if ('problems' in read) return noExplanation(read.problems);
      const policy = await policyOf(request, hash);
      if (!policy) return noExplanation([unknownPolicy]);
      const { dataClass } = decision;
      if (!policy.classes.has(dataClass)) {
        return noExplanation([problemWith('CLASS_UNKNOWN', 'Deze gegevensklasse bestaat niet in deze beleidsversie.')]);
      }
      const asked = { ...read.question, dataClass, facts: { ...harmlessFacts, ...read.question.facts } };
      const { professional, officer, verdict } = explainVerdict(policy, asked);
      const { level, reason, rule, article } = verdict;
      return { policy: policy.hash, level, reason, rule, article, professionalNl: professional, officerNl: officer, problems: [] };
    },
    exportCedar: async (request, hash) => {
      const policy = await policyByHash(hash ?? active.hash);
      if (!policy) return null;
      const { policies, schema } = exportCedar(policy, amsterdamDay(request.now));
      return { policy: policy.hash, policies, schema };
    },
  };
};
