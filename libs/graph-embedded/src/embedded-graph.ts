import { type Graph } from '@pedigree/graph';
import { Checkpoints } from '@pedigree/sqlite-core';
import { EmbeddedCounts } from './counts';
import { EmbeddedClosures } from './closure-reader';
import { Database, fileIn } from './database';
import { EmbeddedHistory } from './history';
import { Interpretation } from './interpretation';
import { EmbeddedPromotions } from './promotions';
import { EmbeddedReader } from './reader';
import { SELECT_POSITIONS } from './statements';
import { EmbeddedWriter } from './writer';

export interface EmbeddedGraphOptions {
  /** Holds the files of the graph (`graph.db` and what SQLite puts beside it). Created where missing. */
  directory: string;
}

/**
 * A graph in one SQLite file, for one process or a few on one machine. What `record` resolved for
 * survives the loss of power. Calls are synchronous underneath: a long read delays others.
 *
 * @throws GraphError `incompatible` for a file that a newer version wrote, `unavailable` for a
 *   directory that cannot be used
 */
export async function embeddedGraph({ directory }: EmbeddedGraphOptions): Promise<Graph> {
  const db = Database.open(directory);
  const checkpoints = new Checkpoints(fileIn(directory));
  const interpretation = new Interpretation(db);
  const writer = new EmbeddedWriter(db, checkpoints, interpretation);
  return {
    writer,
    lineage: new EmbeddedReader(db, interpretation),
    closures: new EmbeddedClosures(db),
    promotions: new EmbeddedPromotions(db),
    history: new EmbeddedHistory(db),
    counts: new EmbeddedCounts(db),
    ping: async () => void db.read(() => db.all(SELECT_POSITIONS)),
    close: async () => {
      await writer.idle();
      await checkpoints.end();
      db.close();
    },
  };
}
