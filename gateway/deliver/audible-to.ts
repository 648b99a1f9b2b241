import { z } from 'zod';
import type { DisclosureLine } from '#audit/record.ts';
import type { Verdict } from '#consent/decide.ts';
import type { DataClassInfo } from '#consent/policy.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { definitionOf, type EventDefinition } from '#events/catalogue/catalogue.ts';
import { fields } from '#events/catalogue/fields.ts';
import type { EventFacts } from '#events/event-facts.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import { factsOfMatch } from '#signals/may-hear-of-match.ts';
import type { Decision, Disclosure } from '#gateway/disclose/disclosure.ts';
import { recordFactsOf, type ProvenanceData, type RecordViewer } from '#gateway/disclose/record-facts.ts';

/** Somebody who may hear of an event: one recipient (OIN/role), with what one of its people may see in the case of the event. */
export interface Listener {
  readonly recipient: string;
  /** Null for an event of no case, and for who has nothing in its case. */
  readonly disclosure: Disclosure | null;
  /** Decides whether this recipient may hear of a match of signals; without it nothing is heard of that. */
  readonly mayHearOfMatch?: () => Verdict;
}

/** What was decided about one member, for the audit record; FAMILY where nobody is named. */
export interface VerdictLine {
  readonly memberId: string;
  readonly line: DisclosureLine;
}

/** What of an event may be heard: its data as far as they may be known, and on which grounds; no lines where nothing was decided now, such as of a tombstone. */
export interface Audible {
  readonly data: Readonly<Record<string, unknown>>;
  readonly verdictLines: readonly VerdictLine[];
}

type Row = Pick<WaitingEvent, 'type' | 'data' | 'facts'>;

/** What an event says about whom; other fields are its own ids. */
const addressed = z.looseObject({
  about: fields.about.optional(),
  members: fields.members.optional(),
  recipients: z.array(fields.recipient).optional(),
});
type Data = z.infer<typeof addressed>;

/** What stands in the case itself and names nobody: decided for the family as a whole. */
const ofTheFamily: ReadonlySet<string> = new Set(['FAMILY_CASE', 'ESCALATION']);

const nothing = 'NONE';

/** Until when a release holds of which its source named no end: until it says otherwise. */
const noEnd = '9999-12-31';

/**
 * Answers what of an event this listener may hear now, or null when nothing. Of `about` what the policy shows at SIGNAL or more, of members who are listed to them, and of a gift only what it opened; of
 * `recipients` themselves. A tombstone was decided when it was written and is told as it is. Throws a ZodError for data that are none of ours.
 */
export function audibleTo(row: Row, listener: Listener): Audible | null {
  const definition = definitionOf(row.type);
  if (definition === null) return null;
  const data = addressed.parse(row.data);
  switch (definition.audience) {
    case 'EVERYONE':
      return { data, verdictLines: [] };
    case 'RECIPIENTS':
      return data.recipients?.includes(listener.recipient) ? audibleToRecipient(row, definition, data, listener) : null;
    case 'CLASSES':
      return hearAbout(row, data, listener);
    case 'DESK':
    case 'NOBODY':
      return null;
  }
}

/** What a recipient that is named may hear. */
function audibleToRecipient(row: Row, definition: EventDefinition, all: Data, listener: Listener): Audible | null {
  const data = { ...all, recipients: [listener.recipient] };
  if (definition.tombstone) return { data, verdictLines: [] };
  if (data.about) return hearAbout(row, data, listener);
  if (data.members) return hearOfMembers(data, data.members, listener);
  const verdictLines = linesOfMatch(definition.classes, listener.mayHearOfMatch?.());
  return verdictLines.length > 0 ? { data, verdictLines } : null;
}

function hearAbout({ type, facts }: Row, data: Data, { disclosure }: Listener): Audible | null {
  if (disclosure === null) return null;
  // That one of several gave, and so another not, is told to nobody, also where they see the class on another ground.
  const isOpen = (member: string, dataClass: string): boolean =>
    type !== 'nl.gezinsbeeld.waiver.given.v1' || disclosure.factsFor(member, dataClass, null).waiver === 'VALID';
  const verdictLines: VerdictLine[] = [];
  const about = (data.about ?? []).flatMap(({ member, classes }) => {
    const heard = classes.filter((dataClass) => {
      const decision = disclosure.listed.has(member) ? decideOn(disclosure, member, dataClass, facts) : null;
      if (decision === null || decision.verdict.level === nothing || !isOpen(member, dataClass)) return false;
      verdictLines.push({ memberId: member, line: lineOf(disclosure, dataClass, decision) });
      return true;
    });
    return heard.length > 0 ? [{ member, classes: heard }] : [];
  });
  return about.length > 0 ? { data: { ...data, about }, verdictLines } : null;
}

/** An event that names members and no classes is heard by who knows those members. */
function hearOfMembers(data: Data, named: readonly string[], { disclosure }: Listener): Audible | null {
  const members = named.filter((member) => disclosure?.listed.has(member));
  return members.length > 0 ? { data: { ...data, members }, verdictLines: [] } : null;
}

function decideOn(disclosure: Disclosure, member: string, dataClass: string, facts: EventFacts | null): Decision {
  const subject = ofTheFamily.has(dataClass) ? 'FAMILY' : member;
  const info = disclosure.basis.policy.classes.get(dataClass);
  return facts && info?.record ? decideOnRecord(disclosure, subject, info, facts) : disclosure.unseenDecision(subject, dataClass);
}

/** Decides about the record that changed as a view would, by what its source told of it; it is being worked with, so it is within its period. */
function decideOnRecord(disclosure: Disclosure, subject: string, info: DataClassInfo, facts: EventFacts): Decision {
  const { situation } = disclosure.basis;
  const { source } = disclosure.factsFor(subject, info.name, null);
  const viewer = { situation, retentionOf: () => 'WITHIN', same: (record) => record } satisfies RecordViewer;
  return disclosure.decision(subject, info.name, recordFactsOf(info, provenanceOf(facts, situation.caseReference), viewer, source));
}

/** What its source told of a record, as the record would say it: a release is to somebody, in a case with a reference, and is told in that case only. */
function provenanceOf({ confidentiality, release, releasedTo, releasedUntil }: EventFacts, caseReference: string | null): ProvenanceData {
  const isReleased = release !== 'NOT_RELEASED' && releasedTo !== undefined;
  return {
    confidentiality: confidentiality ?? null,
    release: isReleased ? { recipients: releasedTo, until: releasedUntil ?? noEnd, caseReference } : null,
  };
}

function lineOf({ basis }: Disclosure, dataClass: string, { verdict, facts }: Decision): DisclosureLine {
  const source = (basis.policy.classes.get(dataClass)?.source ?? 'hub').toUpperCase();
  return { source, dataClass, ...shownOf(verdict), facts };
}

/** That something is there is all that an event tells, whatever may be seen. */
function shownOf({ level, reason, article }: Verdict): Pick<DisclosureLine, 'level' | 'decided' | 'reason' | 'article' | 'count'> {
  return { level: 'SIGNAL', ...(level === 'SIGNAL' ? {} : { decided: level }), reason, article, count: 1 };
}

/** An event that names nobody is a match of signals, which stands in no case: it is heard of as the policy says. */
function linesOfMatch(classes: readonly string[], verdict: Verdict | undefined): readonly VerdictLine[] {
  if (verdict === undefined || verdict.level === nothing) return [];
  const facts = writeFacts(encodeFacts(factsOfMatch));
  return classes.map((dataClass) => ({ memberId: 'FAMILY', line: { source: 'HUB', dataClass, ...shownOf(verdict), facts } }));
}
