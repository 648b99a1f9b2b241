/** Does all of these, one after the other, also when one fails; then rejects with the first failure, if there was one. */
export const closeInTurn = async (closers: readonly (() => Promise<void>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const close of closers) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0] as Error;
};
