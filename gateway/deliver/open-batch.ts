import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { CaseSituation, SituationQuestion } from '#consent/situation.ts';
import { purposes, roles } from '#consent/vocabulary.ts';
import type { InvolvedPerson } from '#events/audience-store.ts';
import { definitionOf, type EventDefinition } from '#events/catalogue/catalogue.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import type { HeardMatch } from '#signals/told-of-match.ts';
import { Disclosure } from '../disclose/disclosure.ts';
import { DeliveryJournal } from './delivery-journal.ts';
import { BatchTooLarge } from './errors.ts';
import { orLater } from './or-later.ts';

/** What deciding about a batch rests on. Whatever of it rejects with anything but DeliverLater is a fault of the case itself. */
export interface BatchDeps {
  /** Through whom recipients may hear of changes in these cases, on a day. */
  readonly readInvolved: (caseIds: readonly string[], today: string) => Promise<readonly InvolvedPerson[]>;
  /** Whether a recipient may be told on a day that a match began, and the note that they were. */
  readonly hearOfMatch: (match: HeardMatch, today: string) => Promise<boolean>;
  /** Every recipient that the hub knows. */
  readonly readRecipients: () => Promise<readonly string[]>;
  readonly loadSituation: (
    caseId: string,
    question: Pick<SituationQuestion, 'caller' | 'purpose' | 'now' | 'policy'>,
  ) => Promise<CaseSituation | null>;
  /** The policy that decides now; throws when there is none that can be used. */
  readonly policy: () => CompiledPolicy;
}

/** One batch under way, and who may hear of it. */
export interface Batch {
  readonly policy: CompiledPolicy;
  readonly now: Date;
  readonly involved: ReadonlyMap<string, readonly InvolvedPerson[]>;
  readonly hearOfMatch: (match: HeardMatch) => Promise<boolean>;
  readonly everybody: readonly string[];
  readonly journal: DeliveryJournal;
}

/** What somebody may see in their case now; null for a case that is gone, and for a role or purpose that nobody knows. */
export type DisclosureOf = (person: InvolvedPerson) => Promise<Disclosure | null>;

/** So many people are decided about at once: each is one read of a case, and a relay gives a batch 22 seconds. */
const mostReads = 1000;

/** Reads who may hear of these events. Rejects with DeliverLater when that cannot be read now, and with BatchTooLarge when there are too many. */
export async function openBatch(deps: BatchDeps, events: readonly WaitingEvent[], now: Date): Promise<Batch> {
  const policy = await orLater('no policy can be used', (async () => deps.policy())());
  const today = amsterdamDay(now);
  const ofAudience = (audience: EventDefinition['audience']) => events.filter(({ type }) => definitionOf(type)?.audience === audience);
  const decided = [...ofAudience('CLASSES'), ...ofAudience('RECIPIENTS')];
  const caseIds = [...new Set(decided.flatMap(({ caseId }) => caseId ?? []))];
  const [involved, everybody] = await orLater(
    'who may hear cannot be read',
    Promise.all([
      caseIds.length > 0 ? deps.readInvolved(caseIds, today) : [],
      ofAudience('EVERYONE').length > 0 ? deps.readRecipients() : [],
    ]),
  );
  if (caseIds.length > 1 && involved.length > mostReads) throw new BatchTooLarge(involved.length);
  return {
    policy,
    now,
    involved: Map.groupBy(involved, ({ caseId }) => caseId),
    hearOfMatch: async (match) => orLater('whether a match holds cannot be read', deps.hearOfMatch(match, today)),
    everybody,
    journal: new DeliveryJournal(),
  };
}

/** Reads what somebody may see in a case. */
export async function readDisclosure(
  { loadSituation }: BatchDeps,
  { policy, now }: Batch,
  { caseId, oin, role: roleName, purpose: purposeName, subject }: InvolvedPerson,
): Promise<Disclosure | null> {
  const role = roles.find((each) => each === roleName);
  const purpose = purposes.find((each) => each === purposeName);
  if (role === undefined || purpose === undefined) return null;
  const caller = { oin, role, subject: subject ?? '', purposes: [purpose] };
  const situation = await loadSituation(caseId, { caller, purpose, now, policy });
  return situation && new Disclosure({ policy, role, organisation: oin, purpose, situation });
}
