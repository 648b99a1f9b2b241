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
  type GraphQLObjectType,
  type GraphQLSchema,
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

const collect = (asking: Asking, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> => {
  const byKey = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (!included(asking, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = byKey.get(key);
        if (nodes) nodes.push(selection);
        else byKey.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(asking, selection.typeCondition?.name.value, type)) visit(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = asking.fragments.get(selection.name.value);
        if (fragment && applies(asking, fragment.typeCondition.name.value, type)) visit(fragment.selectionSet);
      }
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
