import type { DeskRequest } from '#audit/desk-request.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { VersionState } from './transitions.ts';

/** One policy version as it stands now. */
export interface PolicyVersion {
  /** `sha256:` and 64 hex digits, over the canonical JSON (RFC 8785) of its content. */
  readonly hash: string;
  /** The version number that its files name. */
  readonly version: string;
  readonly state: VersionState;
  /** How many transitions it has had: whoever asks for the next one names it. */
  readonly revision: number;
  /** The version that was active when this one was drafted, or proposed again: only that one can it follow. Null for the first of all. */
  readonly basedOn: string | null;
  readonly note: string | null;
  /** Why it shows more than the version before it; null when nobody wrote that. */
  readonly wideningReason: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** From when it is to hold, once it is approved. */
  readonly validFrom: Date | null;
}

/** A policy version with its YAML files, as they were written. */
export interface PolicyVersionFiles extends PolicyVersion {
  readonly files: readonly PolicyFile[];
}

/** One transition of a version: from which state to which, by whom, when and why. */
export interface VersionTransition {
  readonly revision: number;
  /** Null for its first one. */
  readonly from: VersionState | null;
  readonly to: VersionState;
  readonly byOin: string;
  /** The subject of the token; `hub` for what a hub does by itself. */
  readonly bySubject: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly traceId: string;
}

/** What stands in the way of a transition, or is wrong with a file: lines and columns count from 1. */
export interface VersionProblem {
  readonly code: string;
  /** In plain Dutch, for the privacy officer: what is wrong, and what to do. */
  readonly messageNl: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** What came of a transition: the version as it stands now (null when there is none), and what stood in the way; no problems means that it is done. */
export interface VersionOutcome {
  readonly version: PolicyVersion | null;
  readonly problems: readonly VersionProblem[];
}

/** Which version a transition is about, and the revision that the officer saw. */
export interface SeenVersion {
  readonly hash: string;
  readonly revision: number;
}

/**
 * The policy versions of a municipality: what officers do with them, and what a hub does by itself. Every change is one transaction with its transition and its audit
 * record; every refusal is a value. Only callers with the role FG change anything.
 */
export interface Versions {
  /** Stores a new version; `basedOn` is the active version unless named. Files that are no policy are not stored: their problems come back with line and column. */
  draft(
    request: DeskRequest,
    draft: { readonly files: readonly PolicyFile[]; readonly basedOn: string | null; readonly note: string | null },
  ): Promise<VersionOutcome>;
  /** Proposes a draft, if it passes every gate against the active version; `reason` says why it shows more. */
  propose(request: DeskRequest, seen: SeenVersion, reason: string | null): Promise<VersionOutcome>;
  /** Makes a draft again of what is proposed, or approved and not yet active. */
  withdraw(request: DeskRequest, seen: SeenVersion, reason: string | null): Promise<VersionOutcome>;
  /** Rejects what is proposed. */
  reject(request: DeskRequest, seen: SeenVersion, reason: string): Promise<VersionOutcome>;
  /** Approves what somebody else drafted and proposed, if it still passes every gate; it is active from `validFrom`, at once when that is null. */
  approve(request: DeskRequest, seen: SeenVersion, validFrom: Date | null, reason: string | null): Promise<VersionOutcome>;
  /** Goes back to a version that was active before: at once when that shows nothing more than the active one does, else as a proposal that somebody else must approve. */
  rollBack(request: DeskRequest, seen: SeenVersion, reason: string): Promise<VersionOutcome>;
  /** Activates every approved version whose moment has come, once among all hubs; answers the hashes that this call activated. */
  activateDue(now: Date): Promise<readonly string[]>;
  /** All versions, the newest first; of one state when that is named. */
  list(state: VersionState | null): Promise<readonly PolicyVersion[]>;
  byHash(hash: string): Promise<PolicyVersionFiles | null>;
  active(): Promise<PolicyVersionFiles | null>;
  /** The transitions of a version, the oldest first. */
  history(hash: string): Promise<readonly VersionTransition[]>;
}
