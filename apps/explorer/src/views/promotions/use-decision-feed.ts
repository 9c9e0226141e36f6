import { useEffect, useReducer, useRef } from 'react';
import { type DecisionStream, listenToDecisions } from './decision-stream';
import { feedAfter, type FeedState, QUIET } from './feed-state';

const STREAM = '/api/v1/decisions/stream';

/**
 * Decisions as they are made, while the component is on the page.
 *
 * @param onBack called once connected again after a break: what was decided meanwhile did not come
 */
export function useDecisionFeed(onBack: () => void): FeedState & { retry(): void } {
  const [state, change] = useReducer(feedAfter, QUIET);
  const stream = useRef<DecisionStream>(undefined);
  useEffect(() => {
    stream.current = listenToDecisions({
      connect: () => new EventSource(STREAM),
      onChange: change,
      random: Math.random,
    });
    return () => stream.current?.close();
  }, []);
  useOnBack(state, onBack);
  return { ...state, retry: () => stream.current?.retry() };
}

function useOnBack({ connection }: FeedState, onBack: () => void): void {
  const wasOffline = useRef(false);
  useEffect(() => {
    if (connection === 'offline') wasOffline.current = true;
    if (connection !== 'live' || !wasOffline.current) return;
    wasOffline.current = false;
    onBack();
  }, [connection, onBack]);
}
