import {
  getArgumentValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FieldLabel, Labels } from './labels.ts';

/** One field as the caller asked for it, under the key that the answer uses. */
export interface AskedField {
  readonly key: string;
  readonly name: string;
  /** The field's label, or null for `__typename`. */
  readonly label: FieldLabel | null;
  readonly typeName: string;
  readonly children: readonly AskedField[];
  /** Arguments by name, for the variables of one request; only fields of the root types take any (a lint of the schema sees to it). */
  readonly argsFor: (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

interface Asking {
  readonly schema: GraphQLSchema;
  readonly labels: Labels;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

const included = (asking: Asking, node: SelectionNode): boolean => {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, asking.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, asking.variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
};

const applies = (asking: Asking, condition: string | undefined, type: GraphQLObjectType): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = asking.schema.getType(condition);
  return isAbstractType(conditionType) && asking.schema.isSubType(conditionType, type);
};

/** The selections behind a fragment of either kind, or null when it does not apply to the type. */
const behind = (asking: Asking, type: GraphQLObjectType, node: InlineFragmentNode | FragmentDefinitionNode): SelectionSetNode | null =>
  applies(asking, node.typeCondition?.name.value, type) ? node.selectionSet : null;

const fragmentOf = (asking: Asking, node: InlineFragmentNode | FragmentSpreadNode) =>
  node.kind === Kind.INLINE_FRAGMENT ? node : asking.fragments.get(node.name.value);

const collect = (asking: Asking, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> => {
  const byKey = new Map<string, FieldNode[]>();
  const spread = new Set<InlineFragmentNode | FragmentDefinitionNode>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (!included(asking, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        byKey.set(key, [...(byKey.get(key) ?? []), selection]);
        continue;
      }
      const fragment = fragmentOf(asking, selection);
      if (!fragment || spread.has(fragment)) continue;
      spread.add(fragment);
      const below = behind(asking, type, fragment);
      if (below) visit(below);
    }
  };
  for (const set of sets) visit(set);
  return byKey;
};

const fieldsOf = (asking: Asking, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): AskedField[] => {
  const asked: AskedField[] = [];
  for (const [key, nodes] of collect(asking, type, sets)) {
    const [first] = nodes;
    if (!first) continue;
    const definition = type.getFields()[first.name.value];
    const label = asking.labels.get(type.name)?.get(first.name.value) ?? null;
    const returned = definition ? getNamedType(definition.type) : undefined;
    const subsets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
    asked.push({
      key,
      name: first.name.value,
      label,
      typeName: type.name,
      children: isObjectType(returned) ? fieldsOf(asking, returned, subsets) : [],
      argsFor: definition ? (variables) => getArgumentValues(definition, first, variables) : () => ({}),
    });
  }
  return asked;
};

/**
 * Reads a validated operation as a tree of asked fields: fragments spread out, equal response keys merged, `@skip` and `@include`
 * settled, so that no later step can be misled by the form of a query. An abstract return type has no fields here: nothing of it shows.
 */
export const readAsked = (
  schema: GraphQLSchema,
  labels: Labels,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): readonly AskedField[] => {
  const root = schema.getRootType(operation.operation);
  return root ? fieldsOf({ schema, labels, fragments, variables }, root, [operation.selectionSet]) : [];
};
