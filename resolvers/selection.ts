import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

/** By field, for documents whose form does not depend on variables: those come back with every request. */
const remembered = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>();

/**
 * The fields selected under the field that is being resolved, as far as they can apply to the object type `typename`, as dotted paths at every depth
 * (`ties`, `ties.kind`): through fragments and past what @skip and @include leave out, by field name whatever the alias.
 */
export function selectedPaths(info: GraphQLResolveInfo, typename: string): ReadonlySet<string> {
  const [node, other] = info.fieldNodes;
  if (node === undefined || other !== undefined || dependsOnVariables(info)) return collect(info, typename);
  const known = remembered.get(node) ?? new Map<string, ReadonlySet<string>>();
  remembered.set(node, known);
  const paths = known.get(typename) ?? collect(info, typename);
  known.set(typename, paths);
  return paths;
}

/** Only `@skip` and `@include` could: a document that is given no variable but its representations has none that a caller settles. */
function dependsOnVariables({ operation }: GraphQLResolveInfo): boolean {
  return operation.variableDefinitions?.some(({ type }) => !isRepresentations(type)) ?? false;
}

function isRepresentations(type: TypeNode): boolean {
  return type.kind === Kind.NAMED_TYPE ? type.name.value === '_Any' : isRepresentations(type.type);
}

function collect(info: GraphQLResolveInfo, typename: string): ReadonlySet<string> {
  const paths = new Set<string>();
  const type = info.schema.getType(typename);
  if (!isCompositeType(type)) return paths;
  for (const node of info.fieldNodes) if (node.selectionSet !== undefined) walk(info, node.selectionSet, type, '', paths);
  return paths;
}

function walk(info: GraphQLResolveInfo, set: SelectionSetNode, type: GraphQLCompositeType, prefix: string, paths: Set<string>): void {
  for (const node of set.selections) {
    if (!isIncluded(node, info.variableValues)) continue;
    if (node.kind === Kind.FIELD) {
      const path = prefix + node.name.value;
      paths.add(path);
      const next = fieldType(type, node.name.value);
      if (node.selectionSet !== undefined && next !== null) walk(info, node.selectionSet, next, `${path}.`, paths);
    } else {
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
      if (fragment !== undefined && applies(info.schema, fragment.typeCondition, type))
        walk(info, fragment.selectionSet, type, prefix, paths);
    }
  }
}

function isIncluded(node: SelectionNode, variables: GraphQLResolveInfo['variableValues']): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function fieldType(type: GraphQLCompositeType, name: string): GraphQLCompositeType | null {
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  const field = type.getFields()[name];
  const named = field === undefined ? undefined : getNamedType(field.type);
  return isCompositeType(named) ? named : null;
}

/** Whether a fragment on this condition can meet an object of this type; an abstract type meets every fragment that overlaps it. */
function applies(
  schema: GraphQLSchema,
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  type: GraphQLCompositeType,
): boolean {
  if (condition === undefined || condition.name.value === type.name) return true;
  const other = schema.getType(condition.name.value);
  if (isAbstractType(other) && !isAbstractType(type)) return schema.isSubType(other, type);
  if (isAbstractType(type) && isCompositeType(other)) return isAbstractType(other) || schema.isSubType(type, other);
  return false;
}
