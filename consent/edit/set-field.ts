import { isMap, type Pair, type YAMLMap } from 'yaml';
import { flowStretch } from './edit-list.ts';
import { isNamed, type FileText } from './file-text.ts';
import { renderField, renderFlow, renderValue } from './render-item.ts';

function replaceValue(file: FileText, pair: Pair, inFlow: boolean, value: unknown): string {
  return file.replace(file.stretchOf(pair.value), inFlow ? renderFlow(value) : renderValue(value));
}

function addField(file: FileText, map: YAMLMap, key: string, value: unknown): string | null {
  const last = map.items.at(-1);
  const whole = file.stretchOf(map);
  if (map.flow === true) {
    const at = last === undefined ? whole.start + 1 : file.stretchOf(last.value).end;
    const field = renderFlow({ [key]: value }).slice(2, -2);
    return file.replace({ start: at, end: last === undefined ? whole.end - 1 : at }, last === undefined ? ` ${field} ` : `, ${field}`);
  }
  if (last === undefined) return null;
  const end = file.lineEnd(file.stretchOf(last.value).end);
  const indent = ' '.repeat(whole.start - file.lineStart(whole.start));
  const begun = file.text[end - 1] === '\n' ? '' : file.newline;
  return file.replace({ start: end, end }, `${begun}${indent}${renderField(key, value)}${file.newline}`);
}

function removeField(file: FileText, map: YAMLMap, pair: Pair): string | null {
  const at = map.items.indexOf(pair);
  const { start } = file.stretchOf(pair.key);
  const end = file.stretchOf(pair.value).end;
  if (map.flow === true) {
    const whole = map.items.map((one) => ({ range: [file.stretchOf(one.key).start, file.stretchOf(one.value).end] }));
    return file.replace(flowStretch(file, whole, at), '');
  }
  return at === 0 ? null : file.replace({ start: file.lineStart(start), end: file.lineEnd(end) }, ''); // the first stands behind the dash
}

/**
 * The text with one field of an item set, or taken away where `value` is undefined; nothing else changes. Null where it cannot be done so finely: then the
 * whole item has to be written anew.
 */
export function setField(file: FileText, item: YAMLMap, path: readonly string[], value: unknown): string | null {
  const [key, ...deeper] = path;
  if (key === undefined) return null;
  const pair = item.items.find((one) => isNamed(one, key));
  if (pair !== undefined && deeper.length > 0) return isMap(pair.value) ? setField(file, pair.value, deeper, value) : null;
  if (value === undefined) return pair === undefined ? file.text : removeField(file, item, pair);
  const nested = deeper.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  return pair === undefined ? addField(file, item, key, nested) : replaceValue(file, pair, item.flow === true, value);
}
