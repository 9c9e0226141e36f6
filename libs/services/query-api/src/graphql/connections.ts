import { type Page } from '@pedigree/graph';
import { askedPage, toPage } from '../pages';

/** How a field asks for a page. */
export interface ConnectionArgs {
  first: number;
  after?: string | undefined;
}

export interface Connection<T> {
  nodes: readonly T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** @throws ProblemException where `after` is no cursor */
export const askedConnection = ({ first, after }: ConnectionArgs) =>
  askedPage({ limit: first, cursor: after });

/** The same pages, with the same cursors, as REST answers. */
export function toConnection<T, U>(page: Page<T>, show: (item: T) => U): Connection<U> {
  const { items, nextCursor } = toPage(page, show);
  const hasNextPage = nextCursor !== undefined;
  return { nodes: items, pageInfo: { hasNextPage, endCursor: nextCursor ?? null } };
}
