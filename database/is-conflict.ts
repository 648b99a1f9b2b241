/** SQLSTATEs of a transaction that was undone because of another at the same moment: serialization_failure and deadlock_detected. */
const conflicts: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** Says whether the database undid a transaction for the sake of another at the same moment: nothing is wrong with it, and it succeeds when it is tried again. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && conflicts.has(error.code);
}
