/** A task that is done again and again. */
export interface Repeated {
  /** Does it now; never rejects. */
  readonly now: () => Promise<void>;
  readonly stop: () => void;
}

/** Does a task every so many minutes until it is stopped; a failure is told and the next time comes all the same. */
export const repeat = (minutes: number, task: () => Promise<void>, onFailure: (error: unknown) => void): Repeated => {
  const now = async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      onFailure(error);
    }
  };
  const timer = setInterval(() => void now(), minutes * 60_000);
  timer.unref();
  return { now, stop: () => clearInterval(timer) };
};
