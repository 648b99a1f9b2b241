import type { OperationRecord } from '#audit/record.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { EventGroup, FollowedEvent } from '#events/follow-store.ts';

/** What a caller may hear of one event: the fields of its type in the schema, and on which grounds. */
export interface Heard {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly subjects: OperationRecord['subjects'];
}

/** How a caller stands towards what they follow, read at one moment; it is good for the next delivery and no longer. */
export interface Standing {
  readonly policy: CompiledPolicy;
  /** Whether there is something for this caller to follow, now. */
  readonly exists: boolean;
  /** The case as it may be written down, or null when it is about none. */
  readonly caseId: string | null;
  readonly decidedOn?: string;
  /** What the caller may hear of an event of the group; null when that is nothing. */
  hear(event: FollowedEvent): Promise<Heard | null>;
  /** Whether the caller may name an event of the group as the last one that they heard; without it, whether they may hear it now. */
  mayHaveHeard?(event: FollowedEvent): boolean;
}

/** What one caller follows for one purpose. */
export interface StreamSubject {
  readonly group: EventGroup;
  /** Reads what decides now. Rejects with a GatewayError when that cannot be had. */
  stand(): Promise<Standing>;
}
