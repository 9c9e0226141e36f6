import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** Everything in counts; decisions of so many days. */
export const overviewQuery = (days: number) =>
  queryOptions({
    queryKey: ['overview', days],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/overview', { params: { query: { days } }, signal })),
    placeholderData: keepPreviousData,
  });
