import type { CompiledPolicy, Verdict } from '#consent/decide.ts';
import { definitionOf } from '#events/catalogue/catalogue.ts';
import type { FollowedEvent } from '#events/follow-store.ts';
import { mayHearOfMatch } from '#signals/may-hear-of-match.ts';
import type { HeardMatch } from '#signals/told-of-match.ts';
import type { RequestContext } from '../answer.ts';
import { audibleTo, type Listener } from '../deliver/audible-to.ts';
import { GatewayError } from '../errors.ts';
import { subjectsOf } from './case-subject.ts';
import type { StreamSubject } from './subject.ts';

/** Whether a recipient may be told now that a match began, and the note that they were. */
export type HearOfMatch = (match: HeardMatch) => Promise<boolean>;

/** What deciding about a match rests on. */
export interface MatchDeps {
  readonly policy: () => CompiledPolicy;
  readonly hearOfMatch: HearOfMatch;
}

const away = (cause: unknown): never => {
  throw new GatewayError('DATABASE_UNAVAILABLE', { cause });
};

/** The matches of signals (piep) that reach this caller's organisation in their role, as the policy says of a match that holds; they stand in no case. */
export const matchSubject = (from: RequestContext, deps: MatchDeps): StreamSubject => {
  const { caller, purpose } = from;
  const recipient = `${caller.oin}/${caller.role}`;
  const mayHear = (policy: CompiledPolicy): Verdict => mayHearOfMatch(policy, { oin: caller.oin, role: caller.role, purpose });

  const isNamed = ({ data }: FollowedEvent): boolean => Array.isArray(data['recipients']) && data['recipients'].includes(recipient);
  const listenerFor = async ({ data, type }: FollowedEvent, policy: CompiledPolicy): Promise<Listener> => {
    const verdict = mayHear(policy);
    const match = data['match'];
    // The end of a match is told as it was decided when it was written; and that somebody hears is noted, so the policy is asked first.
    if (definitionOf(type)?.tombstone || verdict.level === 'NONE' || typeof match !== 'string') return { recipient, disclosure: null };
    const hears = await deps.hearOfMatch({ match, recipient }).catch(away);
    return { recipient, disclosure: null, ...(hears ? { mayHearOfMatch: () => verdict } : {}) };
  };

  return {
    group: { kind: 'MATCHES' },
    stand: async () => {
      const policy = deps.policy();
      return {
        policy,
        exists: mayHear(policy).level !== 'NONE',
        caseId: null,
        // A match that is over can be heard of no more, and its end comes after it.
        mayHaveHeard: isNamed,
        hear: async (event) => {
          const { eventId: id, type, occurredAt } = event;
          if (!isNamed(event)) return null;
          const audible = audibleTo(event, await listenerFor(event, policy));
          if (!audible) return null;
          return {
            fields: { __typename: 'SignalMatched', id, type, at: occurredAt.toISOString(), match: audible.data['match'] },
            subjects: subjectsOf(audible.verdictLines),
          };
        },
      };
    },
  };
};
