import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The two parts of an operation; each is a document of that one operation, or null when nothing of the operation is in it. */
export interface SplitOperation {
  /** What asks for the schema itself: `__schema` and `__type` at the root. */
  readonly schema: DocumentNode | null;
  /** Everything else: what a query plan is made of. */
  readonly data: DocumentNode | null;
  /** The keys of the answer in the order in which they were asked. */
  readonly keys: readonly string[];
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const asksSchema = (name: string): boolean => name === '__schema' || name === '__type';

/** Whether a selection is left out whatever the variables are; a plan cannot be made of nothing but such selections. */
const neverIncluded = ({ directives }: SelectionNode): boolean =>
  directives?.some(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    return value?.kind === Kind.BOOLEAN && ((name.value === 'skip' && value.value) || (name.value === 'include' && !value.value));
  }) ?? false;

/** The selections of which the root fields are wanted, with fragments of either kind opened into inline ones. */
const rootSelections = (set: SelectionSetNode, fragments: Fragments, wanted: (field: string) => boolean): readonly SelectionNode[] =>
  set.selections.flatMap((selection): SelectionNode[] => {
    if (neverIncluded(selection)) return [];
    if (selection.kind === Kind.FIELD) return wanted(selection.name.value) ? [selection] : [];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return [];
    const selections = rootSelections(fragment.selectionSet, fragments, wanted);
    const { typeCondition } = fragment;
    const opened = {
      kind: Kind.INLINE_FRAGMENT,
      directives: selection.directives ?? [],
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
    return selections.length > 0 ? [{ ...opened, ...(typeCondition ? { typeCondition } : {}) } as SelectionNode] : [];
  });

const rootKeys = (selections: readonly SelectionNode[]): readonly string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT ? rootKeys(selection.selectionSet.selections) : [];
  });

const split = (document: DocumentNode, operation: OperationDefinitionNode): SplitOperation => {
  const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragments: Fragments = new Map(definitions.map((fragment) => [fragment.name.value, fragment]));
  const part = (selections: readonly SelectionNode[]): DocumentNode | null =>
    selections.length === 0
      ? null
      : { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }, ...definitions] };
  return {
    schema: part(rootSelections(operation.selectionSet, fragments, asksSchema)),
    data: part(rootSelections(operation.selectionSet, fragments, (name) => !asksSchema(name))),
    keys: rootKeys(rootSelections(operation.selectionSet, fragments, () => true)),
  };
};

const known = new WeakMap<OperationDefinitionNode, SplitOperation>();

/**
 * Splits an operation of a validated document into what the gateway answers itself, from the schema, and what subgraphs answer. Equal
 * operation objects give equal documents, which a plan is remembered by.
 */
export const splitOperation = (document: DocumentNode, operation: OperationDefinitionNode): SplitOperation => {
  let made = known.get(operation);
  if (!made) known.set(operation, (made = split(document, operation)));
  return made;
};
