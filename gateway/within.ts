/**
 * The work's own outcome, or a rejection once so many milliseconds are over. The work itself is not stopped: nobody waits for it any more, and what it
 * comes to is lost.
 */
export const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('It took too long.')), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
