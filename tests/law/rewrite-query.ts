import { Kind, parse, print, visit, type FieldNode, type SelectionNode, type SelectionSetNode, type GraphQLSchema } from 'graphql';
import { getNamedType, isInterfaceType, isObjectType, TypeInfo, visitWithTypeInfo, type GraphQLObjectType } from 'graphql';

/** A query that asks the same in another form, and the way from its answer to that of the first. */
export interface Rewritten {
  readonly query: string;
  readonly variables: Readonly<Record<string, boolean>>;
  /** Takes the aliases out of an answer; a key that is there twice must hold the same twice, else it throws. */
  plain(answer: unknown): unknown;
}

/** A row of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export const randomRow = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

const conditionFor = (type: GraphQLObjectType, random: () => number): string => {
  const interfaces = type.getInterfaces().map((each) => each.name);
  return random() < 0.5 && interfaces.length > 0 ? (interfaces[0] ?? type.name) : type.name;
};

const mayStandIn = (schema: GraphQLSchema, condition: string, selection: SelectionNode): boolean => {
  const type = schema.getType(condition);
  return !isInterfaceType(type) || (selection.kind === Kind.FIELD && selection.name.value in type.getFields());
};

/**
 * Rewrites a query at random into one that asks the same: fields under aliases, the same field twice under one key or under two, in inline
 * fragments, named fragments and fragments on the interface, and with `@skip` and `@include` that change nothing.
 */
export const rewriteQuery = (schema: GraphQLSchema, query: string, seed: number): Rewritten => {
  const random = randomRow(seed);
  const aliases = new Map<string, string>();
  const fragments: string[] = [];
  const directives = ['@include(if: $yes)', '@skip(if: $no)', '@include(if: true)', '@skip(if: false)'];

  const withAlias = (field: FieldNode): FieldNode => {
    if (random() < 0.7) return field;
    const alias = `k${String(aliases.size)}`;
    aliases.set(alias, field.name.value);
    return { ...field, alias: name(alias) };
  };
  const inForm = (type: GraphQLObjectType, selection: SelectionNode): string => {
    const text = print(selection);
    const form = Math.floor(random() * 6);
    const condition = conditionFor(type, random);
    const safe = mayStandIn(schema, condition, selection) ? condition : type.name;
    if (form === 0) return `... on ${safe} { ${text} }`;
    if (form === 1) return `... { ${text} }`;
    if (form === 2) return `... ${directives[Math.floor(random() * directives.length)] ?? ''} { ${text} }`;
    if (form === 3) {
      const fragment = `F${String(fragments.length)}`;
      fragments.push(`fragment ${fragment} on ${safe} { ${text} }`);
      return `...${fragment}`;
    }
    return text;
  };
  const rewriteSet = (type: GraphQLObjectType, set: SelectionSetNode): SelectionSetNode => {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind !== Kind.FIELD) return [selection];
      // What holds a selection is copied less often: copies of copies grow fast.
      const isCopied = random() < (selection.selectionSet ? 0.05 : 0.1);
      return isCopied ? [selection, withAlias(selection), selection] : [withAlias(selection)];
    });
    const text = selections.map((selection) => inForm(type, selection)).join(' ');
    const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A selection was rewritten into none.');
    return definition.selectionSet;
  };

  const info = new TypeInfo(schema);
  const rewritten = visit(
    parse(query, { noLocation: true }),
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave: (set: SelectionSetNode) => {
          const type = getNamedType(info.getParentType());
          return isObjectType(type) ? rewriteSet(type, set) : undefined;
        },
      },
    }),
  );
  const text = print(rewritten).replace('($id: ID!)', '($id: ID!, $yes: Boolean!, $no: Boolean!)');
  const usesAll = '__typename @include(if: $yes) @skip(if: $no)';
  return {
    query: `${text.replace('{', `{ ${usesAll}`)}\n${fragments.join('\n')}`,
    variables: { yes: true, no: false },
    plain: (answer) => withoutAliases(answer, aliases),
  };
};

const withoutAliases = (value: unknown, aliases: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => withoutAliases(item, aliases));
  if (typeof value !== 'object' || value === null) return value;
  const plain: Record<string, unknown> = {};
  for (const [key, below] of Object.entries(value)) {
    const field = aliases.get(key) ?? key;
    const made = withoutAliases(below, aliases);
    if (Object.hasOwn(plain, field) && JSON.stringify(sorted(plain[field])) !== JSON.stringify(sorted(made))) {
      throw new Error(`The field ${field} was answered in two ways.`);
    }
    plain[field] = made;
  }
  return plain;
};

/** The same value with the keys of every object in order, so that forms can be compared. */
export const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, below]) => [key, sorted(below)]),
  );
};
