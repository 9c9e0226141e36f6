import { type Figure } from '../figure';
import { ingestBatches } from './ingest-batches';
import { ingestSingle } from './ingest-single';
import { judging } from './judging';
import { lateEdgeFigure } from './late-edge';
import { writeEmbedded } from './write-embedded';

/** Every figure, in the order of the table. */
export const FIGURES: readonly Figure[] = [
  writeEmbedded,
  ingestBatches,
  ingestSingle,
  judging,
  lateEdgeFigure,
];
