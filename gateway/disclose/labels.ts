import {
  buildASTSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { Level, levels, type LevelName } from '#consent/vocabulary.ts';

/** What the schema says of one field: all that the gateway needs to decide about it. */
export interface FieldLabel {
  readonly name: string;
  /** The field's own data class, or null when it takes the class of what it stands in. */
  readonly dataClass: string | null;
  /** The level from which it shows; null for a field that carries no personal data of its own (keys, containers). */
  readonly level: Level | null;
  readonly exists: { readonly of: string; readonly value: string | null } | null;
  /** Never for clients: a key, or what a record's own decision needs. */
  readonly hidden: boolean;
  readonly list: boolean;
  /** The name of the object type it returns, or null for a leaf. */
  readonly objectType: string | null;
  /** Whether it returns records or hub items: objects that tell their own provenance. */
  readonly record: boolean;
  /** The level of a single value that has no class of its own: most of a view is made of these. Null for every other field. */
  readonly valueLevel: Level | null;
}

/** The labels of the whole graph: type name → field name → label. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, FieldLabel>>;

const argumentOf = (directive: ConstDirectiveNode | undefined, name: string): string | null => {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value && typeof value.value === 'string' ? value.value : null;
};

const levelNamed = (name: string | null, where: string): Level | null => {
  if (name === null) return null;
  if (!(levels as readonly string[]).includes(name)) throw new Error(`${where} is labelled with a level that does not exist.`);
  return Level[name as LevelName];
};

const isList = (type: unknown): boolean => isListType(isNonNullType(type) ? type.ofType : type);

const existsOf = (directive: ConstDirectiveNode | undefined): FieldLabel['exists'] => {
  const of = argumentOf(directive, 'of');
  return of === null ? null : { of, value: argumentOf(directive, 'value') };
};

const tellsProvenance = (object: GraphQLObjectType | null): boolean => object !== null && 'provenance' in object.getFields();

const objectOf = (field: GraphQLField<unknown, unknown>): GraphQLObjectType | null => {
  const returned = getNamedType(field.type);
  return isObjectType(returned) ? returned : null;
};

const labelOf = (parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldLabel => {
  const directives = new Map(field.astNode?.directives?.map((directive) => [directive.name.value, directive]));
  const object = objectOf(field);
  const dataClass = argumentOf(directives.get('data'), 'class');
  const level = levelNamed(argumentOf(directives.get('data'), 'level'), `${parent.name}.${field.name}`);
  const exists = existsOf(directives.get('exists'));
  const hidden = directives.has('inaccessible');
  const list = isList(field.type);
  return {
    name: field.name,
    dataClass,
    level,
    exists,
    hidden,
    list,
    objectType: object?.name ?? null,
    record: tellsProvenance(object),
    valueLevel: object || list || exists || hidden || dataClass !== null ? null : level,
  };
};

/** Reads the labels off the supergraph; a level that does not exist stops the start. */
export const readLabels = (supergraphSdl: string): Labels => {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true });
  const labels = new Map<string, Map<string, FieldLabel>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    labels.set(type.name, new Map(Object.values(type.getFields()).map((field) => [field.name, labelOf(type, field)])));
  }
  return labels;
};
