import { Kind, OperationTypeNode, type ConstDirectiveNode, type GraphQLSchema } from 'graphql';

/** For each root field of the desk, the roles that may use it. */
export interface AllowedRoles {
  /** The roles of one root field, or null when it is no field of the desk. */
  of(operation: OperationTypeNode, field: string): ReadonlySet<string> | null;
}

const rolesOf = (directives: readonly ConstDirectiveNode[] | undefined): ReadonlySet<string> => {
  const roles = directives?.find(({ name }) => name.value === 'allow')?.arguments?.find(({ name }) => name.value === 'roles')?.value;
  const values = roles?.kind === Kind.LIST ? roles.values : [];
  return new Set(values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : [])));
};

/** Reads `@allow` of every root field of the desk's schema; a field without it is open to nobody. */
export const readAllowedRoles = (schema: GraphQLSchema): AllowedRoles => {
  const read = (operation: OperationTypeNode): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(
      Object.values(schema.getRootType(operation)?.getFields() ?? {})
        .filter(({ name }) => !name.startsWith('_'))
        .map(({ name, astNode }) => [name, rolesOf(astNode?.directives)]),
    );
  const fields = new Map(Object.values(OperationTypeNode).map((operation) => [operation, read(operation)]));
  return { of: (operation, field) => fields.get(operation)?.get(field) ?? null };
};
