import type { OperationRecord } from '#audit/record.ts';
import type { Disclosure, RecordFacts } from './disclosure.ts';
import type { Tally } from './tally.ts';

type Subject = OperationRecord['subjects'][number];

const lineOf = (disclosure: Disclosure, subject: string, dataClass: string, record: RecordFacts | null, count: number) => {
  const { policy } = disclosure.basis;
  const verdict = disclosure.verdict(subject, dataClass, record);
  return {
    source: (policy.classes.get(dataClass)?.source ?? 'hub').toUpperCase(),
    dataClass,
    level: verdict.level,
    reason: verdict.reason,
    article: verdict.article,
    count,
  };
};

/**
 * Makes of a view what is recorded of it: per listed member, and for the family, each class that was asked, with the levels at which
 * fields and records were shown and how many, and with the reason where nothing was. No values.
 */
export const auditSubjects = (disclosure: Disclosure, classes: readonly string[], tally: Tally): readonly Subject[] => {
  const shown = new Map<string, ReturnType<typeof lineOf>[]>();
  const seen = new Set<string>();
  for (const { subject, dataClass, record, count } of tally.lines()) {
    seen.add(`${subject} ${dataClass}`);
    const lines = shown.get(subject) ?? [];
    lines.push(lineOf(disclosure, subject, dataClass, record, count));
    shown.set(subject, lines);
  }
  return [...disclosure.listed, 'FAMILY'].map((subject) => {
    const lines = shown.get(subject) ?? [];
    for (const dataClass of classes) {
      if (!seen.has(`${subject} ${dataClass}`)) lines.push(lineOf(disclosure, subject, dataClass, null, 0));
    }
    return { memberId: subject, lines };
  });
};
