import { useEffect, useState } from 'react';
import { type LayoutInput, type Positions } from './layout';

interface Answer {
  turn: number;
  positions: Positions;
}

/** Started as soon as the view is loaded, so that it is there when the lineage is. */
const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
let turns = 0;

/** Positions for what is shown, laid out in a worker; those of before until they are there. */
export function useLayout(input: LayoutInput): Positions | undefined {
  const [positions, setPositions] = useState<Positions>();
  useEffect(() => {
    const turn = (turns += 1);
    const take = ({ data }: MessageEvent<Answer>) => {
      if (data.turn === turn) setPositions(data.positions);
    };
    worker.addEventListener('message', take);
    worker.postMessage({ turn, input });
    return () => worker.removeEventListener('message', take);
  }, [input]);
  return positions;
}
