import {
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
} from 'graphql';

/** The answer does not have the shape that was asked for. `path` holds names of the schema and `[]` only, never a value. */
export class AnswerMismatch extends Error {
  readonly path: string;
  constructor(path: string) {
    super('An answer does not have the shape that was asked for');
    this.name = 'AnswerMismatch';
    this.path = path;
  }
}

/** What an answer is held against. */
export interface AnswerShape {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** One field of a merged selection: what is selected below it, and whether a directive may leave it out. */
interface Asked {
  readonly name: string;
  readonly selections: readonly SelectionNode[];
  readonly optional: boolean;
}

/**
 * The part of a GraphQL answer that a selection on this type asked for, with every leaf of the type that the schema gives it; what was not asked for is
 * left behind. Throws `AnswerMismatch` where a field is absent, a list is none, or a leaf is of another type.
 */
export function projectObject(
  shape: AnswerShape,
  value: unknown,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  path: string,
): Record<string, unknown> {
  if (!isRecord(value)) throw new AnswerMismatch(path);
  const result: Record<string, unknown> = {};
  for (const [key, asked] of mergeFields(shape, type, selections, new Map())) {
    const answered = Object.hasOwn(value, key) ? value[key] : undefined;
    if (answered === undefined && asked.optional) continue;
    result[key] = projectField(shape, answered, type, asked, `${path}.${asked.name}`);
  }
  return result;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeFields(
  shape: AnswerShape,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  merged: Map<string, Asked>,
): ReadonlyMap<string, Asked> {
  for (const node of selections) {
    if (node.kind === Kind.FIELD) mergeField(node, merged);
    else mergeFields(shape, type, fragmentSelections(shape, type, node), merged);
  }
  return merged;
}

function mergeField(node: FieldNode, merged: Map<string, Asked>): void {
  const key = node.alias?.value ?? node.name.value;
  const selections = [...(merged.get(key)?.selections ?? []), ...(node.selectionSet?.selections ?? [])];
  merged.set(key, { name: node.name.value, selections, optional: node.directives !== undefined && node.directives.length > 0 });
}

function fragmentSelections(
  shape: AnswerShape,
  type: GraphQLObjectType,
  node: InlineFragmentNode | FragmentSpreadNode,
): readonly SelectionNode[] {
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : shape.fragments[node.name.value];
  if (fragment === undefined || !applies(shape.schema, fragment.typeCondition?.name.value, type)) return [];
  return fragment.selectionSet.selections;
}

function projectField(shape: AnswerShape, answered: unknown, type: GraphQLObjectType, asked: Asked, path: string): unknown {
  if (asked.name === '__typename') {
    if (answered !== type.name) throw new AnswerMismatch(path);
    return answered;
  }
  const field = type.getFields()[asked.name];
  if (field === undefined) throw new AnswerMismatch(path);
  return projectValue(shape, answered, field.type, asked.selections, path);
}

function projectValue(
  shape: AnswerShape,
  value: unknown,
  type: GraphQLOutputType,
  selections: readonly SelectionNode[],
  path: string,
): unknown {
  if (value === null) return null; // a null where none may be is repaired by who asked
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) throw new AnswerMismatch(path);
    return value.map((item: unknown) => projectValue(shape, item, nullable.ofType, selections, `${path}.[]`));
  }
  if (isObjectType(nullable)) return projectObject(shape, value, nullable, selections, path);
  if (!isLeaf(nullable, value)) throw new AnswerMismatch(path);
  return value;
}

function isLeaf(type: GraphQLOutputType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  return isScalarType(type) && isScalar(type, value);
}

function isScalar(type: GraphQLScalarType, value: unknown): boolean {
  if (type.name === 'Date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (type.name === 'DateTime') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  return type.getInterfaces().some(({ name }) => name === condition) || schema.getType(condition) === undefined;
}
