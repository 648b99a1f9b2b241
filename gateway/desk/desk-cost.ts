import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How many items the long lists of the desk hold at most, by type and field; of one look, how many classes it is taken to have shown. */
export const longLists: Readonly<Record<string, number>> = {
  'AccessReport.entries': 2000,
  'AccessReportEntry.seen': 5,
  'Query.destructionRecords': 500,
  'Query.rightsRequests': 500,
  'Query.signalArchive': 500,
  'SignalRegister.signals': 500,
  'TombstoneRegister.tombstones': 200,
};

/** How many items every other list is taken to have. */
const otherLists = 10;

/** What a field costs besides, where finding its answer takes much, however little of it is selected: a report is made whole. */
const work: Readonly<Record<string, number>> = { 'Query.accessReport': 20_000 };

const ownCost = (type: GraphQLNamedType | undefined, { name }: FieldNode): number => 1 + (work[`${type?.name}.${name.value}`] ?? 0);

/** The type behind a field, and how many of it there may be. */
const behind = (type: GraphQLNamedType | undefined, { name }: FieldNode): readonly [type: GraphQLNamedType | undefined, size: number] => {
  const field = isObjectType(type) ? type.getFields()[name.value] : undefined;
  if (field === undefined) return [undefined, 1];
  const isList = isListType(getNullableType(field.type));
  return [getNamedType(field.type), isList ? (longLists[`${type?.name}.${field.name}`] ?? otherLists) : 1];
};

/**
 * What an operation at the desk costs: its fields, as often as they stand there under whatever name, multiplied by the sizes of the lists that they stand in, and what
 * finding them takes, whatever `@skip` and `@include` come to. The operation must be valid in the schema, for then its fragments end.
 */
export const deskCost = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const costOf = (set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, times: number): number => {
    let cost = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const [below, size] = behind(type, selection);
        cost += times * ownCost(type, selection) + costOf(selection.selectionSet, below, times * size);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      cost += costOf(fragment?.selectionSet, condition === undefined ? type : schema.getType(condition), times);
    }
    return cost;
  };
  return costOf(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1);
};
