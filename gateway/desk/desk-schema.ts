import { mergeSchemas } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { createAdminSubgraph } from '#resolvers/admin/create-admin-subgraph.ts';
import { createRegisterSubgraph } from '#resolvers/register/create-register-subgraph.ts';
import { createRightsSubgraph } from '#resolvers/rights/create-rights-subgraph.ts';
import { createSignalsSubgraph } from '#resolvers/signals/create-signals-subgraph.ts';
import { dateScalar, dateTimeScalar } from '#schema/scalars.ts';

/** The subgraphs of the hub's own desk as one executable schema: none of them reaches into another, so no query plan is needed. */
export const createDeskSchema = (): GraphQLSchema =>
  mergeSchemas({
    schemas: [createAdminSubgraph(), createRegisterSubgraph(), createRightsSubgraph(), createSignalsSubgraph()],
    resolvers: { Date: dateScalar, DateTime: dateTimeScalar },
  });
