import type { z } from 'zod';
import { attemptCall, type Attempt } from './attempt-call.ts';
import { createGuard, type BreakerSettings } from './create-guard.ts';
import { openDeadline } from './deadline.ts';
import { ConnectorError } from './errors.ts';
import { createPartnerAgent, type TlsFiles } from './partner-agent.ts';
import { asFolder, couldHoldBsn, targetUrl } from './target-url.ts';

/** Why a partner's answer cannot be used. None of these says anything about the person who was asked for. FORBIDDEN is only given where a request asks for it: this one thing is not for us. */
export type UnavailableCause =
  | 'TIMEOUT'
  | 'UNREACHABLE'
  | 'SERVER_ERROR'
  | 'CONTRACT'
  | 'UNAUTHORISED'
  | 'FORBIDDEN'
  | 'CIRCUIT_OPEN'
  | 'TOO_LARGE'
  | 'TOO_MANY_PAGES';

/** What a partner answers, as a value. `missing` is the partner's own word that there is none; `unavailable` never means "nothing known". */
export type Outcome<T> =
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'unavailable'; readonly cause: UnavailableCause };

/** What one operation hands down to every call that it causes. The signal fires at the operation's deadline or when it is cut off. */
export interface CallScope {
  /** W3C Trace Context `traceparent` of the operation. */
  readonly traceparent: string;
  readonly signal: AbortSignal;
}

/**
 * The headers that show who we are, for one call. `rejected` holds the headers that the partner has just refused with 401: make fresh ones then.
 * Throws `AuthoriseFailure` when they cannot be had.
 */
export type Authorise = (scope: CallScope, rejected?: Readonly<Record<string, string>>) => Promise<Readonly<Record<string, string>>>;

/** One read at a partner. A search by POST is a read, so every request may be retried: never use this for a change. */
export interface WireRequest<T> {
  readonly method: 'GET' | 'POST';
  /** Relative to the base (`zaken/_zoek`; empty is the base itself), or an absolute URL that `sameOrigin` has allowed. Never holds a BSN. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the body; `application/json` unless given. */
  readonly contentType?: string;
  /** `application/json` unless given. */
  readonly accept?: string;
  /** The shape of a good answer. Anything else is `CONTRACT`. */
  readonly schema: z.ZodType<T>;
  /** Answer statuses that mean `missing` here, for instance 404, or 410 for a page that has expired; and those that say that we may not have this one thing. */
  readonly statuses?: Readonly<Record<number, 'missing' | 'FORBIDDEN'>>;
}

/** The way to one partner: deadline, retry, breaker, limits and trace, once for all connectors. */
export interface Wire {
  readonly name: string;
  /** Absolute, with a slash at its end. */
  readonly baseUrl: string;
  /** How many pages of one search may be read. */
  readonly maxPages: number;
  /** Answers within the deadline; never throws for what a partner does. Throws `ConnectorError` for a BSN in a URL or header, or a foreign origin. */
  call<T>(request: WireRequest<T>, scope: CallScope): Promise<Outcome<T>>;
  /** Whether the newest call was answered, and if not, since when. */
  state(): { readonly available: boolean; readonly since: Date | null };
  /** Closes the kept connections. */
  readonly close: () => void;
}

/** How one partner is reached. Addresses come from configuration only. */
export interface WireSettings {
  readonly name: string;
  readonly baseUrl: string;
  /** For one call with all its retries, in milliseconds. */
  readonly deadlineMs: number;
  /** Of one answer, unpacked, in bytes. */
  readonly maxBytes: number;
  readonly maxPages: number;
  readonly tls?: TlsFiles;
  readonly authorise: Authorise;
  readonly breaker?: BreakerSettings;
}

/** The log that a wire writes to (pino fits). What is written holds no content. */
export interface WireLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** What a wire needs from outside. */
export interface WireDeps {
  readonly clock: () => Date;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly log: WireLog;
  /** Milliseconds that only ever go up; the breaker and the deadline count with these, whatever day the clock is set on. */
  readonly elapsed?: () => number;
  /** Called once per call. */
  readonly observe?: (measure: { readonly partner: string; readonly outcome: string; readonly ms: number }) => void;
}

/** A wire to the partner, with its own kept connections and its own breaker. Make one per partner for the life of the process. */
export function createWire(settings: WireSettings, deps: WireDeps): Wire {
  const elapsed = deps.elapsed ?? (() => performance.now());
  const baseUrl = asFolder(settings.baseUrl);
  const agent = createPartnerAgent(baseUrl, settings.tls);
  const guard = createGuard(settings.breaker, elapsed);
  let since: Date | null = null;
  const noteFailure = (cause: UnavailableCause): void => {
    // A broken contract has its own line, with what was wrong.
    if (since === null && cause !== 'CONTRACT') deps.log.warn({ partner: settings.name, cause }, 'a partner stopped answering');
    since ??= deps.clock();
  };

  return {
    name: settings.name,
    baseUrl,
    maxPages: settings.maxPages,
    async call<T>(request: WireRequest<T>, scope: CallScope): Promise<Outcome<T>> {
      const url = targetUrl(settings.baseUrl, request.path);
      refuseBsnIn(request.headers ?? {});
      const started = elapsed();
      const deadline = openDeadline(scope.signal, settings.deadlineMs, elapsed);
      const place: Attempt<T> = { settings, deps, agent, request, scope, url, deadline };
      const outcome = await guard.run<T>((tried) => attemptCall(place, tried), deadline).finally(deadline.close);
      if (outcome.state === 'unavailable' && outcome.cause !== 'FORBIDDEN') noteFailure(outcome.cause);
      else since = null;
      const label = outcome.state === 'unavailable' ? outcome.cause : outcome.state;
      deps.observe?.({ partner: settings.name, outcome: label, ms: elapsed() - started });
      return outcome;
    },
    state: () => ({ available: since === null, since }),
    close: agent.close,
  };
}

function refuseBsnIn(headers: Readonly<Record<string, string>>): void {
  if (Object.values(headers).some(couldHoldBsn))
    throw new ConnectorError('BSN_IN_HEADER', 'A header to a partner may not hold nine digits');
}
