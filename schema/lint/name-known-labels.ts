import type { DocumentNode } from 'graphql';
import { fieldFacts } from './field-facts.ts';
import type { DataClasses } from './rule.ts';

const levels: ReadonlySet<string> = new Set(['SIGNAL', 'COARSE', 'FULL']);

/** Every `@data` names a level that shows something and, where it names a class, one that the policy knows. */
export function nameKnownLabels(document: DocumentNode, classes: DataClasses): readonly string[] {
  return fieldFacts(document).flatMap(({ path, data }) => {
    if (data === null) return [];
    return [
      ...(data.class !== null && !Object.hasOwn(classes, data.class) ? [`${path} names the unknown data class ${data.class}`] : []),
      ...(data.level === null || !levels.has(data.level) ? [`${path} names the unknown level ${data.level ?? '(none)'}`] : []),
    ];
  });
}
