import { Level } from '#consent/vocabulary.ts';

/** The actions and the level that each needs; `read` is to see anything at all, as the audit record has it. */
const needed = { read: Level.SIGNAL, signal: Level.SIGNAL, coarse: Level.COARSE, full: Level.FULL } as const satisfies Record<
  string,
  Level
>;

/** The level that an action needs; null for an action that there is not. */
export const levelNeeded = (action: string): Level | null =>
  Object.hasOwn(needed, action) ? (needed[action as keyof typeof needed] ?? null) : null;

/** The names of the actions that a level permits, in order. */
export const actionsAt = (level: Level): readonly string[] =>
  Object.entries(needed)
    .filter(([, least]) => level >= least)
    .map(([name]) => name);
