import { stringify } from 'yaml';
import type { WrittenItem } from './policy-edit.ts';

// YES and NO are texts here, but not for every reader of YAML: these are quoted, as in the policy's own files.
const options = { lineWidth: 0, blockQuote: false, compat: 'yaml-1.1', version: '1.2', schema: 'core' } as const;

function renderScalar(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value; // a day is a text in YAML 1.2, and is written plain
  return stringify(value, options).trimEnd();
}

function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined);
}

/** A value on one line: `[A, B]`, `{ a: [B] }` or a scalar. */
export function renderFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = definedEntries(value).map(([key, inner]) => `${renderFlow(key)}: ${renderFlow(inner)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return typeof value === 'string' && /[^\w.-]/.test(value) ? JSON.stringify(value) : renderScalar(value);
}

/** A value as it stands in a block: a text as plain as can be, everything else on the same line. */
export function renderValue(value: unknown): string {
  return typeof value === 'string' ? renderScalar(value) : renderFlow(value);
}

/** One field as it stands in a block. */
export function renderField(key: string, value: unknown): string {
  return `${renderScalar(key)}: ${renderValue(value)}`;
}

/** An item as a block, one field a line, without indentation. */
export function renderItem(item: WrittenItem): string[] {
  return definedEntries(item).map(([key, value]) => renderField(key, value));
}
