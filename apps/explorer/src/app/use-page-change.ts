import { useEffect, useRef } from 'react';
import { useLocation, useMatches } from 'react-router';

const titleOf = (handle: unknown): string | undefined =>
  typeof handle === 'object' && handle !== null && 'title' in handle
    ? String(handle.title)
    : undefined;

/** After a change of page, tells the window's title and moves the focus to the content. */
export function usePageChange(mainId: string): void {
  const { pathname } = useLocation();
  const title = titleOf(useMatches().at(-1)?.handle);
  const before = useRef(pathname);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Pedigree`;
    if (before.current !== pathname)
      document.getElementById(mainId)?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname, title, mainId]);
}
