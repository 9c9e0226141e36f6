import { layout, type LayoutInput } from './layout';

/** Lays out beside the page, which stays usable meanwhile. `turn` tells which question an answer is for. */
self.addEventListener('message', ({ data }: MessageEvent<{ turn: number; input: LayoutInput }>) => {
  self.postMessage({ turn: data.turn, positions: layout(data.input) });
});
