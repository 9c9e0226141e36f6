import { type ArtifactKind, type Fact, type Stamp, type Stamped } from '@pedigree/lineage';

/** The columns of an event that stamp its facts; `STAMP` of the statements. */
export type StampRow = [
  key: string,
  run: string | null,
  occurredAt: string,
  recordedAt: string,
  topic: string,
  partition: number,
  offset: number,
  saidBy: string | null,
];

export const stampOf = (row: StampRow): Stamp => {
  const [eventId, runId, occurredAt, recordedAt, topic, partition, offset, by] = row;
  const stamp: Stamp = { eventId, occurredAt, recordedAt, topic, partition, offset };
  if (runId !== null) stamp.runId = runId;
  if (by !== null) stamp.by = by;
  return stamp;
};

/** @param json the fact without its stamp */
export const factOf = <F extends Fact>(json: string, row: StampRow): Stamped<F> => ({
  ...(JSON.parse(json) as F),
  ...stampOf(row),
});

const BITS: Record<ArtifactKind, number> = { model: 1, dataset: 2 };

export const bitOf = (kind: ArtifactKind): number => BITS[kind];

/** Sorted. */
export const kindsOf = (bits: number): ArtifactKind[] =>
  (['dataset', 'model'] as const).filter((kind) => bits & BITS[kind]);
