import { isMap, isScalar, isSeq, parseDocument, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { EditableSection } from './policy-edit.ts';

/** A stretch of a text: from its first character up to, not including, its last. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A parsed file in which stretches can be replaced while everything else stays as it is, byte for byte. */
export interface FileText {
  readonly text: string;
  readonly newline: string;
  /** The list of a section; null when the file does not have it. */
  list(section: EditableSection): YAMLSeq | null;
  /** Where the colon of a section's key stands. */
  colonOf(section: EditableSection): number;
  /** Where the content of a node stands, without the white space and comments after it. */
  stretchOf(node: unknown): Stretch;
  lineStart(offset: number): number;
  /** The beginning of the next line. */
  lineEnd(offset: number): number;
  replace(stretch: Stretch, by: string): string;
}

/** Whether a field of a map has this name. */
export function isNamed(pair: Pair, name: string): boolean {
  return isScalar(pair.key) && pair.key.value === name;
}

/** The item of a list with this id. */
export function itemWithId(list: YAMLSeq, id: string): YAMLMap | null {
  return list.items.filter((item) => isMap(item)).find((item) => item.get('id') === id) ?? null;
}

function rangeOf(node: unknown): Stretch {
  const range = typeof node === 'object' && node !== null && 'range' in node ? (node as { range?: readonly number[] | null }).range : null;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** Opens a text that `readPolicyYaml` accepts for editing. */
export function openText(text: string): FileText {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const sections = isMap(document.contents) ? document.contents.items : [];
  const pairOf = (section: EditableSection): Pair | undefined => sections.find((pair) => isNamed(pair, section));
  const lineEnd = (offset: number): number => {
    const at = text.indexOf('\n', offset);
    return at < 0 ? text.length : at + 1;
  };
  return {
    text,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    list: (section) => {
      const value = pairOf(section)?.value;
      return isSeq(value) ? value : null;
    },
    colonOf: (section) => text.indexOf(':', rangeOf(pairOf(section)?.key).end),
    stretchOf: (node) => {
      const { start, end } = rangeOf(node);
      return { start, end: start + text.slice(start, end).trimEnd().length };
    },
    lineStart: (offset) => text.lastIndexOf('\n', offset - 1) + 1,
    lineEnd,
    replace: ({ start, end }, by) => `${text.slice(0, start)}${by}${text.slice(end)}`,
  };
}
