/** The state of one partner in one answer. */
export type SourceState = 'OK' | 'UNAVAILABLE' | 'NOT_ASKED';

/** What `extensions.sources` says of one partner; `since` is when it stopped answering, RFC 3339. */
export interface SourceReport {
  readonly state: SourceState;
  readonly cause?: string;
  readonly since?: string;
}

/** Since when each partner does not answer, over all operations of this process. */
export class PartnerHealth {
  readonly #since = new Map<string, Date>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  answered(partner: string): void {
    this.#since.delete(partner);
  }

  failed(partner: string): Date {
    const since = this.#since.get(partner) ?? this.#clock();
    this.#since.set(partner, since);
    return since;
  }
}

/** The partners' states in one operation: asked or not, and whether every call was answered. */
export class Sources {
  readonly #reports = new Map<string, SourceReport>();
  readonly #health: PartnerHealth;

  constructor(partners: readonly string[], health: PartnerHealth) {
    this.#health = health;
    for (const partner of partners) this.#reports.set(partner, { state: 'NOT_ASKED' });
  }

  /** A call was answered; it does not undo the failure of another call of the same operation. */
  answered(partner: string): void {
    if (this.#reports.get(partner)?.state === 'UNAVAILABLE') return;
    this.#health.answered(partner);
    this.#reports.set(partner, { state: 'OK' });
  }

  failed(partner: string, cause: string): void {
    this.#reports.set(partner, { state: 'UNAVAILABLE', cause, since: this.#health.failed(partner).toISOString() });
  }

  report(): Readonly<Record<string, SourceReport>> {
    return Object.fromEntries([...this.#reports].map(([partner, report]) => [partner.toUpperCase(), report]));
  }
}
