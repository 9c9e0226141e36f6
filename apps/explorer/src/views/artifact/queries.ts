import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { type ArtifactKind } from '../../api/queries';

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
