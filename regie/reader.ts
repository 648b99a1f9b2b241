import type { HubProvenance } from './provenance.ts';
import type { InvolvementKind } from './rows.ts';

/** A member of the case as the graph names them: the id is case-scoped, the BSN is the key to partners and never leaves. */
export interface MemberKey {
  readonly id: string;
  readonly bsn: string;
}

/** The case itself, as it was read when the facts were. */
export interface CaseHeader {
  readonly id: string;
  readonly phase: 'SIGNALLED' | 'TRIAGE' | 'ACTIVE' | 'FOLLOW_UP' | 'EVALUATION' | 'CLOSED';
  readonly triage: 'MONO' | 'MULTI_USER' | 'MULTI_PROBLEM' | null;
  readonly triageRationale: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

interface HubItem {
  readonly provenance: HubProvenance;
}

/** The organisation, phone, name and contact of the regisseur. */
export interface RegisseurView extends HubItem {
  readonly organisation: string;
  readonly dutyPhone: string;
  readonly name: string;
  readonly contact: string;
}

/** One organisation's current involvement with one member. */
export interface InvolvementView extends HubItem {
  readonly organisation: string;
  readonly dutyPhone: string;
  readonly professional: string;
  readonly lastActive: string | null;
}

/** One procedure of mandatory care. */
export interface MandatoryCareView extends HubItem {
  readonly kind: 'CRISIS_MEASURE' | 'CARE_AUTHORISATION';
  readonly from: string;
  readonly until: string | null;
}

/** One score of one member in one life domain. */
export interface DomainScoreView extends HubItem {
  readonly domain: string;
  readonly band: 'NOT_SELF_RELIANT' | 'BARELY_SELF_RELIANT' | 'SELF_RELIANT';
  readonly score: number;
  readonly scoredAt: string;
}

/** A match of two signals, with whom this caller can call about it. */
export interface SignalMatchView extends HubItem {
  readonly matchedAt: string;
  readonly until: string;
  readonly contact: { readonly organisation: string; readonly dutyPhone: string };
}

/** A goal or an action. */
export interface PlanItemView extends HubItem {
  readonly kind: 'GOAL' | 'ACTION';
  readonly status: 'OPEN' | 'ACTIVE' | 'DONE' | 'DROPPED';
  readonly domain: string;
  readonly text: string;
  readonly members: readonly MemberKey[];
  readonly owner: string | null;
  readonly ownerMember: MemberKey | null;
  readonly due: string | null;
}

/** A meeting. */
export interface MeetingView extends HubItem {
  readonly subject: string;
  readonly heldAt: string;
  readonly minutes: string | null;
  readonly decisions: readonly string[];
  readonly attendees: readonly MemberKey[];
}

/** An escalation. */
export interface EscalationView extends HubItem {
  readonly escalationLevel: number;
  readonly owner: string;
  readonly trigger: string;
  readonly decision: string | null;
}

/** Somebody from the social network. */
export interface NetworkMemberView extends HubItem {
  readonly support: string;
  readonly name: string;
  readonly agreed: boolean;
  readonly supports: readonly MemberKey[];
}

/** Whether somebody looked, or the hub told an organisation by itself that something had changed. */
export type AccessKind = 'LOOK' | 'MESSAGE';

/** One look at a member's data or one message about them, as the audit log tells it; `recipient` is who looked or was told, as `OIN/role`. */
export interface AccessLogEntry {
  readonly who: string;
  readonly recipient: string;
  /** RFC 3339. */
  readonly at: string;
  readonly kind: AccessKind;
  readonly purpose: string;
  readonly article: string | null;
}

/** One look at a member's data or one message about them, as the graph shows it. */
export interface AccessLogView extends HubItem {
  readonly who: string;
  readonly at: string;
  readonly kind: AccessKind;
  readonly purpose: string;
  readonly article: string | null;
}

/**
 * Reads the hub's own domain for one operation and one case: make one per operation, since it keeps what it read. Parts that are asked for in
 * the same tick are read in one statement. It decides nothing about who may see what; it rejects when the database is away.
 */
export interface RegieReader {
  /** The case, or null for any other id than the operation's. */
  familyCase(id: string): CaseHeader | null;
  members(): readonly MemberKey[];
  memberById(id: string): MemberKey | null;
  memberByBsn(bsn: string): MemberKey | null;
  /** The current regisseur, about one member or (null) about the family. */
  regisseur(memberId: string | null): Promise<RegisseurView | null>;
  involvements(memberId: string, kind: InvolvementKind): Promise<readonly InvolvementView[]>;
  mandatoryCare(memberId: string): Promise<readonly MandatoryCareView[]>;
  domainScores(memberId: string): Promise<readonly DomainScoreView[]>;
  signalMatches(memberId: string): Promise<readonly SignalMatchView[]>;
  planItems(): Promise<readonly PlanItemView[]>;
  meetings(): Promise<readonly MeetingView[]>;
  escalations(): Promise<readonly EscalationView[]>;
  network(): Promise<readonly NetworkMemberView[]>;
  accessLog(memberId: string): Promise<readonly AccessLogView[]>;
}
