import { useSyncExternalStore } from 'react';

/** Milliseconds between two looks whether the server is back. */
const RETRY_MS = 3000;

let reachable = true;
const listeners = new Set<() => void>();

/** Tells whether the last request got any answer at all; while none does, the server is asked now and then. */
export function noteReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  listeners.forEach((listener) => listener());
  if (!now) setTimeout(() => void lookAgain(), RETRY_MS);
}

async function lookAgain(): Promise<void> {
  const back = await fetch('/healthz').then(
    () => true,
    () => false,
  );
  if (back) noteReachable(true);
  else setTimeout(() => void lookAgain(), RETRY_MS);
}

export function onReachable(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isReachable = (): boolean => reachable;

/** Whether the server answers, as far as is known. */
export const useReachable = (): boolean => useSyncExternalStore(onReachable, isReachable);
