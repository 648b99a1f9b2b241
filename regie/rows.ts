import type { HubProvenance } from './provenance.ts';
import type { CaseHeader, DomainScoreView, MandatoryCareView, PlanItemView } from './reader.ts';

/** The kinds of involvement, which are decided as classes of their own. */
export type InvolvementKind = 'REGISSEUR' | 'GGZ' | 'POLICE' | 'YOUTH' | 'OTHER';

type Confidentiality = HubProvenance['confidentiality'];

/** The parts of a case that are read for one operation, as they stand in the database; days are YYYY-MM-DD. */
export interface CaseRows {
  readonly regisseurs: {
    readonly oin: string;
    readonly role: string;
    readonly organisation: string;
    readonly dutyPhone: string;
    readonly name: string;
    readonly contact: string;
    readonly from: string;
    readonly until: string | null;
  };
  readonly involvements: {
    readonly memberId: string;
    readonly kind: InvolvementKind;
    readonly oin: string;
    readonly role: string;
    readonly organisation: string;
    readonly dutyPhone: string;
    readonly professional: string;
    readonly from: string;
    readonly until: string | null;
    readonly lastActive: string | null;
  };
  readonly mandatoryCare: {
    readonly memberId: string;
    readonly kind: MandatoryCareView['kind'];
    readonly oin: string;
    readonly role: string;
    readonly from: string;
    readonly until: string | null;
    readonly recordedAt: string;
  };
  readonly domainScores: {
    readonly memberId: string;
    readonly domain: DomainScoreView['domain'];
    readonly score: number;
    readonly scoredAt: string;
    readonly oin: string;
    readonly role: string;
    readonly confidentiality: Confidentiality;
  };
  readonly matches: {
    readonly matchedAt: string;
    readonly until: string;
    /** The two signals, the one that was raised first in front. */
    readonly signals: readonly {
      readonly oin: string;
      readonly role: string;
      readonly members: readonly string[];
      readonly organisation: string;
      readonly dutyPhone: string;
    }[];
  };
  readonly planItems: {
    readonly kind: PlanItemView['kind'];
    readonly status: PlanItemView['status'];
    readonly domain: string;
    readonly text: string;
    readonly about: readonly string[];
    readonly owner: string | null;
    readonly ownerOin: string | null;
    readonly ownerRole: string | null;
    readonly ownerMemberId: string | null;
    readonly due: string | null;
    readonly confidentiality: Confidentiality;
    readonly recordedAt: string;
  };
  readonly meetings: {
    readonly subject: string;
    readonly heldAt: string;
    readonly minutes: string | null;
    readonly decisions: readonly string[];
    readonly about: readonly string[];
    readonly attendees: readonly string[];
    readonly convenerOin: string;
    readonly convenerRole: string;
    readonly confidentiality: Confidentiality;
  };
  readonly escalations: {
    readonly level: number;
    readonly owner: string;
    readonly ownerOin: string;
    readonly ownerRole: string;
    readonly trigger: string;
    readonly decision: string | null;
    readonly about: readonly string[];
    readonly confidentiality: Confidentiality;
    readonly from: string;
  };
  readonly network: {
    readonly name: string;
    readonly support: string;
    readonly agreed: boolean;
    readonly supports: readonly string[];
    readonly confidentiality: Confidentiality;
    readonly recordedAt: string;
  };
}

/** A part of a case that can be read by itself. */
export type CasePart = keyof CaseRows;

/** Reads parts of a case in one round trip; what was not asked for is null. */
export type ReadParts = (
  caseId: string,
  parts: readonly CasePart[],
) => Promise<{ readonly [P in CasePart]?: readonly CaseRows[P][] | null }>;

/** Since when a case is closed, or null while it is not: a case that is evaluated again is open, whatever its last closing day was. */
export function closedSince(header: Pick<CaseHeader, 'phase' | 'closedAt'>): string | null {
  return header.phase === 'CLOSED' ? header.closedAt : null;
}
