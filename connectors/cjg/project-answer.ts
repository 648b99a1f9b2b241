import {
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  type SelectionSetNode,
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

/**
 * The part of a GraphQL answer that a selection on this type asked for, with every leaf of the type that the schema gives it; what was not asked for is
 * left behind. Throws `AnswerMismatch` where a field is absent, a list is none, or a leaf is of another type.
 */
export function projectObject(shape: AnswerShape, value: unknown, type: GraphQLObjectType, set: SelectionSetNode, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AnswerMismatch(path);
  const result: Record<string, unknown> = {};
  for (const node of set.selections) {
    if (node.kind !== Kind.FIELD) {
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : shape.fragments[node.name.value];
      if (fragment !== undefined && applies(shape.schema, fragment.typeCondition?.name.value, type)) {
        Object.assign(result, projectObject(shape, value, type, fragment.selectionSet, path));
      }
      continue;
    }
    const key = node.alias?.value ?? node.name.value;
    const answered: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    if (answered === undefined && (node.directives?.length ?? 0) > 0) continue; // skipped, by a variable
    result[key] = projectField(shape, answered, type, node.name.value, node.selectionSet, `${path}.${node.name.value}`);
  }
  return result;
}

function projectField(
  shape: AnswerShape,
  answered: unknown,
  type: GraphQLObjectType,
  name: string,
  set: SelectionSetNode | undefined,
  path: string,
): unknown {
  if (name === '__typename') {
    if (answered !== type.name) throw new AnswerMismatch(path);
    return answered;
  }
  const field = type.getFields()[name];
  if (field === undefined) throw new AnswerMismatch(path);
  return projectValue(shape, answered, field.type, set, path);
}

function projectValue(shape: AnswerShape, value: unknown, type: GraphQLOutputType, set: SelectionSetNode | undefined, path: string): unknown {
  if (value === null) return null; // a null where none may be is repaired by who asked
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) throw new AnswerMismatch(path);
    return value.map((item: unknown) => projectValue(shape, item, nullable.ofType, set, `${path}.[]`));
  }
  if (isObjectType(nullable) && set !== undefined) return projectObject(shape, value, nullable, set, path);
  const fits = isEnumType(nullable) ? typeof value === 'string' && nullable.getValue(value) !== undefined : isScalarType(nullable) && isScalar(nullable, value);
  if (!fits) throw new AnswerMismatch(path);
  return value;
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
