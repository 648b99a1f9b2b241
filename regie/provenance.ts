/** What every hub item tells about itself; the gateway decides it with this, and most of it never leaves. */
export interface HubProvenance {
  readonly source: 'HUB';
  /** YYYY-MM-DD, or null for what is not dated. */
  readonly recordedAt: string | null;
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET';
  readonly release: null;
  /** Where the retention period starts: the day on which the case was closed. */
  readonly retentionFrom: string | null;
  /** True while the case is not closed, and for matches while they are valid. */
  readonly running: boolean;
  /** The organisation and role whose own item this is, as `OIN/role`; null when it is nobody's. */
  readonly owner: string | null;
  /** The case-scoped ids of the members that it names; empty means that it is decided for the family. */
  readonly about: readonly string[];
  /** The life domain of an item that is decided by its own domain. */
  readonly domain: string | null;
}

/** What differs from item to item; the rest follows from the case. */
export interface ItemOrigin {
  readonly recordedAt: string | null;
  readonly confidentiality?: HubProvenance['confidentiality'];
  readonly owner: string | null;
  readonly about: readonly string[];
  readonly domain?: string;
}

/** Completes the provenance of an item of a case that is closed or not. */
export function provenanceOf(origin: ItemOrigin, caseClosedAt: string | null): HubProvenance {
  return {
    source: 'HUB',
    recordedAt: origin.recordedAt,
    confidentiality: origin.confidentiality ?? 'OPEN',
    release: null,
    retentionFrom: caseClosedAt,
    running: caseClosedAt === null,
    owner: origin.owner,
    about: origin.about,
    domain: origin.domain ?? null,
  };
}
