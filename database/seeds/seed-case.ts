import type { CasePhase, LifeDomain, TriageOutcome } from '../generated/enums.ts';

/** The numbers of members within their case, counted from 1. */
export type MemberNumbers = readonly number[];

/** A fictitious member: who they are, and what the register of persons says of them. */
export interface SeedMember {
  readonly bsn: string;
  readonly subject?: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  /** One text per home: postal code, house number, letter and addition. */
  readonly home: string;
  readonly secretAddress?: true;
  /** The BSNs of the holders of authority over a minor; left out for an adult, and for a minor whose custody is not determinable. */
  readonly holders?: readonly string[];
  readonly childSafety?: true;
}

/** One organisation of the sandbox in one role, with the professional who works there. */
export interface SeedProfessional {
  readonly kind: 'REGISSEUR' | 'GGZ' | 'POLICE' | 'YOUTH' | 'OTHER';
  readonly oin: string;
  readonly role: string;
  readonly organisation: string;
  readonly dutyPhone: string;
  readonly subject: string;
  readonly professional: string;
  readonly purpose: string;
}

/** What a case says of its regisseur. */
interface SeedRegisseur {
  readonly name: string;
  readonly contact: string;
  readonly from: string;
}

/** A case of the sandbox. Members are named by number, days are YYYY-MM-DD, instants RFC 3339; ids are made from the case's id. */
export interface SeedCase {
  readonly id: string;
  readonly reference: string;
  readonly phase: CasePhase;
  readonly triage: TriageOutcome;
  readonly triageRationale: string;
  readonly openedAt: string;
  readonly members: readonly SeedMember[];
  /** Holders of authority who are no members. */
  readonly outsiders?: readonly { readonly bsn: string; readonly subject: string }[];
  readonly regisseur: SeedRegisseur;
  /** The achterwacht. */
  readonly backup: SeedRegisseur;
  readonly involvements: readonly {
    readonly by: SeedProfessional;
    readonly with: MemberNumbers;
    /** Whether this is the achterwacht of the regisseur. */
    readonly backup?: true;
    readonly from: string;
    readonly lastActive: string;
  }[];
  readonly waivers?: readonly {
    readonly about: number;
    readonly giver: number;
    readonly kind: 'GIVEN' | 'REFUSED';
    readonly classes: readonly string[];
    readonly recipients: readonly string[];
    readonly purposes: readonly string[];
    readonly decidedAt: string;
    readonly until: string;
    readonly withdrawnAt?: string;
  }[];
  readonly setAsides?: readonly {
    readonly about: number;
    readonly holder: number;
    readonly recordedAt: string;
    readonly recordedBy: string;
  }[];
  readonly goalsAndActions?: readonly {
    readonly kind: 'GOAL' | 'ACTION';
    readonly status: 'OPEN' | 'ACTIVE' | 'DONE';
    readonly domain: LifeDomain;
    readonly text: string;
    readonly about: MemberNumbers;
    readonly by?: SeedProfessional;
    /** Somebody of the family or (`network`) of their network does it. */
    readonly byMember?: number | 'network';
    readonly due: string;
    readonly recordedAt: string;
  }[];
  readonly scores?: readonly {
    readonly of: number;
    readonly domain: LifeDomain;
    readonly score: number;
    readonly scoredAt: string;
    readonly by: SeedProfessional;
  }[];
  readonly network?: readonly {
    readonly name: string;
    readonly support: string;
    readonly agreed: boolean;
    readonly supports: MemberNumbers;
    readonly recordedAt: string;
  }[];
  readonly meetings?: readonly {
    readonly subject: string;
    readonly heldAt: string;
    readonly minutes: string;
    readonly decisions: readonly string[];
    /** The members that it names; nobody is the family as a whole. */
    readonly about: MemberNumbers;
    readonly attendees: MemberNumbers;
    readonly by: SeedProfessional;
  }[];
  readonly escalations?: readonly {
    readonly level: number;
    readonly trigger: string;
    readonly decision: string | null;
    readonly about: MemberNumbers;
    readonly from: string;
    readonly by: SeedProfessional;
  }[];
  /** Signals in the order in which they were raised; the first two match. */
  readonly signals?: readonly {
    readonly by: SeedProfessional;
    readonly about: MemberNumbers;
    readonly raisedAt: string;
    readonly until: string;
  }[];
  readonly match?: { readonly kind: 'SAME_PERSON' | 'SAME_HOUSEHOLD'; readonly matchedAt: string; readonly until: string };
}
