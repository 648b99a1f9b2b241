import type { DisclosureLine, OperationRecord } from '#audit/record.ts';
import { isAttached } from '#consent/situation.ts';
import type { LevelName } from '#consent/vocabulary.ts';
import type { Decision, Disclosure } from './disclosure.ts';
import type { Tally } from './tally.ts';
import type { SelectedNeeds } from './withheld.ts';

type Subject = OperationRecord['subjects'][number];

const lineOf = (dataClass: string, source: string, { verdict, facts }: Decision, shown: LevelName, count: number): DisclosureLine => {
  const { level, reason, article } = verdict;
  return level === shown
    ? { source, dataClass, level, reason, article, count, facts }
    : { source, dataClass, level: shown, decided: level, reason, article, count, facts };
};

/** Adds a line, or to the line that says the same: record facts may differ in what this class does not look at. Lines of one class come one after another. */
const addLine = (lines: DisclosureLine[], line: DisclosureLine): void => {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const before = lines[at];
    if (before?.dataClass !== line.dataClass) break;
    if (before.level !== line.level || before.facts !== line.facts) continue;
    lines[at] = { ...before, count: before.count + line.count };
    return;
  }
  lines.push(line);
};

/**
 * Makes of a view what is recorded of it: per member to whom the caller is attached, and for the family, each class that was asked, with the facts on which was
 * decided, the level decided and the levels at which fields and records were shown or withheld and how many. Whoever else an item names is in it with that item alone. No values.
 */
export const auditSubjects = (disclosure: Disclosure, needs: SelectedNeeds, tally: Tally): readonly Subject[] => {
  const { policy, situation } = disclosure.basis;
  const attached = new Set(situation.members.flatMap(({ id }) => (isAttached(situation, id) ? [id] : [])));
  const askedOf = (subject: string): Iterable<string> => {
    if (subject === 'FAMILY') return needs.family.keys();
    return attached.has(subject) ? needs.member.keys() : [];
  };
  const counted = tally.bySubject();
  const sourceOf = (dataClass: string): string => (policy.classes.get(dataClass)?.source ?? 'hub').toUpperCase();
  return [...new Set([...attached, ...counted.keys(), 'FAMILY'])].map((subject) => {
    const lines: DisclosureLine[] = [];
    const seen = new Set<string>();
    for (const { dataClass, level, record, count } of counted.get(subject) ?? []) {
      seen.add(dataClass);
      addLine(lines, lineOf(dataClass, sourceOf(dataClass), disclosure.decision(subject, dataClass, record), level, count));
    }
    for (const dataClass of askedOf(subject)) {
      if (seen.has(dataClass)) continue;
      const decision = disclosure.unseenDecision(subject, dataClass);
      lines.push(lineOf(dataClass, sourceOf(dataClass), decision, decision.verdict.level, 0));
    }
    return { memberId: subject, lines };
  });
};
