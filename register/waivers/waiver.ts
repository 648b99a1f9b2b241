/** What a waiver or refusal is about and for whom, whoever decided it. */
export interface WaiverScope {
  readonly regime: string | null;
  readonly classes: readonly string[];
  /** Each as `OIN/role`. */
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
}

/** What is decided about, by whom it may be received, and when: the same for every giver. Days are YYYY-MM-DD, instants RFC 3339 in UTC. */
export interface WaiverTerms extends WaiverScope {
  readonly decidedAt: string;
  readonly until: string | null;
  readonly evidence: string | null;
}

/** A waiver or refusal of one giver as it is stored. */
export interface WaiverRow extends WaiverTerms {
  readonly id: string;
  readonly memberId: string;
  readonly giver: { readonly memberId: string } | { readonly outsideId: string };
  readonly kind: 'GIVEN' | 'REFUSED';
  readonly withdrawnAt: string | null;
}
