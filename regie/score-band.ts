import type { DomainScoreView } from './reader.ts';

/** The band of a life-domain score: 1–2 not self-reliant, 3 barely, 4–5 self-reliant (Zelfredzaamheid-Matrix). */
export function scoreBand(score: number): DomainScoreView['band'] {
  if (score <= 2) return 'NOT_SELF_RELIANT';
  return score === 3 ? 'BARELY_SELF_RELIANT' : 'SELF_RELIANT';
}
