import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { type components } from '../../api/schema';
import { type PromotionFilters } from './filters';

export type PromotionSummary = components['schemas']['PromotionPage']['items'][number];
type Document = components['schemas']['DecisionDocument'];
type Pending = components['schemas']['PendingPromotion'];

/** Milliseconds between two looks at a promotion that is not decided yet. */
const PENDING_MS = 1000;

/** All that is kept about promotions, for when it has to be read anew. */
export const PROMOTIONS = ['promotions'] as const;

/** The history, newest first, page by page. */
export const promotionPages = (filters: PromotionFilters) =>
  infiniteQueryOptions({
    queryKey: [...PROMOTIONS, 'list', filters],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filters, ...(pageParam && { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/promotions', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const isDecided = (document: Document | Pending): document is Document =>
  'verdict' in document;

/** A decision, or that there is none yet: then it is looked for again. */
export const promotionQuery = (id: string) =>
  queryOptions({
    queryKey: [...PROMOTIONS, 'one', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/promotions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || isDecided(data) ? false : PENDING_MS,
  });

export const trailPages = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...PROMOTIONS, 'trail', id],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === '' ? {} : { cursor: pageParam };
      const params = { path: { id }, query };
      return answerOf(api.GET('/api/v1/promotions/{id}/trail', { params, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The gate's public keys: its JSON Web Key Set. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/keys', { signal })),
});

/** The decision as a comment for a pull request. */
export const markdownQuery = (id: string) =>
  queryOptions({
    queryKey: [...PROMOTIONS, 'markdown', id],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { format: 'md' as const } };
      const asked = api.GET('/api/v1/promotions/{id}', { params, signal, parseAs: 'text' });
      return answerOf<string>(asked);
    },
  });
