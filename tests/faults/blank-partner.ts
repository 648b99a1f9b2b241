import { readFileSync } from 'node:fs';
import { buildASTSchema, getNamedType, isObjectType, Kind, parse, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';

const supergraph = buildASTSchema(parse(readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')), {
  assumeValid: true,
  assumeValidSDL: true,
});

/** An answer's data with every field that comes from this partner (`brp`, `ggz` …) made null, and nothing else changed; no aliases in it. */
export function blankPartner(partner: string, data: unknown): unknown {
  const graph = partner.toUpperCase();
  const blank = (value: unknown, type: GraphQLNamedType): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => blank(item, type));
    if (typeof value !== 'object' || value === null) return value;
    const shown = value as Readonly<Record<string, unknown>>;
    const object = objectOf(shown, type);
    return Object.fromEntries(Object.entries(shown).map(([name, below]) => [name, blankField(object, name, below)]));
  };
  const blankField = (object: GraphQLObjectType, name: string, value: unknown): unknown => {
    const field = object.getFields()[name];
    if (field === undefined) return value;
    return partnerOf(object, name) === graph ? null : blank(value, getNamedType(field.type));
  };
  return blank(data, supergraph.getQueryType() as GraphQLNamedType);
}

/** Whether anything of this partner shows in an answer's data. */
export function showsPartner(partner: string, data: unknown): boolean {
  return JSON.stringify(blankPartner(partner, data)) !== JSON.stringify(data);
}

function objectOf(value: Readonly<Record<string, unknown>>, type: GraphQLNamedType): GraphQLObjectType {
  const actual = typeof value['__typename'] === 'string' ? supergraph.getType(value['__typename']) : type;
  if (!isObjectType(actual)) throw new Error(`${type.name} is not an object type, and the answer names none`);
  return actual;
}

/** The graph that answers a field, in capitals; null for one that several answer. */
function partnerOf(object: GraphQLObjectType, name: string): string | null {
  const join = object.getFields()[name]?.astNode?.directives?.find((directive) => directive.name.value === 'join__field');
  const graph = join?.arguments?.find((argument) => argument.name.value === 'graph')?.value;
  return graph?.kind === Kind.ENUM ? graph.value : null;
}
