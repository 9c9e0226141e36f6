import { useEffect, useRef, useState } from 'react';
import { type LayoutInput, type Positions } from './layout';

/** Positions for what is shown, laid out in a worker; those of before until they are there. */
export function useLayout(input: LayoutInput): Positions | undefined {
  const [positions, setPositions] = useState<Positions>();
  const worker = useRef<Worker>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    const started = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<{ turn: number; positions: Positions }>) => {
      if (data.turn === turn.current) setPositions(data.positions);
    };
    worker.current = started;
    return () => started.terminate();
  }, []);
  useEffect(() => {
    turn.current += 1;
    worker.current?.postMessage({ turn: turn.current, input });
  }, [input]);
  return positions;
}
