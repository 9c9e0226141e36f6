import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client';
import { onReachable, isReachable } from './connection';
import { ApiError } from './problem';
import { type components } from './schema';

export type Decision = components['schemas']['DecisionDocument'];
export type Artifact = components['schemas']['Artifact'];
export type ArtifactPage = components['schemas']['ArtifactPage'];
export type ArtifactItem = ArtifactPage['items'][number];
export type ArtifactKind = ArtifactItem['kind'];
export type LineageGraph = components['schemas']['LineageGraph'];

/** Times that a request is tried again where that may help. */
const RETRIES = 2;

const mayHelp = (failures: number, error: Error): boolean =>
  failures < RETRIES && error instanceof ApiError && error.retriable && isReachable();

/** Answers are kept for a moment; once the server is back after a break, what is on screen is read anew. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: mayHelp, networkMode: 'always' } },
  });
  onReachable(() => {
    if (isReachable()) void client.invalidateQueries();
  });
  return client;
}

/** The first matches of a search, for pickers; `kind` narrows it. */
export const searchQuery = (search: string, kind?: ArtifactKind) =>
  queryOptions({
    queryKey: ['artifacts', search, kind],
    queryFn: ({ signal }) => {
      const query = { limit: 20, ...(search && { search }), ...(kind && { kind }) };
      return answerOf(api.GET('/api/v1/artifacts', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });

export const artifactQuery = (id: string) =>
  queryOptions({
    queryKey: ['artifact', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/artifacts/{id}', { params: { path: { id } }, signal })),
  });

/** What the gate would say now, or would have said at a past moment. */
export const riskQuery = (id: string, environment: string, asOf?: string) =>
  queryOptions({
    queryKey: ['risk', id, environment, asOf],
    queryFn: ({ signal }) => {
      const query = { environment, ...(asOf !== undefined && { asOf }) };
      const params = { path: { id }, query };
      return answerOf(api.GET('/api/v1/artifacts/{id}/risk', { params, signal }));
    },
  });
