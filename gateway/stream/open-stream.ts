import { OperationTypeNode } from 'graphql';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { EventPlace, FollowedEvent } from '#events/follow-store.ts';
import type { Follower } from '#events/follow.ts';
import type { AnsweringGateway, RequestContext } from '../answer.ts';
import type { AllowedRoles } from '../desk/allowed-roles.ts';
import { GatewayError, type ErrorCode } from '../errors.ts';
import type { EnteredRequest } from '../graphql-front.ts';
import { mayBeId } from '../may-be-id.ts';
import { continueTrace } from '../trace.ts';
import { caseSubject } from './case-subject.ts';
import { layOutEvent } from './lay-out.ts';
import { matchSubject, type HearOfMatch } from './match-subject.ts';
import { policySubject } from './policy-subject.ts';
import type { ReadDisclosure } from './read-disclosure.ts';
import type { SubscriptionRequest } from './read-request.ts';
import type { createSubscriptionReader, Subscription } from './read-subscription.ts';
import type { RecordStream } from './record-stream.ts';
import { createStream, type Stream, type StreamDeps, type StreamPace } from './stream.ts';
import type { Streams } from './streams.ts';
import type { Standing, StreamSubject } from './subject.ts';

/** One request for a stream. */
export interface Opening {
  readonly from: EnteredRequest;
  readonly asked: SubscriptionRequest;
  /** From which event to go on; null to begin with what happens next. */
  readonly lastEventId: string | null;
}

/** Opens a stream; rejects with the GatewayError that says why not. Faults behind its end are told. */
export type OpenStream = (opening: Opening, onFault: (code: ErrorCode, cause: unknown) => void) => Promise<Stream>;

/** What streams are opened with. */
export interface OpenStreamDeps {
  readonly gateway: Pick<AnsweringGateway, 'answer' | 'admit'>;
  readonly readSubscription: ReturnType<typeof createSubscriptionReader>;
  readonly allowed: AllowedRoles;
  readonly policy: () => CompiledPolicy;
  readonly readDisclosure: ReadDisclosure;
  readonly hearOfMatch: HearOfMatch;
  readonly follower: Pick<Follower, 'follow'>;
  readonly findEvent: (group: StreamSubject['group'], eventId: string) => Promise<FollowedEvent | null>;
  readonly readEvents: (places: readonly EventPlace[]) => Promise<readonly FollowedEvent[]>;
  readonly record: RecordStream;
  readonly streams: Pick<Streams, 'reserve' | 'add' | 'remove'>;
  readonly clock: () => Date;
  readonly now: () => number;
  readonly pace: StreamPace;
  readonly onDelivered: (subscription: string) => void;
  readonly onEnd: (code: ErrorCode | null) => void;
}

const away = (cause: unknown): never => {
  throw cause instanceof GatewayError ? cause : new GatewayError('DATABASE_UNAVAILABLE', { cause });
};

const subjectOf = (deps: OpenStreamDeps, from: EnteredRequest, { asked, args }: Subscription): StreamSubject => {
  const { policy, readDisclosure, hearOfMatch } = deps;
  const { caseId } = args;
  switch (asked.name) {
    case 'caseChanged':
      if (typeof caseId !== 'string' || !mayBeId(caseId)) throw new GatewayError('BAD_USER_INPUT');
      return caseSubject(caseId, from, readDisclosure);
    case 'signalMatched':
      return matchSubject(from, { policy, hearOfMatch });
    case 'policyChanged':
      return policySubject(from.caller.role, policy);
    default:
      throw new GatewayError('GRAPHQL_VALIDATION_FAILED');
  }
};

/** Goes on from an event only for who may have heard of it: any other id, also one that exists, is the same to them. */
const resumeFrom = async (
  deps: OpenStreamDeps,
  { group }: StreamSubject,
  standing: Standing,
  eventId: string,
): Promise<FollowedEvent | null> => {
  const event = await deps.findEvent(group, eventId).catch(away);
  const knows = event && (standing.mayHaveHeard?.(event) ?? (await standing.hear(event)) !== null);
  return knows ? event : null;
};

const nextRequest = (deps: OpenStreamDeps, { caller, purpose, trace }: EnteredRequest): RequestContext => ({
  caller,
  purpose,
  startedAt: deps.clock(),
  trace: continueTrace(trace.traceparent),
});

/** What `familyCase` comes to now, for this caller, through the door of every query. A case that went away meanwhile ends the stream. */
const readView = async (deps: OpenStreamDeps, from: RequestContext, { view, args }: Subscription) => {
  if (!view) return { data: {} };
  const { data, errors, extensions } = await deps.gateway.answer(from, view.document, view.operation, { id: args['caseId'] });
  const [error] = errors ?? [];
  if (error) throw error instanceof GatewayError ? error : new GatewayError('INTERNAL', { cause: error });
  if (!data || Object.values(data).includes(null)) throw new GatewayError('STREAM_ENDED');
  return { data, ...(extensions ? { extensions } : {}) };
};

const answerWith =
  (deps: OpenStreamDeps, from: EnteredRequest, subscription: Subscription): StreamDeps['answer'] =>
  async (event, { fields, subjects }, standing) => {
    const request = nextRequest(deps, from);
    const { data, ...more } = await readView(deps, request, subscription);
    await deps.record(request, {
      action: 'event.deliver',
      details: { event: event.eventId, type: event.type },
      operation: subscription.operationName,
      standing,
      subjects,
    });
    return { data: layOutEvent(subscription.asked, fields, data), ...more };
  };

const refusalOf = ({ exists }: Standing, lastEventId: string | null, after: FollowedEvent | null): ErrorCode | null => {
  if (!exists) return 'NOTHING_TO_FOLLOW';
  return lastEventId !== null && !after ? 'RESUME_IMPOSSIBLE' : null;
};

const begin = async (deps: OpenStreamDeps, { from, lastEventId }: Opening, subscription: Subscription) => {
  const subject = subjectOf(deps, from, subscription);
  const standing = await subject.stand();
  const after = standing.exists && lastEventId !== null ? await resumeFrom(deps, subject, standing, lastEventId) : null;
  const refusal = refusalOf(standing, lastEventId, after);
  await deps.record(from, {
    action: 'event.subscribe',
    details: { subscription: subscription.asked.name, outcome: refusal ?? 'OPENED' },
    operation: subscription.operationName,
    standing,
    subjects: [],
  });
  if (refusal) throw new GatewayError(refusal);
  return { subject, after };
};

const read = (deps: OpenStreamDeps, { from, asked }: Opening): Subscription => {
  const subscription = deps.readSubscription(asked);
  const roles = deps.allowed.of(OperationTypeNode.SUBSCRIPTION, subscription.asked.name);
  if (!roles?.has(from.caller.role)) throw new GatewayError('FORBIDDEN');
  if (subscription.view) deps.gateway.admit(subscription.view.document, subscription.view.operation);
  return subscription;
};

/** Makes the opening of streams. Who may not follow something is refused as if it did not exist; that it was asked is on record either way. */
export const createOpenStream =
  (deps: OpenStreamDeps): OpenStream =>
  async (opening, onFault) => {
    const { from } = opening;
    const subscription = read(deps, opening);
    const giveBack = deps.streams.reserve(from.caller);
    try {
      const { subject, after } = await begin(deps, opening, subscription);
      const stream: Stream = createStream({
        subject,
        read: async (places) => deps.readEvents(places).catch(away),
        answer: answerWith(deps, from, subscription),
        tokenEndsAt: from.caller.tokenEndsAt,
        now: deps.now,
        pace: deps.pace,
        onDelivered: () => deps.onDelivered(subscription.asked.name),
        onStalled: onFault,
        onUndecided: (cause) => onFault('INTERNAL', cause),
        onEnd: (code, cause) => {
          deps.onEnd(code);
          if (code !== null && cause !== undefined) onFault(code, cause);
        },
        onClose: () => {
          giveBack();
          deps.streams.remove(stream);
        },
      });
      const following = await deps.follower.follow(subject.group, after, stream.reader).catch(away);
      deps.streams.add(stream);
      stream.start(following);
      return stream;
    } catch (error) {
      giveBack();
      throw error;
    }
  };
