/** The kinds of things that are destroyed. */
export const destructionKinds = ['CASE', 'WAIVER', 'SAFETY_GROUND', 'TASK', 'REQUEST', 'OUTSIDE_PERSON'] as const;
/** One of them. */
export type DestructionKind = (typeof destructionKinds)[number];

/** One thing that is due: what, on which ground, and since which day (YYYY-MM-DD). */
export interface DueItem {
  readonly what: DestructionKind;
  readonly id: string;
  readonly caseId: string;
  readonly dueSince: string;
  readonly article: string;
  readonly reasonNl: string;
  /** How many rows go with it, itself included. */
  readonly rows: number;
}

/** One thing whose period is over but that stays, and why. */
export interface HeldItem {
  readonly what: DestructionKind;
  readonly id: string;
  readonly caseId: string;
  readonly reasonNl: string;
}

/** What is due on a day; its hash names exactly this content. */
export interface RetentionPlanView {
  readonly hash: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly due: readonly DueItem[];
  readonly held: readonly HeldItem[];
}

/** That something was destroyed; nothing of what it was. */
export interface DestructionRecordView {
  readonly id: string;
  readonly runId: string;
  /** A signal from the archive is destroyed by the hub itself, outside any plan. */
  readonly what: DestructionKind | 'SIGNAL';
  readonly caseId: string | null;
  readonly subjectId: string | null;
  readonly rows: number;
  /** YYYY-MM-DD */
  readonly dueSince: string;
  readonly article: string;
  /** OIN and user of who decided it. */
  readonly decidedBy: string;
  readonly destroyedAt: Date;
}
