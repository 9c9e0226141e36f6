import { accumulating } from '../graph/accumulating';
import { aliasing } from '../graph/aliasing';
import { remembering } from '../graph/remembering';
import { standing } from '../graph/standing';
import { trailing } from '../graph/trailing';
import { World } from '../graph/world';
import { memoryGraph } from './memory-graph';

/** What it promises like a graph; its lists come in the order of recording. */
const PARTS = { accumulating, aliasing, remembering, standing, trailing };

for (const [part, define] of Object.entries(PARTS))
  describe(`memory graph: ${part}`, () => {
    let world: World;
    beforeEach(() => {
      world = new World(memoryGraph());
    });
    define(() => world);
  });
