import type { Policy } from '#consent/policy.ts';

/** The articles on which an open safety ground shows data to a role under this policy, sorted; none when it opens nothing for them. */
export function safetyArticles({ rules }: Pick<Policy, 'rules'>, role: string): readonly string[] {
  const opened = rules.filter(
    ({ kind, level, target, when }) =>
      kind === 'grant' &&
      level !== 'NONE' &&
      target.roles.some((known) => known === role) &&
      target.purposes.includes('SAFETY') &&
      (when.safety ?? []).includes('OPEN'),
  );
  return [...new Set(opened.flatMap(({ article }) => article.split('; ')))].toSorted();
}
