import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readViewState, type ViewState, writeViewState } from './view-state';

/** The state of the page, out of the address and into it. */
export function useViewState(): [ViewState, (change: Partial<ViewState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readViewState(params), [params]);
  const change = useCallback(
    (changes: Partial<ViewState>) =>
      setParams((before) => writeViewState({ ...readViewState(before), ...changes }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParams],
  );
  return [state, change];
}
