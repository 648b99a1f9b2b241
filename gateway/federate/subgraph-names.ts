import { Kind, parse, type EnumValueDefinitionNode } from 'graphql';

const graphName = (value: EnumValueDefinitionNode): string => {
  const directive = value.directives?.find((each) => each.name.value === 'join__graph');
  const name = directive?.arguments?.find((argument) => argument.name.value === 'name')?.value;
  return name?.kind === Kind.STRING ? name.value : value.name.value;
};

/** Gives the subgraph's own name for either form in which a plan names it (`REGIE`, `regie`). */
export const subgraphNames = (supergraphSdl: string): ((name: string) => string) => {
  const names = new Map<string, string>();
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) names.set(value.name.value, graphName(value));
  }
  return (name) => names.get(name) ?? name;
};
