import { type Figure } from '../figure';
import { ancestryEmbedded, ancestryNeo4j } from './ancestry';
import { decisionGrowthEmbedded, decisionGrowthStack } from './decision-growth';
import { decisionLoadedEmbedded, decisionLoadedStack } from './decision-loaded';
import { ingestBatches } from './ingest-batches';
import { ingestKafka } from './ingest-kafka';
import { ingestSingle } from './ingest-single';
import { judging } from './judging';
import { kafkaClients } from './kafka-clients';
import { lateEdgeFigure } from './late-edge';
import { memoryEmbedded } from './memory';
import { scaleGates } from './scale-gates';
import { scaleWriters } from './scale-writers';
import { shapesEmbedded, shapesNeo4j } from './shapes';
import { startEmbedded } from './start';
import { writeEmbedded } from './write-embedded';
import { writeNeo4j } from './write-neo4j';

/** Every figure, in the order of the table. */
export const FIGURES: readonly Figure[] = [
  ingestKafka,
  writeNeo4j,
  kafkaClients,
  scaleWriters,
  scaleGates,
  ingestBatches,
  writeEmbedded,
  ingestSingle,
  ancestryEmbedded,
  ancestryNeo4j,
  shapesEmbedded,
  shapesNeo4j,
  judging,
  decisionGrowthEmbedded,
  decisionGrowthStack,
  decisionLoadedEmbedded,
  decisionLoadedStack,
  lateEdgeFigure,
  memoryEmbedded,
  startEmbedded,
];
