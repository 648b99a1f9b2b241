import type { DeskRequest } from '#audit/desk-request.ts';
import type {
  CasePersonaInput,
  CedarExport,
  DecisionInput,
  ExplainedDecision,
  PersonaInput,
  PolicyCheck,
  PolicyComparison,
  PolicyExplanation,
  PolicyReplay,
  PolicySimulation,
} from '#schema/generated/admin.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Versions } from './versions/versions.ts';

/** Everything that the privacy officer (FG) asks of the hub, in the shapes of the admin subgraph. A policy that is null is the active one. */
export interface AdminDesk {
  readonly versions: Versions;
  /** Runs every gate of publishing on files that are not stored. */
  check(request: DeskRequest, files: readonly PolicyFile[], wideningReason: string | null): Promise<PolicyCheck>;
  /** Every cell in which two versions differ; null when one of them does not exist. */
  compare(request: DeskRequest, before: string | null, after: string): Promise<PolicyComparison | null>;
  simulatePersona(request: DeskRequest, persona: PersonaInput, policy: string | null): Promise<PolicySimulation>;
  simulateCase(request: DeskRequest, persona: CasePersonaInput, policy: string | null): Promise<PolicySimulation>;
  /** Decides a period of the log again under a version, which may be a draft. */
  replay(request: DeskRequest, policy: string, from: Date, until: Date): Promise<PolicyReplay>;
  /** Explains every decision behind a past answer; empty when no record has this trace id. */
  explainAnswer(request: DeskRequest, traceId: string): Promise<readonly ExplainedDecision[]>;
  explainDecision(request: DeskRequest, decision: DecisionInput, policy: string | null): Promise<PolicyExplanation>;
  /** The policy in the language of Cedar; null when there is no such version. */
  exportCedar(request: DeskRequest, policy: string | null): Promise<CedarExport | null>;
}
