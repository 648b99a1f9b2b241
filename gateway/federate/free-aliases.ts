import {
  GraphQLError,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';

/** A document whose aliases cannot be taken for fields, and the way back for its answer. */
export interface FreedDocument {
  readonly document: DocumentNode;
  /** Gives an answer to it the caller's own keys again, in data and in the paths of errors. */
  readonly restore: (result: ExecutionResult) => ExecutionResult;
}

/** An ending that no name in the text has. */
const endingFor = (text: string): string => {
  let ending = '__asked';
  while (text.includes(ending)) ending += '_';
  return ending;
};

const keyOf = <Key>(key: Key, ending: string): Key | string =>
  typeof key === 'string' && key.endsWith(ending) ? key.slice(0, -ending.length) : key;

const restoreValue = (value: unknown, ending: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => restoreValue(item, ending));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [keyOf(key, ending), restoreValue(item, ending)]));
};

const restoreError = (error: GraphQLError, ending: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    path: error.path?.map((key) => keyOf(key, ending)) ?? null,
    originalError: error.originalError ?? error,
    extensions: error.extensions,
  });

const free = (document: DocumentNode, names: ReadonlySet<string>): FreedDocument => {
  const ending = endingFor(print(document));
  let changed = false;
  const freed = visit(document, {
    Field: (field) => {
      const alias = field.alias?.value;
      if (alias === undefined || alias === field.name.value || !names.has(alias)) return undefined;
      changed = true;
      return { ...field, alias: { kind: Kind.NAME as const, value: `${alias}${ending}` } };
    },
  });
  if (!changed) return { document, restore: (result) => result };
  return {
    document: freed,
    restore: ({ data, errors }) => ({
      ...(data ? { data: restoreValue(data, ending) as Record<string, unknown> } : {}),
      ...(errors ? { errors: errors.map((error) => restoreError(error, ending)) } : {}),
    }),
  };
};

const fieldNames = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set([
    '__typename',
    ...Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
    ),
  ]);

/**
 * Keeps aliases apart from fields: the planner (0.0.38) takes an alias that is named as a key or a required field for that field, and would
 * send the wrong value to another subgraph. `supergraph` holds the inaccessible fields too, for those are keys as well.
 */
export const createFreeAliases = (supergraph: GraphQLSchema): ((document: DocumentNode) => FreedDocument) => {
  const names = fieldNames(supergraph);
  const known = new WeakMap<DocumentNode, FreedDocument>();
  return (document) => {
    let freed = known.get(document);
    if (!freed) known.set(document, (freed = free(document, names)));
    return freed;
  };
};
