/** What became of a batch: what went out, and what failed by itself; when something else got in the way, the rest was not tried. */
export interface BatchOutcome<Event> {
  readonly done: readonly Event[];
  readonly failed: readonly { readonly event: Event; readonly error: unknown }[];
  /** What got in the way of everything, such as a broker that is away; null when nothing did. */
  readonly interruption: Error | null;
}

/** What publishing rests on. */
export interface PublishDeps<Event> {
  /** Sends the messages of these events, all or, as far as anybody knows, none. */
  readonly publish: (events: readonly Event[]) => Promise<void>;
  /** Whether a failure is the fault of the events themselves, so that other events may well succeed. */
  readonly blames: (error: unknown) => Promise<boolean>;
  /** In which line an event stands. */
  readonly lineOf: (event: Event) => string;
}

/**
 * Publishes events in their order: all at once, and where that fails through an event itself, by halves until it is alone. An event that fails holds back the later events of
 * its line and no other. Never rejects.
 */
export async function publishInOrder<Event>(
  events: readonly Event[],
  { publish, blames, lineOf }: PublishDeps<Event>,
): Promise<BatchOutcome<Event>> {
  const done: Event[] = [];
  const failed: { event: Event; error: unknown }[] = [];
  const heldBack = new Set<string>();

  const attempt = async (given: readonly Event[]): Promise<void> => {
    const free = given.filter((event) => !heldBack.has(lineOf(event)));
    const [first] = free;
    if (first === undefined) return;
    try {
      await publish(free);
      done.push(...free);
    } catch (error) {
      if (!(await blames(error))) throw error;
      if (free.length > 1) {
        const half = Math.ceil(free.length / 2);
        await attempt(free.slice(0, half));
        await attempt(free.slice(half));
        return;
      }
      failed.push({ event: first, error });
      heldBack.add(lineOf(first));
    }
  };

  try {
    await attempt(events);
    return { done, failed, interruption: null };
  } catch (error) {
    return { done, failed, interruption: error instanceof Error ? error : new Error('publishing failed', { cause: error }) };
  }
}
