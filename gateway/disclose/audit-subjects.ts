import type { DisclosureLine, OperationRecord } from '#audit/record.ts';
import { isAttached } from '#consent/situation.ts';
import type { LevelName } from '#consent/vocabulary.ts';
import type { Decision, Disclosure } from './disclosure.ts';
import type { Tally } from './tally.ts';
import type { SelectedNeeds } from './withheld.ts';

type Subject = OperationRecord['subjects'][number];

/** Adds a line, or to the line that says the same: record facts may differ in what this class does not look at. */
const addLine = (lines: DisclosureLine[], dataClass: string, source: string, decision: Decision, shown: LevelName, count: number): void => {
  const { verdict, facts } = decision;
  const same = lines.findIndex((line) => line.dataClass === dataClass && line.level === shown && line.facts === facts);
  const line: DisclosureLine = {
    source,
    dataClass,
    level: shown,
    ...(verdict.level === shown ? {} : { decided: verdict.level }),
    reason: verdict.reason,
    article: verdict.article,
    count: count + (lines[same]?.count ?? 0),
    facts,
  };
  if (same === -1) lines.push(line);
  else lines[same] = line;
};

/**
 * Makes of a view what is recorded of it: per member to whom the caller is attached, and for the family, each class that was asked, with the facts on which was
 * decided, the level decided and the levels at which fields and records were shown or withheld and how many. Whoever an item names that was shown is in it too. No values.
 */
export const auditSubjects = (disclosure: Disclosure, needs: SelectedNeeds, tally: Tally): readonly Subject[] => {
  const { policy, situation } = disclosure.basis;
  const attached = situation.members.flatMap(({ id }) => (isAttached(situation, id) ? [id] : []));
  const counted = tally.bySubject();
  const sourceOf = (dataClass: string): string => (policy.classes.get(dataClass)?.source ?? 'hub').toUpperCase();
  return [...new Set([...attached, ...counted.keys(), 'FAMILY'])].map((subject) => {
    const lines: DisclosureLine[] = [];
    const seen = new Set<string>();
    for (const { dataClass, level, record, count } of counted.get(subject) ?? []) {
      seen.add(dataClass);
      addLine(lines, dataClass, sourceOf(dataClass), disclosure.decision(subject, dataClass, record), level, count);
    }
    for (const dataClass of (subject === 'FAMILY' ? needs.family : needs.member).keys()) {
      if (seen.has(dataClass)) continue;
      const decision = disclosure.unseenDecision(subject, dataClass);
      addLine(lines, dataClass, sourceOf(dataClass), decision, decision.verdict.level, 0);
    }
    return { memberId: subject, lines };
  });
};
