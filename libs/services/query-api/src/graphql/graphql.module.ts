import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { ArtifactResolver } from './artifact.resolver';
import { formatError } from './errors';
import { limits, MOST_TOKENS } from './limits';
import { Loaders } from './loaders';
import { PromotionNodes } from './promotion-nodes';
import { PromotionResolver } from './promotion.resolver';
import { QueryResolver } from './query.resolver';
import { ReportResolver } from './report.resolver';
import { TYPE_DEFINITIONS } from './schema';

/** Nothing is reported to anyone, and no page is served: those of Apollo load from elsewhere. */
const QUIET = [
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginCacheControlDisabled(),
];

/** GraphQL at /api/graphql, for the module that provides `GRAPHQL_PROVIDERS`. */
export const graphQl = (): DynamicModule =>
  GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    path: '/api/graphql',
    typeDefs: TYPE_DEFINITIONS,
    resolvers: { JSON: new GraphQLScalarType({ name: 'JSON' }) },
    context: ({ req, res }: { req: unknown; res: unknown }) => ({ req, res }),
    formatError,
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    introspection: true,
    playground: false,
    persistedQueries: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    stopOnApplicationShutdown: true,
    plugins: [limits, ...QUIET],
  });

export const GRAPHQL_PROVIDERS = [
  ArtifactResolver,
  Loaders,
  PromotionNodes,
  PromotionResolver,
  QueryResolver,
  ReportResolver,
];
