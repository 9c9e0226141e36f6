import { type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';

/** Fields below each other; a decision's witness paths are 7 deep in a page of promotions. */
export const MOST_DEPTH = 12;
/** About the number of values in the answer, where fields that are dear to make count for more. */
export const MOST_COST = 20_000;
/** Lexical tokens of a query. */
export const MOST_TOKENS = 2_000;

/** What a field costs besides what it holds, in values. */
const DEAR: Readonly<Record<string, number>> = {
  'Query.artifact': 10,
  'Promotion.artifact': 10,
  'Artifact.details': 10,
  'Artifact.ancestry': 20,
  'Artifact.descendants': 20,
  'Artifact.risk': 200,
  'Query.paths': 200,
  'Query.overview': 200,
};
/** Assumed length of lists that nobody bounds. */
const UNBOUNDED = 5;
const PAGED = new Set(['nodes', 'edges']);

/** `first` and `limit` say how often what a page holds will be there. */
function costOf({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const own = DEAR[`${type.name}.${field.name}`] ?? 1;
  const bound: unknown = args['first'] ?? args['limit'];
  if (typeof bound === 'number') return own + bound * childComplexity;
  const isList = String(field.type).startsWith('[') && !PAGED.has(field.name);
  return own + (isList ? UNBOUNDED : 1) * childComplexity;
}

/** Refuses an operation before it is run where it nests too deep, or its answer could become too large. */
export const limits: ApolloServerPlugin = {
  requestDidStart: async () => ({
    async didResolveOperation({ request: { variables = {} }, document, schema, operation }) {
      if (operation === undefined) return;
      const depth = depthIn(document, operation);
      if (depth > MOST_DEPTH) throw tooDeep(depth);
      const operationName = operation.name?.value;
      const cost = costIn({
        ...{ schema, query: document, variables, estimators: [costOf] },
        ...(operationName === undefined ? {} : { operationName }),
      });
      if (cost > MOST_COST) throw tooCostly(cost);
    },
  }),
};

/** Infinite where a query repeats its fragments so often that it is not counted to its end. */
function costIn(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('maximum allowed number of nodes')) return Infinity;
    throw refusal(error.message, ApolloServerErrorCode.BAD_USER_INPUT);
  }
}

const refusal = (message: string, code: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

const tooCostly = (cost: number): GraphQLError =>
  refusal(
    `This query costs ${Number.isFinite(cost) ? cost : 'more than is counted'}; ${MOST_COST} is the most. Ask for fewer fields, or lower first and limit.`,
    'QUERY_TOO_COSTLY',
  );

const tooDeep = (depth: number): GraphQLError =>
  refusal(
    `This query nests ${depth} fields deep, more than ${MOST_DEPTH}. Ask in several queries.`,
    'QUERY_TOO_DEEP',
  );

/** Introspection does not count. The document is valid: its fragments have no cycles. */
function depthIn(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  const known = new Map<string, number>();
  const depthOf = (set: SelectionSetNode | undefined): number =>
    Math.max(0, ...(set?.selections ?? []).map(depthAt));
  const depthAt = (selection: SelectionNode): number => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
    const name = selection.name.value;
    if (selection.kind === Kind.FIELD)
      return name.startsWith('__') ? 0 : 1 + depthOf(selection.selectionSet);
    const depth = known.get(name) ?? depthOf(fragments.get(name)?.selectionSet);
    known.set(name, depth);
    return depth;
  };
  return depthOf(operation.selectionSet);
}
