import fetch, { type Response } from 'node-fetch';
import type { CallScope, Outcome, UnavailableCause, WireDeps, WireRequest, WireSettings } from './call.ts';
import type { AttemptResult } from './create-guard.ts';
import type { Deadline } from './deadline.ts';
import type { PartnerAgent } from './partner-agent.ts';
import { AuthoriseFailure } from './authorise-failure.ts';
import { causeOfFailure } from './cause-of-failure.ts';
import { childTraceparent } from './child-traceparent.ts';
import { describeIssues } from './describe-issues.ts';
import { pathTemplate } from './path-template.ts';
import { readBody } from './read-body.ts';

/** Everything that the attempts of one call have in common. */
export interface Attempt<T> {
  readonly settings: WireSettings;
  readonly deps: WireDeps;
  readonly agent: PartnerAgent;
  readonly request: WireRequest<T>;
  readonly scope: CallScope;
  readonly url: URL;
  readonly deadline: Deadline;
}

const backoffMs = 50;
const ignoredBytes = 65_536;

/** One try at a partner. A 401 is answered once with fresh credentials; whatever happens comes back as a value. */
export async function attemptCall<T>(place: Attempt<T>, tried: number): Promise<AttemptResult<T>> {
  try {
    const headers = await place.settings.authorise(place.scope);
    const response = await send(place, headers);
    if (response.status !== 401) return await judge(place, response, tried);
    await discard(response);
    const again = await send(place, await place.settings.authorise(place.scope, headers));
    return await judge(place, again, tried);
  } catch (error) {
    return failure(place, tried, error instanceof AuthoriseFailure ? error.reason : fetchFailure(place, error));
  }
}

function fetchFailure<T>(place: Attempt<T>, error: unknown): UnavailableCause {
  const cause = place.deadline.signal.aborted ? 'TIMEOUT' : causeOfFailure(error);
  // A refused certificate often looks like a connection that breaks.
  if (cause === 'UNAUTHORISED' || cause === 'UNREACHABLE') place.agent.renew();
  return cause;
}

async function send<T>(place: Attempt<T>, credentials: Readonly<Record<string, string>>): Promise<Response> {
  const { request, deps, scope, deadline, agent, url } = place;
  deadline.signal.throwIfAborted(); // given a signal that is already aborted, node-fetch throws where nobody can catch it
  const traceparent = childTraceparent(scope.traceparent, deps.random);
  return fetch(url.href, {
    method: request.method,
    headers: {
      accept: request.accept ?? 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' }),
      ...(traceparent === null ? {} : { traceparent }),
      ...request.headers,
      ...credentials,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    agent: agent.current(),
    signal: deadline.signal,
  });
}

async function judge<T>(place: Attempt<T>, response: Response, tried: number): Promise<AttemptResult<T>> {
  const { status } = response;
  if (status === 200) return done(await read(place, response));
  await discard(response);
  const meaning = place.request.statuses?.[status];
  if (meaning === 'missing') return done({ state: 'missing' });
  if (meaning !== undefined) return done({ state: 'unavailable', cause: meaning });
  if (status === 401 || status === 403) return failure(place, tried, 'UNAUTHORISED');
  if (status === 429 || status >= 500) return failure(place, tried, 'SERVER_ERROR', retryAfterMs(response, place.deps.clock()));
  place.deps.log.warn(
    { partner: place.settings.name, path: pathTemplate(place.url), status },
    'a partner answered with an unexpected status',
  );
  return failure(place, tried, 'CONTRACT');
}

async function read<T>(place: Attempt<T>, response: Response): Promise<Outcome<T>> {
  const text = await readBody(response, place.settings.maxBytes);
  if (text === null) return { state: 'unavailable', cause: 'TOO_LARGE' };
  const parsed = parseJson(response, text);
  const checked = parsed === undefined ? undefined : place.request.schema.safeParse(parsed.value);
  if (checked?.success === true) return { state: 'found', value: checked.data };
  const issues = checked === undefined ? [{ path: '', code: 'not_json' }] : describeIssues(place.request.schema, checked.error.issues);
  place.deps.log.warn({ partner: place.settings.name, path: pathTemplate(place.url), issues }, 'a partner answered in an unexpected shape');
  return { state: 'unavailable', cause: 'CONTRACT' };
}

function parseJson(response: Response, text: string): { readonly value: unknown } | undefined {
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function done<T>(outcome: Outcome<T>): AttemptResult<T> {
  return { outcome, failed: false, retryIn: null };
}

function failure<T>(place: Attempt<T>, tried: number, cause: UnavailableCause, wait?: number): AttemptResult<T> {
  const outcome = { state: 'unavailable', cause } as const;
  const failed = (cause === 'TIMEOUT' && !place.deadline.cutShort()) || cause === 'UNREACHABLE' || cause === 'SERVER_ERROR';
  if (cause !== 'UNREACHABLE' && cause !== 'SERVER_ERROR') return { outcome, failed, retryIn: null };
  const retryIn = wait ?? place.deps.random() * backoffMs * 2 ** tried;
  return { outcome, failed, retryIn: retryIn < place.deadline.remaining() ? retryIn : null };
}

/** RFC 9110 10.2.3: seconds, or a date. */
function retryAfterMs(response: Response, now: Date): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/** Reads what is left, so that the connection can be kept. */
async function discard(response: Response): Promise<void> {
  await readBody(response, ignoredBytes).catch(() => undefined);
}
