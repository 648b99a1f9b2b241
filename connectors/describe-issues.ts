import { z } from 'zod';

/** One broken rule of a wire schema, without anything from the answer itself. */
export interface WireIssue {
  readonly path: string;
  readonly code: string;
}

/**
 * Where and how an answer breaks its schema, at most five times: paths made only of the schema's own property names, never of keys or values
 * of the answer (a key can be content too).
 */
export function describeIssues(schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): readonly WireIssue[] {
  const names = new Set<string>();
  collectNames(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', cycles: 'ref' }), names);
  return issues.slice(0, 5).map((issue) => ({ path: issue.path.map((key) => describeKey(key, names)).join('.'), code: issue.code }));
}

function describeKey(key: PropertyKey, names: ReadonlySet<string>): string {
  if (typeof key === 'number') return '[]';
  return typeof key === 'string' && names.has(key) ? key : '*';
}

function collectNames(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'properties') for (const name of Object.keys(Object(value) as object)) names.add(name);
    collectNames(value, names);
  }
}
