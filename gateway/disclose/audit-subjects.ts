import type { OperationRecord } from '#audit/record.ts';
import type { Disclosure, RecordFacts } from './disclosure.ts';
import type { Tally } from './tally.ts';
import type { SelectedNeeds } from './withheld.ts';

type Subject = OperationRecord['subjects'][number];

const lineOf = (disclosure: Disclosure, subject: string, dataClass: string, record: RecordFacts | null): Subject['lines'][number] => {
  const { level, reason, article } = disclosure.verdict(subject, dataClass, record);
  const source = disclosure.basis.policy.classes.get(dataClass)?.source ?? 'hub';
  return { source: source.toUpperCase(), dataClass, level, reason, article, count: 0 };
};

/**
 * Makes of a view what is recorded of it: per listed member, and for the family, each class that was asked, with the levels at which
 * fields and records were shown and how many, and with the reason where nothing was. Whoever an item names that was shown is in it too. No values.
 */
export const auditSubjects = (disclosure: Disclosure, needs: SelectedNeeds, tally: Tally): readonly Subject[] => {
  const shown = tally.bySubject();
  const subjects = new Set([...disclosure.listed, ...shown.keys(), 'FAMILY']);
  return [...subjects].map((subject) => {
    const lines: Subject['lines'][number][] = [];
    const seen = new Set<string>();
    for (const { dataClass, level, record, count } of shown.get(subject) ?? []) {
      seen.add(dataClass);
      lines.push({ ...lineOf(disclosure, subject, dataClass, record), level, count });
    }
    for (const dataClass of (subject === 'FAMILY' ? needs.family : needs.member).keys()) {
      if (!seen.has(dataClass)) lines.push(lineOf(disclosure, subject, dataClass, null));
    }
    return { memberId: subject, lines };
  });
};
