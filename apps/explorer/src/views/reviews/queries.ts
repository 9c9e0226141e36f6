import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { type Decision } from '../../api/queries';
import { type components } from '../../api/schema';
import { type ReviewBody } from './review-draft';

export type QueuedReview = components['schemas']['ReviewQueuePage']['items'][number];
export type ReviewTaken = components['schemas']['ReviewTaken'];

export const REVIEWS = ['reviews'] as const;

/** Seconds that the page waits for a decision. */
const PATIENCE_S = 30;

/** Blocked promotions that wait for a person, newest first. */
export const reviewPages = (environment: string) =>
  infiniteQueryOptions({
    queryKey: [...REVIEWS, environment],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(environment && { environment }),
        ...(pageParam && { cursor: pageParam }),
      };
      return answerOf(api.GET('/api/v1/reviews', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Records what a person says of a promotion. */
export const sendReview = (id: string, body: ReviewBody): Promise<ReviewTaken> =>
  answerOf(api.POST('/api/v1/promotions/{id}/reviews', { params: { path: { id } }, body }));

/**
 * Asks for the same promotion again, of the same weights, and in the name of whoever asked before:
 * nobody may review what they asked for themselves.
 *
 * @returns the id of the new promotion, and its decision unless the gate took longer
 */
export async function askAgain(item: QueuedReview): Promise<{ id: string; decision?: Decision }> {
  const { promotion, environment, requestedBy } = item;
  const path = { id: promotion.id };
  const before = await answerOf(api.GET('/api/v1/promotions/{id}', { params: { path } }));
  const digest = 'digest' in before ? before.digest : undefined;
  const model = digest === undefined ? item.model : { id: item.model, digest };
  const body = { model, environment, ...(requestedBy !== undefined && { requestedBy }) };
  const params = { query: { wait: PATIENCE_S } };
  const answer = await answerOf(api.POST('/api/v1/promotions', { params, body }));
  const id = answer.promotion?.id ?? '';
  return 'verdict' in answer ? { id, decision: answer } : { id };
}
