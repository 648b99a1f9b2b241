import { mergeSchemas } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { createAdminSubgraph } from '#resolvers/admin/create-admin-subgraph.ts';
import { dateScalar, dateTimeScalar } from '#schema/scalars.ts';

/** The subgraphs of the hub's own desk as one executable schema: none of them reaches into another, so no query plan is needed. */
export const createDeskSchema = (): GraphQLSchema =>
  mergeSchemas({ schemas: [createAdminSubgraph()], resolvers: { Date: dateScalar, DateTime: dateTimeScalar } });
