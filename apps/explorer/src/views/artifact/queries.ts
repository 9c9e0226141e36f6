import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { type ArtifactKind, type LineageGraph } from '../../api/queries';
import { type Direction } from './lineage/lineage';

/** All matches of a search, page by page. */
export const artifactPages = (search: string, kind: ArtifactKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['artifact-pages', search, kind],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(search && { search }),
        ...(kind && { kind }),
        ...(pageParam && { cursor: pageParam }),
      };
      return answerOf(api.GET('/api/v1/artifacts', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Most artifacts of one lineage that the page works with; beyond, it says that it is cut. */
const MOST = 20_000;

export const lineageQuery = (id: string, direction: Direction, asOf?: string) =>
  queryOptions({
    queryKey: ['lineage', id, direction, asOf],
    queryFn: async ({ signal }): Promise<LineageGraph> => {
      const query = { limit: MOST, ...(asOf !== undefined && { asOf }) };
      const asked = { params: { path: { id }, query }, signal };
      if (direction === 'upstream')
        return answerOf(api.GET('/api/v1/artifacts/{id}/ancestry', asked));
      const graph = await answerOf(api.GET('/api/v1/artifacts/{id}/descendants', asked));
      if ('deployments' in graph) throw new Error('Only what runs was answered.');
      return graph;
    },
    // Large, and not to be compared with the one before.
    structuralSharing: false,
  });

/** What came of an artifact and runs somewhere now. */
export const runningQuery = (id: string) =>
  queryOptions({
    queryKey: ['running', id],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { deployed: 'true' as const, limit: 200 } };
      const graph = await answerOf(
        api.GET('/api/v1/artifacts/{id}/descendants', { params, signal }),
      );
      if (!('deployments' in graph)) throw new Error('What runs was not answered.');
      return graph;
    },
  });

/** The newest promotions of a model to an environment. */
export const promotionsOfQuery = (model: string, environment: string) =>
  queryOptions({
    queryKey: ['promotions', 'of', model, environment],
    queryFn: ({ signal }) => {
      const query = { model, environment, limit: 1 };
      return answerOf(api.GET('/api/v1/promotions', { params: { query }, signal }));
    },
  });
