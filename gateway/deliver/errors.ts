/** A batch that would take too long to decide about at once; the relay tries its halves. No event is at fault. */
export class BatchTooLarge extends Error {
  readonly code = 'BATCH_TOO_LARGE_TO_DECIDE';

  constructor(reads: number) {
    super(`deciding about these events takes ${reads} reads`);
    this.name = 'BatchTooLarge';
  }
}
