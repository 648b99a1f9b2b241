/** The paths at which two JSON values differ, at most ten; none when they are equal, in the order of their fields too. */
export function differences(actual: unknown, expected: unknown, path = 'data'): readonly string[] {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return [];
  if (!isBranch(actual) || !isBranch(expected)) return [`${path}: ${brief(actual)} instead of ${brief(expected)}`];
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  const found = names.flatMap((name) => differences(actual[name], expected[name], `${path}.${name}`));
  return found.length === 0 ? [`${path}: another order`] : found.slice(0, 10);
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
