import { type Page } from '@pedigree/graph';
import { fromCursor, toCursor } from './cursor';

/** The parameters that every list takes. */
export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

/** A page as the port wants it asked for. */
export const askedPage = ({ cursor, limit }: PageQuery): { after?: string; limit: number } =>
  cursor === undefined ? { limit } : { after: fromCursor(cursor), limit };

/** A page as a client gets it. */
export const toPage = <T, U>({ items, nextCursor }: Page<T>, show: (item: T) => U): Page<U> => ({
  items: items.map(show),
  ...(nextCursor === undefined ? {} : { nextCursor: toCursor(nextCursor) }),
});

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops what is undefined, as the ports want absent options absent. */
export const present = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as Present<T>;
