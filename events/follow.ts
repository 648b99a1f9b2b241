import type { Database } from '#database/create-database.ts';
import { backOff } from './back-off.ts';
import { lastOf, readAfter, type EventGroup, type EventPlace, type PlaceInGroup } from './follow-store.ts';

/** Somebody who reads a group of events at their own pace. */
export interface EventReader {
  /** How many events it can take now. */
  room(): number;
  /** Takes where the next events of its group stand, each once and in order; never more than there is room for. */
  take(events: readonly EventPlace[]): void;
}

/** One reader's place in its group. */
export interface Following {
  /** Says that there is room again. */
  more(): void;
  stop(): void;
}

/** Reads the outbox for everybody who follows a part of it: one statement per look, however many they are. */
export interface Follower {
  /** Follows a group from behind this event, or from behind all that is there now. Rejects when the database is away. */
  follow(group: EventGroup, after: EventPlace | null, reader: EventReader): Promise<Following>;
  /** Looks at once: there is something new. */
  wake(): void;
  /** Looks no more. */
  close(): Promise<void>;
}

/** What following rests on. */
export interface FollowerDeps {
  readonly database: Pick<Database, 'sql'>;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  /** Told when a look fails, not again while looks go on failing. */
  readonly onFailure: (error: unknown) => void;
}

/** How often to look, and how much to read at once for one place. */
export interface FollowerPace {
  readonly pollMs: number;
  readonly batch: number;
  /** How long to wait after a look that failed. */
  readonly stallMs: { readonly first: number; readonly longest: number };
}

interface Place {
  readonly group: EventGroup;
  readonly reader: EventReader;
  /** Of the last event that it took. */
  after: string;
}

const keyOf = ({ group, after }: PlaceInGroup): string => JSON.stringify([group, after]);

/** Those that have room, together where they stand at the same place: who is behind never keeps another from what is new. */
const gather = (places: Iterable<Place>): readonly (readonly [Place, ...Place[]])[] => {
  const together = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    if (place.reader.room() <= 0) continue;
    const there = together.get(keyOf(place));
    if (there) there.push(place);
    else together.set(keyOf(place), [place]);
  }
  return [...together.values()];
};

/**
 * Makes the follower of one hub. It looks at the outbox as long as anybody follows it; a database that is away ends nothing: it goes on from the same places when that is back. A
 * reader without room is passed by and loses nothing, for the outbox keeps what it did not take.
 */
export function createFollower({ database, wait, random, onFailure }: FollowerDeps, pace: FollowerPace): Follower {
  const places = new Set<Place>();
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let call = new AbortController();
  let failures = 0;

  /** Answers whether there is more to read at once. */
  const look = async (): Promise<boolean> => {
    const gathered = gather(places);
    if (gathered.length === 0) return false;
    const read = await readAfter(
      database.sql,
      gathered.map(([{ group, after }]) => ({ group, after })),
      pace.batch,
    );
    gathered.forEach((readers, index) => {
      const events = read[index] ?? [];
      for (const place of readers) give(place, events);
    });
    return read.some((events) => events.length === pace.batch);
  };

  const give = (place: Place, events: readonly EventPlace[]): void => {
    const taken = places.has(place) ? events.slice(0, Math.max(0, place.reader.room())) : [];
    const last = taken.at(-1);
    if (!last) return;
    place.after = last.sequence;
    place.reader.take(taken);
  };

  const lookOnce = async (): Promise<boolean> => {
    try {
      const more = await look();
      failures = 0;
      return more;
    } catch (error) {
      failures += 1;
      if (failures === 1) onFailure(error);
      return false;
    }
  };

  const run = async (): Promise<void> => {
    while (!ending.signal.aborted && places.size > 0) {
      call = new AbortController();
      if (await lookOnce()) continue;
      if (failures > 0) await wait(backOff(failures, pace.stallMs, random), ending.signal);
      else await wait(pace.pollMs, AbortSignal.any([ending.signal, call.signal]));
    }
    running = null;
  };

  const wake = (): void => call.abort();

  return {
    follow: async (group, after, reader) => {
      const place: Place = { group, reader, after: after?.sequence ?? (await lastOf(database.sql, group)) };
      places.add(place);
      running ??= run();
      wake();
      return { more: wake, stop: () => void places.delete(place) };
    },
    wake,
    close: async () => {
      ending.abort();
      await running;
    },
  };
}
