import type { PolicyStanding } from '#admin/versions/read-standing.ts';
import { GatewayError } from './errors.ts';
import type { PolicySource } from './policy-source.ts';

/** What following rests on. */
export interface FollowDeps {
  readonly readStanding: (now: Date) => Promise<PolicyStanding>;
  /** Activates what is due, once among all hubs. */
  readonly activateDue: (now: Date) => Promise<unknown>;
  /** Loads and compiles a version; rejects when it cannot be used. */
  readonly prepare: (hash: string) => Promise<PolicySource>;
  readonly clock: () => Date;
  /** Told of every version that this hub begins to decide under. */
  readonly onSwap: (hash: string) => void;
  /** Told when following fails, not again while it goes on failing; the version that cannot be used is null when the database is away. */
  readonly onFailure: (error: unknown, hash: string | null) => void;
}

/** The policy that this hub decides under, which follows what is active in the database. */
export interface PolicyFollower {
  /** One policy for the whole of a request; throws POLICY_UNAVAILABLE as long as there was none that could be used. */
  readonly current: PolicySource;
  /** Whether the version that is active, as far as this hub saw, is the one that it decides under. */
  upToDate(): boolean;
  /** Looks once what is active, and swaps to it; resolves when that is done or has failed, and never rejects. A look that comes while one is under way begins after it. */
  look(): Promise<void>;
  /** Resolves when no look is under way any more. */
  settled(): Promise<void>;
}

/** After a version could not be used, so many looks pass before it is tried again. */
const patience = 20;

/** Prepares each version once, keeps those that are wanted, and does not try one that failed at every look. */
const createPreparations = ({ prepare, onFailure }: Pick<FollowDeps, 'prepare' | 'onFailure'>) => {
  const ready = new Map<string, Promise<PolicySource | null>>();
  const failed = new Map<string, number>();

  const attempt = async (hash: string): Promise<PolicySource | null> => {
    try {
      const source = await prepare(hash);
      failed.delete(hash);
      return source;
    } catch (error) {
      if (!failed.has(hash)) onFailure(error, hash);
      failed.set(hash, patience);
      ready.delete(hash);
      return null;
    }
  };

  return {
    /** The version, prepared; null when it cannot be used. */
    get: async (hash: string): Promise<PolicySource | null> => {
      const looks = failed.get(hash) ?? 0;
      if (looks > 0) {
        failed.set(hash, looks - 1);
        return null;
      }
      const known = ready.get(hash) ?? attempt(hash);
      ready.set(hash, known);
      return known;
    },
    keepOnly: (hashes: ReadonlySet<string>): void => {
      for (const hash of ready.keys()) if (!hashes.has(hash)) ready.delete(hash);
      for (const hash of failed.keys()) if (!hashes.has(hash)) failed.delete(hash);
    },
  };
};

/**
 * Makes a policy that follows the database. A version is loaded and compiled before it takes the place of the old one, and already while it waits for approval or for its
 * moment, so that the swap itself is one assignment: a request holds either the old or the new one. What cannot be used changes nothing: the old one goes on deciding.
 */
export const followPolicy = (deps: FollowDeps): PolicyFollower => {
  const preparations = createPreparations(deps);
  let current: { readonly hash: string; readonly source: PolicySource } | null = null;
  let previous: string | null = null;
  let active: string | null = null;
  let away = false;
  let looking: Promise<void> = Promise.resolve();
  /** The look that has not begun yet: whoever asks meanwhile shares it. */
  let next: Promise<void> | null = null;

  const standingNow = async (): Promise<PolicyStanding> => {
    const now = deps.clock();
    const standing = await deps.readStanding(now);
    if (!standing.due) return standing;
    await deps.activateDue(now);
    return deps.readStanding(now);
  };

  const follow = async ({ active: hash, coming }: PolicyStanding): Promise<void> => {
    active = hash;
    preparations.keepOnly(new Set([hash, current?.hash, previous, ...coming].filter((each) => typeof each === 'string')));
    for (const one of coming) void preparations.get(one);
    if (hash === null || hash === current?.hash) return;
    const source = await preparations.get(hash);
    if (!source) return;
    previous = current?.hash ?? null;
    current = { hash, source };
    deps.onSwap(hash);
  };

  const lookOnce = async (): Promise<void> => {
    try {
      await follow(await standingNow());
      away = false;
    } catch (error) {
      if (!away) deps.onFailure(error, null);
      away = true;
    }
  };

  return {
    current: () => {
      if (!current) throw new GatewayError('POLICY_UNAVAILABLE');
      return current.source();
    },
    upToDate: () => current !== null && current.hash === active,
    look: () => {
      next ??= looking = looking.then(async () => {
        next = null;
        await lookOnce();
      });
      return next;
    },
    settled: () => looking,
  };
};
