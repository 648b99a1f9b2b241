import { isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FileText, Stretch } from './file-text.ts';
import type { EditableSection, WrittenItem } from './policy-edit.ts';
import { renderFlow, renderItem } from './render-item.ts';

/** An item's lines, each but the first at the column given. */
function linesAt(file: FileText, item: WrittenItem, column: number): string {
  return renderItem(item).join(`${file.newline}${' '.repeat(column)}`);
}

/** The text with an item replaced where it stands, in the style of its list. */
export function replaceItem(file: FileText, list: YAMLSeq, old: YAMLMap, item: WrittenItem): string {
  const stretch = file.stretchOf(old);
  const column = stretch.start - file.lineStart(stretch.start);
  return file.replace(stretch, list.flow === true || old.flow === true ? renderFlow(item) : linesAt(file, item, column));
}

function afterLine(file: FileText, offset: number, line: string): string {
  const end = file.lineEnd(offset);
  const begun = end > 0 && file.text[end - 1] !== '\n';
  return file.replace({ start: end, end }, `${begun ? file.newline : ''}${line}${file.newline}`);
}

/** The text with an item added at the end of a section, which is begun where the file does not have it. */
export function addItem(file: FileText, section: EditableSection, item: WrittenItem): string {
  const list = file.list(section);
  if (list === null) return afterLine(file, file.text.length, `${section}:${file.newline}  - ${linesAt(file, item, 4)}`);
  const last = list.items.at(-1);
  const whole = file.stretchOf(list);
  if (last === undefined) return file.replace(whole, `${file.newline}  - ${linesAt(file, item, 4)}`);
  const end = file.stretchOf(last).end;
  if (list.flow === true) return file.replace({ start: end, end }, `, ${renderFlow(item)}`);
  const indent = ' '.repeat(whole.start - file.lineStart(whole.start));
  const column = isMap(last) ? file.stretchOf(last).start - file.lineStart(file.stretchOf(last).start) : indent.length + 2;
  const dash = `-${' '.repeat(Math.max(1, column - indent.length - 1))}`;
  return afterLine(file, end, `${indent}${dash}${linesAt(file, item, indent.length + dash.length)}`);
}

/** What to take away of a list between brackets so that its commas stay right. */
export function flowStretch(file: FileText, items: readonly unknown[], at: number): Stretch {
  const own = file.stretchOf(items[at]);
  if (at + 1 < items.length) return { start: own.start, end: file.stretchOf(items[at + 1]).start };
  return at === 0 ? own : { start: file.stretchOf(items[at - 1]).end, end: own.end };
}

/** The text without an item; comments around it stay. */
export function removeItem(file: FileText, section: EditableSection, list: YAMLSeq, old: YAMLMap): string {
  const { start, end } = file.stretchOf(old);
  if (list.flow === true) return file.replace(flowStretch(file, list.items, list.items.indexOf(old)), '');
  const dash = file.text.lastIndexOf('-', start);
  const without = file.replace({ start: file.lineStart(dash), end: file.lineEnd(end) }, '');
  if (list.items.length > 1) return without;
  const colon = file.colonOf(section);
  return `${without.slice(0, colon + 1)} []${without.slice(colon + 1)}`;
}
