import { canonicalJson } from '../canonical-json.ts';
import { PolicyError, type PolicyProblem } from '../errors.ts';
import { valueAt } from '../place-in-policy.ts';
import { readPolicyYaml, type PolicyFile } from '../policy-yaml.ts';
import { addItem, removeItem, replaceItem } from './edit-list.ts';
import { itemWithId, openText, type FileText } from './file-text.ts';
import type { EditableSection, PolicyEdit, WrittenItem } from './policy-edit.ts';
import { setField } from './set-field.ts';

/** The files after an edit and the name of the one that changed, or what stood in the way. */
export type EditResult =
  | { readonly ok: true; readonly files: readonly PolicyFile[]; readonly file: string }
  | { readonly ok: false; readonly problem: PolicyProblem };

type Content = Readonly<Record<string, unknown>>;

const itemNl: Readonly<Record<EditableSection, string>> = { rules: 'regel', properties: 'eigenschap', cases: 'testgeval' };
const noPlace = { line: null, column: null } as const;

const contentOf = (file: PolicyFile): Content => readPolicyYaml(file).value as Content;
const itemsOf = (content: Content, section: EditableSection): readonly WrittenItem[] =>
  Array.isArray(content[section]) ? (content[section] as readonly WrittenItem[]) : [];
const idOf = (edit: PolicyEdit): string => (edit.kind === 'PUT' ? edit.item.id : edit.id);
const holds = (file: PolicyFile, edit: PolicyEdit): boolean =>
  file.text.includes(idOf(edit)) && itemsOf(contentOf(file), edit.section).some((item) => valueAt(item, ['id']) === idOf(edit));

/** Plain data with one field set; undefined takes it away. */
function withField(data: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const own: Content = typeof data === 'object' && data !== null ? (data as Content) : {};
  if (value === undefined && valueAt(own, [key]) === undefined) return own;
  return { ...own, [key]: withField(own[key], deeper, value) };
}

function expectedItems(items: readonly WrittenItem[], edit: PolicyEdit): WrittenItem[] {
  const at = items.findIndex((item) => valueAt(item, ['id']) === idOf(edit));
  switch (edit.kind) {
    case 'PUT':
      return at < 0 ? [...items, edit.item] : items.with(at, edit.item);
    case 'REMOVE':
      return items.filter((_, index) => index !== at);
    case 'SET':
      return items.map((item, index) => (index === at ? (withField(item, edit.path, edit.value) as WrittenItem) : item));
  }
}

/** The ways in which an edit can be written, the one that touches least first. */
function attempts(text: FileText, edit: PolicyEdit, expected: readonly WrittenItem[]): (string | null)[] {
  const list = text.list(edit.section);
  const old = list === null ? null : itemWithId(list, idOf(edit));
  if (list === null || old === null) return edit.kind === 'PUT' ? [addItem(text, edit.section, edit.item)] : [];
  const whole = (item: WrittenItem | undefined): string | null => (item === undefined ? null : replaceItem(text, list, old, item));
  switch (edit.kind) {
    case 'PUT':
      return [whole(edit.item)];
    case 'REMOVE':
      return [removeItem(text, edit.section, list, old)];
    case 'SET':
      return [setField(text, old, edit.path, edit.value), whole(expected[list.items.indexOf(old)])];
  }
}

/** Whether a text reads back as what it should say. */
function says(name: string, text: string | null, expected: Content): text is string {
  if (text === null) return false;
  try {
    return canonicalJson(contentOf({ name, text })) === canonicalJson(expected);
  } catch (error) {
    if (error instanceof PolicyError) return false;
    throw error;
  }
}

function refuse(file: string | null, message: string): EditResult {
  return { ok: false, problem: { code: 'POLICY_EDIT', message, file, ...noPlace } };
}

function targetOf(files: readonly PolicyFile[], edit: PolicyEdit): PolicyFile | null {
  const holding = files.find((file) => holds(file, edit));
  if (holding !== undefined || edit.kind !== 'PUT') return holding ?? null;
  const name = edit.file ?? files.findLast((file) => contentOf(file)[edit.section] !== undefined)?.name ?? `${edit.section}.yaml`;
  return files.find((file) => file.name === name) ?? { name, text: '' };
}

function edited(files: readonly PolicyFile[], edit: PolicyEdit): EditResult {
  if (edit.kind === 'SET' && (edit.path.length === 0 || !edit.path.every((key) => /^[A-Za-z]+$/.test(key)))) {
    return refuse(null, 'zo heet geen enkel veld');
  }
  const file = targetOf(files, edit);
  if (file === null) return refuse(null, `er is geen ${itemNl[edit.section]} ‘${idOf(edit)}’`);
  const content = contentOf(file);
  const items = expectedItems(itemsOf(content, edit.section), edit);
  const expected = { ...content, [edit.section]: items };
  const text = attempts(openText(file.text), edit, items).find((attempt) => says(file.name, attempt, expected));
  if (typeof text !== 'string') return refuse(file.name, 'deze wijziging kan niet in het bestand worden gezet; pas de tekst zelf aan');
  const after = { name: file.name, text };
  const kept = files.includes(file) ? files.map((one) => (one === file ? after : one)) : [...files, after];
  return { ok: true, file: file.name, files: kept };
}

/**
 * Writes one edit into the YAML of a policy: what it does not touch stays byte for byte the same, comments, order and layout too. The result is read back
 * and compared with what the edit means before it is given. Whether the policy is still a good one is for `checkPolicy` to say.
 */
export function applyEdit(files: readonly PolicyFile[], edit: PolicyEdit): EditResult {
  try {
    return edited(files, edit);
  } catch (error) {
    if (error instanceof PolicyError && error.problems[0] !== undefined) return { ok: false, problem: error.problems[0] };
    throw error;
  }
}
