/** A task that is done again and again. */
export interface Repeated {
  /** Does it now; never rejects. */
  readonly now: () => Promise<void>;
  /** No more times; resolves when the one that is under way has ended. */
  readonly stop: () => Promise<void>;
}

/** Does a task every so many minutes until it is stopped; a failure is told and the next time comes all the same. */
export const repeat = (minutes: number, task: () => Promise<void>, onFailure: (error: unknown) => void): Repeated => {
  let underWay: Promise<void> = Promise.resolve();
  const attempt = async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      onFailure(error);
    }
  };
  const now = (): Promise<void> => {
    underWay = attempt();
    return underWay;
  };
  const timer = setInterval(() => void now(), minutes * 60_000);
  timer.unref();
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
};
