/** Ends the process at the first SIGTERM or SIGINT: with 0 once everything under way is finished, with 1 when that fails. */
export const stopOnSignal = (close: () => Promise<void>): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};
