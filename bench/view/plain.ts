import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type DataLoader from 'dataloader';
import Fastify from 'fastify';
import type { Measured } from './hub.ts';
import { createSource, type Delays } from './partners.ts';
import { bsns, clientSdl, recordsOf } from './the-view.ts';

interface Loaders {
  readonly ggz: DataLoader<string, readonly unknown[]>;
  readonly wmo: DataLoader<string, readonly unknown[]>;
  readonly wi: DataLoader<string, readonly unknown[]>;
  readonly police: DataLoader<string, readonly unknown[]>;
}

interface Member {
  readonly id: string;
  readonly bsn: string;
}

const list = (partner: keyof Loaders) => async (member: Member, _args: unknown, loaders: Loaders) => loaders[partner].load(member.bsn);

/** Starts the named peer: a plain Apollo Server with one schema and DataLoader over the same data; no tokens, policy, audit or cache control. */
export const startPlainServer = async (delays: Delays, took: (ms: number) => void): Promise<Measured> => {
  const members: readonly Member[] = bsns.map((bsn, index) => ({ id: `bench-m${index + 1}`, bsn }));
  const schema = makeExecutableSchema({
    typeDefs: clientSdl(),
    resolvers: {
      Query: { familyCase: () => ({ id: 'bench', members }) },
      FamilyMember: {
        ggzFunctionalImpacts: list('ggz'),
        wmoProvisions: list('wmo'),
        evictions: list('wi'),
        policeReports: list('police'),
      },
    },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  });
  const apollo = new ApolloServer<Loaders>({
    schema,
    introspection: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const app = Fastify();
  const records = recordsOf('', '');
  app.post(
    '/graphql',
    fastifyApolloHandler(apollo, {
      context: async () => {
        const source = createSource(records, delays, took);
        return { ggz: source('ggz'), wmo: source('wmo'), wi: source('wi'), police: source('police') };
      },
    }),
  );
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `${url}/graphql`,
    headers: {},
    close: async () => {
      await app.close();
      await apollo.stop();
    },
  };
};
