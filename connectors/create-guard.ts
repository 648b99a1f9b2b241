import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhenResult,
  retry,
  TaskCancelledError,
  wrap,
  type IBackoff,
} from 'cockatiel';
import type { Outcome } from './call.ts';
import type { Deadline } from './deadline.ts';

/** When the breaker opens and when it lets one call try again. */
export interface BreakerSettings {
  /** Failed attempts in a row that open it. */
  readonly failures: number;
  /** Milliseconds after which one call may try. */
  readonly retryAfterMs: number;
}

/** What one attempt gave, and whether another makes sense. */
export interface AttemptResult<T> {
  readonly outcome: Outcome<T>;
  /** The partner itself failed: counts for the breaker. */
  readonly failed: boolean;
  /** Milliseconds to wait before another attempt; null when there should be none. */
  readonly retryIn: number | null;
}

/** Retries and the breaker around the attempts at one partner. */
export interface Guard {
  /** The outcome of at most three attempts, at the latest when the deadline is over. */
  run<T>(attempt: (tried: number) => Promise<AttemptResult<T>>, deadline: Deadline): Promise<Outcome<T>>;
}

const timeout = { state: 'unavailable', cause: 'TIMEOUT' } as const;
const circuitOpen = { state: 'unavailable', cause: 'CIRCUIT_OPEN' } as const;
const maxRetries = 2;

/** A guard with its own breaker, which half opens by itself. Every attempt counts for it, retries too; make one per partner. */
export function createGuard(settings: BreakerSettings | undefined, elapsed: () => number): Guard {
  const policy = wrap(
    retry(
      handleWhenResult((result) => isResult(result) && result.retryIn !== null),
      {
        maxAttempts: maxRetries,
        backoff: new DelegateBackoff(({ result }) => ('value' in result && isResult(result.value) ? (result.value.retryIn ?? 0) : 0)),
      },
    ),
    circuitBreaker(
      handleWhenResult((result) => isResult(result) && result.failed),
      {
        breaker: new ConsecutiveBreaker(settings?.failures ?? 8),
        halfOpenAfter: { next: () => pause(settings?.retryAfterMs ?? 2000, elapsed) },
      },
    ),
  );
  return {
    run: async <T>(attempt: (tried: number) => Promise<AttemptResult<T>>, deadline: Deadline): Promise<Outcome<T>> => {
      let tried = 0;
      const work = policy
        .execute(async () => (await attempt(tried++)) as AttemptResult<unknown>, deadline.signal)
        .then((result) => (result as AttemptResult<T>).outcome, whenRefused);
      return deadline.race<Outcome<T>>(work, timeout);
    },
  };
}

function isResult(value: unknown): value is AttemptResult<unknown> {
  return typeof value === 'object' && value !== null && 'retryIn' in value;
}

function whenRefused(error: unknown): Outcome<never> {
  if (error instanceof BrokenCircuitError) return circuitOpen;
  if (error instanceof TaskCancelledError) return timeout;
  throw error;
}

/** Cockatiel compares a duration with the wall clock; this one is endless until the given time has really gone by, and then nothing. */
function pause(ms: number, elapsed: () => number): IBackoff<unknown> {
  const until = elapsed() + ms;
  return {
    get duration() {
      return elapsed() >= until ? 0 : Number.POSITIVE_INFINITY;
    },
    next: () => pause(ms, elapsed),
  };
}
