import { readPolicyYaml, type PolicyFile } from '../policy-yaml.ts';
import { valueAt } from '../place-in-policy.ts';

/** Where an item begins: lines and columns count from 1. */
export interface ItemPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the rule, property or case with this id, or the class with this name, stands in files that can be read; null when it is in none of them. */
export function locateItem(
  files: readonly PolicyFile[],
  section: 'rules' | 'properties' | 'cases' | 'classes',
  id: string,
): ItemPlace | null {
  for (const file of files.filter(({ text }) => text.includes(id))) {
    const yaml = readPolicyYaml(file);
    const items = valueAt(yaml.value, [section]);
    const index = Array.isArray(items) ? items.findIndex((item) => valueAt(item, ['id']) === id || valueAt(item, ['name']) === id) : -1;
    if (index < 0) continue;
    const { line, column } = yaml.problem('POLICY_SHAPE', '', [section, index]);
    return { file: file.name, line: line ?? 1, column: column ?? 1 };
  }
  return null;
}
